"""Saved reports as a table: one line each, for spreadsheets and for programs, and about nobody."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from handbill.reports.link import KINDS, Report, report_body, report_subject
from handbill.reports.table import COLUMNS, report_table

HEAD = "From: Ada Moss <ada@example.org>\r\nDate: Sat, 01 May 2027 10:30:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n"


def save(folder: Path, name: str, subject: str, body: str) -> Path:
    file = folder / name
    file.write_bytes(f"{HEAD}Subject: {subject}\r\n\r\n{body}".encode())
    return file


def told(folder: Path, report: Report, name: str = "report.eml") -> Path:
    return save(folder, name, report_subject(report), report_body(report))


def rows(*files: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report_table(files)[0])))


def test_a_report_is_a_row_of_its_keys_and_the_messages_date(tmp_path: Path) -> None:
    report = Report("pay", "reply", "wages", "my", "မြန်မာ", "Union, “Port”", "Minister", "First.\nOn.\n\n- second")
    (row,) = rows(told(tmp_path, report))
    assert tuple(row) == COLUMNS
    assert row == {
        "Date": "2027-05-01T08:30Z", "Campaign": "pay", "Did": "reply", "Letter": "wages", "Language": "my", "Country": "မြန်မာ",
        "Organisation": "Union, “Port”", "Addressee": "Minister", "Answer": "First. On. / - second", "More": "",
    }  # fmt: skip


def test_each_report_is_one_line_below_one_row_of_names(tmp_path: Path) -> None:
    files = [told(tmp_path, Report("pay", did, answer="a\nb\rc\x0bd\u2028e"), f"{did}.eml") for did in KINDS]
    table, problems = report_table(files)
    assert problems == []
    assert len(table.split("\n")) == len(table.splitlines()) + 1 == len(KINDS) + 2
    assert [row["Did"] for row in rows(*files)] == list(KINDS)


def test_nothing_says_who_wrote(tmp_path: Path) -> None:
    file = save(
        tmp_path, "a.eml", "Fwd: [pay] sent", "From: Ada Moss <ada@example.org>\n\nCampaign: pay\nAnswer: ask ada@example.org\n"
    )
    table, _ = report_table([file])
    assert "ada@" not in table
    assert "Moss" not in table
    assert rows(file)[0]["Answer"] == "ask [address]"


@pytest.mark.parametrize("start", ["=1+1", "+32 1", "-1", "@SUM(A1)", "\t=1", "\r@x", "＝1+1", "＋1", "－1", "＠SUM(A1)"])
def test_no_value_is_a_formula(tmp_path: Path, start: str) -> None:
    body = f"Campaign: pay\nDid: {start}\nCountry: {start}\nX: {start}\nAnswer: {start}\n"
    (row,) = rows(save(tmp_path, "a.eml", "x", body))
    assert row["Country"] == row["Answer"] == row["Did"] == f"'{start.strip()}"
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) for value in row.values())


@pytest.mark.parametrize("separator", [",", ";", "|", "\t"])
def test_no_value_is_a_formula_where_another_character_separates_cells(tmp_path: Path, separator: str) -> None:
    file = save(tmp_path, "a.eml", "x", f"Campaign: pay\nOrganisation: x{separator} =1+1{separator}y")
    table = report_table([file])[0]
    cells = [cell for row in csv.reader(io.StringIO(table), delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell.strip().startswith("=")]
    assert all(line.startswith('"') and line.endswith('"') for line in table.splitlines())


def test_unseen_characters_are_written_out(tmp_path: Path) -> None:
    (row,) = rows(save(tmp_path, "a.eml", "x", "Campaign: pay\nAnswer: a\u202eb \x9b31m c\u200dd"))
    assert row["Answer"] == "aU+202Eb U+009B31m c\u200dd"


def test_a_hostile_message_is_named_and_the_others_come_out(tmp_path: Path) -> None:
    good = b"From a b\nSubject: [pay] sent\n\nCampaign: pay\n\n"
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(3_000))
    box = tmp_path / "in.mbox"
    box.write_bytes(good * 3 + b"From x\nSubject: y\n" + deep + b"\n\n" + good * 3)
    table, problems = report_table([box])
    assert len(table.splitlines()) == 1 + 6
    assert problems == [f"{box}: message 4: its parts or addresses are nested too deeply to be read"]


def test_a_sender_of_brackets_hides_no_other_message(tmp_path: Path) -> None:
    # Some versions of Python read such a sender, in others it ends in a recursion.
    good = b"From a b\nSubject: [pay] sent\n\nCampaign: pay\n\n"
    box = tmp_path / "in.mbox"
    box.write_bytes(good * 3 + b"From x\nFrom: " + b"(" * 1_900 + b"\nSubject: [home] sent\n\nCampaign: home\n\n" + good * 3)
    table, problems = report_table([box])
    assert table.count('"pay"') == 6
    assert table.count('"home"') + len(problems) == 1


def test_quotation_marks_of_any_depth_are_taken_off(tmp_path: Path) -> None:
    (row,) = rows(save(tmp_path, "a.eml", "x", ">" * 70_000 + " Campaign: pay\n" + ">" * 70_000 + " Country: Peru\n"))
    assert (row["Campaign"], row["Country"]) == ("pay", "Peru")


def test_other_keys_share_a_column(tmp_path: Path) -> None:
    (row,) = rows(save(tmp_path, "a.eml", "x", "Campaign: pay\nMembers: 40\nWhen: May\nAnswer: yes"))
    assert row["More"] == "Members: 40; When: May"


def test_the_text_with_the_lines_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(
        b"Subject: Fwd: [pay] sent\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: text/plain\n\n> campaign : housing\n> Did: reply\n--b--\n"
    )
    (row,) = rows(file)
    assert (row["Campaign"], row["Did"]) == ("housing", "reply")


def test_what_is_no_report_is_named_with_its_file_and_number(tmp_path: Path) -> None:
    box = tmp_path / "in.mbox"
    box.write_bytes(b"From a b\nSubject: [pay] sent\n\nCampaign: pay\n\nFrom c d\nSubject: Hello\n\nHow are you?\n")
    empty = tmp_path / "empty.eml"
    empty.write_bytes(b"")
    alone = save(tmp_path, "alone.eml", "Hello", "How are you?")
    table, problems = report_table([box, empty, alone])
    why = (
        "the message is not a report: it names no campaign: its subject does not begin like “[fair-pay] sent”, "
        "and its body has no line “Campaign: …”"
    )
    assert problems == [
        f"{box}: message 2: {why}",
        f"{empty}: it is not a saved message; save the message as .eml, or several as .mbox",
        f"{alone}: {why}",
    ]
    assert len(table.splitlines()) == 2
