"""Records of views are known by their fields."""

from __future__ import annotations

import pytest

from handbill.pages.parts import Link, LocalizedText


def test_records_with_the_same_fields_are_the_same() -> None:
    first, second = (Link("a/", LocalizedText("A", "fr")) for _ in range(2))
    assert first is not second
    assert {first, second} == {first}
    assert first != Link("a/", LocalizedText("A"))


def test_records_have_no_fields_but_their_own() -> None:
    with pytest.raises(AttributeError, match="target"):
        setattr(Link("a/", LocalizedText("A")), "target", "_blank")  # noqa: B010  mypy would refuse it, too
