"""Characters that hide, and those that look hidden and are needed."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.values.characters import CONTROL, as_typed, has_control, has_hidden, has_myanmar, hidden, mixed, nfc
from profiles import examples


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u202eb", (1, "bidi-control", "U+202E")),
        ("\u2067شكرا", (0, "bidi-control", "U+2067")),
        ("pay\u200broll", (3, "zero-width", "U+200B")),
        ("pay\u200d", (3, "zero-width", "U+200D")),
        ("a\ufeffb", (1, "zero-width", "U+FEFF")),
        ("a\u2060b", (1, "zero-width", "U+2060")),
        ("a\U000e0041b", (1, "zero-width", "U+E0041")),
        ("Мінск\u200cа", (5, "zero-width", "U+200C")),
    ],
)
def test_a_character_that_hides_is_told_with_its_code_point(text: str, found: tuple[int, str, str]) -> None:
    (one,) = hidden(text)
    assert (one.offset, one.rule, one.message.partition(" ")[0]) == found


@pytest.mark.parametrize(
    "text",
    ["می\u200cخواهیم", "क्\u200dष", "ක්\u200dෂ", "က\u200bခ", "ไทย\u200bไทย", "👩\u200d🏫", "🏳\ufe0f\u200d🌈", "a\u200e\u200f", "Lohn\u00adfort\u00adzahlung", "plain"],
)  # fmt: skip
def test_what_a_script_needs_passes(text: str) -> None:
    assert list(hidden(text)) == []


@pytest.mark.parametrize(
    ("word", "character"), [("zооm", "о"), ("Αlpha", "l"), ("zoom", ""), ("мінск", ""), ("東京tower", ""), ("b2b", "")]
)
def test_a_mixture_of_scripts_that_look_alike_is_found(word: str, character: str) -> None:
    assert mixed(word) == character


@pytest.mark.parametrize(
    ("text", "made"), [("e\u0301", "é"), ("\u09dc", "\u09dc"), ("\u095ce\u0301", "\u095cé"), ("\u1019\u102d", "\u1019\u102d"), ("\u212b", "\u212b")]
)  # fmt: skip
def test_letters_are_put_together_and_exclusions_left_alone(text: str, made: str) -> None:
    assert nfc(text) == made


@examples(200, 10_000)
@given(
    st.text(
        st.sampled_from(
            "ab'\"- .\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2010\u2011\u2013\u2014\u2026\u00a0\u202f\u00ab\u00bb\u00e9\u1019\U0001f600"
        ),
        max_size=40,
    )
)
def test_the_form_of_the_keyboard_is_never_longer_in_a_link_and_says_the_same(text: str) -> None:
    typed = as_typed(text)
    assert as_typed(typed) == typed
    assert len(quote(typed)) <= len(quote(text))
    assert [character for character in typed if character not in "'\"- ."] == [
        character
        for character in text
        if character not in "'\"- .\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2010\u2011\u2013\u2014\u2026\u00a0\u202f"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("မြန်မာ", True), ("Union ꩠ", True), ("ꧠ", True), ("", False), ("Zażółć ქართული ‘Ꭰ’ 가", False), ("\ud800", False)],
)
def test_letters_of_the_myanmar_blocks_are_found(text: str, expected: bool) -> None:
    assert has_myanmar(text) is expected


def test_control_characters_are_seen_wherever_they_are_found() -> None:
    characters = [chr(one) for one in range(0x110000)]
    assert [one for one in characters if has_control(f"é{one}—")] == [one for one in characters if CONTROL.match(one)]


def test_characters_that_hide_are_seen_wherever_they_are_found() -> None:
    characters = [chr(one) for one in range(0x110000)]
    # After a blank no script needs one that has no width.
    assert [one for one in characters if has_hidden(f" {one}")] == [one for one in characters if any(hidden(f" {one}"))]
