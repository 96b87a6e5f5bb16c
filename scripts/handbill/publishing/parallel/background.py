"""Something that is done on another processor meanwhile."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

from handbill.publishing.parallel.processes import answer_signals_apart, can_copy, held_signals

R = TypeVar("R")


@contextmanager
def in_background(work: Callable[[], R], processes: int) -> Iterator[Callable[[], R]]:
    """Starts `work` in a copy of this process, and gives what waits for its result, to be called once; in the end it is stopped.

    The result has to be such as can be pickled. Where no two `processes` may work at once, or the copy came to grief, the work is
    done when its result is asked for, so it has to be such as can be done twice.
    """
    if processes < 2 or not can_copy():
        yield work
        return
    reader, writer = os.pipe()
    with held_signals():
        child = os.fork()
        if not child:
            os.close(reader)  # else it would write for ever when nobody reads, as after an error
            _answer(work, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answer:

            def result() -> R:
                try:
                    found: R = pickle.load(answer)  # noqa: S301  from ourselves
                except (EOFError, pickle.UnpicklingError):
                    return work()
                return found

            yield result
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(work: Callable[[], object], writer: int) -> NoReturn:
    """Writes the result into a pipe, or nothing, and ends this process."""
    try:
        with suppress(BaseException), os.fdopen(writer, "wb") as file:
            answer_signals_apart()
            pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
