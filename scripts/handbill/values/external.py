"""The addresses on the web and of mailboxes that a record has, each with the path of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from handbill.values.annotations import may_have
from handbill.values.types import EXTERNAL

Path = tuple[str | int, ...]


class _Field(NamedTuple):
    """One that can have addresses: `written` is its name for authors; unless it `is_marked`, only records in it have them."""

    name: str
    written: str
    is_marked: bool


def external_addresses(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every value whose type is marked as leading out of the site, in the order of the fields; records within it too."""
    for field in _fields(type(record)):
        yield from _within(field.is_marked, getattr(record, field.name), (field.written,))


def _within(marked: bool, value: Any, where: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        yield from (((*where, *path), address) for path, address in external_addresses(value))
    elif isinstance(value, (Mapping, tuple)):
        for key, one in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _within(marked, one, (*where, key))
    elif marked and isinstance(value, str):
        yield where, value


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    found = [
        (_Field(name, field.alias or name, EXTERNAL in field.metadata or _is_marked(field.annotation)), field.annotation)
        for name, field in model.model_fields.items()
    ]
    return tuple(field for field, annotation in found if field.is_marked or may_have(annotation, BaseModel))


def _is_marked(annotation: Any) -> bool:
    return EXTERNAL in getattr(annotation, "__metadata__", ()) or any(map(_is_marked, get_args(annotation)))
