"""Something that is found out on another processor meanwhile."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

R = TypeVar("R")


def in_background(work: Callable[[], R]) -> Callable[[], R]:
    """Starts `work`, which changes nothing, in a copy of this process, and gives what waits for its result, to be called once.

    Where there are no copies, or this one came to grief, the work is done when its result is asked for.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":  # where libraries of the system do not live on in copies
        return work
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)  # else it would write for ever when nobody reads, as after an error
        try:
            with suppress(BaseException), os.fdopen(writer, "wb") as file:
                pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
    os.close(writer)

    def result() -> R:
        with os.fdopen(reader, "rb") as file:
            data = file.read()
        os.waitpid(child, 0)
        try:
            found: R = pickle.loads(data)  # noqa: S301  from ourselves
        except (EOFError, pickle.UnpicklingError):
            return work()
        return found

    return result
