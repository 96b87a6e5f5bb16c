"""Work shared between processes comes out as if one had done it."""

from __future__ import annotations

import os

import pytest

from handbill.publishing import workers as shares
from handbill.publishing.workers import jobs, map_in_workers, start_ahead


@pytest.fixture(autouse=True)
def _small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SMALLEST", 2)


@pytest.mark.parametrize(("count", "processes"), [(4, 2), (5, 2), (7, 3), (9, 4), (10, 5)])
def test_every_item_but_the_first_share_is_done_elsewhere_in_its_place(count: int, processes: int) -> None:
    items = [str(number) for number in range(count)]
    later = start_ahead(lambda item: f"{item} by {os.getpid()}", items, processes)
    first = -(-count // processes)
    assert sorted(later) == list(range(first, count))
    done = [(index, *result().split(" by ")) for index, result in later.items()]
    assert [said for _, said, _ in done] == [str(index) for index, _, _ in done]
    assert str(os.getpid()) not in [process for _, _, process in done]


@pytest.mark.parametrize("count", [0, 1, 5, 10])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_their_items(count: int, processes: int) -> None:
    assert list(map_in_workers(str, range(count), processes)) == [str(item) for item in range(count)]


@pytest.mark.parametrize(("count", "processes"), [(0, 4), (1, 4), (3, 3), (100, 1), (100, 0)])
def test_little_work_is_not_shared(count: int, processes: int) -> None:
    assert start_ahead(str, list(range(count)), processes) == {}


def test_large_results_pass() -> None:
    later = start_ahead(lambda size: "я" * size, [1, 1, 500_000, 500_000], 2)
    assert [len(later[index]()) for index in (3, 2)] == [500_000, 500_000]


def test_an_error_elsewhere_is_told_here() -> None:
    later = start_ahead(lambda item: str(1 // item), [1, 1, 1, 0], 2)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        later[3]()


def test_the_number_of_processes_can_be_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBILL_JOBS", "3")
    assert jobs() == 3
    monkeypatch.delenv("HANDBILL_JOBS")
    assert jobs() >= 1
