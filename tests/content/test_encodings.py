"""Tables in the encodings of spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.content.files.encodings import decoded

HEADER = "id,name,groups,email,source_url,checked_on\n"
LETTER = "---\ntitle: Wages\nsummary: A letter.\nsubject: Pay\nto: [m, group:all]\n---\n\nDear all.\n"


def table(name: str) -> str:
    return f"{HEADER}m,{name},all,m@gov.example.org,https://gov.example.org/,2027-03-01\n"


@pytest.mark.parametrize(
    ("name", "encoding", "found"),
    [
        ("Minister", "utf-8", "utf-8"), ("Ministère", "utf-8", "utf-8"), ("Ministère", "utf-8-sig", "utf-8-sig"),
        ("Ministère", "utf-16", "utf-16"), ("Minister", "utf-16-le", "utf-16-le"), ("Міністр", "utf-16-be", "utf-16-be"),
        ("Ministère de l’Économie", "cp1252", "cp1252"), ("Müller, Łódź".replace("Ł", "L").replace("ódź", "odz"), "cp1252", "cp1252"),
        ("Министр труда", "cp1251", "cp1251"), ("Міністр працы, Ўладзімір", "cp1251", "cp1251"),
    ],
)  # fmt: skip
def test_the_encoding_is_told_by_the_bytes(name: str, encoding: str, found: str) -> None:
    assert decoded(table(name).encode(encoding)) == (table(name), found)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16 (“Unicode text”)"), ("utf-16-le", "UTF-16 (“Unicode text”)"), ("cp1252", "Windows-1252 (Western European)"),
    ],
)  # fmt: skip
def test_one_message_says_how_to_save_it_and_nothing_else_is_wrong(
    campaign: Callable[..., Path], errors: Callable[[], list[str]], encoding: str, named: str
) -> None:
    campaign({"recipients.csv": table("Ministère").encode(encoding), "letters/wages.md": LETTER})
    assert errors() == [f"campaigns/fair-pay/recipients.csv:1:1: the file is saved in {named}; save it as “CSV UTF-8” [not-utf-8]"]


def test_a_bad_row_makes_no_second_error(campaign: Callable[..., Path], errors: Callable[[], list[str]]) -> None:
    campaign({"recipients.csv": table("M").replace("2027-03-01", "soon"), "letters/wages.md": LETTER})
    assert [line.rpartition("[")[2] for line in errors()] == ["bad-date]"]


def test_many_rows_with_one_mistake_are_one_message(campaign: Callable[..., Path], errors: Callable[[], list[str]]) -> None:
    rows = "".join(f"m{n},M,all,m{n}@gov.example.org,https://gov.example.org/,soon\n" for n in range(20))
    campaign({"recipients.csv": HEADER + rows})
    assert errors() == [
        (
            "campaigns/fair-pay/recipients.csv:2:54: “soon” is not a date; write it as year-month-day, like 2027-05-01 "
            "(row 2, checked_on); the same on 19 more lines: 3, 4, 5, 6, 7 … [bad-date]"
        )
    ]


def test_many_rows_nobody_has_checked_are_one_warning(campaign: Callable[..., Path], found: Callable[..., list[str]]) -> None:
    rows = "".join(f"m{n},M,all,m{n}@gov.example.org,https://gov.example.org/,2026-01-0{n}\n" for n in (1, 2, 3))
    campaign({"recipients.csv": HEADER + rows})
    (said,) = found("recipient-overdue")
    assert said.endswith("look it up and change the day; the same on 2 more lines: 3, 4 [recipient-overdue]")
