"""How far a command is, is told in a few lines where nobody watches, and as a bar on a terminal."""

from __future__ import annotations

import sys

import pytest

from handbill.commands.progress import progress


def told(total: int) -> None:
    with progress("parts") as tell:
        for done in range(total + 1):
            tell(done, total)


def test_many_parts_make_ten_lines(capsys: pytest.CaptureFixture[str]) -> None:
    told(40)
    assert capsys.readouterr().err.splitlines() == [f"{done} of 40 parts" for done in range(4, 41, 4)]


def test_few_parts_make_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    told(19)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told(40)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("\r") or "40 parts" in shown.err
    assert "100%" in shown.err
