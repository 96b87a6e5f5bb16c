"""The files of letters at their addresses, each made once."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, recipients, site_of, translation
from handbill.documents.pdf import MissingGlyph
from handbill.letters.document import LetterDocument
from handbill.letters.letter_file import LetterFile
from handbill.model.campaign import Site
from handbill.model.formats import BY_ID
from handbill.publishing.files import file_cache
from handbill.publishing.files import letter_files as files
from handbill.publishing.files.letter_files import WRITERS, letter_files


def drawn(root: Path, config: dict[str, Any] | None = None, more: dict[str, str] | None = None, **fields: Any) -> Site:
    """A campaign in English and French with a translated letter."""
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **(config or {})),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", **{"subject": "Pay us", "to": ["mia"], **fields}),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", subject="Payez"),
    }
    return site_of(root, drawing | (more or {}))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms that are really made, in order."""
    made: list[str] = []

    def counting(form: str, write: Callable[[LetterDocument], bytes]) -> Callable[[LetterDocument], bytes]:
        def counted(document: LetterDocument) -> bytes:
            made.append(form)
            return write(document)

        return counted

    monkeypatch.setattr(files, "WRITERS", {form: counting(form, write) for form, write in WRITERS.items()})
    return made


def made(site: Site, language: str, cache: Path) -> list[LetterFile]:
    return letter_files(site, campaign_of(site), language, cache)


def test_files_stand_where_the_contract_says(tmp_path: Path, cache: Path) -> None:
    site = drawn(tmp_path)
    assert [one.address for one in made(site, "en", cache)] == [
        "pay/letters/wages/wages.en.docx", "pay/letters/wages/wages.en.odt", "pay/letters/wages/wages.en.pdf",
        "pay/letters/wages/wages.en.txt", "pay/letters/wages/wages.en.eml", "pay/letters/pay-letters.en.zip",
    ]  # fmt: skip
    french = made(site, "fr", cache)
    assert french[0].address == "fr/pay/letters/wages/wages.fr.docx"
    assert french[-1].address == "fr/pay/letters/pay-letters.fr.zip"
    assert all(one.size == len(one.path.read_bytes()) > 0 and one.form in BY_ID for one in french)


def test_only_the_wanted_forms_are_made_in_their_order(tmp_path: Path, cache: Path) -> None:
    site = drawn(tmp_path, downloads=["pdf", "docx"])
    assert [(one.form, one.letter) for one in made(site, "en", cache)] == [("pdf", "wages"), ("docx", "wages"), ("zip", "")]


def test_a_collective_letter_has_a_sheet(tmp_path: Path, cache: Path) -> None:
    site = drawn(tmp_path, mode="collective", downloads=[])
    assert [one.address for one in made(site, "fr", cache)] == [
        "fr/pay/letters/wages/wages-signatures.fr.pdf", "fr/pay/letters/pay-letters.fr.zip",
    ]  # fmt: skip


def test_files_are_in_the_language_of_the_office(tmp_path: Path, cache: Path) -> None:
    site = drawn(tmp_path, recipient_language="fr", downloads=["txt"])
    first, bundle = made(site, "en", cache)
    assert (first.address, first.language) == ("pay/letters/wages/wages.fr.txt", "fr")
    assert first.path.read_bytes() == "\ufeffBonjour.\r\n".encode()
    assert bundle.address == "pay/letters/pay-letters.en.zip"


@pytest.mark.parametrize("status", ["paused", "won", "closed"])
def test_a_withdrawn_letter_has_no_files(tmp_path: Path, cache: Path, status: str) -> None:
    assert made(drawn(tmp_path, {"status": status}), "en", cache) == []


def test_an_unreviewed_translation_has_none_where_review_is_required(tmp_path: Path, cache: Path) -> None:
    words = {"campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", "machine", subject="Payez")}
    site = drawn(tmp_path, {"translation_policy": "reviewed"}, words)
    assert made(site, "fr", cache) == []
    assert len(made(site, "en", cache)) == 6


def test_an_untranslated_letter_leads_to_the_files_of_its_source(tmp_path: Path, cache: Path) -> None:
    other = page("Hours", "Dear all.\n", subject="Fewer hours", to=["mia"], downloads=["txt"])
    site = drawn(tmp_path, more={"campaigns/pay/letters/hours.md": other}, downloads=["txt"])
    assert [one.letter for one in made(site, "fr", cache)] == ["wages", ""]
    assert page_of(site, "letter", "hours").shown_language("fr") == "en"
    assert page_of(site, "letter", "wages").shown_language("fr") == "fr"


def test_what_is_made_is_not_made_again(tmp_path: Path, cache: Path, counted: list[str]) -> None:
    first = made(drawn(tmp_path / "a"), "en", cache)
    before = [one.path.stat().st_mtime_ns for one in first]
    assert len(counted) == 5
    assert made(drawn(tmp_path / "b"), "en", cache) == first
    assert len(counted) == 5
    assert [one.path.stat().st_mtime_ns for one in first] == before


def test_only_a_changed_letter_is_made_again(tmp_path: Path, cache: Path, counted: list[str]) -> None:
    other = page("Hours", "Dear all.\n", subject="Fewer hours", to=["mia"])
    changed = page("Hours", "Dear all, please.\n", subject="Fewer hours", to=["mia"])
    first = made(drawn(tmp_path / "a", more={"campaigns/pay/letters/hours.md": other}), "en", cache)
    counted.clear()
    second = made(drawn(tmp_path / "b", more={"campaigns/pay/letters/hours.md": changed}), "en", cache)
    assert counted == ["docx", "odt", "pdf", "txt", "eml"]
    kept = {one.address: one.path for one in first if one.letter == "wages"}
    assert kept == {one.address: one.path for one in second if one.letter == "wages"}
    assert first[-1].path != second[-1].path


def test_another_writer_makes_all_again(tmp_path: Path, cache: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made(drawn(tmp_path), "en", cache)
    monkeypatch.setattr(file_cache, "writers_digest", lambda: "another")
    made(drawn(tmp_path), "en", cache)
    assert len(counted) == 10


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    site = drawn(tmp_path, downloads=["txt"])
    with monkeypatch.context() as context:
        context.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            made(site, "en", cache)
    assert [file for file in cache.rglob("*") if file.is_file()] == []
    assert len(made(site, "en", cache)) == 2


def test_files_can_be_read_by_a_web_server(tmp_path: Path, cache: Path) -> None:
    assert {stat.S_IMODE(one.path.stat().st_mode) for one in made(drawn(tmp_path), "en", cache)} == {0o644}


def test_the_zip_holds_the_files_of_the_language(tmp_path: Path, cache: Path) -> None:
    found = made(drawn(tmp_path), "fr", cache)
    with zipfile.ZipFile(found[-1].path) as file:
        assert file.namelist() == ["readme.txt", *(one.address.rpartition("/")[2] for one in found[:-1])]
        assert file.read("wages.fr.txt") == found[3].path.read_bytes()


def test_a_character_without_a_glyph_names_the_letter(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: LetterDocument) -> bytes:
        raise MissingGlyph(("☃",))

    # The check names it before; this is what a slip in that check would look like.
    monkeypatch.setattr(files, "WRITERS", {**WRITERS, "pdf": refuse})
    with pytest.raises(MissingGlyph) as caught:
        made(drawn(tmp_path), "fr", cache)
    assert caught.value.__notes__ == ["in the letter campaigns/pay/letters/wages.fr.md"]
    assert len(made(drawn(tmp_path, downloads=["txt"]), "fr", cache)) == 2
