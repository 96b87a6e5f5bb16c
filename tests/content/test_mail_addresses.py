"""No address or subject enters a link that could begin another header there: each is refused where it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from drawn import campaign, campaign_of, draw, page, page_of, read, site_of
from handbill.letters.envelopes import envelopes
from handbill.model.facts import LetterFacts
from handbill.problems import visible
from rfc6068 import Message, parse

LETTER = "campaigns/pay/letters/wages.md"
ROW = "minister,{},Mia Moss,https://gov.example.org/,2027-05-01"
PLAIN = "write one plain address, like name@example.org"

# What is wrong, as it is written between quotes; the column in it that is named; the message.
REFUSED = [
    ("office@example.org\rBcc: x@example.org", 19, f"the address “{{}}” contains a line break; {PLAIN}"),
    ("office@example.org\nBcc: x@example.org", 19, f"the address “{{}}” contains a line break; {PLAIN}"),
    ("office@example.org\r\nBcc: x@example.org", 19, f"the address “{{}}” contains a line break; {PLAIN}"),
    ("office@example.org?bcc=x@example.org", 19, f"the address “{{}}” contains “?”; {PLAIN}"),
    ("office@example.org?subject=x&body=y", 19, f"the address “{{}}” contains “?”; {PLAIN}"),
    ("my office@example.org", 3, f"the address “{{}}” contains a space; {PLAIN}"),
    ("office@exam ple.org", 12, f"the address “{{}}” contains a space; {PLAIN}"),
    ("office@example.org,x@example.org", 19, f"the address “{{}}” contains “,”; {PLAIN}"),
    ("office@example.org;x@example.org", 19, f"the address “{{}}” contains “;”; {PLAIN}"),
    ("office%0D%0ABcc:x@example.org", 16, f"the address “{{}}” contains “:”; {PLAIN}"),
    ("Office <office@example.org>", 7, f"the address “{{}}” contains a space; {PLAIN}"),
    ("bürgeramt@example.org", 2, "the address “{}” has “ü” before the @, which mail programs do not take from a link"),
    ("міністр@example.org", 1, "the address “{}” has “м” before the @, which mail programs do not take from a link"),
    ("office\u200b@example.org", 7, "the address “{}” contains an invisible character (U+200B); type it again"),
    ("office@example.org\u200b", 19, "the address “{}” contains an invisible character (U+200B); type it again"),
    ("\ufeffoffice@example.org", 1, "the address “{}” contains an invisible character (U+FEFF); type it again"),
    ("off\u00adice@example.org", 4, "the address “{}” contains an invisible character (U+00AD); type it again"),
    ("\u202eoffice@example.org", 1, "the address “{}” contains an invisible character (U+202E); type it again"),
    ("office@", 1, "“{}” is not a valid e-mail address; write it like name@example.org"),
    ("office@@example.org", 1, "“{}” is not a valid e-mail address; write it like name@example.org"),
    ("office@-.example.org", 1, "“{}” is not a valid e-mail address; write it like name@example.org"),
]


def files(address: str = "office@example.org", **words: str) -> dict[str, str]:
    """A campaign whose recipient has an address; `words` are lines of campaign.yml (`config`) and of the letter (`front`)."""
    cell = '"' + address.replace('"', '""') + '"'
    return {
        "campaigns/pay/campaign.yml": campaign() if "config" not in words else words["config"],
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": f"id,email,name,source_url,checked_on\n{ROW.format(cell)}\n",
        LETTER: f"---\ntitle: Wages\nsummary: Pay.\n{words.get('front', 'subject: Pay')}\nto: [minister]\n---\n\nDear all.\n",
    }


def quoted(text: str) -> str:
    """A text as YAML between quotes: an escape is one character of it, whatever its length."""
    return json.dumps(text, ensure_ascii=False)


CONFIG = "status: active\nlanguages: [en]\norganisers: [{name: Clerks}]\n"
PLACES: dict[str, Callable[[str], tuple[dict[str, str], str, int]]] = {
    "recipients.csv": lambda bad: (files(bad), "campaigns/pay/recipients.csv:2", 10),
    "cc": lambda bad: (files(front=f"subject: Pay\ncc: [{quoted(bad)}]"), f"{LETTER}:5", 6),
    "contact": lambda bad: (files(config=f"{CONFIG}contact: {quoted(bad)}\n"), "campaigns/pay/campaign.yml:4", 10),
    "report_to": lambda bad: (
        files(config=f"{CONFIG}contact: a@example.org\nreport_to: {quoted(bad)}\n"), "campaigns/pay/campaign.yml:5", 12,
    ),
}  # fmt: skip
"""For each place an address may stand in: the files, the file and line of the problem, and where its value begins."""


def errors(root: Path, drawing: dict[str, str]) -> list[str]:
    draw(root, drawing)
    for name, text in drawing.items():
        (root / name).write_bytes(text.encode())  # line breaks as they are
    return [str(problem) for problem in read(root, {}).problems.errors if problem.rule != "unknown-recipient"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("bad", "column", "message"), REFUSED)
def test_an_address_that_a_link_cannot_carry_is_refused_where_it_stands(
    tmp_path: Path, place: str, bad: str, column: int, message: str
) -> None:
    drawing, line, start = PLACES[place](bad)
    in_cell = place == "recipients.csv"
    # A cell of a spreadsheet has one kind of line break. A value that is wrong from its start is named by its quote.
    said = re_lined(bad) if in_cell else bad
    expected = start + column if in_cell or column > 1 else start
    found = errors(tmp_path, drawing)
    cell = " (row 2, email)" if in_cell else ""
    assert found == [f"{line}:{expected}: {visible(message.format(said))}{cell} [bad-email]"]


def re_lined(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "subject", ["Pay\nBcc: x@example.org", "Pay\r\nBcc: x@example.org", "Pay\rBcc: x@example.org", "Pay\n\nnow"]
)
def test_a_subject_with_a_line_break_is_refused_where_it_stands(tmp_path: Path, subject: str) -> None:
    assert errors(tmp_path, files(front=f"subject: {quoted(subject)}")) == [
        f"{LETTER}:4:10: the text must be on one line [one-line]"
    ]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x85"])
def test_a_subject_with_a_control_character_is_refused(tmp_path: Path, character: str) -> None:
    assert errors(tmp_path, files(front=f'subject: "Pay\\x{ord(character):02x}"')) == [
        f"{LETTER}:4:10: the text contains an invisible character (U+{ord(character):04X}); type it again [control-character]"
    ]


@pytest.mark.parametrize(
    ("subject", "column", "message"),
    [
        ("Pay\u200b us", 14, "the text contains an invisible character (U+200B); type it again [control-character]"),
        ("Pay us\ufeff", 17, "the text contains an invisible character (U+FEFF); type it again [control-character]"),
        ("Pa\u00ady us", 13, "the text contains an invisible character (U+00AD); type it again [control-character]"),
        ("Pay?bcc=x@example.org", 14, "the subject contains “?bcc=”, which is a piece of a mail link; take it out [bad-subject]"),
        ("Pay&Body=x", 14, "the subject contains “&Body=”, which is a piece of a mail link; take it out [bad-subject]"),
    ],
)
def test_a_subject_that_would_break_its_link_is_refused(tmp_path: Path, subject: str, column: int, message: str) -> None:
    assert errors(tmp_path, files(front=f"subject: {quoted(subject)}")) == [f"{LETTER}:4:{column}: {message}"]


@pytest.mark.parametrize(
    ("subject", "read_back"),
    [
        ("Pay%0D%0ABcc: x@example.org", "Pay%0D%0ABcc: x@example.org"), ("a + b = c", "a + b = c"),
    ],
)  # fmt: skip
def test_any_other_subject_begins_no_header(tmp_path: Path, subject: str, read_back: str) -> None:
    site = site_of(tmp_path, files(front=f"subject: {quoted(subject)}"))
    letter = page_of(site, "letter", "wages")
    (message,) = envelopes(campaign_of(site), letter, letter.source_text, 2000)
    assert parse(message.send.href) == Message(("office@example.org",), subject=read_back, body="Dear all.")


def test_what_ascii_allows_before_the_at_is_carried(tmp_path: Path) -> None:
    site = site_of(tmp_path, files("a&bcc=x+y0Az'#/{}|~@example.org", front='subject: Pay\ncc: ["m&m@BÜCHER.example"]'))
    letter = page_of(site, "letter", "wages")
    (message,) = envelopes(campaign_of(site), letter, letter.source_text, 2000)
    assert cast(LetterFacts, letter.facts).cc == ("m&m@xn--bcher-kva.example",)
    assert parse(message.send.href) == Message(
        ("a&bcc=x+y0Az'#/{}|~@example.org",), ("m&m@xn--bcher-kva.example",), "Pay", "Dear all."
    )
