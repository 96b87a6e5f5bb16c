"""Pages in programs for translators: what is taken there comes back as it was, and nothing unfinished is published."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from drawn import campaign, mkdocs, page, translation
from drawn import draw as draw_project
from handbill.cli import main
from handbill.content.pages import source_hash
from handbill.translating.po.units import body_units, with_units

FAQ, FRENCH = "campaigns/pay/faq.md", "campaigns/pay/faq.fr.md"
PO = "po/pay/fr.po"
BODY = """\
We ask for *more*.
On time.

## Why {#why}

- 2021-02-01: We began.
- 2021-12-01: We
  won.

1. One
2. Two

> Said so.
> Twice.

<!-- until over -->

## ? When?

Soon.[^1]

<!-- /until over -->

| a | b |
|---|---|
| 1 | 2 |

[^1]: A note.
"""
UNITS = [
    "We ask for *more*.\nOn time.", "Why {#why}", "2021-02-01: We began.", "2021-12-01: We\n  won.", "One", "Two",
    "Said so.\n> Twice.", "When?", "Soon.[^1]", "| a | b |\n|---|---|\n| 1 | 2 |", "A note.",
]  # fmt: skip

Run = Callable[..., Result]


def hashed(body: str, title: str = "Questions") -> str:
    return source_hash({"title": title, "summary": f"About {title}."}, body.strip())


SHORT = hashed("First.\n\nSecond.")


def draw(root: Path, files: Mapping[str, str]) -> Path:
    return draw_project(
        root, {"mkdocs.yml": mkdocs("en", "fr"), "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]), **files}
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return draw(tmp_path, {"campaigns/pay/index.md": page("Pay"), FAQ: page("Questions", "First.\n\nSecond.\n")})


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(root)
    return lambda *words: CliRunner().invoke(main, ["translate", "po", *words])


def entry(text: str, unit: str) -> str:
    """What a catalogue says of a unit of the page of questions, from its source on."""
    return next(block for block in text.split("\n\n") if f'msgctxt "{FAQ}#{unit}"\n' in block)


def translated(root: Path, words: Mapping[str, str]) -> None:
    """The catalogue with some units translated, by what they say in the source."""
    text = (root / PO).read_text(encoding="utf-8")
    for source, target in words.items():
        old = f"msgid {json.dumps(source)}\nmsgstr "
        assert old in text
        head, _, rest = text.partition(old)
        text = f"{head}{old}{json.dumps(target, ensure_ascii=False)}\n{rest.partition(chr(10))[2]}"
    (root / PO).write_text(text, encoding="utf-8")


ALL = {"Questions": "Des questions", "About Questions.": "À leur sujet.", "First.": "D’abord.", "Second.": "Ensuite\u00a0!"}


# --- units


def test_a_body_is_cut_into_what_is_read_at_once() -> None:
    assert [BODY[unit.start : unit.end] for unit in body_units(BODY)] == UNITS


def test_what_is_between_units_stays_where_it_is() -> None:
    made = with_units(BODY, {"body/2": "Pourquoi {#why}", "body/7": "Dit."})
    assert made == BODY.replace("Why {#why}", "Pourquoi {#why}").replace("Said so.\n> Twice.", "Dit.")


@given(
    st.lists(
        st.sampled_from(["- a", "  b", "1. c", "> d", "# e", "```", "| f |", "<!-- x -->", "", "g\u00a0", "\\", "[^1]: h", "    i"])
    )
)
def test_units_never_overlap_and_give_the_body_back(lines: list[str]) -> None:
    body = "\n".join(lines)
    units = body_units(body)
    edges = [edge for unit in units for edge in (unit.start, unit.end)]
    assert edges == sorted(edges)
    assert with_units(body, {f"body/{number}": body[one.start : one.end] for number, one in enumerate(units, 1)}) == body
    said = "".join(body[one.start : one.end] for one in units)
    assert all(letter in said for letter in "abcdefghi" if any(letter in line for line in lines))


# --- there


def test_a_page_without_a_translation_has_its_words_to_translate(root: Path, run: Run) -> None:
    done = run("export")
    assert done.output.splitlines() == ["made po/pay/fr.po", "made po/pay/pay.pot", "made po/hub/fr.po", "made po/hub/hub.pot"]
    text = (root / PO).read_text(encoding="utf-8")
    assert '"Language: fr\\n"' in text
    assert [line for line in text.splitlines() if line.startswith("msgctxt")] == [
        f'msgctxt "{name}"'
        for name in (
            f"{FAQ}#title", f"{FAQ}#summary", f"{FAQ}#body/1", f"{FAQ}#body/2", "campaigns/pay/index.md#title",
            "campaigns/pay/index.md#summary", "campaigns/pay/index.md#body/1",
        )
    ]  # fmt: skip
    assert entry(text, "body/2").endswith('\nmsgid "Second."\nmsgstr ""')


def test_the_same_pages_give_the_same_catalogues(root: Path, run: Run) -> None:
    run("export")
    before = {path: path.read_bytes() for path in (root / "po").rglob("*.po*")}
    run("export")
    assert {path: path.read_bytes() for path in (root / "po").rglob("*.po*")} == before


def test_one_campaign_and_one_language_can_be_asked_for(run: Run) -> None:
    assert run("export", "--campaign", "hub", "--language", "fr").output == "made po/hub/fr.po\nmade po/hub/hub.pot\n"
    assert "there is nothing to translate in pya" in run("export", "--campaign", "pya").output


def test_weblate_is_told_where_everything_is(root: Path, run: Run) -> None:
    assert "made po/weblate.json\n" in run("export", "--repository", "https://git.example.org/hub.git").output
    pay, hub = json.loads((root / "po/weblate.json").read_text(encoding="utf-8"))
    assert (hub["slug"], pay["slug"], pay["repo"]) == ("hub", "pay", "https://git.example.org/hub.git")
    assert (pay["filemask"], pay["new_base"], pay["file_format"]) == ("po/pay/*.po", "po/pay/pay.pot", "po")
    assert (root / pay["new_base"]).is_file()


# --- and back


def test_what_was_not_changed_is_the_same_in_every_byte(root: Path, run: Run) -> None:
    words = {"title": "Questions", "summary": "About Questions."}
    text = (
        "---\r\ntitle: 'Des questions'  # ours\r\nsummary: À leur sujet.\r\ntranslation:\r\n  status: reviewed\r\n"
        f'  source_hash: "{source_hash(words, BODY.strip())}"\r\n---\r\n\r\n\r\n' + BODY.replace("\n", "  \r\n")
    )
    draw(root, {FAQ: page("Questions", BODY)})
    (root / FRENCH).write_bytes(text.encode())
    run("export")
    assert run("import").output == ""
    assert (root / FRENCH).read_bytes() == text.encode()
    # One unit is another one for a while.
    (root / PO).write_text((root / PO).read_text(encoding="utf-8").replace('msgstr "Two"', 'msgstr "Deux"'), encoding="utf-8")
    assert run("import").output == f"{FRENCH}: 1 units; it is machine\n"
    made = (root / FRENCH).read_bytes().decode()
    assert made == text.replace("2. Two", "2. Deux").replace("status: reviewed", "status: machine")


def test_a_finished_page_is_made_and_is_not_called_reviewed(root: Path, run: Run) -> None:
    run("export")
    translated(root, ALL)
    assert run("import").output == f"{FRENCH}: 4 units; it is machine\n"
    assert (root / FRENCH).read_text(encoding="utf-8") == (
        '---\ntitle: "Des questions"\nsummary: "À leur sujet."\ntranslation:\n  status: machine\n'
        f'  source_hash: "{SHORT}"\n---\n\nD’abord.\n\nEnsuite\u00a0!\n'
    )
    run("export")
    assert run("import").output == ""
    assert CliRunner().invoke(main, ["check", "pay", "--language", "fr", "--rule", "stale-translation"]).exit_code == 0


def test_whoever_imports_can_say_that_it_was_reviewed(root: Path, run: Run) -> None:
    run("export")
    translated(root, ALL)
    run("import", PO, "--status", "reviewed", "--by", "Union of Clerks")
    assert '  status: reviewed\n  reviewed_by: "Union of Clerks"\n' in (root / FRENCH).read_text(encoding="utf-8")


def test_an_unfinished_page_stays_a_draft(root: Path, run: Run) -> None:
    run("export")
    translated(root, {"Questions": "Des questions"})
    assert run("import").output == f"{FRENCH}: 1 units, 3 still to translate\n"
    text = (root / FRENCH).read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "Des questions"\nsummary: "About Questions."\ntranslation:\n  status: draft\n')
    run("export")
    catalogue = (root / PO).read_text(encoding="utf-8")
    assert entry(catalogue, "title").endswith('msgstr "Des questions"')
    assert entry(catalogue, "body/1").endswith('msgid "First."\nmsgstr ""')


def test_what_is_fuzzy_is_never_published(root: Path, run: Run) -> None:
    run("export")
    translated(root, ALL)
    text = (root / PO).read_text(encoding="utf-8")
    one = entry(text, "body/2")
    (root / PO).write_text(text.replace(one, one.replace("msgctxt", "#, fuzzy\nmsgctxt")), encoding="utf-8")
    assert run("import").output == f"{FRENCH}: 3 units, 1 still to translate\n"
    made = (root / FRENCH).read_text(encoding="utf-8")
    assert ("Ensuite" in made, "status: draft" in made) == (False, True)


def test_an_entry_of_an_older_text_is_left_out(root: Path, run: Run) -> None:
    run("export")
    translated(root, ALL)
    draw(root, {FAQ: page("Questions", "First.\n\nThird.\n")})
    assert run("import").output == f"{FRENCH}: 3 units, 1 still to translate, 1 are of an older text and were left out\n"
    assert "Ensuite" not in (root / FRENCH).read_text(encoding="utf-8")


def test_what_changed_in_the_source_is_fuzzy_with_what_it_was_before(root: Path, run: Run) -> None:
    draw(root, {FRENCH: translation("Des questions", "D’abord.\n\nEnsuite.\n", source_hash=SHORT)})
    names = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "--all"), (*names, "commit", "--quiet", "--message", "Begin")):
        subprocess.run(["git", *command], cwd=root, check=True)
    draw(root, {FAQ: page("Questions", "Before all.\n\nFirst.\n\nSecond, and at once.\n")})
    run("export")
    text = (root / PO).read_text(encoding="utf-8")
    assert entry(text, "body/2").endswith('\nmsgid "First."\nmsgstr "D’abord."')
    assert "fuzzy" not in entry(text, "body/2")
    assert entry(text, "body/1").endswith('\nmsgid "Before all."\nmsgstr ""')
    changed = entry(text, "body/3")
    assert '#, fuzzy\n#| msgid "Second."\n' in changed
    assert changed.endswith('\nmsgid "Second, and at once."\nmsgstr "Ensuite."')


def test_a_translation_of_another_form_is_one_unit(root: Path, run: Run) -> None:
    draw(root, {FRENCH: translation("Des questions", "Tout en un.\n", source_hash=SHORT)})
    run("export")
    text = (root / PO).read_text(encoding="utf-8")
    assert entry(text, "body").endswith('\nmsgid ""\n"First.\\n"\n"\\n"\n"Second."\nmsgstr "Tout en un."')
    assert run("import").output == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no catalogue", "it is not a catalogue of gettext: "),
        ('msgid "a"\nmsgstr "b"\n', "it has no entry that handbill translate po export wrote"),
    ],
)
def test_what_is_no_catalogue_is_said(root: Path, run: Run, text: str, message: str) -> None:
    draw(root, {"fr.po": text})
    before = sorted(root.rglob("*"))
    done = run("import", "fr.po")
    assert (done.exit_code, done.stderr.startswith(f"handbill: fr.po was not imported: {message}")) == (2, True)
    assert sorted(root.rglob("*")) == before


# --- staleness


def states(root: Path) -> dict[str, dict[str, str]]:
    done = CliRunner().invoke(main, ["translate", "status", "--format", "json"])
    pages = json.loads(done.stdout)["pages"]
    return {one["file"]: {tag: each["state"] for tag, each in one["translations"].items()} for one in pages}


LETTER = "campaigns/pay/letters/wages.md"
SOURCE = '---\ntitle: "Wages"\nsummary: About.\nsubject: "Pay"\nto: []\nupdated: 2027-01-01\n---\n\nPay, please.\n\n- Now\n'


@pytest.fixture
def three(root: Path, run: Run) -> dict[str, dict[str, str]]:
    """Three pages with reviewed translations, all up to date."""
    stamp = source_hash({"title": "Wages", "summary": "About.", "subject": "Pay"}, "Pay, please.\n\n- Now")
    draw(
        root,
        {
            LETTER: SOURCE,
            LETTER.replace(".md", ".fr.md"): translation("Salaires", "Payez.\n\n- Vite\n", subject="Payez", source_hash=stamp),
            FRENCH: translation("Des questions", "A.\n\nB.\n", source_hash=SHORT),
            "campaigns/pay/index.fr.md": translation(
                "Payez", source_hash=source_hash({"title": "Pay", "summary": "About Pay."}, "Some words.")
            ),
        },
    )
    found = states(root)
    assert {found[name]["fr"] for name in (LETTER, FAQ, "campaigns/pay/index.md")} == {"reviewed"}
    return found


@pytest.mark.parametrize(
    ("old", "new"), [("Pay, please", "Pay, plebse"), ("Now", "Nou"), ('"Pay"', '"Say"'), ("About.", "About!"), ("Wages", "Wagesa")]
)
def test_one_letter_changed_in_a_source_marks_its_translations_and_no_other(
    root: Path, three: dict[str, dict[str, str]], old: str, new: str
) -> None:
    (root / LETTER).write_text(SOURCE.replace(old, new), encoding="utf-8")
    assert states(root) == {**three, LETTER: {"fr": "stale"}}


@pytest.mark.parametrize(
    "same",
    [
        SOURCE.replace("2027-01-01", "2027-02-02"),
        SOURCE.replace("to: []", "to: reader"),
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("Pay, please.\n", "Pay, please.  \n"),
        SOURCE + "\n\n",
        SOURCE.replace("---\n", "---\n# For us.\n", 1),
        SOURCE.replace('"Wages"', "'Wages'"),
        "---\nto: []\nsubject: Pay\nupdated: 2027-01-01\nsummary: About.\ntitle: Wages\n---\nPay, please.\n\n- Now",
        "\ufeff" + SOURCE,
    ],
)
def test_dates_order_of_fields_and_line_ends_mark_none(root: Path, three: dict[str, dict[str, str]], same: str) -> None:
    assert same != SOURCE
    (root / LETTER).write_bytes(same.encode())
    assert states(root) == three


def test_staff_read_the_table_as_a_page(root: Path, three: dict[str, dict[str, str]]) -> None:
    (root / LETTER).write_text(SOURCE.replace("Now", "Nou"), encoding="utf-8")
    made = CliRunner().invoke(main, ["translate", "status", "--format", "html"]).stdout
    assert f'<tr><th scope="row">{LETTER}</th><td class="stale">stale</td></tr>' in made
    assert '<tr><th scope="row">reviewed: up to date and reviewed</th><td>2</td></tr>' in made
    assert '<th scope="col"><span lang="fr">fr</span> (fr)</th>' in made
    assert "http" not in made.replace("https://hub", "")
