"""Burmese syllables are kept whole, and nothing else of a page is touched."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.pages.layout.line_breaks import whole_syllables


def wrapped(html: str) -> list[str]:
    return re.findall(r"<w->(.*?)</w->", whole_syllables(html))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("ကမ္ဘာ့", ["ကမ္ဘာ့"]),
        ("အွန်လိုင်း", ["အွန်", "လိုင်း"]),
        ("အီးမေးလ်", ["မေးလ်"]),
        ("မောက်စ်", ["မောက်စ်"]),
        ("လင့်ခ်", ["လင့်ခ်"]),
        ("ဝဘ်ဆိုက်", ["ဝဘ်", "ဆိုက်"]),
        ("အင်္ဂလိပ်", ["အင်္ဂ", "လိပ်"]),
        ("ယောက်ျား", ["ယောက်ျား"]),
        ("မာ", []),
    ],
)
def test_a_syllable_with_a_final_letter_or_a_stack_is_one_piece(text: str, whole: list[str]) -> None:
    assert wrapped(f"<p>{text}</p>") == whole


def test_attributes_titles_and_what_scripts_read_are_left_alone() -> None:
    word = "ဝဘ်"
    for html in (
        f'<a title="{word}" data-hb-done="{word}">x</a>',
        f"<title>{word}</title>",
        f"<template>{word}</template>",
        f"<option>{word}</option>",
        f"<textarea>{word}</textarea>",
        f"<!-- {word} -->",
        f"<TextArea>{word}</TEXTAREA>",
        f"<template><p><template>{word}</template>{word}</p></template>",
        f"<svg><title>x</title><text>{word}</text>",
        f"<!-- <p>{word}</p>",
    ):
        assert whole_syllables(html) == html
    assert wrapped(f"<select><option>{word}</option></select><p>{word}</p>") == [word]


def test_texts_around_what_is_left_alone_are_whole() -> None:
    word, whole = "ဝဘ်", "<w->ဝဘ်</w->"
    html = "{0}<svg><title>{1}</title><text>{1}</text></svg>{0}<!-- <b>{1}</b> --><b lang={1}>{0} {0}</b><br>{0}<!-- {1} -->"
    assert whole_syllables(html.format(word, word)) == html.format(whole, word)


def test_a_page_without_burmese_is_the_same_object() -> None:
    html = "<p>Zażółć gęślą jaźń</p>"
    assert whole_syllables(html) is html


@given(st.text("\u1000\u1001\u102d\u1037\u1039\u103a\u1031 a", max_size=30))
def test_syllables_are_those_of_their_definition(text: str) -> None:
    letter, mark = "[\u1000\u1001]", "[\u102d\u1037\u103a\u1031]"
    final, stack = f"{letter}\u1037?\u103a(?!\u1039){mark}*", f"{letter}\u103a?\u1039{letter}{mark}*"
    syllable = re.compile(f"(?:{letter}{mark}*)?(?:{final}|{stack})+")
    assert wrapped(f"<p>{text}</p>") == syllable.findall(text)


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F) | st.sampled_from("ab <&")))
def test_what_is_read_copied_and_searched_stays_the_same(text: str) -> None:
    html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
    assert unescape(re.sub(r"<[^>]*>", "", whole_syllables(html))) == text
