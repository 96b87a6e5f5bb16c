"""What translators ask of the terminal: what is to do, a new file, what changed, and the stamp."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drawn import campaign, mkdocs, page, translation
from drawn import draw as draw_project
from handbill.cli import main
from handbill.content.pages import source_hash
from handbill.content.site import read_project
from handbill.problems import Problems
from handbill.publishing.clock import instant

LETTER = "campaigns/pay/letters/wages.md"
FRENCH = "campaigns/pay/letters/wages.fr.md"
SOURCE = """\
---
# For the union's site.
title: 'Fair pay'
to: []
summary: About pay.
fields: [name, ward]

# Read by ministers.
subject: Fair pay
labels:
  ward: Your ward
script: |
  Hello,
  # this is said too
---

Please pay fairly.

[[name]], [[ward]]
"""
WORDS = {
    "title": "Fair pay", "summary": "About pay.", "subject": "Fair pay", "labels": {"ward": "Your ward"},
    "script": "Hello,\n# this is said too\n",
}  # fmt: skip
HASH = source_hash(WORDS, "Please pay fairly.\n\n[[name]], [[ward]]")

Run = Callable[..., Result]


def draw(root: Path, files: Mapping[str, str]) -> Path:
    """Writes files of a site in three languages."""
    return draw_project(root, {"mkdocs.yml": mkdocs("en", "fr", "my"), **files})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return draw(
        tmp_path,
        {
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
            "campaigns/pay/index.md": page("Pay"),
            LETTER: SOURCE,
        },
    )


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(root)
    return lambda *words: CliRunner().invoke(main, ["translate", *words])


def commit(root: Path, message: str) -> None:
    names = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "--all"), (*names, "commit", "--quiet", "--message", message)):
        subprocess.run(["git", *command], cwd=root, check=True)


def stamped(root: Path, text: str, *options: str, run: Run) -> str:
    """What the file is after it was stamped, with its line ends."""
    (root / FRENCH).write_bytes(text.encode())
    done = run("stamp", FRENCH, "fr", *options)
    assert done.exit_code == 0, done.output
    return (root / FRENCH).read_bytes().decode()


# --- status


def test_the_table_has_each_page_with_the_state_of_each_language(root: Path, run: Run) -> None:
    sound = {"source_hash": source_hash({"title": "P", "summary": "About P."}, "Some words.")}
    files = {"campaigns/pay/index.fr.md": translation("Salaires", source_hash="0" * 12)}
    for name in ("draft", "machine", "reviewed"):
        files |= {f"campaigns/pay/{name}.md": page("P"), f"campaigns/pay/{name}.fr.md": translation("Q", status=name, **sound)}
    files |= {"campaigns/pay/vague.md": page("P"), "campaigns/pay/vague.fr.md": translation("Q")}
    files |= {"campaigns/pay/broken.md": page("P"), "campaigns/pay/broken.fr.md": "no fields"}
    draw(root, files)
    table, counts = run("status").output.split("\n\n")
    assert [line.split() for line in table.splitlines()] == [
        ["file", "fr", "my"],
        ["campaigns/pay/broken.md", "unreadable", "–"],
        ["campaigns/pay/draft.md", "draft", "–"],
        ["campaigns/pay/index.md", "stale", "–"],
        [LETTER, "missing", "–"],
        ["campaigns/pay/machine.md", "machine", "–"],
        ["campaigns/pay/reviewed.md", "reviewed", "–"],
        ["campaigns/pay/vague.md", "unknown", "–"],
        ["docs/index.md", "missing", "missing"],
    ]
    assert len({line.rindex("–") for line in table.splitlines() if "–" in line}) == 1
    assert counts == "fr: 1 reviewed, 1 machine, 1 stale, 1 unknown, 1 draft, 1 unreadable, 2 missing\nmy: 1 missing\n"


def test_one_language_can_be_asked_for(run: Run) -> None:
    assert run("status", "my").output == "file           my\ndocs/index.md  missing\n\nmy: 1 missing\n"
    wrong = run("status", "xx")
    assert (wrong.exit_code, "the site has no language “xx”; it has en, fr or my (mkdocs.yml)" in wrong.output) == (2, True)


def test_a_source_in_another_language_is_named(root: Path, run: Run) -> None:
    draw(root, {
        "campaigns/mir/campaign.yml": campaign(languages=["fr", "en"], source_language="fr"),
        "campaigns/mir/index.fr.md": page("Paix"), "campaigns/mir/index.md": translation("Peace", status="draft"),
    })  # fmt: skip
    line = next(line for line in run("status").output.splitlines() if "mir" in line)
    assert line.split() == ["campaigns/mir/index.fr.md", "draft", "source", "–"]


def test_programs_read_the_same_as_json(run: Run) -> None:
    found = json.loads(run("status", "fr", "--format", "json").output)["pages"]
    assert [one["file"] for one in found] == ["campaigns/pay/index.md", LETTER, "docs/index.md"]
    assert found[1] == {"file": LETTER, "source": "en", "translations": {"fr": {"file": FRENCH, "state": "missing"}}}


def test_the_language_that_a_letter_is_sent_in_is_one_of_its(root: Path, run: Run) -> None:
    draw(root, {LETTER: SOURCE.replace("to: []", "to: []\nrecipient_language: my")})
    assert f"{LETTER}  missing" in run("status", "my").output


# --- new


def test_a_new_translation_has_the_words_as_they_are_written_and_no_facts(root: Path, run: Run) -> None:
    assert run("new", LETTER, "fr").output == f"made {FRENCH}\n"
    assert (
        (root / FRENCH).read_text(encoding="utf-8")
        == f"""\
---
title: 'Fair pay'
summary: About pay.
subject: Fair pay
labels:
  ward: Your ward
script: |
  Hello,
  # this is said too
translation:
  status: draft
  source_hash: "{HASH}"
---

Please pay fairly.

[[name]], [[ward]]
"""
    )


def test_it_passes_the_check_as_a_draft(root: Path, run: Run) -> None:
    before = CliRunner().invoke(main, ["check"]).output
    # An event may have no text: its file then has nothing that differs from the source yet.
    draw(root, {"campaigns/pay/events/day.md": page("Day", "", starts="2027-05-20", place="Hall", updated="2027-05-01")})
    assert run("new", "campaigns/pay/events/day.md", "fr").exit_code == 0
    assert run("new", LETTER, "fr").exit_code == 0
    after = CliRunner().invoke(main, ["check"])
    assert (after.exit_code, "\n0 errors, " in after.output) == (0, True)
    assert [line for line in after.output.splitlines() if ".fr.md" in line and line not in before] == []


def test_a_file_is_named_from_where_one_is_or_from_the_project(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "campaigns/pay/letters")
    assert run("new", "wages.md", "fr").output == f"made {FRENCH}\n"
    (root / FRENCH).unlink()
    assert run("new", LETTER, "fr").output == f"made {FRENCH}\n"


def test_fields_that_share_a_line_are_written_one_a_line(root: Path, run: Run) -> None:
    draw(root, {"campaigns/pay/faq.md": '---\n{title: "A: b", summary: About it, aliases: [/old/]}\n---\n\nText.\n'})
    run("new", "campaigns/pay/faq.md", "fr")
    made = (root / "campaigns/pay/faq.fr.md").read_text(encoding="utf-8")
    assert made.startswith('---\ntitle: "A: b"\nsummary: "About it"\ntranslation:\n')


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((LETTER, "en"), f"“en” is the language that {LETTER} is written in"),
        ((LETTER, "xx"), "the site has no language “xx”; it has en, fr or my (mkdocs.yml)"),
        (
            ("nothing.md", "fr"),
            "nothing.md is not a page of this project that can be read; handbill check says what is wrong with it",
        ),
        (("campaigns/pay/index.md", "fr"), "campaigns/pay/index.fr.md exists already"),
    ],
)
def test_what_cannot_be_begun_is_said(root: Path, run: Run, words: tuple[str, str], message: str) -> None:
    draw(root, {"campaigns/pay/index.fr.md": translation("Salaires")})
    before = sorted(path for path in root.rglob("*"))
    done = run("new", *words)
    assert (done.exit_code, done.stderr) == (2, f"handbill: {message}\n")
    assert sorted(path for path in root.rglob("*")) == before


def test_a_language_that_the_campaign_is_not_in_is_begun_with_a_word(run: Run) -> None:
    done = run("new", LETTER, "my")
    assert done.stdout == "made campaigns/pay/letters/wages.my.md\n"
    assert done.stderr == "the campaign is not offered in “my” yet; add it to “languages” in its campaign.yml\n"


# --- diff


def test_what_changed_in_the_words_since_is_shown_and_no_fact(root: Path, run: Run) -> None:
    run("new", LETTER, "fr")
    commit(root, "Begin")
    text = SOURCE.replace("fairly", "by May").replace("subject: Fair pay", "subject: Pay now").replace("to: []", "to: reader")
    draw(root, {LETTER: text})
    commit(root, "Change")
    head, *lines = run("diff", LETTER, "fr").output.splitlines()
    assert head.startswith(f"--- {LETTER} (")
    assert [line for line in lines if line[0] in "+-"] == [
        f"+++ {LETTER}", "-subject: Fair pay", "+subject: Pay now", "-Please pay fairly.", "+Please pay by May.",
    ]  # fmt: skip


def test_it_is_found_under_the_name_that_the_source_had_then(root: Path, run: Run) -> None:
    run("new", LETTER, "fr")
    commit(root, "Begin")
    (root / LETTER).rename(root / "campaigns/pay/letters/money.md")
    (root / FRENCH).rename(root / "campaigns/pay/letters/money.fr.md")
    draw(root, {"campaigns/pay/letters/money.md": SOURCE.replace("fairly", "by May")})
    commit(root, "Rename")
    done = run("diff", "campaigns/pay/letters/money.md", "fr").output
    assert "\n-Please pay fairly.\n+Please pay by May.\n" in done


def test_nothing_changed_and_nothing_found_are_said(root: Path, run: Run) -> None:
    assert run("diff", LETTER, "fr").stderr == f"handbill: there is no {FRENCH}; handbill translate new {LETTER} fr makes it\n"
    run("new", LETTER, "fr")
    assert run("diff", LETTER, "fr").output == f"{LETTER} has the same words as when {FRENCH} was made\n"
    draw(root, {LETTER: SOURCE.replace("fairly", "by May")})
    done = run("diff", LETTER, "fr")
    assert done.exit_code == 2
    assert done.stderr == (
        f"handbill: the history of {LETTER} has no text with the hash “{HASH}” that {FRENCH} was made from; "
        "compare the two files as a whole (a clone of the last commit alone has no history: git fetch --unshallow)\n"
    )
    draw(root, {FRENCH: translation("Salaires", subject="S")})
    assert run("diff", LETTER, "fr").stderr == f"handbill: {FRENCH} has no source_hash, so nobody can tell what it was made from\n"


# --- stamp


def test_the_stamp_is_written_and_every_other_byte_stays(root: Path, run: Run) -> None:
    text = (
        "\ufeff---\r\ntitle:   'Salaires'  # a remark\r\n\r\ntranslation:\r\n    status: draft\r\n    source_hash: '000000000000'\r\n"
        "\r\n# below\r\nsubject: Cafe\u0301  \r\nsummary: En bref.\r\n---\r\n\r\n\r\nBonjour,  \r\n[[name]]\t\r\n\r\n"
    )
    old = "    status: draft\r\n    source_hash: '000000000000'\r\n"
    new = f'    status: reviewed\r\n    reviewed_by: "L\'union: «\u00a0a\u00a0»"\r\n    source_hash: "{HASH}"\r\n'
    made = stamped(root, text, "--status", "reviewed", "--by", "L'union: «\u00a0a\u00a0»", run=run)
    assert made == text.replace(old, new)


def test_a_stamp_on_one_line_stays_on_one(root: Path, run: Run) -> None:
    text = "---\ntitle: S\ntranslation: {status: reviewed, reviewed_by: Mia, source_hash: '0'}\nsummary: E\nsubject: S\n---\nA\n"
    made = stamped(root, text.replace("'0'", '"000000000000"'), "--status", "machine", run=run)
    assert made == f'---\ntitle: S\ntranslation: {{status: machine, source_hash: "{HASH}"}}\nsummary: E\nsubject: S\n---\nA\n'


def test_a_file_without_a_stamp_gets_one(root: Path, run: Run) -> None:
    made = stamped(root, "---\ntitle: S\nsummary: E\nsubject: S\n---\nA", "--status", "reviewed", run=run)
    assert made == f'---\ntitle: S\nsummary: E\nsubject: S\ntranslation:\n  status: reviewed\n  source_hash: "{HASH}"\n---\nA'


def test_what_was_stamped_is_no_longer_stale(root: Path, run: Run) -> None:
    draw(root, {FRENCH: translation("Salaires", "Payez. [[name]] [[ward]]\n", subject="S", source_hash="0" * 12)})
    assert "1 stale" in run("status", "fr").output
    run("stamp", LETTER, "fr", "--status", "machine")
    assert "1 machine" in run("status", "fr").output
    project = read_project(root, instant(), problems := Problems())
    assert project is not None
    assert [one for one in problems if one.rule in ("stale-translation", "no-source-hash")] == []


@pytest.mark.parametrize(
    ("stamp", "options", "message"),
    [
        ("translation: {status: draft}", ("--status", "machine", "--by", "Mia"), "a name is for a reviewed translation; “machine” has none"),
        ("translation: {status: draft, reviewer: Mia}", ("--status", "reviewed"), f"{FRENCH} has an unknown field “reviewer”"),
        ("translation:\n  status: draft  # soon", ("--status", "reviewed"), f"the field “translation” of {FRENCH} has remarks"),
        ("translation:\n  status: draft\n  # soon", ("--status", "reviewed"), f"the field “translation” of {FRENCH} has remarks"),
    ],
)  # fmt: skip
def test_what_cannot_be_stamped_is_said_and_left_alone(
    root: Path, run: Run, stamp: str, options: tuple[str, ...], message: str
) -> None:
    text = f"---\ntitle: S\n{stamp}\nsummary: E\nsubject: S\n---\nA\n"
    draw(root, {FRENCH: text})
    done = run("stamp", LETTER, "fr", *options)
    assert (done.exit_code, done.stderr[: 10 + len(message)]) == (2, f"handbill: {message}")
    assert (root / FRENCH).read_text(encoding="utf-8") == text


def test_a_missing_file_cannot_be_stamped(run: Run) -> None:
    done = run("stamp", LETTER, "fr", "--status", "reviewed")
    assert done.stderr == f"handbill: there is no {FRENCH}; handbill translate new {LETTER} fr makes it\n"
