"""What the annotation of a field says about its values is never less than what they can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, TypeVar

import pytest

from handbill.model.facts import Organisation
from handbill.values.annotations import may_have
from handbill.values.types import Day, DayOrTime, Line, Record

T = TypeVar("T")


@pytest.mark.parametrize(
    "annotation",
    [date, datetime, date | None, Day, DayOrTime | None, tuple[Day, ...], Mapping[str, tuple[Day, ...]], Organisation, tuple[Organisation, ...], Any, T],
)  # fmt: skip
def test_a_day_or_a_record_may_be_anywhere_in_a_value(annotation: Any) -> None:
    assert may_have(annotation, date, Record)


@pytest.mark.parametrize("annotation", [str, Line | None, tuple[str, ...], Mapping[str, int], Literal["date"], None])
def test_other_values_have_neither(annotation: Any) -> None:
    assert not may_have(annotation, date, Record)
