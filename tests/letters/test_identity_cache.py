"""A function of records answers from memory for the same records, and for those alone."""

from __future__ import annotations

import pytest

from handbill.letters.identity_cache import cached_by_identity


def test_the_same_object_is_asked_for_once_and_an_equal_one_again() -> None:
    asked: list[list[int]] = []

    @cached_by_identity(size=2)
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    first, equal = [1, 2], [1, 2]
    assert [total(first), total(first), total(equal), total(first)] == [3, 3, 3, 3]
    assert len(asked) == 2


def test_equal_texts_are_the_same() -> None:
    asked: list[str] = []

    @cached_by_identity(size=2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("".join(["fr", "-CA"]), "".join(["f", "r-CA"]), "fr")] == [5, 5, 2]
    assert asked == ["fr-CA", "fr"]


def test_an_object_that_is_gone_is_never_taken_for_another() -> None:
    @cached_by_identity(size=1000)
    def first(numbers: list[int]) -> int:
        return numbers[0]

    assert [first([number]) for number in range(500)] == list(range(500))


def test_the_oldest_answer_makes_room() -> None:
    asked: list[str] = []

    @cached_by_identity(size=2)
    def same(word: str) -> str:
        asked.append(word)
        return word

    for word in ("a", "b", "c", "c", "b", "a"):
        same(word)
    assert asked == ["a", "b", "c", "a"]


def test_what_is_raised_is_not_remembered() -> None:
    asked: list[str] = []

    @cached_by_identity(size=2)
    def refused(word: str) -> str:
        asked.append(word)
        raise ValueError(word)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            refused("a")
    assert asked == ["a", "a"]
