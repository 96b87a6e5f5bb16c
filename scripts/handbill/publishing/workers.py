"""Work on a list shared between processes: the first share is done here, the others in copies of this process."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import Any, TypeVar

T = TypeVar("T")

SMALLEST = 100
"""Items of a share below which starting a process costs more than it saves."""

JOBS = "HANDBILL_JOBS"
"""The environment variable that bounds the number of processes; else there is one for each processor."""


def jobs() -> int:
    """How many processes may work at once."""
    wanted = os.environ.get(JOBS)
    if wanted:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_ahead(work: Callable[[T], str], items: Sequence[T], processes: int) -> dict[int, Callable[[], str]]:
    """Starts on all but the first share of `items`; for the index of each of those, what gives its result.

    The processes are forks, so `work` may be any closure. Where there is no fork, or little to do, the answer is empty.
    """
    size = ceil(len(items) / max(processes, 1))
    if processes < 2 or size < SMALLEST or "fork" not in multiprocessing.get_all_start_methods():
        return {}
    later: dict[int, Callable[[], str]] = {}
    for start in range(size, len(items), size):
        share = _Batch(work, items[start : start + size])
        later.update({start + index: partial(share.result, index) for index in range(len(items[start : start + size]))})
    return later


def map_in_workers(work: Callable[[T], str], items: Sequence[T], processes: int) -> Iterator[str]:
    """The results of all items in their order, made by several processes where that is worth it."""
    later = start_ahead(work, items, processes)
    yield from (later[index]() if index in later else work(item) for index, item in enumerate(items))


class _Batch:
    def __init__(self, work: Callable[[T], str], items: Sequence[T]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(work, items, sender), daemon=True)
        self._results: list[str] | None = None
        self._process.start()
        sender.close()

    def result(self, index: int) -> str:
        if self._results is None:
            self._results, error = self._receiver.recv()
            self._process.join()
            if error:
                raise RuntimeError(error)
        return self._results[index]


def _run(work: Callable[[Any], str], items: Sequence[Any], sender: Any) -> None:
    try:
        sender.send(([work(item) for item in items], ""))
    except Exception as error:  # noqa: BLE001  told to the first process, which stops the build
        sender.send(([], f"{type(error).__name__}: {error}"))
