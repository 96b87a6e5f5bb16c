"""How views and their parts are declared: as records that nobody changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def view_record(record: type[T]) -> type[T]:
    """A frozen dataclass with slots, for the type checker.

    A page has hundreds of them. While the program runs it does not look for changes: a dataclass that does sets every field
    by a call, and is made in three times the time.
    """
    return dataclass(slots=True, unsafe_hash=True)(record)
