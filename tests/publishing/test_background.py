"""What is found out meanwhile is what would be found out now, whatever becomes of the process that finds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from handbill.publishing.background import in_background


def test_the_result_comes_from_another_process() -> None:
    first, second = in_background(os.getpid), in_background(lambda: {"a": (1, "b" * 1_000_000)})
    assert first() != os.getpid()
    assert second() == {"a": (1, "b" * 1_000_000)}


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise ValueError("nothing there")

    result = in_background(fail)
    with pytest.raises(ValueError, match="nothing there"):
        result()


def test_the_work_of_a_process_that_was_killed_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert in_background(work)() == here


def test_where_processes_cannot_be_copied_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert in_background(os.getpid)() == os.getpid()


def test_a_result_that_nobody_asks_for_keeps_no_process() -> None:
    program = "from handbill.publishing.background import in_background; in_background(lambda: 'x' * 1_000_000)"
    # Comes to its end when no process has the other end of the pipe any more.
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=True)
    assert done.stdout == b""
