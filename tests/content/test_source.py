"""Files as authors leave them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.content.files.source import MAX_BYTES, MAX_LINE, read_text
from handbill.problems import Problems


def read(folder: Path, data: bytes, *, spreadsheet: bool = False) -> tuple[str | None, list[str]]:
    file = folder / "x.md"
    file.write_bytes(data)
    problems = Problems()
    return read_text(file, "x.md", problems, byte_order_mark=spreadsheet), [str(problem) for problem in problems]


def test_sound_text_is_read_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "Zażółć မြန်မာ 😀\n".encode()) == ("Zażółć မြန်မာ 😀\n", [])


FORM = "1:1: warning: the file"
READ = "it is read all the same, as UTF-8 with LF in NFC [file-form]"


@pytest.mark.parametrize("text", ["\u09a4\u09be\u09dc\u09bf", "\u0932\u095c\u093e\u0908", "ti\u037e", "\ufb2a", "\u212b"])
def test_what_keyboards_type_and_nfc_takes_apart_is_left_alone(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("data", "text", "message"),
    [
        (b"one\nt\xe9l\n", None, "2:2: byte 0xE9 is not UTF-8; save the file as UTF-8 [not-utf-8]"),
        (b"\xff\xfea\0", None, "1:1: byte 0xFF is not UTF-8; save the file as UTF-8 [not-utf-8]"),
        (b"\xef\xbb\xbfone", "one", f"{FORM} begins with a byte order mark; {READ}"),
        (b"one\r\ntwo\r\n", "one\ntwo\n", f"{FORM} ends its lines with CR; {READ}"),
        ("a\nxe\u0301y".encode(), "a\nxéy", f"{FORM} has letters in parts (not in Unicode's form NFC); {READ}"),
        (
            "\ufeffe\u0301\r\u09dce\u0301".encode(),
            "é\n\u09dcé",
            f"{FORM} begins with a byte order mark and ends its lines with CR and has letters in parts (not in Unicode's form NFC); {READ}",
        ),
        (b"one\nt\x00wo", "one\nt wo", "2:2: there is an invisible character (U+0000) here; delete it [control-character]"),
        ("a\u2028b".encode(), "a b", "1:2: there is an invisible character (U+2028) here; delete it [control-character]"),
    ],
)
def test_each_kind_of_foreign_text_is_named_with_its_place(tmp_path: Path, data: bytes, text: str | None, message: str) -> None:
    assert read(tmp_path, data) == (text, [f"x.md:{message}"])


def test_spreadsheets_may_write_a_mark_and_their_line_ends(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfid\r\na\r\n", spreadsheet=True) == ("id\na\n", [])


def test_a_file_is_not_endless(tmp_path: Path) -> None:
    found = read(tmp_path, b"x\n" * MAX_BYTES)
    assert found == (None, [f"x.md:1:1: the file has {2 * MAX_BYTES} bytes; at most {MAX_BYTES} are read [too-long]"])


def test_a_line_is_not_endless(tmp_path: Path) -> None:
    found = read(tmp_path, b"one\n" + b"x" * (MAX_LINE + 1))
    assert found == (None, [f"x.md:2:1: the line has {MAX_LINE + 1} characters; at most {MAX_LINE} are read [too-long]"])


def test_a_file_that_is_gone_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    problems = Problems()
    assert read_text(tmp_path / "gone.md", "gone.md", problems) is None
    assert [problem.rule for problem in problems] == ["unreadable"]
