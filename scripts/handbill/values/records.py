"""How records are declared of which a build makes thousands: views and their parts, the pieces of texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen_record(record: type[T]) -> type[T]:
    """A frozen dataclass with slots, for the type checker.

    While the program runs it does not look for changes: a dataclass that does sets every field by a call, and takes three times as
    long to make.
    """
    return dataclass(slots=True, unsafe_hash=True)(record)
