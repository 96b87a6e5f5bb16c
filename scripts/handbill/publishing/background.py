"""Something that is found out on another processor meanwhile."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

R = TypeVar("R")


@contextmanager
def in_background(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Starts `work`, which changes nothing, in a copy of this process, and gives what waits for its result, to be called once.

    Where there are no copies, or this one came to grief, the work is done when its result is asked for. In the end it is stopped.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":  # where libraries of the system do not live on in copies
        yield work
        return
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reader)  # else it would write for ever when nobody reads, as after an error
            with suppress(BaseException), os.fdopen(writer, "wb") as file:
                pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
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
