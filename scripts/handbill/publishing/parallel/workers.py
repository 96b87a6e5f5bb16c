"""Work on a list divided between processes: the first batch is done here, the others in copies of this process."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from math import ceil
from typing import Any, TypeVar

from handbill.publishing.parallel.processes import answer_signals_apart, can_copy, held_signals

T = TypeVar("T")
R = TypeVar("R")

SMALLEST = 100
"""Items of a batch below which starting a process costs more than it saves."""


class WorkerKilled(RuntimeError):
    """A worker process ended before its work, most often because the machine ran out of memory."""


class WorkFailed(RuntimeError):
    """A worker could not do its work; the text has the words of the error there."""


def start_ahead(work: Callable[[T], str], items: Sequence[T], processes: int) -> dict[int, Callable[[], str]]:
    """Starts on all but the first batch of `items`; for the index of each of those, what gives its result.

    The processes are forks, so `work` may be any closure. Where there is no fork, or little to do, the answer is empty. `work`
    sets no text: see `processes.can_copy`.
    What gives a result raises WorkerKilled or WorkFailed.
    """
    size = ceil(len(items) / max(processes, 1))
    if processes < 2 or size < SMALLEST or "fork" not in multiprocessing.get_all_start_methods():
        return {}
    starts = range(size, len(items), size)
    # Arguments of the initializer reach a fork as they are; those of a task would have to be pickled.
    pool = ProcessPoolExecutor(len(starts), multiprocessing.get_context("fork"), initializer=_begin, initargs=(work, items))
    with held_signals():  # the first submission makes the processes
        batches = [_submit(pool, range(start, min(start + size, len(items)))) for start in starts]
    return {index: partial(_result, pool, batches, *divmod(index - size, size)) for index in range(size, len(items))}


def in_order(work: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[R]:
    """The result of `work` for each item in their order, made by several processes where there are several items.

    `work` and results go from process to process, so they have to be such as can be pickled; no more than a few results wait.
    Raises WorkerKilled, WorkFailed, OSError, and what `work` raises in this process. Whoever stops asking ends the processes.
    """
    processes = min(processes, len(items))
    if processes < 2:
        yield from map(work, items)
        return
    context = multiprocessing.get_context("fork" if can_copy() else "spawn")
    gc.freeze()  # what is here now is here to the end: no process looks through it for circles, or copies it by doing so
    pool = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(work, items))
    futures: deque[Future[Any]] = deque()
    is_done = False
    try:
        for index in range(len(items)):
            with held_signals():  # a submission may make a process
                futures.append(pool.submit(_one, index))
            if len(futures) > 2 * processes:
                yield futures.popleft().result()
        while futures:
            yield futures.popleft().result()
        is_done = True
    except BrokenProcessPool:
        raise _killed() from None
    finally:
        if is_done:
            pool.shutdown()
        else:
            _end(pool)


def shares(items: Sequence[T], count: int) -> list[Sequence[T]]:
    """The items in so many parts of the same size, neighbours together."""
    size = max(ceil(len(items) / count), 1)
    return [items[start : start + size] for start in range(0, len(items), size)]


def _submit(pool: ProcessPoolExecutor, indices: range) -> Future[list[str]]:
    try:
        return pool.submit(_batch, indices)
    except BrokenProcessPool as error:  # the first worker may be gone before the last has its batch
        failed: Future[list[str]] = Future()
        failed.set_exception(error)
        return failed


def _result(pool: ProcessPoolExecutor, batches: Sequence[Future[list[str]]], batch: int, offset: int) -> str:
    is_done = False
    try:
        result = batches[batch].result()[offset]
        is_done = True
    except BrokenProcessPool:
        raise _killed() from None
    finally:
        if not is_done:
            _end(pool)
    if all(one.done() for one in batches):
        pool.shutdown()  # Its thread has to be gone before this process is copied again.
    return result


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends a pool after an error: what is being done is of no use."""
    for child in multiprocessing.active_children():
        child.terminate()
    pool.shutdown(cancel_futures=True)


def _killed() -> WorkerKilled:
    return WorkerKilled("a worker process was killed, which happens when memory runs out; try again with --jobs 1")


_task: tuple[Callable[[Any], Any], Sequence[Any]]
"""In a worker: what is to be done, and on which items."""


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    global _task  # noqa: PLW0603  a worker has one task
    _task = work, items
    answer_signals_apart()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever, and hold what the parent had locked."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _batch(indices: range) -> list[str]:
    return [_one(index) for index in indices]


def _one(index: int) -> Any:
    work, items = _task
    try:
        return work(items[index])
    except (WorkFailed, OSError):  # a full disk is told in its own words
        raise
    except Exception as error:  # noqa: BLE001  not every error can be pickled; the first process stops the build
        raise WorkFailed(f"{type(error).__name__}: {error}") from None
