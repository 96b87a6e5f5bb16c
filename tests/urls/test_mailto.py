"""What goes into a mailto link comes out again, read by a parser of our own (tests/rfc6068.py)."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.urls.mailto import RUNGS, Body, ladder, mailto
from profiles import examples
from rfc6068 import Message, NotMailto, parse

ATOMS = st.text("abcXYZ019!#$%&'*+-/=?^_`{|}~", min_size=1, max_size=8)
LOCALS = st.lists(ATOMS, min_size=1, max_size=3).map(".".join)
LABELS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
DOMAINS = st.lists(LABELS, min_size=2, max_size=3).map(".".join)
ADDRESSES = st.builds("{}@{}".format, LOCALS, DOMAINS)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINES = TEXTS.filter(lambda text: not re.search(r"[\r\n]", text))


@given(st.lists(ADDRESSES, max_size=4), st.lists(ADDRESSES, max_size=3), LINES, TEXTS)
def test_what_goes_in_comes_out(to: list[str], cc: list[str], subject: str, body: str) -> None:
    crlf = re.sub(r"\r\n?|\n", "\r\n", body)
    assert parse(mailto(to, cc, subject, body)) == Message(tuple(to), tuple(cc), subject, crlf)


@given(st.lists(TEXTS.map(lambda text: text.replace("\r", "\n"))))
def test_a_body_is_the_same_in_pieces(pieces: list[str]) -> None:
    whole, body = Body.of("".join(pieces)), Body.of(*pieces)
    assert (str(body), len(body)) == (str(whole), len(str(whole)))


SCRIPTS = {
    "latin": "abcdefghij ABC éüñøß’“”–…=&?+%#;/\"'<>[]()@,.!-_~$*:^`{|}\\",
    "cyrillic": "абвгдежзіўёйчшцнк АБВ ’«»—№ -",
    "burmese": "ကခဂငစညတထနပဖမယရလဝသဟအ ာိီုူေဲံ့း်ျြွှ္ ၏၊။ ၁၂၃ \u200d\u200c",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ةىءؤئإأآ ًٌٍَُِّْ ،؟؛ ٣٤٥ \u200e\u200f",
    "any": "",
}
"""Of what the letters of a language are made; the last takes every character there is."""

# Addresses drawn character by character would take half of the time.
SHORT = st.builds("{}@{}".format, ATOMS, st.sampled_from(["example.org", "a.b.example", "xn--fa-hia.example.org", "x-1.example"]))


@st.composite
def letters(draw: st.DrawFn, script: str) -> tuple[Message, int]:
    """A letter with its recipients, and the most characters that its link may have."""
    characters = st.sampled_from(SCRIPTS[script]) if SCRIPTS[script] else st.characters(exclude_categories=["Cs"])
    line = st.text(characters, max_size=20).map(lambda text: re.sub(r"[\r\n]", "", text))
    to = draw(st.lists(SHORT, max_size=3))
    cc = draw(st.lists(SHORT, max_size=1))
    body = draw(st.lists(line, max_size=3).map("\r\n".join))
    return Message(tuple(to), tuple(cc), draw(line), body), draw(st.sampled_from([20, 60, 120, 250, 2000]))


# Ten thousand letters of each script in `make test-long`: every one comes out of its link as it went in, whatever of it still fits.
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_letter_comes_out_of_its_link(script: str) -> None:
    @examples(100, 10_000)
    @given(letters(script))
    def read_back(drawn: tuple[Message, int]) -> None:
        letter, most = drawn
        whole = mailto(letter.to, letter.cc, letter.subject, letter.body.replace("\r\n", "\n"))
        assert parse(whole) == letter
        send = ladder(letter.to, letter.cc, letter.subject, Body.of(letter.body.replace("\r\n", "\n")), most, reader=not letter.to)
        assert all(len(part.href) == part.length <= most for part in send.parts)
        found = [parse(part.href) for part in send.parts]
        to, cc = tuple(dict.fromkeys(letter.to)), tuple(one for one in dict.fromkeys(letter.cc) if one not in letter.to)
        assert [one for message in found for one in message.to] == [one for one in to if one not in send.unreached]
        assert all(len(mailto([one])) > most for one in send.unreached)
        assert tuple(one for message in found for one in message.cc) + send.uncopied == cc
        wanted = {"full": (letter.subject, letter.body), "short": (letter.subject, ""), "address": ("", ""), "copy": None}
        assert all((message.subject, message.body) == wanted[send.rung] for message in found)

    read_back()


@given(st.lists(ADDRESSES, max_size=4), st.lists(ADDRESSES, max_size=3), LINES, TEXTS)
def test_a_link_is_ascii_without_plus_signs_or_anything_html_could_break(
    to: list[str], cc: list[str], subject: str, body: str
) -> None:
    made = mailto(to, cc, subject, body)
    assert re.fullmatch(r"mailto:[A-Za-z0-9\-._~%@,]*(\?(cc|subject|body)=[A-Za-z0-9\-._~%@,]+(&(cc|subject|body)=[^&]+)*)?", made)
    assert "+" not in made


@given(st.lists(ADDRESSES, max_size=2), LINES, TEXTS)
def test_every_escape_has_capital_digits(to: list[str], subject: str, body: str) -> None:
    assert all(escape == escape.upper() for escape in re.findall("%..", mailto(to, (), subject, body)))


def test_the_headers_stand_in_the_order_that_outlook_reads() -> None:
    made = mailto(["a@example.org"], ["b@example.org"], "Pay", "Dear all,\nplease")
    assert made == "mailto:a@example.org?cc=b@example.org&subject=Pay&body=Dear%20all%2C%0D%0Aplease"


@pytest.mark.parametrize("body", ["a\nb", "a\r\nb", "a\rb"])
def test_every_kind_of_line_break_becomes_one_crlf(body: str) -> None:
    assert mailto([], body=body) == "mailto:?body=a%0D%0Ab"


def test_two_line_breaks_stay_two() -> None:
    assert mailto([], body="a\r\n\r\nb\n\nc\n\rd") == "mailto:?body=a%0D%0A%0D%0Ab%0D%0A%0D%0Ac%0D%0A%0D%0Ad"


# Outlook on Windows with an empty `subject=` swallows the body.
@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (mailto([]), "mailto:"),
        (mailto(["a@example.org"]), "mailto:a@example.org"),
        (mailto(["a@example.org"], body="x"), "mailto:a@example.org?body=x"),
        (mailto(["a@example.org"], subject="x"), "mailto:a@example.org?subject=x"),
        (mailto([], ["a@example.org"]), "mailto:?cc=a@example.org"),
    ],
)
def test_empty_headers_are_left_out(made: str, expected: str) -> None:
    assert made == expected


def test_spaces_plus_signs_and_ampersands_survive() -> None:
    made = mailto([], subject="A & B + C = D? 100 %", body="x&cc=evil@example.org")
    assert parse(made) == Message(subject="A & B + C = D? 100 %", body="x&cc=evil@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "Мінск",
        "မြန်မာ",
        "العربية",
        "é",
        "e\u0301",
        "👩🏽\u200d🏭",
        "\u200eabc\u200f",
        "a\u00a0b",
        "\x00",
        "\ufffd",
        "\U0010ffff",
        "tab\there",
    ],
)
def test_every_script_survives(text: str) -> None:
    made = mailto([], subject=text, body=text)
    assert made.isascii()
    assert parse(made) == Message(subject=text, body=text)


# Facts of length by which authors plan: see the handbook's page on letters.
@pytest.mark.parametrize(
    ("character", "cost"), [("a", 1), (" ", 3), ("\n", 6), ("ж", 6), ("é", 6), ("م", 6), ("မ", 9), ("“", 9), ("😀", 12)]
)
def test_what_a_character_costs(character: str, cost: int) -> None:
    assert len(mailto([], body=character)) == len("mailto:?body=") + cost


@pytest.mark.parametrize(
    "address",
    [
        "", "a", "@example.org", "a@", "a b@example.org", "a@exam ple.org", "a@example.org\n", "a\n@example.org",
        "a\r\nBcc: x@example.org",
        "jürgen@example.org", "a@bücher.example.org", "a\x7f@example.org", "a@example.org\x00", "a\ud800@example.org",
    ],
)  # fmt: skip
def test_an_address_that_a_link_cannot_carry_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="cannot be used in a mailto link"):
        mailto([address])
    with pytest.raises(ValueError, match="cannot be used in a mailto link"):
        mailto(["a@example.org"], [address])


@pytest.mark.parametrize("subject", ["a\nb", "a\rb", "a\r\nBcc: x@example.org", "\n"])
def test_a_subject_with_a_line_break_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        mailto(["a@example.org"], subject=subject)


@pytest.mark.parametrize("text", ["\ud800", "a\udc00b", "\udfff\ud800"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        mailto([], subject=text)
    with pytest.raises(UnicodeEncodeError):
        mailto([], body=text)


# RFC 6068, sections 2 and 6: each URI, what it means, and whether the encoder can say the same.
EXAMPLES = [
    ("mailto:addr1@an.example,addr2@an.example", Message(("addr1@an.example", "addr2@an.example")), True),
    ("mailto:?to=addr1@an.example,addr2@an.example", Message(("addr1@an.example", "addr2@an.example")), True),
    ("mailto:addr1@an.example?to=addr2@an.example", Message(("addr1@an.example", "addr2@an.example")), True),
    ("mailto:chris@example.com", Message(("chris@example.com",)), True),
    ("mailto:infobot@example.com?subject=current-issue", Message(("infobot@example.com",), subject="current-issue"), True),
    ("mailto:infobot@example.com?body=send%20current-issue", Message(("infobot@example.com",), body="send current-issue"), True),
    (
        "mailto:infobot@example.com?body=send%20current-issue%0D%0Asend%20index",
        Message(("infobot@example.com",), body="send current-issue\r\nsend index"),
        True,
    ),
    (
        "mailto:list@example.org?In-Reply-To=%3C3469A91.D10AF4C@example.com%3E",
        Message(("list@example.org",), headers={"in-reply-to": "<3469A91.D10AF4C@example.com>"}),
        False,
    ),
    (
        "mailto:majordomo@example.com?body=subscribe%20bamboo-l",
        Message(("majordomo@example.com",), body="subscribe bamboo-l"),
        True,
    ),
    (
        "mailto:joe@example.com?cc=bob@example.com&body=hello",
        Message(("joe@example.com",), ("bob@example.com",), body="hello"),
        True,
    ),
    (
        "mailto:?to=joe@example.com&cc=bob@example.com&body=hello",
        Message(("joe@example.com",), ("bob@example.com",), body="hello"),
        True,
    ),
    ("mailto:gorby%25kremvax@example.com", Message(("gorby%kremvax@example.com",)), True),
    (
        "mailto:unlikely%3Faddress@example.com?blat=foop",
        Message(("unlikely?address@example.com",), headers={"blat": "foop"}),
        False,
    ),
    ("mailto:Mike%26family@example.org", Message(("Mike&family@example.org",)), True),
    ("mailto:%22not%40me%22@example.org", Message(('"not@me"@example.org',)), True),
    ("mailto:%22oh%5C%5Cno%22@example.org", Message(('"oh\\\\no"@example.org',)), True),
    (
        "mailto:%22%5C%5C%5C%22it's%5C%20ugly%5C%5C%5C%22%22@example.org",
        Message(('"\\\\\\"it\'s\\ ugly\\\\\\""@example.org',)),
        False,
    ),
    ("mailto:user@example.org?subject=caf%C3%A9", Message(("user@example.org",), subject="café"), True),
    (
        "mailto:user@example.org?subject=%3D%3Futf-8%3FQ%3Fcaf%3DC3%3DA9%3F%3D",
        Message(("user@example.org",), subject="=?utf-8?Q?caf=C3=A9?="),
        True,
    ),
    (
        "mailto:user@example.org?subject=%3D%3Fiso-8859-1%3FQ%3Fcaf%3DE9%3F%3D",
        Message(("user@example.org",), subject="=?iso-8859-1?Q?caf=E9?="),
        True,
    ),
    ("mailto:user@example.org?subject=caf%C3%A9&body=caf%C3%A9", Message(("user@example.org",), subject="café", body="café"), True),
    (
        "mailto:user@%E7%B4%8D%E8%B1%86.example.org?subject=Test&body=NATTO",
        Message(("user@納豆.example.org",), subject="Test", body="NATTO"),
        False,  # a domain is written as an A-label
    ),
]


@pytest.mark.parametrize(("uri", "message", "same"), EXAMPLES)
def test_the_examples_of_the_rfc_are_read_and_written(uri: str, message: Message, same: bool) -> None:
    assert parse(uri) == message
    if same:
        assert parse(mailto(message.to, message.cc, message.subject, message.body)) == message
    else:
        assert message.headers or not re.fullmatch(r"[!-~]*", message.to[0])


@pytest.mark.parametrize(
    "uri",
    [
        "mailto:a b@example.org", "mailto:a@example.org?subject=a b", "mailto:a@example.org?subject=%",
        "mailto:a@example.org?subject=%C3",
        "mailto:a@example.org?subject=x&subject=y", "mailto:Anna <a@example.org>", "mailto:a", "mailto:a@example.org?subject",
        "mailto:a@example.org?subject=é", "mailto:a@example.org?body=a%0Ab", "mailto:a@example.org?subject=a%0D%0Ab", "http://a@example.org",
        "mailto:a@example.org?subject=a#b", "mailto:not%40me@example.org",
    ],
)  # fmt: skip
def test_the_parser_takes_nothing_that_the_grammar_does_not_make(uri: str) -> None:
    with pytest.raises(NotMailto):
        parse(uri)


MOSTS = st.integers(7, 400)


@given(ADDRESSES, LINES, TEXTS, MOSTS)
def test_the_ladder_takes_the_highest_rung_that_fits(to: str, subject: str, body: str, most: int) -> None:
    rungs = {
        "full": mailto([to], (), subject, body), "short": mailto([to], (), subject), "address": mailto([to]), "copy": "",
    }  # fmt: skip
    send = ladder([to], (), subject, Body.of(body), most)
    assert (send.rung, send.href) == next((rung, href) for rung, href in rungs.items() if len(href) <= most)
    assert send.rung in RUNGS
    assert send.full_length == len(rungs["full"])


def test_a_link_of_exactly_the_limit_fits() -> None:
    body, length = Body.of("body"), len(mailto(["a@example.org"], (), "s", "body"))
    assert ladder(["a@example.org"], (), "s", body, length).rung == "full"
    assert ladder(["a@example.org"], (), "s", body, length - 1).rung == "short"
    short, address = len(mailto(["a@example.org"], (), "s")), len(mailto(["a@example.org"]))
    assert [ladder(["a@example.org"], (), "s", body, most).rung for most in (short, short - 1)] == ["short", "address"]
    assert [ladder(["a@example.org"], (), "s", body, most).rung for most in (address, address - 1)] == ["address", "copy"]


def test_the_rung_address_reaches_everybody_in_their_order() -> None:
    to = [f"office{number}@example.org" for number in range(10)]
    send = ladder(to, ["copy@example.org"], "s" * 200, Body.of(""), 100)
    assert (send.rung, send.uncopied) == ("address", ("copy@example.org",))
    assert [parse(part.href) for part in send.parts] == [Message(tuple(to[:4])), Message(tuple(to[4:7])), Message(tuple(to[7:]))]


def test_without_an_address_a_letter_is_copied() -> None:
    send = ladder([], ["copy@example.org"], "Pay", Body.of("Dear all"), 2000)
    assert (send.rung, send.href) == ("copy", "")


def test_a_letter_the_reader_addresses_has_a_link_without_address() -> None:
    assert ladder([], [], "Pay", Body.of("Dear all"), 2000, reader=True).href == "mailto:?subject=Pay&body=Dear%20all"
    assert ladder([], [], "Pay", Body.of("x" * 2000), 2000, reader=True).href == "mailto:?subject=Pay"
    send = ladder([], [], "x" * 2000, Body.of("x"), 2000, reader=True)
    assert (send.rung, send.href) == ("copy", "")


# The contract's numbers: what fits in 2,000 characters with one address and a subject.
@pytest.mark.parametrize(
    ("letter", "rung"),
    [("ж" * 295, "full"), ("ж" * 340, "short"), ("မ" * 156, "full"), ("မ" * 230, "short"), ("a" * 2500, "short")],
)
def test_how_much_of_a_language_fits(letter: str, rung: str) -> None:
    assert ladder(["minister@example.org"], (), "Release the prisoners", Body.of(letter), 2000).rung == rung
