"""A spreadsheet of offices becomes a recipients.csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from handbill.cli import main
from handbill.content.recipients import read
from handbill.problems import Problems
from handbill.recipient_import import NotImported, imported, write_recipients

ROWS = [
    ["Name", "E-mail", "Country", "Source URL", "Checked on", "Fax"],
    ["Ministère du Travail", "mailto:travail@gov.example.org", "France", "https://gov.example.org/", "20/11/2026", "1"],
    ["", "", "", "", "", ""],
    ["Ministère du Travail", "b@gov.example.org", "uk", "https://gov.example.org/", "3/4/2026", ""],
]
MADE = """\
id,name,country,email,source_url,checked_on
ministere-du-travail,Ministère du Travail,FR,travail@gov.example.org,https://gov.example.org/,2026-11-20
ministere-du-travail-2,Ministère du Travail,GB,b@gov.example.org,https://gov.example.org/,3/4/2026
"""
SAID = ["the column “Fax” is not known and left out", "2 rows"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_in_any_encoding_is_taken_over(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("\r\n".join(delimiter.join(row) for row in ROWS).encode(encoding))
    assert imported(file) == (MADE, SAID)


def test_so_is_a_workbook_with_its_dates(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Name", "Email", "Post", "source_url", "checked_on"])
    sheet.append(
        ["m", "Minister", "MAILTO:m@gov.example.org", "1 Quay Street\n1000 Harbour", "https://gov.example.org/", date(2026, 11, 20)]
    )
    book.save(tmp_path / "list.xlsx")
    text, said = imported(tmp_path / "list.xlsx")
    problems = Problems()
    one = read(text, "r.csv", "en", problems)["m"][0]
    assert (one.email, one.post, one.checked_on, said) == (
        "m@gov.example.org", "1 Quay Street\n1000 Harbour", date(2026, 11, 20), ["1 rows"],
    )  # fmt: skip
    assert list(problems) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "a.csv is empty"), ("a.csv", b"x,y\n1,2\n", "a.csv has neither a column “name” nor “role” in its first row"),
        ("a.xlsx", b"PK", "a.xlsx is not a workbook that can be read; save it as .xlsx or as CSV"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotImported, match=message):
        imported(tmp_path / name)


def test_it_writes_into_a_campaign_that_has_no_list_yet(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "campaigns/pay").mkdir(parents=True)
    (project / "list.csv").write_text("name,role\nMia,Minister\n", encoding="utf-8")
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["import", "recipients", "list.csv", "--campaign", "pay"])
    assert (done.exit_code, done.stdout) == (0, "made campaigns/pay/recipients.csv\n")
    assert (project / "campaigns/pay/recipients.csv").read_text(encoding="utf-8") == (
        "id,name,role,source_url,checked_on\nmia,Mia,Minister,,\n"
    )
    again = CliRunner().invoke(main, ["import", "recipients", "list.csv", "--campaign", "pay"])
    assert (again.exit_code, "is there already; move it away first" in again.output) == (2, True)
    with pytest.raises(NotImported, match="there is no campaign campaigns/none"):
        write_recipients(project, "none", "")


def test_without_a_campaign_it_prints(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "list.csv").write_text("name\nMia\n", encoding="utf-8")
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["import", "recipients", "list.csv"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "id,name,source_url,checked_on\nmia,Mia,,\n", "1 rows\n")
