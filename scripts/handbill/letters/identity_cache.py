"""A cache of functions of records: they are large, and the same record is quicker to know than an equal one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def cached_by_identity(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remembers what a function gave for the same frozen objects, up to `size` answers; what it raises is not remembered.

    Texts are the same where they are equal.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        answers: dict[tuple[int | str, ...], tuple[tuple[object, ...], T]] = {}

        @wraps(function)
        def cached(*args: P.args, **kwargs: P.kwargs) -> T:
            assert not kwargs
            key = tuple([one if isinstance(one, str) else id(one) for one in args])
            if (found := answers.get(key)) is not None:
                return found[1]
            answer = function(*args, **kwargs)
            if len(answers) >= size:
                del answers[next(iter(answers))]
            # The arguments are kept too: else another object could get the identity of one that is gone.
            answers[key] = args, answer
            return answer

        return cached

    return decorate
