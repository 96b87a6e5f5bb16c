"""The letter as an unsent message, read back by the standard library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.documents.eml import eml
from handbill.documents.text.txt_file import txt
from letter_samples import BODIES, made, message, sample


@pytest.mark.parametrize("language", sorted(BODIES))
def test_the_body_is_that_of_the_text_file(language: str) -> None:
    body = message(eml(sample(language))).get_body(("plain",))
    assert body is not None
    assert b"\xef\xbb\xbf" + body.get_content().encode() == txt(sample(language))


def test_it_is_an_unsent_draft_of_nobody() -> None:
    read = message(eml(sample("en")))
    assert read.keys() == ["X-Unsent", "To", "Subject", "Content-Language", "MIME-Version", "Content-Type"]
    assert read["X-Unsent"] == "1"
    assert read.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]


def test_lists_of_the_rich_body_have_the_digits_of_its_language() -> None:
    def rich(language: str) -> str:
        body = message(eml(made("1. One.\n2. Two.", language))).get_body(("html",))
        assert body is not None
        return str(body.get_content())

    assert '<ol style="list-style-type: myanmar">' in rich("my")
    assert "<ol>" in rich("ar")


def test_no_line_is_too_long_and_all_end_in_crlf() -> None:
    data = eml(made("long " * 3000, subject="ص" * 300))
    assert data.isascii()
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("subject", ["Pay us", "Платите нам " * 12, "လုပ်ခ " * 12, "a=?utf-8?q?b?=", "  blank ", "x" * 90])
def test_the_subject_comes_back(subject: str) -> None:
    assert message(eml(made("Dear all.", subject=subject)))["Subject"] == subject


def test_addresses_come_back_with_the_names_that_fit() -> None:
    to = (('Mia Moss, "M" \\', "mia@gov.example.org"), ("Мия Мосс", "m@gov.example.org"), ("မြန်မာ" * 9, "long@gov.example.org"))
    read = message(eml(made("Dear all.", to=to, cc=("copy@union.example.org",))))
    assert [(one.display_name, one.addr_spec) for one in read["To"].addresses] == [
        ("Mia Moss, \"M\" \\", "mia@gov.example.org"), ("Мия Мосс", "m@gov.example.org"), ("", "long@gov.example.org"),
    ]  # fmt: skip
    assert [one.addr_spec for one in read["Cc"].addresses] == ["copy@union.example.org"]


def test_without_recipients_there_is_no_such_header() -> None:
    assert message(eml(made("Dear all.", to=())))["To"] is None


def test_the_rich_body_names_its_language_and_direction() -> None:
    rich = message(eml(sample("ar"))).get_body(("html",))
    assert rich is not None
    assert '<html lang="ar" dir="rtl">' in rich.get_content()
    assert "<mark>[اسمكم]</mark>" in rich.get_content()


@pytest.mark.parametrize(
    "changes", [{"subject": "a\nBcc: x@y.z"}, {"to": (("a\r\nBcc: b", "a@b.c"),)}, {"cc": ("a@b.c\nBcc: d@e.f",)}]
)
def test_a_line_break_in_a_header_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="header"):
        eml(made("Dear all.", **changes))


@given(st.text(st.sampled_from('ab йမم😀 ,.=?"<>@'), min_size=1, max_size=120))
def test_any_subject_comes_back(subject: str) -> None:
    assert message(eml(made("Dear all.", subject=subject)))["Subject"] == subject


def test_a_whole_message(golden: Callable[[str, str | bytes], None]) -> None:
    golden("letter.eml", eml(sample("ru", cc=("copy@union.example.org",))))


def test_a_whole_text_file(golden: Callable[[str, str | bytes], None]) -> None:
    golden("letter-file.txt", txt(sample("ar")))


def test_an_arabic_draft_runs_right_to_left_where_only_the_body_is_taken() -> None:
    body = message(eml(made("مرحبا\n", "ar"))).get_body(("html",))
    assert body is not None
    assert '<body lang="ar" dir="rtl">' in body.get_content()
