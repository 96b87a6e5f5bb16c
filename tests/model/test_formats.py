"""The formats of letters are in one list, and each of them can be written."""

from __future__ import annotations

from handbill.model.formats import BESIDE, DOWNLOADS, FORMATS
from handbill.publishing.files.letter_files import WRITERS
from handbill.translations import translator


def test_every_format_can_be_written() -> None:
    assert set(WRITERS) == {*DOWNLOADS, *(one.id for one in BESIDE)}


def test_a_format_has_a_name_a_type_and_a_use_in_the_readers_language() -> None:
    say = translator("fr")
    assert [one.name(say) for one in FORMATS] == ["Word", "OpenDocument", "PDF", "Texte brut", "Brouillon de message"]
    assert all(one.use(say) and "/" in one.type for one in (*FORMATS, *BESIDE))
    assert all(one.purpose(say) for one in FORMATS)
