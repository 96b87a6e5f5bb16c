"""What is found out meanwhile is what would be found out now, whatever becomes of the process that finds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from handbill.publishing.parallel.background import in_background


@pytest.fixture(autouse=True)
def _has_set_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests have set in this process is nothing to the work here."""
    monkeypatch.delitem(sys.modules, "typst", raising=False)


def test_the_result_comes_from_another_process() -> None:
    with in_background(os.getpid, 2) as first, in_background(lambda: {"a": (1, "b" * 1_000_000)}, 2) as second:
        assert first() != os.getpid()
        assert second() == {"a": (1, "b" * 1_000_000)}


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise ValueError("nothing there")

    with in_background(fail, 2) as result, pytest.raises(ValueError, match="nothing there"):
        result()


def test_the_work_of_a_process_that_was_killed_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with in_background(work, 2) as result:
        assert result() == here


def test_where_processes_cannot_be_copied_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with in_background(os.getpid, 2) as result:
        assert result() == os.getpid()


def test_where_typst_has_worked_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", sys)
    with in_background(os.getpid, 2) as result:
        assert result() == os.getpid()


def test_the_only_process_does_the_work() -> None:
    with in_background(os.getpid, 1) as result:
        assert result() == os.getpid()


def test_an_error_apart_is_told_nowhere_else(capfd: pytest.CaptureFixture[str]) -> None:
    with in_background(lambda: 1 // 0, 2) as result, pytest.raises(ZeroDivisionError):
        result()
    assert capfd.readouterr() == ("", "")


def test_a_signal_for_all_processes_leaves_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C reaches every process of a terminal; what comes of it is for the first one to say."""
    reader, writer = os.pipe()

    def work() -> str:
        os.write(writer, b"%d\n" % os.getpid())
        time.sleep(0.5)
        return "done"

    with in_background(work, 2) as result:
        os.kill(int(os.read(reader, 20)), signal.SIGINT)
        monkeypatch.setattr(time, "sleep", _no_time)
        assert result() == "done"
    os.close(reader)
    os.close(writer)


def _no_time(seconds: float) -> None:
    raise AssertionError("the work was done again here")


def test_a_process_whose_result_nobody_asks_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[int] = []
    fork = os.fork

    def noted() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(OSError, match="given up"), in_background(partial(time.sleep, 3600), 2):
        raise OSError("given up")
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_a_process_does_not_outlive_the_first_one() -> None:
    program = """
import os, signal
from handbill.publishing.parallel.background import in_background
with in_background(lambda: "x" * 1_000_000, 2):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    # It comes to its end when no process can write there any more.
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=False).stdout == b""
