"""The table of letters says what fits into a link, and which files there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, read, recipients, translation
from handbill.checks.table import Row, rows, table
from handbill.letters import envelopes


def drawn(root: Path, config: dict[str, Any] | None = None, options: dict[str, Any] | None = None, **fields: Any) -> list[Row]:
    """The rows of a campaign in English and French with one letter."""
    loaded = read(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", **(options or {})),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **(config or {})),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
            "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", **{"subject": "Pay us", "to": ["mia"], **fields}),
            "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Bonjour.\n", "machine", subject="Payez"),
        },
    )
    assert loaded.project is not None
    return list(rows(loaded.project))


def test_a_row_says_what_a_letter_is(tmp_path: Path) -> None:
    link = "mailto:mia@gov.example.org?subject=Payez&body=Bonjour."
    assert drawn(tmp_path)[1] == Row("pay/wages", "fr", 8, len(link), "full", ("docx", "odt", "pdf", "txt", "eml"))


@pytest.mark.parametrize(
    ("fields", "files"),
    [
        ({"downloads": ["pdf", "docx"]}, ("pdf", "docx")),
        ({"downloads": []}, ()),
        ({"mode": "collective"}, ("docx", "odt", "pdf", "txt", "eml", "signatures")),
        ({"mode": "collective", "downloads": ["txt"]}, ("txt", "signatures")),
    ],
)
def test_it_names_the_files_of_a_letter(tmp_path: Path, fields: dict[str, Any], files: tuple[str, ...]) -> None:
    assert [row.files for row in drawn(tmp_path, **fields)] == [files, files]


@pytest.mark.parametrize("status", ["draft", "paused", "won", "closed"])
def test_a_letter_that_is_not_offered_has_no_files(tmp_path: Path, status: str) -> None:
    assert [(row.rung, row.files) for row in drawn(tmp_path, {"status": status})] == [("full", ()), ("full", ())]


def test_a_translation_nobody_reviewed_has_none_where_review_is_required(tmp_path: Path) -> None:
    assert [bool(row.files) for row in drawn(tmp_path, {"translation_policy": "reviewed"})] == [True, False]


def test_a_site_without_files_of_letters_names_none(tmp_path: Path) -> None:
    assert [row.files for row in drawn(tmp_path, options={"letter_files": False})] == [(), ()]


def test_the_columns_are_aligned_and_no_line_ends_in_blanks(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": mkdocs("en"),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/letters/long-name.md": page("Long", "x" * 2000, subject="Pay", to="reader", downloads=[]),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=[], downloads=["txt", "eml"]),
    }
    loaded = read(tmp_path, files)
    assert loaded.project is not None
    assert table(rows(loaded.project)).split("\n") == [
        "letter         language  characters  URL length  rung   files",
        "pay/long-name  en              2000        2025  short",
        "pay/wages      en                 9          36  copy   txt eml",
    ]


def test_without_letters_there_is_no_table(tmp_path: Path) -> None:
    loaded = read(tmp_path, {})
    assert loaded.project is not None
    assert table(rows(loaded.project)) == ""


def test_a_letter_that_cannot_be_read_has_no_row(tmp_path: Path) -> None:
    files = {
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/letters/long.md": page("Long", "> " * 20 + "long", subject="Pay", to="reader"),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to="reader"),
    }
    loaded = read(tmp_path, files)
    assert loaded.project is not None
    assert [row.letter for row in rows(loaded.project)] == ["pay/wages"]


def test_a_list_that_takes_several_messages_says_so(tmp_path: Path) -> None:
    offices = recipients(
        *(f"m-{number},Member {number},CA,all,member.of.the.assembly.{number}@gov.example.org" for number in range(90))
    )
    files = {
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": offices,
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=["group:all"], downloads=[]),
    }
    loaded = read(tmp_path, files)
    assert loaded.project is not None
    assert table(rows(loaded.project)).split("\n")[1] == "pay/wages  en                 9        3805  full, 2 messages"


@pytest.mark.usefixtures("forget_links")
def test_the_links_of_a_letter_are_made_once_for_the_check_and_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    ladder = envelopes.ladder

    def counted(to: Any, copies: Any, subject: str, *others: Any, **named: Any) -> Any:
        made.append(subject)
        return ladder(to, copies, subject, *others, **named)

    monkeypatch.setattr(envelopes, "ladder", counted)
    drawn(tmp_path)
    assert sorted(made) == ["Pay us", "Payez"]
