"""Work is shared out so that no process waits long for the last, and what the hub may know of a campaign has a digest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import drawn
from handbill.publishing.incremental.reader import MOST, Task, batches
from handbill.publishing.incremental.summaries import Summary


@pytest.mark.parametrize("processes", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 7, 101])
def test_every_task_is_in_one_group_in_its_order(count: int, processes: int) -> None:
    tasks = [Task(str(number), is_checked=True, is_made=True) for number in range(count)]
    assert [task for group in batches(tasks, processes) for task in group] == tasks


def test_groups_become_smaller_to_a_single_campaign_for_each_process() -> None:
    sizes = [len(group) for group in batches([Task(str(number), is_checked=True, is_made=True) for number in range(101)], 2)]
    assert (sizes[0], sizes[-4:]) == (MOST, [1, 1, 1, 1])
    assert sizes == sorted(sizes, reverse=True)


_EVENT = {"updated": "2027-05-01", "online": True}
_PAY = {
    "mkdocs.yml": drawn.mkdocs("en", "fr"),
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"]),
    "campaigns/pay/index.md": drawn.page("Pay"),
    "campaigns/pay/index.fr.md": drawn.translation("Salaire"),
    "campaigns/pay/events/march.md": drawn.page("March", **_EVENT, starts="2027-06-01"),
    "campaigns/pay/news/2027-05-01-march.md": drawn.page("March", date="2027-05-01", summary=None),
}


def _digest(folder: Path, changed: Mapping[str, str]) -> str:
    return Summary.of(drawn.site_of(folder, {**_PAY, **changed}).campaigns[0]).digest


@pytest.mark.parametrize(
    "changed",
    [
        {"campaigns/pay/index.fr.md": drawn.translation("Les salaires")},
        {"campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"], accent="#c0392b")},
        {"campaigns/pay/events/march.md": drawn.page("March", **_EVENT, starts="2027-06-02")},
        {"campaigns/pay/news/2027-05-01-march.md": drawn.page("March", "Other words.\n", date="2027-05-01", summary=None)},
    ],
)
def test_what_the_hub_may_show_of_a_campaign_is_in_the_digest_of_its_summary(tmp_path: Path, changed: dict[str, str]) -> None:
    assert _digest(tmp_path / "a", changed) != _digest(tmp_path / "b", {})


def test_what_the_hub_does_not_show_of_a_campaign_is_not_in_the_digest_of_its_summary(tmp_path: Path) -> None:
    changed = {"campaigns/pay/index.md": drawn.page("Pay", "Other words.\n")}
    assert _digest(tmp_path / "a", changed) == _digest(tmp_path / "b", {})
