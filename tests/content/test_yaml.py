"""YAML 1.2, with messages for people who never heard of it."""

from __future__ import annotations

import pytest

from handbill.content.yaml.parser import Document, parse
from handbill.problems import Position, Problems


def read(text: str) -> Document:
    problems = Problems()
    document = parse(text, "x.yml", problems)
    assert not list(problems)
    assert document is not None
    return document


def complaints(text: str, first_line: int = 1) -> list[str]:
    problems = Problems()
    parse(text, "x.yml", problems, first_line)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "9:30", "010", "007", "1_000", "2027-05-01", "2027-05-01 18:30", "12:30:45", ".inf", "0b1"]
)
def test_what_only_looks_like_a_number_a_switch_or_a_date_stays_text(text: str) -> None:
    assert read(f"a: {text}").data["a"] == text


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("False", False), ("12", 12), ("-3", -3), ("1.5", 1.5), ("0x1F", 31), ("0o17", 15)]
)
def test_numbers_and_switches_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert read(f"a: {text}").data["a"] == value


@pytest.mark.parametrize("text", ["a: [9:30]", "a: {url: https://example.org/}", "a: [{name: Hall, url: https://example.org}]"])
def test_a_colon_within_a_word_is_sound_between_brackets(text: str) -> None:
    assert "a" in read(text).data


def test_values_and_keys_keep_their_places() -> None:
    document = read("a: b\nc:\n  - d\n  - {e: f}\n")
    assert document.at(("a",)) == Position("x.yml", 1, 4)
    assert document.at(("c", 0)) == Position("x.yml", 3, 5)
    assert document.key(("c", 1, "e")) == Position("x.yml", 4, 6)
    assert document.at(("c", 1, "e")) == Position("x.yml", 4, 9)


def test_columns_count_characters_not_bytes() -> None:
    assert read("a: {é😀: မြန်, b: c}").at(("a", "b")) == Position("x.yml", 1, 18)


def test_the_place_of_an_absent_value_is_that_of_what_is_around_it() -> None:
    assert read("a:\n  b: c\n").at(("a", "x", 3)) == Position("x.yml", 2, 3)


def test_places_count_from_the_first_line_of_the_file() -> None:
    assert complaints("a: b: c", first_line=7)[0].startswith("x.yml:7:5: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: the field “a” is used twice, first on line 1; keep one [duplicate-field]"),
        ("a: {b: 1, b: 2}", "1:11: the field “b” is used twice, first on line 1; keep one [duplicate-field]"),
        ("a:\n", "1:1: the field “a” has no value; write one or delete the line [empty-field]"),
        ("a: ~\n", "1:1: the field “a” has no value; write one or delete the line [empty-field]"),
        ("a: #FairPay\n", "1:1: the field “a” has no value; what follows “#” is a comment here, so put it in quotes [empty-field]"),
        ("a: [b, null]\n", "1:8: the list has an empty entry; write it or delete the line [empty-field]"),
        ("a:\n\tb: 1\n", "2:1: the line cannot be read: a tab is at its beginning; indent with spaces [yaml]"),
        ("a: 'b\nc: d\n", "1:4: the line cannot be read: a quotation mark is opened and never closed [yaml]"),
        ('a: b\nc: "d\n', "2:4: the line cannot be read: a quotation mark is opened and never closed [yaml]"),
        ("a: 1\nb:\n  c: 1\n \td: 2\n", "4:2: the line cannot be read: a tab is at its beginning; indent with spaces [yaml]"),
        (
            'a: 1\nsubject:"b"\nc: 2\n',
            "2:9: the line cannot be read: a space is missing after the colon; write “subject: …” [yaml]",
        ),
        ("a: 1\nday:2027\n", "2:5: the line cannot be read: a space is missing after the colon; write “day: …” [yaml]"),
        ('a: "b\nc: 1\nd: "e"\n', "1:4: the line cannot be read: a quotation mark is opened and never closed [yaml]"),
        ("a: 'b\nc: 1\nd: 'e'\nf: 2\n", "1:4: the line cannot be read: a quotation mark is opened and never closed [yaml]"),
        ("a: [#Pay]\n", "1:5: the line cannot be read: after “#” YAML reads a comment; write “Pay” without it [yaml]"),
        ("a: [b, #Pay]\nc: d\n", "1:8: the line cannot be read: after “#” YAML reads a comment; write “Pay” without it [yaml]"),
        (
            "a:\n  - #Pay\n",
            "2:4: the list has an empty entry; what follows “#” is a comment here, so put it in quotes [empty-field]",
        ),
        (
            "a: “b: c”\n",
            "1:4: the line cannot be read: ““” is a typographic quotation mark, which quotes nothing here; type \" or ' [yaml]",
        ),
        ("a: b: c\n", "1:5: the line cannot be read: it has a second “: ”; put the text in quotes [yaml]"),
        ("a: [b\n", "1:4: the line cannot be read: a bracket is opened and never closed, or a comma is missing [yaml]"),
        ("a: @b\n", "1:4: the line cannot be read: a text cannot begin with “@”; put it in quotes [yaml]"),
        ("a: *b\n", "1:4: “*b” repeats another value; write it out, or put a text in quotes [yaml-alias]"),
        ("a: !b c\n", "1:4: “!b” says what kind of value follows; delete it, or put a text in quotes [yaml-tag]"),
        ("a: b\nc\n", "2:1: the line cannot be read: a “: ” is missing after the name of the field [yaml]"),
        ("a: - b\n", "1:4: the line cannot be read: a list begins on a line of its own, or is in [ ] [yaml]"),
        (
            'a: "C:\\pay"\n',
            ("1:7: the line cannot be read: a “\\” cannot be between double quotation marks; use single ones [yaml]"),
        ),
        (
            "a: 'it's'\n",
            (
                "1:8: the line cannot be read: text follows a closing quotation mark; put the whole in the other kind of "
                "quotation marks [yaml]"
            ),
        ),
        ("a: b\n---\nc: d\n", "2:1: the line cannot be read: a line “---” is between the fields; delete it [yaml]"),
        ("just words\n", "1:1: there is no field on this line; write lines like “title: Fair pay” [yaml]"),
        ("? [a]\n: b\n", "1:3: the name of a field must be one word [yaml]"),
    ],
)
def test_each_slip_is_named_in_plain_words(text: str, message: str) -> None:
    assert complaints(text) == [f"x.yml:{message}"]


def test_aliases_of_aliases_do_not_grow_without_bound() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join(['*' + before] * 10)}]" for before, name in zip("abcdefg", "bcdefgh", strict=True)]
    told = complaints("\n".join(lines))
    assert told[0] == "x.yml:1:1: the fields contain more than 20000 values [too-long]"
    # What is wrong is told, but not a thousand times.
    assert {line.rpartition(" ")[2] for line in told[1:]} == {"[yaml-alias]"}
    assert len(told) == 21


OUT = "write it out, or put a text in quotes [yaml-alias]"
KIND = "says what kind of value follows; delete it, or put a text in quotes [yaml-tag]"
NAMED = "names a value; delete it, or put a text in quotes [yaml-alias]"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a: &x 1\nb: *x\n", [f"1:4: “&x” {NAMED}", f"2:4: “*x” repeats another value; {OUT}"]),
        ("a: {b: &y [1], c: *y}\n", [f"1:8: “&y” {NAMED}", f"1:19: “*y” repeats another value; {OUT}"]),
        ("? &a b\n: 1\n", [f"1:3: “&a” {NAMED}"]),
        ("tags: [*x]\n", [f"1:8: “*x” repeats another value; {OUT}"]),
        ("a: !!python/name:os.system x\n", [f"1:4: “!!python/name:os.system” {KIND}"]),
        ("a: !!binary aGk=\n", [f"1:4: “!!binary” {KIND}"]),
        ("a: !!timestamp 2027-05-01\n", [f"1:4: “!!timestamp” {KIND}"]),
        ("a: !ENV [HOME]\n", [f"1:4: “!ENV” {KIND}"]),
        ("a: ! b\n", [f"1:4: “!” {KIND}"]),
        ("!!map {a: 1}\n", [f"1:1: “!!map” {KIND}"]),
        ("a: [9:30, !x y]\n", [f"1:11: “!x” {KIND}"]),
        ("<<: {a: 1}\n", ["1:1: “<<” takes over other fields; write them out [yaml-merge]"]),
        ("a: {<<: {b: 1}}\n", ["1:5: “<<” takes over other fields; write them out [yaml-merge]"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1: a line that begins with “%” gives orders to programs; delete it [yaml-directive]"]),
        (
            "%TAG ! tag:x,2000:\n---\na: 1\n",
            ["1:1: a line that begins with “%” gives orders to programs; delete it [yaml-directive]"],
        ),
    ],
)
def test_a_value_stands_where_it_is_read(text: str, messages: list[str]) -> None:
    assert complaints(text) == [f"x.yml:{message}" for message in messages]


def test_the_same_characters_in_a_text_say_nothing() -> None:
    assert complaints("a: x & y * z ! 5 % <<\nb: '*x &y !z'\n\"<<\": c\nd: |\n  &x *y !z\n# &x *y\n") == []


@pytest.mark.parametrize("text", ["a: " + "[" * 10_000 + "]" * 10_000, "a: &a [*a]", "a: " + "{a: " * 50 + "1" + "}" * 50])
def test_deep_lists_are_refused(text: str) -> None:
    assert complaints(text)[0].endswith("the lists are nested too deeply [yaml]")
