"""What is found out meanwhile is what would be found out now, whatever becomes of the process that finds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from handbill.publishing.background import in_background


def test_the_result_comes_from_another_process() -> None:
    with in_background(os.getpid) as first, in_background(lambda: {"a": (1, "b" * 1_000_000)}) as second:
        assert first() != os.getpid()
        assert second() == {"a": (1, "b" * 1_000_000)}


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise ValueError("nothing there")

    with in_background(fail) as result, pytest.raises(ValueError, match="nothing there"):
        result()


def test_the_work_of_a_process_that_was_killed_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with in_background(work) as result:
        assert result() == here


def test_where_processes_cannot_be_copied_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with in_background(os.getpid) as result:
        assert result() == os.getpid()


def test_a_process_whose_result_nobody_asks_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[int] = []
    fork = os.fork

    def noted() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(OSError, match="given up"), in_background(partial(time.sleep, 3600)):
        raise OSError("given up")
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_a_process_does_not_outlive_the_first_one() -> None:
    program = """
import os, signal
from handbill.publishing.background import in_background
with in_background(lambda: "x" * 1_000_000):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    # It comes to its end when no process can write there any more.
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=False).stdout == b""
