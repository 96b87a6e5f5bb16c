"""The addresses on the web and of mailboxes that a record has, each with the path of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from handbill.values.types import EXTERNAL

Path = tuple[str | int, ...]


def external_addresses(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every value whose type is marked as leading out of the site, in the order of the fields; records within it too."""
    model = type(record)
    for name, field in model.model_fields.items():
        yield from _within(name in _marked_fields(model), getattr(record, name), (field.alias or name,))


def _within(marked: bool, value: Any, where: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        yield from (((*where, *path), address) for path, address in external_addresses(value))
    elif isinstance(value, (Mapping, tuple)):
        for key, one in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _within(marked, one, (*where, key))
    elif marked and isinstance(value, str):
        yield where, value


@cache
def _marked_fields(model: type[BaseModel]) -> frozenset[str]:
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if EXTERNAL in field.metadata or _is_marked(field.annotation))


def _is_marked(annotation: Any) -> bool:
    return EXTERNAL in getattr(annotation, "__metadata__", ()) or any(map(_is_marked, get_args(annotation)))
