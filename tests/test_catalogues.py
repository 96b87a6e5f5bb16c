"""Every interface word is translated into every language of the interface, with the values it is given."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from handbill.translations import day

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "scripts" / "handbill" / "locales"
LANGUAGES = sorted(file.parents[1].name for file in LOCALES.glob("*/LC_MESSAGES/handbill.po"))
# What locales/babel.cfg says, for translators who use the command.
METHODS = [("scripts/handbill/**.py", "python"), ("overrides/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None, "say_number": (1, 2)}


# One word for one thing: e-mail, placeholder, sign-on sheet, recipient; and plain verbs. The names of values do not count.
UNWANTED = re.compile(r"\b(emails?|gaps?|sheets? (for|with) signatures|addressee|stands?|stood)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def messages() -> set[str]:
    found = extract_from_dir(str(ROOT), METHODS, keywords=KEYWORDS)  # lists of pairs are taken
    return {one if isinstance(one, str) else one[0] for _, _, one, *_ in found if one}


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "handbill.po").open("rb") as file:
        return read_po(file)


def values(text: str) -> list[str]:
    return sorted(re.findall(r"%\((\w+)\)s", text))


def test_the_interface_speaks_all_languages_of_the_shipped_site() -> None:
    assert LANGUAGES == ["ar", "be", "es", "fr", "my", "ru"]


def test_the_interface_has_one_word_for_one_thing(messages: set[str]) -> None:
    assert [text for text in sorted(messages) if UNWANTED.search(re.sub(r"%\(\w+\)s", "…", text))] == []
    assert UNWANTED.search("The letter stands above.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_left_over(messages: set[str], language: str) -> None:
    known = {one.id if isinstance(one.id, str) else one.id[0]: one.string for one in catalogue(language) if one.id}
    assert sorted(messages - known.keys()) == []
    assert sorted(known.keys() - messages) == []
    assert [message for message, said in known.items() if not said or not all(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_ends_with_two_full_stops_after_a_date(language: str) -> None:
    # A date in Russian and Belarusian ends with the full stop of “г.”.
    dates = dict.fromkeys(("date", "from", "to", "start", "end", "day"), day(date(2027, 5, 2), language))
    sentences = [str(one.string) for one in catalogue(language) if isinstance(one.id, str) and one.id]
    assert [text for text in sentences if ".." in re.sub(r"%\((\w+)\)s", lambda found: dates.get(found[1], "…"), text)] == []


def test_no_line_begins_with_a_double_mark_in_french() -> None:
    sentences = [str(one.string) for one in catalogue("fr") if one.id]
    assert [text for text in sentences if re.search("« | [»:;!?]", text)] == []
    assert any("\N{NO-BREAK SPACE}?" in text for text in sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_given_the_same_values(language: str) -> None:
    wrong = [
        one.id
        for one in catalogue(language)
        if isinstance(one.id, str) and one.id and isinstance(one.string, str) and values(one.id) != values(one.string)
    ]
    assert wrong == []
