"""What the hub knows of a campaign is known again while it is what the campaign's report says, and from our own file alone."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import drawn
from handbill.model.campaign import Campaign
from handbill.publishing.incremental import summaries
from handbill.publishing.incremental.inputs import Inputs
from handbill.publishing.incremental.reader import no_report
from handbill.publishing.incremental.reports import Report
from handbill.publishing.incremental.summaries import FILE, Summary, read_summaries, write_summaries

INPUTS = Inputs(**dict.fromkeys(Inputs.__dataclass_fields__, "") | {"campaigns": {}, "layouts": {}})
_DATED = {"updated": "2027-05-01", "online": True}
FILES = {
    "mkdocs.yml": drawn.mkdocs("en", "fr"),
    "campaigns/pay/campaign.yml": drawn.campaign(languages=["en", "fr"], deadline="2027-06-01"),
    "campaigns/pay/index.md": drawn.page("Pay"),
    "campaigns/pay/index.fr.md": drawn.translation("Salaire"),
    "campaigns/pay/actions/act.md": drawn.page("Write", kind="letter", letter=["write"]),
    "campaigns/pay/letters/write.md": drawn.page("Letter", "Dear minister,\n", subject="Pay", to=["m"]),
    "campaigns/pay/events/march.md": drawn.page("March", **_DATED, starts="2027-06-01 18:00", timezone="America/New_York"),
    "campaigns/pay/events/later.md": drawn.page("Later", **_DATED, when={"from": "2027-08-24", "to": "2027-08-30"}),
    "campaigns/pay/news/2027-05-01-march.md": drawn.page("March", date="2027-05-01", summary=None),
    "campaigns/peace/campaign.yml": drawn.campaign(),
    "campaigns/peace/index.md": drawn.page("Peace"),
    "campaigns/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org"),
}


def campaigns_of(folder: Path, changed: Mapping[str, str] | None = None) -> tuple[Campaign, ...]:
    return drawn.site_of(folder, {**FILES, **(changed or {})}).campaigns


def reports_of(campaigns: tuple[Campaign, ...]) -> dict[str, Report]:
    return {one.slug: replace(no_report(one.slug), summary=Summary.of(one).digest) for one in campaigns}


@pytest.fixture
def campaigns(tmp_path: Path) -> tuple[Campaign, ...]:
    """Those whose summaries were written."""
    found = campaigns_of(tmp_path / "project")
    write_summaries(tmp_path, INPUTS, [Summary.of(one) for one in found])
    return found


def test_summaries_are_the_same_when_they_are_read_again(tmp_path: Path, campaigns: tuple[Campaign, ...]) -> None:
    assert read_summaries(tmp_path, INPUTS, reports_of(campaigns)) == {one.slug: Summary.of(one) for one in campaigns}


def test_a_summary_goes_to_another_process_as_the_bytes_that_are_written(campaigns: tuple[Campaign, ...]) -> None:
    one = Summary.of(campaigns[0])
    sent = pickle.loads(pickle.dumps(one))
    assert (sent, sent.data, sent.digest) == (one, one.data, one.digest)


def test_the_summary_of_a_campaign_that_has_changed_is_not_known(tmp_path: Path, campaigns: tuple[Campaign, ...]) -> None:
    changed = campaigns_of(tmp_path / "changed", {"campaigns/pay/index.fr.md": drawn.translation("Les salaires")})
    assert set(read_summaries(tmp_path, INPUTS, reports_of(changed))) == {"peace"}
    assert read_summaries(tmp_path, INPUTS, {}) == {}


def test_summaries_of_another_program_are_not_read(tmp_path: Path, campaigns: tuple[Campaign, ...]) -> None:
    assert read_summaries(tmp_path, replace(INPUTS, shared="another"), reports_of(campaigns)) == {}


@pytest.mark.parametrize("length", [0, 10, 65, 100, -1])
def test_a_damaged_file_is_not_read(tmp_path: Path, campaigns: tuple[Campaign, ...], length: int) -> None:
    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:length])
    assert read_summaries(tmp_path, INPUTS, reports_of(campaigns)) == {}
    (tmp_path / FILE).unlink()
    assert read_summaries(tmp_path, INPUTS, reports_of(campaigns)) == {}


class _Runs:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("was-run",)


class _Imports:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return summaries.write_whole, ("was-run",)


@pytest.mark.parametrize(
    "data",
    [
        *map(
            pickle.dumps,
            [_Runs(), _Imports(), [Path("x")], None, 1, [1], *([pickle.dumps(one)] for one in (_Runs(), _Imports(), 1))],
        ),
        b"",
        b"0",
        b"(chandbill.model.campaign\nCampaign\n)\x81l.",  # a campaign that was never made
        b"chandbill.model.none\nX\n.",
        b"chandbill.model.campaign\nNone\n.",
    ],
)
def test_a_file_that_others_have_written_runs_nothing(
    tmp_path: Path, campaigns: tuple[Campaign, ...], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_bytes(summaries._key(INPUTS, data) + b"\n" + data)
    assert read_summaries(tmp_path, INPUTS, reports_of(campaigns)) == {}
    assert not (tmp_path / "was-run").exists()
