"""A document of another program becomes a draft that passes the check, and nothing comes along that readers should not have."""

from __future__ import annotations

import base64
import html as markup
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drawn import NOW, draw, mkdocs
from handbill.cli import main
from handbill.content.markdown.body import read_body
from handbill.documents.text.blocks import read_blocks
from handbill.documents.text.plain_text import plain_text
from handbill.importing.clues import days_in
from handbill.importing.links import cleaned
from handbill.importing.markup import markdown_of
from importing.circulars import SECRETS, circular, photo

Import = Callable[..., Result]
FOLDER = "campaigns/pay"
CIRCULAR = """\
---
title: "Pay the harbour cleaners"
summary: "The night bonus has not been paid since May."
date: 2027-05-03
salutation: "Dear colleagues,"
---

The night bonus has not been paid since May. It is owed to 411 cleaners and their families, who wait.

We ask you to:

1. Write to the minister before 20 May 2027.
2. Come to the webinar.
3. Pass this on.

Read [the report](https://union.example.org/report?id=7) and [the law](https://law.example.org/pay) and our file.

![Cleaners at the gate](media/picture-1.jpg)

| Year | Bonus \\| night |
| --- | --- |
| 2025 | 12\\* |
| 2026 | \\<none\\> |
"""
LETTER = """\
---
title: "Model letter"
summary: "The cleaners are owed the bonus of 12 months."
subject: "Pay the night bonus"
to: []
fields: ["name", "organisation"]
---

Dear Minister,

The cleaners are owed the bonus of 12 months.
Please see that it is paid.

Yours sincerely,

[[name]], [[organisation]]
"""


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Imports a file with some content into the campaign “pay” of a hub in English and French."""

    def run(name: str, content: bytes | str, *options: str) -> Result:
        draw(tmp_path, {"mkdocs.yml": mkdocs("en", "fr"), name: content})
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        return CliRunner().invoke(main, ["import", name, "--campaign", "pay", *options])

    return run


def page_of(root: Path, name: str) -> str:
    return (root / FOLDER / name).read_text(encoding="utf-8")


# --- Word


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The project after a circular was imported, and what the command said."""
    root = tmp_path_factory.mktemp("word")
    draw(root, {"mkdocs.yml": mkdocs("en", "fr"), "circular.docx": circular()})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        return root, CliRunner().invoke(main, ["import", "circular.docx", "--campaign", "pay"])


def test_a_circular_becomes_a_draft_with_its_parts(word: tuple[Path, Result]) -> None:
    root, done = word
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"made {FOLDER}/{name}"
        for name in (
            "campaign.yml", "index.md", "circular.md", "letters/model-letter.md", "events/webinar.md", "briefing.md",
            "media/picture-1.jpg",
        )
    ]  # fmt: skip
    assert page_of(root, "circular.md") == CIRCULAR
    assert page_of(root, "letters/model-letter.md") == LETTER
    assert "starts: 2027-05-12\nonline: true\nupdated: 2027-05-10\n" in page_of(root, "events/webinar.md")
    assert page_of(root, "briefing.md").endswith("\n## The agreement\n\nIt has two pages.\n")
    assert page_of(root, "campaign.yml").startswith("status: draft\n")
    assert page_of(root, "campaign.yml").endswith("\ndeadline: 2027-05-20\n")


def test_the_draft_passes_the_check(word: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(word[0])
    done = CliRunner().invoke(main, ["check", "pay"])
    assert (done.exit_code, "\n0 errors, " in done.stdout) == (0, True)
    # What is left to write is all that is warned of.
    rules = {
        line.rpartition("[")[2] for line in done.stdout.splitlines() if line.startswith("campaigns/pay") and "warning:" in line
    }
    assert rules == {"first-words]", "example-address]"}


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_that_must_not_be_carried_over_is_in_any_file(word: tuple[Path, Result], secret: str) -> None:
    files = [path for path in (word[0] / FOLDER).rglob("*") if path.is_file()]
    assert len(files) == 7
    assert [path.name for path in files if secret.encode() in path.read_bytes()] == []


def test_the_document_has_all_of_that() -> None:
    """Else the test above could not fail."""
    with ZipFile(io.BytesIO(circular())) as document:
        everything = b"".join(document.read(name) for name in document.namelist())
    assert [secret for secret in SECRETS if secret.encode() not in everything] == []


def test_a_picture_brings_only_its_pixels(word: tuple[Path, Result]) -> None:
    data = (word[0] / FOLDER / "media/picture-1.jpg").read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.size, dict(image.getexif())) == ((320, 200), {})
    assert b"Exif" not in data


def test_what_was_left_out_and_decided_is_told(word: tuple[Path, Result]) -> None:
    assert [line for line in word[1].stderr.splitlines() if not line.startswith("campaigns/")] == [
        "left out: text deleted in tracked changes (2)",
        "left out: hidden text (1)",
        "left out: comments (1)",
        "a link without what follows readers: https://union.example.org/report?id=7",
        "a link without what follows readers: https://law.example.org/pay",
        "a link without its address, which is not on the web: file:///C:/Users/ines/pay.docx",
        "left out: “Port Lessa, 3 May 2027”, whose day is the circular's “date”",
        "circular.md, because it is what no other part has",
        "left out: a picture in a letter, which no message can carry",
        "the letter “Model letter” goes to nobody yet; write its offices into recipients.csv and “to”",
        "letters/model-letter.md, because its heading is “Model letter”",
        "the event “Webinar” lasts all day until “starts” has its time and “timezone” its zone",
        "events/webinar.md, because its heading is “Webinar”, and it names the 2027-05-12",
        "briefing.md, because its heading is “Background”",
        "campaign.yml has the deadline 2027-05-20, which the text names",
    ]


# --- pages of the web, and Markdown


def test_a_page_of_the_web_gives_its_own_text(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(photo())
    inline = base64.b64encode(photo()).decode()
    done = imported(
        "page.html",
        f"""<html><head><title>Site</title><style>p {{}}</style></head><body><nav><a href="/">Home</a></nav><main>
        <h1>Pay us</h1><p>It is owed.&nbsp;<del>Never mind.</del> <!-- a remark --></p><p>&nbsp;</p>
        <ul><li>Pay<ul><li>now</li></ul></li></ul><script>alert(1)</script>
        <p>1. no list, *no* emphasis, &lt;b&gt; and [no](link)</p><img src="photo.jpg" alt="A gate"><img src="data:image/jpeg;base64,{inline}">
        <img src="https://cdn.example.org/x.png"><img src="../../secret.png"><iframe src="https://video.example.org/"></iframe>
        <p><a href="https://a.example.org/?utm_source=x">https://a.example.org/?utm_source=x</a> <a href="javascript:alert(1)">here</a></p>
        </main><footer>About us</footer></body></html>""",
    )
    assert done.exit_code == 0, done.output
    assert page_of(tmp_path, "circular.md") == (
        '---\ntitle: "Pay us"\nsummary: "It is owed."\ndate: 2027-05-10\n---\n\nIt is owed.\n\n- Pay\n  - now\n\n'
        "1\\. no list, \\*no\\* emphasis, \\<b\\> and \\[no\\](link)\n\n![A gate](media/picture-1.jpg)\n\n"
        "![What the picture shows](media/picture-2.jpg)\n\n<https://a.example.org/> here\n"
    )
    assert "media/picture-2.jpg needs a description\n" in done.stderr
    assert (
        "left out: the picture https://cdn.example.org/x.png, which is not beside the file; save it and add it to media/\n"
        in done.stderr
    )
    assert "left out: the picture ../../secret.png, which is not beside the file" in done.stderr
    assert b"Vendor9" not in (tmp_path / FOLDER / "media/picture-1.jpg").read_bytes()


def test_markdown_of_another_program_is_taken_over_in_a_language(imported: Import, tmp_path: Path) -> None:
    done = imported(
        "circulaire.md",
        "---\ntitle: Payez\n---\n\nLes primes sont dues.\n\n## Lettre type\n\nMadame la ministre,\n\nPayez.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "[Votre nom]\n\n## Réunion\n\nLe 1er juin 2027 à Bruxelles.\n\nLieu : Maison syndicale\n",
        "--language", "fr",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "source_language: fr\n" in page_of(tmp_path, "campaign.yml")
    assert page_of(tmp_path, "letters/lettre-type.fr.md").endswith(
        "\nMadame la ministre,\n\nPayez.\n\n- a: b\n- 1: 2\n\n[[name]]\n"
    )
    event = page_of(tmp_path, "events/reunion.fr.md")
    assert 'starts: 2027-06-01\nplace: "Maison syndicale"\nupdated: 2027-05-10\n' in event


def test_lines_in_bold_are_headings_where_there_are_no_others(imported: Import, tmp_path: Path) -> None:
    done = imported("mail.html", "<p><b>Pay us</b></p><p>It is owed.</p><p><b>Background</b></p><p>There is a law.</p>")
    assert done.exit_code == 0, done.output
    assert page_of(tmp_path, "briefing.md").endswith("\nThere is a law.\n")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("letter.docx", b"no zip", "letter.docx was not imported: it is not a document of Word that can be read (BadZipFile); save it as .docx again"),
        ("letter.doc", b"x", "letter.doc was not imported: “.doc” is not read; a file is .docx, .html or .md; save it as .docx"),
        ("letter.md", "\n \n", "letter.md was not imported: there is no text in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_nothing_is_made(
    imported: Import, tmp_path: Path, name: str, content: bytes | str, message: str
) -> None:
    done = imported(name, content)
    assert (done.exit_code, done.stderr.endswith(f"Error: {message}\n")) == (2, True), done.stderr
    assert not (tmp_path / FOLDER).exists()


def test_a_campaign_that_exists_is_left_alone(imported: Import, tmp_path: Path) -> None:
    assert imported("one.md", "# One\n\nText.\n").exit_code == 0
    before = {path: path.read_bytes() for path in (tmp_path / FOLDER).rglob("*") if path.is_file()}
    done = imported("two.md", "# Two\n\nText.\n")
    assert (done.exit_code, "campaigns/pay exists already" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in (tmp_path / FOLDER).rglob("*") if path.is_file()} == before


# --- its parts


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://a.example.org/?utm_source=x&id=7#top", "https://a.example.org/?id=7#top"),
        ("https://www.google.com/url?q=https://a.example.org/%3Ffbclid%3D1&sa=D", "https://a.example.org/"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example.org%2F&h=x", "https://a.example.org/"),
        ("MAILTO:a@example.org?subject=Hello&bcc=spy@example.org", "mailto:a@example.org"),
        ("file:///C:/x", ""), ("javascript:alert(1)", ""), ("http://[", ""), ("/page", ""), ("#_Toc1", ""),
    ],
)  # fmt: skip
def test_links_lose_what_follows_readers(address: str, right: str) -> None:
    assert cleaned(address) == right


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("on 3 May 2027 and 2027-06-01", "en", [date(2027, 5, 3), date(2027, 6, 1)]),
        ("May 3rd, 2027", "fr", [date(2027, 5, 3)]),
        ("le 1er août 2027", "fr", [date(2027, 8, 1)]),
        ("el 2 de mayo de 2027", "es", [date(2027, 5, 2)]),
        ("до 20 мая 2027", "ru", [date(2027, 5, 20)]),
        ("3/4/2027, 31 June 2027", "en", []),
    ],
)
def test_dates_are_read_in_the_language_of_the_text(text: str, language: str, days: list[date]) -> None:
    assert [day for _, day in days_in(text, language)] == days


@given(st.text("*_`[]<>~|#&;:+-=.)(12ax!{}\\\"'@/й", min_size=1, max_size=12))
def test_any_words_read_as_they_did(words: str) -> None:
    made = markdown_of(f"<p>{markup.escape(words)}</p><p>a {markup.escape(words)}</p>", lambda name, _: name, [])
    text = plain_text(read_blocks(read_body(made)), words=lambda run: "a placeholder" if run.placeholder else run.text)
    assert text == f"{words}\n\na {words}"
