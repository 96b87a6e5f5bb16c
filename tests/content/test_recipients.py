"""recipients.csv, as spreadsheets write it."""

from __future__ import annotations

import pytest

from handbill.content.recipients import read
from handbill.model.recipient import Recipient
from handbill.problems import Problems

HEADER = "id,name,email,source_url,checked_on"
ROW = "minister,The Minister,office@example.org,https://example.org/,2027-03-01"


def recipients(text: str) -> dict[str, Recipient]:
    problems = Problems()
    found = read(text, "r.csv", "en", problems)
    assert not list(problems), list(map(str, problems))
    return {id: recipient for id, (recipient, _) in found.items()}


def complaints(text: str) -> list[str]:
    problems = Problems()
    read(text, "r.csv", "en", problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_stand_apart_by_comma_semicolon_or_tab(delimiter: str) -> None:
    one = recipients(f"{HEADER}\n{ROW}\n".replace(",", delimiter))["minister"]
    assert (one.names, one.email) == ({"en": "The Minister"}, "office@example.org")


def test_names_in_other_languages_have_columns_of_their_own() -> None:
    one = recipients(
        "id,name,name.fr,role.my,organization,organization.fr,source_url,checked_on\n"
        "m,Minister,Ministre,ဝန်ကြီး,Ministry,Ministère,https://example.org/,2027-03-01\n"
    )["m"]
    assert one.names == {"en": "Minister", "fr": "Ministre"}
    assert one.roles == {"my": "ဝန်ကြီး"}
    assert one.organizations == {"en": "Ministry", "fr": "Ministère"}


def test_quotes_hold_delimiters_quotes_and_line_breaks() -> None:
    text = (
        'id,name,post,source_url,checked_on\nm,"The ""Minister"", Labour","1 Street\n2000 Town",https://example.org/,2027-03-01\n'
    )
    one = recipients(text)["m"]
    assert (one.names, one.post) == ({"en": 'The "Minister", Labour'}, "1 Street\n2000 Town")


def test_a_row_after_a_line_break_in_quotes_keeps_its_line() -> None:
    text = f'{HEADER}\n"a\nb",x,,https://example.org/,2027-03-01\n{ROW.replace("2027-03-01", "1.3.2027")}\n'
    assert complaints(text)[-1].startswith("r.csv:4:63: “1.3.2027” is not a date;")


def test_groups_stand_apart_by_spaces() -> None:
    text = "id,name,groups,source_url,checked_on\nm,M,eu  labour,https://example.org/,2027-03-01\n"
    assert recipients(text)["m"].groups == ("eu", "labour")


def test_empty_rows_are_nothing() -> None:
    assert list(recipients(f"{HEADER}\n\n,,,,\n{ROW}\n\n")) == ["minister"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty; its first row names the columns [empty-file]"),
        (f"{HEADER},organisation\n", "1:37: unknown column “organisation”; did you mean “organization”? [unknown-field]"),
        (f"{HEADER},country.fr\n{ROW},BE\n", "1:37: unknown column “country.fr”; did you mean “country”? [unknown-field]"),
        (f"{HEADER},id\n", "1:37: the column “id” stands twice; keep one [duplicate-field]"),
        (f"{HEADER},\n{ROW},\n", "1:37: the column has no name; name it or delete it [missing-field]"),
        ("id,name,source_url\n", "1:1: the column “checked_on” is missing [missing-field]"),
        (f"{HEADER}\n{ROW}\n{ROW}\n", "3:1: the id “minister” stands twice, first on line 2; keep one [duplicate-id]"),
        (f"{HEADER}\n{ROW},x\n", "2:74: the row has 6 cells, the header only 5 columns [csv-row]"),
        (
            f"{HEADER}\nm,,,https://example.org/,2027-03-01\n",
            ("2:1: the row has neither “name” nor “role”; write one of them [missing-field]"),
        ),
        (f"{HEADER}\nm,M\n", "2:1: the field “checked_on” is missing [missing-field]"),
        (f"{HEADER}\nM,M,,https://example.org/,2027-03-01\n", "2:1: “M” is not a valid id; use up to 64 lowercase letters a-z"),
        (
            f"{HEADER}\nm,M,a\u200bb@example.org,https://example.org/,2027-03-01\n",
            "2:6: the address “aU+200Bb@example.org” holds an invisible character (U+200B); type it anew [bad-email]",
        ),
        (
            f'{HEADER}\nm,M,"a\u200bb@example.org",https://example.org/,2027-03-01\n',
            "2:7: the address “aU+200Bb@example.org” holds an invisible character (U+200B); type it anew [bad-email]",
        ),
        (
            f"{HEADER},country\n{ROW},UK\n",
            "2:74: “UK” is not a country code; write two capital letters (ISO 3166-1), or XX for an international body [bad-country]",
        ),
        (
            f'{HEADER}\nm,"M,a@example.org,https://example.org/,2027-03-01\n{ROW}\n',
            '2:1: a quotation mark in this row is never closed, or text follows it; write "" for one in a text [csv-row]',
        ),
    ],
)
def test_each_slip_is_named_with_its_cell(text: str, message: str) -> None:
    assert complaints(text)[0].startswith(f"r.csv:{message}")


def test_one_bad_row_does_not_hide_the_next() -> None:
    assert [line.split(" ")[0] for line in complaints(f"{HEADER}\nA,M,,https://example.org/,2027-03-01\nm,M,,x,2027-03-01\n")] == [
        "r.csv:2:1:", "r.csv:3:6:",
    ]  # fmt: skip


def test_a_cell_longer_than_the_library_takes_is_a_problem_and_no_crash() -> None:
    cell = "\n".join(["x" * 1000] * 200)
    assert complaints(f'{HEADER}\n"{cell}",M,,https://example.org/,2027-03-01\n')[0].startswith("r.csv:2:1: ")


def test_constituency_and_salutation_have_columns_for_each_language() -> None:
    one = recipients(
        "id,name,area,area.fr,salutation,salutation.fr,source_url,checked_on\n"
        "m,M,North,Nord,Dear Minister,Madame,http://example.org/,2027-03-01\n"
    )["m"]
    assert (one.areas, one.salutations) == ({"en": "North", "fr": "Nord"}, {"en": "Dear Minister", "fr": "Madame"})
    assert one.source_url == "http://example.org/"


def test_rows_keep_their_order() -> None:
    rows = "".join(f"{id},{id},,https://example.org/,2027-03-01\n" for id in ("minister", "deputy", "clerk"))
    assert list(recipients(f"{HEADER}\n{rows}")) == ["minister", "deputy", "clerk"]
