"""Work is shared out so that no process waits long for the last."""

from __future__ import annotations

import pytest

from handbill.publishing.incremental.reader import MOST, Task, batches


@pytest.mark.parametrize("processes", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 7, 101])
def test_every_task_is_in_one_group_in_its_order(count: int, processes: int) -> None:
    tasks = [Task(str(number), is_checked=True, is_made=True) for number in range(count)]
    assert [task for group in batches(tasks, processes) for task in group] == tasks


def test_groups_become_smaller_to_a_single_campaign_for_each_process() -> None:
    sizes = [len(group) for group in batches([Task(str(number), is_checked=True, is_made=True) for number in range(101)], 2)]
    assert (sizes[0], sizes[-4:]) == (MOST, [1, 1, 1, 1])
    assert sizes == sorted(sizes, reverse=True)
