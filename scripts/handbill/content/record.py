"""Plain data into records; what a record refuses becomes a problem with its place and in our words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbill.content.yaml.parser import Document, Path
from handbill.problems import Position, Problems, listed, nearest

R = TypeVar("R", bound=BaseModel)


@cache
def fields_of(model: type[BaseModel]) -> frozenset[str]:
    """The names that authors write for the fields of a record."""
    return frozenset(field.alias or name for name, field in model.model_fields.items())


def parse_record(
    model: type[R], data: Mapping[str, Any], document: Document, problems: Problems, where: Path = (), known: Iterable[str] = ()
) -> R | None:
    """The record, or None with every reason why not; `known` are further names for “did you mean”."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        seen: set[tuple[Position, str]] = set()
        for detail in error.errors(include_url=False):
            _report(detail, model, document, where, problems, seen, known)
        return None


# The default for a required value that is missing or wrong.
_STAND_INS: Mapping[str, Any] = {
    "title": "…", "summary": "…", "subject": "…", "kind": "other", "to": (), "letters": (), "date": "2000-01-01",
    "updated": "2000-01-01", "starts": "2000-01-01", "status": "draft", "languages": ("en",),
    "organisers": ({"name": "…"},), "contact": "nobody@example.org", "site_name": "…", "site_url": "https://site.invalid/",
    "exit_url": "https://exit.invalid/",
}  # fmt: skip


def fallback_record(model: type[R], data: Mapping[str, Any]) -> R:
    """A record with all that is sound in `data`, for one that `build` refused.

    Others may refer to it, so that one run shows what else is wrong. The errors that made it keep it from being published.
    """
    fields = model.model_fields
    # An event without “when” cannot do without “starts”, though neither alone is required.
    needed = (name for name in _STAND_INS if name in fields and (fields[name].is_required() or name == "starts"))
    sound = {name: _STAND_INS[name] for name in needed}
    for name, value in data.items():
        try:
            model.model_validate({**sound, name: value})
        except ValidationError:
            continue
        sound[name] = value
    return model.model_validate(sound)


def _report(
    detail: ErrorDetails,
    model: type[BaseModel],
    document: Document,
    where: Path,
    problems: Problems,
    seen: set[tuple[Position, str]],
    known: Iterable[str],
) -> None:
    loc = where + _written(detail["loc"], document, where)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing" and loc[-1:] != detail["loc"][-1:]:
        loc = (*loc, *detail["loc"][-1:])  # a field such as “date”, which is the name of a type too
    name = str(loc[-1]) if loc else ""
    value = detail.get("input")
    if kind == "missing":
        if loc in document.places.keys or _is_misspelt(name, document, loc[:-1]):
            return  # it is there without a value or with a slip in its name, which is reported already
        place = document.at(loc[:-1]) if len(loc) > 1 else document.start
        problems.error(place, f"the field “{name}” is missing", "missing-field")
        return
    if kind == "extra_forbidden":
        names = {*fields_of(_model_at(model, loc[len(where) :])), *known}
        problems.error(document.key(loc), f"unknown field “{name}”{nearest(name, names)}", "unknown-field")
        return
    if kind == "too_short" and value:
        return  # its entries are wrong, which is reported already
    message, rule = _in_words(kind, context, name, value, document.places.written.get(loc))
    if detail["loc"] and detail["loc"][-1] == "[key]":
        place = document.key(loc)
    elif offset := context.get("offset"):
        place = document.within(loc, int(offset))
    else:
        place = document.at(loc)
    if (place, rule) not in seen:
        seen.add((place, rule))
        problems.error(place, message, rule)


def _is_misspelt(name: str, document: Document, where: Path) -> bool:
    """Whether a field is there under a name that is nearly the right one: in capitals, in quotation marks, with a slip."""
    written = (str(key[-1]) for key in document.places.keys if key[:-1] == where)
    return any(difflib.SequenceMatcher(None, one.casefold(), name).ratio() >= _NEARLY for one in written)


def _in_words(kind: str, context: Mapping[str, Any], name: str, value: Any, written: str | None) -> tuple[str, str]:
    """A message and its rule; `written` is the text of a value that was read as a number."""
    if "message" in context and "offset" in context:
        return str(context["message"]), kind
    shown = written if written is not None else _shown(value)
    if kind in ("literal_error", "enum") and (typed := shown.strip(_TYPED)) != shown:
        return (
            f'“{shown[0]}” and “{shown[-1]}” are part of the text “{typed}”; leave them out, or type " in their place',
            "bad-value",
        )
    if kind in ("literal_error", "enum"):
        words = re.findall("'([^']*)'", str(context["expected"]))
        near = nearest(shown, words)
        return f"“{shown}” is not known here{f'{near} It' if near else '; it'} can be {listed(words)}", "bad-value"
    if kind == "string_type":
        if isinstance(value, (bool, int, float)):
            return f"“{shown}” is read as a number or yes/no; put it in quotes", "bad-type"
        return f"“{name}” must be a text", "bad-type"
    if kind == "bool_type":
        return f"“{shown}” must be true or false", "bad-type"
    if kind in ("int_type", "int_from_float"):
        return f"“{shown}” must be a whole number", "bad-type"
    if kind in ("tuple_type", "list_type") and isinstance(value, Mapping):
        return f"“{name}” must be a list; begin each of its entries with “- ”", "bad-type"
    if kind in ("tuple_type", "list_type"):
        return f"“{name}” must be a list, such as [{shown}]", "bad-type"
    if kind in ("dict_type", "mapping_type", "model_type", "model_attributes_type"):
        return f"“{shown}” must be a map of fields", "bad-type"
    if kind == "too_short":
        return f"“{name}” must not be empty", "empty-field"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        return f"“{shown}” must be at {'least' if 'ge' in context else 'most'} {bound}", "bad-value"
    if kind == "string_pattern_mismatch":
        return f"“{shown}” is not a hash of a source; it has 12 digits of 0-9 and a-f", "bad-value"
    return f"“{shown}” is not a value that “{name}” can have", "bad-value"


_TYPED = "“”„‘’‚"
_NEARLY = 0.8
"""How alike two names are, from 0 to 1: “starts” and “status”, two fields, are alike by two thirds."""


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if not isinstance(value, Mapping) else ", ".join(map(str, value))
    if isinstance(value, (tuple, list)):
        text = ", ".join(map(str, value))
    return text if len(text) <= 60 else text[:57] + "…"


def _written(loc: tuple[str | int, ...], document: Document, where: Path) -> Path:
    """The part of pydantic's place that authors wrote: without the names of union branches."""
    path: Path = ()
    for part in loc:
        step = (*where, *path, part)
        if step in document.places.values or step in document.places.keys or part == loc[-1] and not _is_branch(part):
            path = (*path, part)
    return path


def _is_branch(part: str | int) -> bool:
    text = str(part)
    return any(mark in text for mark in "[(") or text in ("str", "date", "datetime", "bool", "int", "Organisation")


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The record that a nested unknown field lies in, as far as annotations tell."""
    for part in path[:-1]:
        field = model.model_fields.get(str(part)) if isinstance(part, str) else None
        if field is None:
            continue
        inner = _record_in(field.annotation)
        if inner is None:
            return model
        model = inner
    return model


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _record_in(argument)
        if found is not None:
            return found
    return None
