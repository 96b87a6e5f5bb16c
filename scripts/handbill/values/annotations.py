"""What the annotations of a record's fields say about values, so that rules about some values pass over all other fields."""

from __future__ import annotations

from typing import Any, TypeVar, get_args, get_origin


def may_have(annotation: Any, *kinds: type) -> bool:
    """Whether a value with this annotation can be of one of these types, or have values in it that are."""
    if annotation is Any or isinstance(annotation, TypeVar):
        return True
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return issubclass(annotation, kinds)
    return any(may_have(one, *kinds) for one in get_args(annotation))
