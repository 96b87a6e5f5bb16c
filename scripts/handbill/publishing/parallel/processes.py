"""Copies of this process: how many there may be, whether there can be any, and how each begins."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from handbill.publishing.environment import number

JOBS = "HANDBILL_JOBS"
"""The environment variable that bounds the number of processes; else there is one for each processor."""
MOST = 1024

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def jobs() -> int:
    """How many processes may work at once. Raises environment.BadVariable."""
    wanted = number(JOBS, 1, MOST, "the number of processes")
    if wanted is not None:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether processes that do anything can be copies of this one. On macOS libraries of the system do not live on in copies.
    Where typst has worked they cannot be either: setting text, a copy would wait for the threads of typst, which it does not have.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and "typst" not in sys.modules


@contextmanager
def held_signals() -> Iterator[None]:
    """Signals wait: a process that is just being made would answer them as the first one does."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where a new process knows nothing of the first one's answers
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def answer_signals_apart() -> None:
    """What a new process begins with: Ctrl+C reaches all, and the first one answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
