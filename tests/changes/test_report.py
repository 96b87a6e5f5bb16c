"""What the comment under a pull request says of two commits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drawn import NOW, campaign, mkdocs, page, recipients, translation
from handbill.changes.markdown import comment
from handbill.changes.report import Report, report_change
from handbill.cli import main
from handbill.content.pages import source_hash
from repository import Repository

LETTER = "campaigns/pay/letters/wages.md"
TABLE = "campaigns/pay/recipients.csv"


def letter(body: str = "Please pay fairly.\n", **fields: object) -> str:
    return page("Wages", body, **{"subject": "Fair pay", "to": ["group:ministers"], **fields})


HASH = source_hash({"title": "Wages", "summary": "About Wages.", "subject": "Fair pay"}, "Please pay fairly.")
FILES: Mapping[str, str] = {
    "mkdocs.yml": mkdocs("en", "fr", "my"),
    "docs/index.md": page("Hub"),
    "docs/index.fr.md": translation("Accueil", source_hash=source_hash({"title": "Hub", "summary": "About Hub."}, "Some words.")),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": page("Pay"),
    "campaigns/pay/faq.md": page("Questions"),
    LETTER: letter(),
    "campaigns/pay/letters/wages.fr.md": translation("Salaires", subject="Salaires", source_hash=HASH),
    TABLE: recipients("minister,Norrvik,NO,ministers,post@ministry.example.org", "envoy,Dal,NO,,dal@embassy.example.org"),
    "scripts/tool.py": "print()\n",
}


@dataclass(frozen=True)
class History:
    """A repository with one commit of FILES, to which each test adds a second one."""

    repository: Repository
    root: Path

    def after(self, changes: Mapping[str, str | None]) -> Report:
        """The report of a commit in which some files are others; None deletes one."""
        base = self.repository.last
        files: dict[str, str | bytes] = {name: text for name, text in {**FILES, **changes}.items() if text is not None}
        return report_change(self.root, base, self.repository.commit(files), NOW)


@pytest.fixture
def history(tmp_path: Path) -> History:
    repository = Repository(tmp_path)
    repository.commit(FILES)
    return History(repository, tmp_path)


def own_pages(report: Report) -> list[tuple[str, str]]:
    assert report.pages is not None
    return [(one.address, one.state) for one in report.pages if one.own]


def states(report: Report) -> dict[str, dict[str, tuple[str | None, str | None]]]:
    return {one.file: dict(one.states) for one in report.translations}


def test_a_letter_changed_names_its_pages_its_length_and_its_translations(history: History) -> None:
    report = history.after({LETTER: letter("Please pay fairly, and on time.\n")})
    # The French page has the notice that its source changed.
    assert own_pages(report) == [("fr/pay/letters/wages/", "changed"), ("pay/letters/wages/", "changed")]
    assert report.addresses == ()
    assert [(one.letter, one.language) for one in report.letters] == [("pay/wages", "en")]
    assert states(report) == {LETTER: {"fr": ("reviewed", "stale")}}


def test_a_changed_address_is_named_old_and_new_with_the_letters_pages(history: History) -> None:
    report = history.after({TABLE: FILES[TABLE].replace("post@ministry.example.org", "post@ministri.example.org")})
    assert [(one.path, one.field, one.before, one.after, one.new_host) for one in report.addresses] == [
        (LETTER, "to", "minister <post@ministry.example.org>", "minister <post@ministri.example.org>", True),
        (TABLE, "minister: email", "post@ministry.example.org", "post@ministri.example.org", True),
    ]
    assert own_pages(report) == [("fr/pay/letters/wages/", "changed"), ("pay/letters/wages/", "changed")]
    assert report.translations == ()


def test_an_office_that_joins_a_group_gets_the_letter(history: History) -> None:
    report = history.after({TABLE: FILES[TABLE].replace("NO,,dal", "NO,ministers,dal")})
    assert [(one.path, one.field, one.before, one.after) for one in report.addresses] == [
        (LETTER, "to", "", "envoy <dal@embassy.example.org>")
    ]


def test_every_kind_of_address_is_compared(history: History) -> None:
    report = history.after(
        {
            "mkdocs.yml": mkdocs("en", "fr", "my", owner={"name": "Hub", "contact": "hub@example.org"}),
            "campaigns/pay/campaign.yml": campaign(
                languages=["en", "fr"], contact="new@example.org", channels={"telegram": "https://t.example.org/pay"}
            ),
            "campaigns/pay/faq.md": page("Questions", "See [it](https://a.example.org/) and <mailto:b@example.org>.\n"),
            LETTER: letter(cc=["copy@example.org"]),
        }
    )
    assert [(one.path, one.field, one.before, one.after) for one in report.addresses] == [
        ("campaigns/pay/campaign.yml", "channels.telegram", "", "https://t.example.org/pay"),
        ("campaigns/pay/campaign.yml", "contact", "office@example.org", "new@example.org"),
        ("campaigns/pay/faq.md", "links", "", "https://a.example.org/"),
        ("campaigns/pay/faq.md", "links", "", "mailto:b@example.org"),
        (LETTER, "cc", "", "copy@example.org"),
        ("mkdocs.yml", "owner.contact", "", "hub@example.org"),
    ]


def test_a_new_page_a_page_gone_and_a_page_moved_are_told_apart(history: History) -> None:
    report = history.after(
        {
            "campaigns/pay/faq.md": None,
            "campaigns/pay/answers.md": page("Answers", aliases=["/pay/faq/"]),
            LETTER: None,
            "campaigns/pay/letters/wages.fr.md": None,
        }
    )
    assert own_pages(report) == [
        ("fr/pay/answers/", "new"),
        ("fr/pay/faq/", "moved"),
        ("fr/pay/letters/wages/", "gone"),
        ("pay/answers/", "new"),
        ("pay/faq/", "moved"),
        ("pay/letters/wages/", "gone"),
    ]
    assert states(report) == {"campaigns/pay/answers.md": {"fr": (None, "missing")}}
    assert [(one.letter, one.after) for one in report.letters] == [("pay/wages", None)] * 2


def test_pages_that_only_list_another_are_told_apart(history: History) -> None:
    report = history.after({"campaigns/pay/faq.md": page("Answers")})
    assert report.pages is not None
    assert own_pages(report) == [("fr/pay/faq/", "changed"), ("pay/faq/", "changed")]
    # The campaign's page and the letter's link to it by its title, in both languages.
    assert [one.address for one in report.pages if not one.own] == ["fr/pay/", "pay/"]


def test_a_translation_brought_up_to_date_is_named_with_both_states(history: History) -> None:
    changed = letter("Please pay fairly, and on time.\n")
    new = source_hash({"title": "Wages", "summary": "About Wages.", "subject": "Fair pay"}, "Please pay fairly, and on time.")
    french = translation("Salaires", "Payez.\n", subject="Salaires", status="machine", source_hash=new)
    report = history.after({LETTER: changed, "campaigns/pay/letters/wages.fr.md": french})
    assert states(report) == {LETTER: {"fr": ("reviewed", "machine")}}


def test_warnings_are_those_of_changed_files_and_errors_are_all(history: History) -> None:
    report = history.after({TABLE: FILES[TABLE].replace("envoy,Dal", "envoy,Dahl"), LETTER: letter(to=["minster"])})
    assert {one.position.path for one in report.warnings} == {TABLE}
    assert [str(one) for one in report.errors] == [
        f"{LETTER}:5:6: unknown recipient “minster”; did you mean “minister”? [unknown-recipient]"
    ]
    assert report.pages is None
    assert "\nWhich pages change is not known, because there are errors.\n" in comment(report)


def test_what_readers_do_not_see_changes_no_page(history: History) -> None:
    report = history.after({LETTER: letter().replace("---\n", "---\n# For us.\n", 1), "scripts/tool.py": "print(1)\n"})
    assert (report.pages, report.addresses, report.letters) == ((), (), ())
    assert report.program is True
    assert "Other than before: 1 page to translate. Files of the program or of its look changed as well" in comment(report)


def test_a_picture_under_the_same_name_changes_its_page(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{0}" height="{0}"/>'
    files = {**FILES, "campaigns/pay/faq.md": page("Questions", "![A hall](media/hall.svg)\n")}
    base = repository.commit({**files, "campaigns/pay/media/hall.svg": picture.format(8)})
    head = repository.commit({**files, "campaigns/pay/media/hall.svg": picture.format(9)})
    report = report_change(tmp_path, base, head, NOW)
    assert report.errors == ()
    assert own_pages(report) == [("fr/pay/faq/", "changed"), ("pay/faq/", "changed")]


def test_what_others_changed_since_does_not_count(history: History) -> None:
    fork = history.repository.last
    others = history.repository.commit({**FILES, "docs/index.md": page("Home")})
    head = history.repository.commit({**FILES, "campaigns/pay/faq.md": page("Questions", "Others.\n")}, fork)
    report = report_change(history.root, others, head, NOW)
    assert report.base == fork
    assert own_pages(report) == [("fr/pay/faq/", "changed"), ("pay/faq/", "changed")]


# --- the comment


def test_the_whole_comment(history: History) -> None:
    report = history.after(
        {
            LETTER: letter("Please pay fairly, and on time.\n"),
            TABLE: FILES[TABLE].replace("post@ministry.example.org", "post@ministri.example.org"),
        }
    )
    text = comment(report, "https://preview.example.org/7")
    warned = re.compile(r"### Warnings.*?(?=\n### |\Z)", re.DOTALL)
    assert warned.sub("", text) == (
        f"""\
<!-- handbill report-change -->

## What this changes

Other than before: 2 addresses or offices, 1 page, 1 letter, 1 page to translate.

From `{report.base[:10]}` to `{report.head[:10]}`.

### Recipients and addresses

| file | field | before | after |
|---|---|---|---|
| `{LETTER}` | `to` | `minister <post@ministry.example.org>` | `minister <post@ministri.example.org>` **a server that was nowhere in this project before** |
| `{TABLE}` | `minister: email` | `post@ministry.example.org` | `post@ministri.example.org` **a server that was nowhere in this project before** |

### Pages

| page | title |  | languages |
|---|---|---|---|
| `/pay/letters/wages/` | `Wages` | changed | [en](https://preview.example.org/7/pay/letters/wages/) [fr](https://preview.example.org/7/fr/pay/letters/wages/) |

### Letters

| letter | language | before | after |
|---|---|---|---|
| `pay/wages` | `en` | **full**, 18 characters, address of 79 | **full**, 31 characters, address of 100 |

### Translations

| file | `fr` |
|---|---|
| `{LETTER}` | reviewed → **stale** |

"""
    )
    assert len(warned.findall(text)) == 1
    place, said = f"{TABLE}:2:1", "“https://gov.example.org/” is reserved for examples; nobody can be reached there"
    assert f"- `{place}` `{said}; the same on 1 more line: 3` (example-address)\n" in text


def test_content_cannot_write_into_the_comment(history: History) -> None:
    title = "`a` | <img src=x> @anna <!-- x ``"
    text = comment(history.after({"campaigns/pay/faq.md": page(title, "Others.\n")}))
    assert "| `/pay/faq/` | ``` `a` \\| <img src=x> @anna <!-- x `` ``` | changed |" in text
    # Taken out of their fences, nothing of it is left.
    assert re.search(r"<img|@anna|<!-- x", re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)) is None


def test_what_is_too_long_for_a_forge_is_said_and_the_rest_is_there(history: History) -> None:
    report = history.after({f"campaigns/pay/page-{number}.md": page(f"Page {number}") for number in range(40)})
    text = comment(report, longest=1_500)
    assert "### Pages\n\nToo long for a comment; `handbill report-change` prints it.\n" in text
    assert len(text) < 2_000
    assert comment(report).count("| `/pay/page-") == 40


# --- the command


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    (root / "mkdocs.yml").write_text(FILES["mkdocs.yml"], encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return CliRunner().invoke(main, ["report-change", *words])


def test_programs_read_the_same_as_json(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    base = history.repository.last
    history.repository.commit({**FILES, LETTER: letter("Pay.\n")})
    done = run(history.root, monkeypatch, base[:12], "HEAD", "--format", "json")
    data = json.loads(done.stdout)
    assert (done.exit_code, data["base"]) == (0, base)
    assert [one["address"] for one in data["pages"] if one["own"]] == ["fr/pay/letters/wages/", "pay/letters/wages/"]
    assert data["letters"][0]["after"]["characters"] == 4


@pytest.mark.parametrize("name", ["nothing", "--upload-pack=x", "0" * 40])
def test_a_commit_that_is_not_there_is_said(history: History, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    done = run(history.root, monkeypatch, "--", "HEAD", name)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"handbill: there is no commit “{name}” here; ")


def test_nothing_of_the_project_is_touched(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    run(history.root, monkeypatch, "HEAD", "HEAD")
    before = sorted(path for path in history.root.rglob("*"))
    done = run(history.root, monkeypatch, "HEAD", "HEAD")
    assert (done.exit_code, "Nothing changes for readers." in done.stdout) == (0, True)
    assert sorted(path for path in history.root.rglob("*")) == before
