"""The one clock of a build."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handbill.publishing.clock import instant
from handbill.publishing.environment import BadVariable


def test_the_source_date_decides_when_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1809950400")
    assert instant() == datetime(2027, 5, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Yangon"])
def test_the_zone_of_the_machine_plays_no_part(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("TZ", zone)
    assert instant().isoformat() == "1970-01-01T00:00:00+00:00"


def test_else_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs((datetime.now(UTC) - instant()).total_seconds()) < 5


@pytest.mark.parametrize("text", ["abc", " ", "-1", "1e9", "99999999999999", "253370764800"])
def test_a_source_date_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(BadVariable) as refused:
        instant()
    assert str(refused.value) == (
        f"the environment variable SOURCE_DATE_EPOCH is “{text}”; it takes the seconds since 1970, 0 to 253370764799"
    )
