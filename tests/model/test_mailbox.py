"""Addresses are such as a mailto link can carry."""

from __future__ import annotations

import subprocess
import sys

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from handbill.values.mailbox import MailboxError, is_reserved, mailbox
from profiles import examples

NAMES = st.text("ab1._+-", max_size=5) | st.sampled_from(
    ["a" * 63, "a" * 64, "a" * 65, "a-" * 31 + "a", "xn--p1ai", "xn--a", "aa--b", "b-"]
)
ENDS = st.sampled_from(
    ["org", "example", "de", "uk", "c0", "1", "museum", "test", "local", "localhost", "onion", "arpa", "invalid"]
)


def refusal(text: str) -> MailboxError:
    with pytest.raises(MailboxError) as caught:
        mailbox(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("office@example.org", "office@example.org"),
        ("First.Last+news@EXAMPLE.org", "First.Last+news@example.org"),
        ("o'neil@example.org", "o'neil@example.org"),
        ("info@faß.example.org", "info@xn--fa-hia.example.org"),
        ("info@сайт.example.org", "info@xn--80aswg.example.org"),
    ],
)
def test_the_domain_becomes_small_letters_of_ascii(text: str, made: str) -> None:
    assert mailbox(text) == made


def test_sharp_s_is_not_ss() -> None:
    assert mailbox("a@faß.de") == "a@xn--fa-hia.de"


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("a b@example.org", "the address “a b@example.org” contains a space; write one plain address, like name@example.org", 1),
        ("a@example.org?bcc=b@example.org", "the address “a@example.org?bcc=b@example.org” contains “?”; write one plain", 13),
        ("a@example.org,b@example.org", "the address “a@example.org,b@example.org” contains “,”; write one plain address", 13),
        ("a@example.org\r\nBcc: b@example.org", "contains a line break; write one plain address", 13),
        ("a@example.org\nb", "contains a line break; write one plain address", 13),
        ("A <a@example.org>", "contains a space; write one plain address", 1),
        ("a\u200b@example.org", "the address “a\u200b@example.org” contains an invisible character (U+200B); type it again", 1),
        ("\ufeffa@example.org", "contains an invisible character (U+FEFF); type it again", 0),
        ("josé@example.org", "has “é” before the @, which mail programs do not take from a link", 3),
    ],
)
def test_what_would_break_a_link_is_named_with_its_place(text: str, message: str, offset: int) -> None:
    error = refusal(text)
    assert message in str(error)
    assert error.offset == offset


@pytest.mark.parametrize(
    "text", ["", "a", "@example.org", "a@", "a@b", "a@-.org", "a@@example.org", "a@example..org", ".a@example.org"]
)
def test_no_other_text_is_an_address(text: str) -> None:
    assert str(refusal(text)) == f"“{text}” is not a valid e-mail address; write it like name@example.org"


@given(NAMES, st.lists(NAMES, max_size=5), ENDS)
@examples(300, 5000)
def test_plain_addresses_are_those_that_the_library_takes(local: str, names: list[str], end: str) -> None:
    text = f"{local}@{'.'.join([*names, end])}"
    try:
        made = validate_email(text, check_deliverability=False, allow_smtputf8=False, test_environment=True).ascii_email
    except EmailNotValidError:
        assert "is not a valid e-mail address" in str(refusal(text))
    else:
        assert mailbox(text) == made


def test_plain_addresses_do_not_wait_for_the_library() -> None:
    program = """
import sys
from handbill.values.mailbox import mailbox
mailbox("minister.office@foreign-affairs.gov.example")
print("email_validator" in sys.modules)
mailbox("Minister@example.org")
print("email_validator" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    "text", ["a@example.org", "https://www.example.org/x", "https://x.test/", "a@mail.invalid", "https://site.example"]
)
def test_addresses_for_examples_are_known(text: str) -> None:
    assert is_reserved(text)


@pytest.mark.parametrize(
    "text", ["a@notexample.org", "https://example.org.eu/", "a@test.org", "a@mail.contest", "https://testing.eu/example.org"]
)
def test_other_addresses_are_real(text: str) -> None:
    assert not is_reserved(text)
