"""`python -m tests.files` finds every file of a letter that does not say what its page says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drawn import campaign, campaign_of, mkdocs, page, read, recipients, translation
from files import differences, script_of, shown
from handbill.letters.document import letter_document
from handbill.model.addresses import page_path, prefix
from handbill.model.formats import BY_ID
from handbill.publishing.files.letter_files import letter_files
from markup import html
from plain_form import block_texts
from visitor import document

ROOT = Path(__file__).parents[1]
BODY = "Dear [[recipient.name]],\n\n> Workers *shall*\n> organise.\n\n- pay us,\n- rest.\n\n[[name]], [[city]]\n"
RUSSIAN = (
    "Уважаемая [[recipient.name]]!\n\n> Работники *вправе*\n> объединяться.\n\n- платите,\n- отвечайте.\n\n[[name]], [[city]]\n"
)
FILES = {
    "mkdocs.yml": mkdocs("en", "ru"),
    "campaigns/pay/campaign.yml": campaign(languages=["en", "ru"]),
    "campaigns/pay/index.md": page("Pay"),
    "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,eu,mia@gov.example.org"),
    "campaigns/pay/letters/all.md": page("All", BODY, subject="Pay", to=["mia"], fields=["name", "city"], mode="collective"),
    "campaigns/pay/letters/all.ru.md": translation("Всем", RUSSIAN, subject="Платите"),
    "campaigns/pay/letters/few.md": page("Few", "Dear you.\n", subject="Pay", to=[], downloads=["txt", "pdf"]),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and in `site` its pages of letters with their text, the links to their files and those files."""
    root = tmp_path_factory.mktemp("project")
    site = read(root, FILES).site
    assert site is not None
    pay, out = campaign_of(site), root / "site"
    for language in ("en", "ru"):
        own = letter_files(site, pay, language, root / "cache")
        for letter in pay.of_kind("letter"):
            folder = out / (prefix(language, site.settings.default_language) + page_path(letter, pay.slug))
            links = ""
            for one in own if letter.is_translated(language) else letter_files(site, pay, "en", root / "cache"):
                if one.letter == letter.id:
                    (out / one.address).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(one.path, out / one.address)
                    href = Path(os.path.relpath(out / one.address, folder)).as_posix()
                    links += f'<a data-hb="download" type="{BY_ID[one.form].type}" href="{href}">File</a>'
            folder.mkdir(parents=True, exist_ok=True)
            body = letter_document(pay, letter, language).html
            (folder / "index.html").write_text(f'<div data-hb="letter">{body}</div>{links}', encoding="utf-8")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of that project for a test to spoil."""
    return shutil.copytree(made, tmp_path / "project")


def wrong(root: Path) -> list[str]:
    site = read(root, FILES).site
    assert site is not None
    return [f"{letter.place}: {line}" for letter in shown(site, root / "site") for line in differences(letter, {})]


def test_every_letter_and_language_is_compared(root: Path) -> None:
    site = read(root, FILES).site
    assert site is not None
    assert [letter.place for letter in shown(site, root / "site")] == [
        "campaigns/pay/letters/all.md in en",
        "campaigns/pay/letters/all.ru.md in ru",
        "campaigns/pay/letters/few.md in en",
        "campaigns/pay/letters/few.md in ru",
    ]
    assert wrong(root) == []


def test_a_page_that_says_something_else_differs_from_every_file(root: Path) -> None:
    file = root / "site/ru/pay/letters/all/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("платите", "плотите"), encoding="utf-8")
    place = "campaigns/pay/letters/all.ru.md in ru: "
    said = "has as block 3 '- платите,\\n- отвечайте.', not '- плотите,\\n- отвечайте.'"
    found = wrong(root)
    assert found[:2] == [f"{place}all.ru.docx {said}", f"{place}all.ru.odt {said}"]
    assert [line.removeprefix(place).split(" is like")[0] for line in found[2:]] == [
        "the text of all.ru.pdf", f"all.ru.txt {said}", f"all.ru.eml {said}", "the text of all-signatures.ru.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Dear you.", "Dear you.\r\n\r\nPay.", "few.en.txt has 2 blocks, not 1"),
        ("Dear you.", "Dear him.", "few.en.txt has as block 1 'Dear him.', not 'Dear you.'"),
    ],
)
def test_a_file_that_says_something_else_is_named_with_its_first_difference(root: Path, old: str, new: str, said: str) -> None:
    file = root / "site/pay/letters/few/few.en.txt"
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    # The Russian page has no text of its own and leads to the same file.
    assert wrong(root) == [f"campaigns/pay/letters/few.md in {language}: {said}" for language in ("en", "ru")]


def test_files_that_are_missing_or_not_led_to_are_named(root: Path) -> None:
    (root / "site/ru/pay/letters/all/all.ru.odt").unlink()
    file = root / "site/pay/letters/few/index.html"
    file.write_text(file.read_text().replace('type="text/plain"', 'type="application/zip"'))
    assert wrong(root)[0] == "campaigns/pay/letters/all.ru.md in ru: there is no all.ru.odt"
    assert wrong(root)[1] == ("campaigns/pay/letters/few.md in en: the page leads to the files ['pdf', 'zip'], not ['pdf', 'txt']")


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("One\ntwo.\n\n*Three* **four** `five`", ["One\ntwo.", "Three four five"]),
        ("1. a\n    - b\n    - c\n2. d\ne", ["1. a\n    - b\n    - c\n2. d\n   e"]),
        ("- a\n\n    b\n\n- c", ["- a\n\n    b\n- c"]),
        ("7. a\n8. b", ["7. a\n8. b"]),
        ("> a\n>\n> - b", ["> a\n>\n> - b"]),
        ("[a *b*](https://example.org/?c=1&d) <https://example.org/>", ["a b <https://example.org/?c=1&d> https://example.org/"]),
        ("<office@example.org>", ["office@example.org"]),
        ("# A\n\n---\n\n    b\n      c", ["A", "b\n  c"]),
    ],
)
def test_the_reader_of_pages_knows_the_contract(markdown: str, blocks: list[str]) -> None:
    assert block_texts(document(html(markdown, "letter"))) == blocks


def test_the_script_of_a_text_is_that_of_most_letters() -> None:
    assert [script_of(text) for text in ("NUG မြန်မာနိုင်ငံ", "أكتب ITUC إليكم", "МОТ ILO да", "One", "1")] == [
        "Myanmar", "Arabic", "Cyrillic", "Latin", "None",
    ]  # fmt: skip


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "1809950400"}
    command = [sys.executable, "-m", "tests.files", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_it_tells_its_figures(root: Path) -> None:
    done = run(root, "site")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "4 letters say the same on their page and in all their files; the least of a PDF read back: Cyrillic 1.0000, Latin 1.0000",
        "0 circulars and briefings say the same on their page and in all their files",
    ]


def test_it_fails_when_a_file_differs(root: Path) -> None:
    (root / "site/ru/pay/letters/all/all.ru.odt").unlink()
    done = run(root, "site")
    assert (done.returncode, done.stderr) == (
        1, "campaigns/pay/letters/all.ru.md in ru: there is no all.ru.odt\n1 files do not say what their pages say\n",
    )  # fmt: skip


def test_it_needs_a_built_site(root: Path) -> None:
    done = run(root)
    assert (done.returncode, done.stderr) == (
        1, "the files cannot be read: name the folder of a built site, of content without errors\n",
    )  # fmt: skip
