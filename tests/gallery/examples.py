"""The examples of a component, from the file beside its template: what its parameters mean, and values that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from ruamel.yaml import YAML

from gallery.components import FOLDER, OVERRIDES, Component
from handbill.pages.parts import LocalizedHtml, LocalizedText, Moment
from handbill.translations import direction

_TEXT, _HTML = {"text", "lang"}, {"html", "lang"}
_MOMENT = {"datetime", "text", "passed", "left"}


class Words(str):
    """A text in the page's language, where a template may be given a LocalizedText."""

    lang = dir = ""


class Fields(dict[str, Any]):
    """A record with the fields that an example has; those that it is silent about are empty."""

    def __getattr__(self, name: str) -> Any:
        return self.get(name, "")


@dataclass(frozen=True, slots=True)
class Example:
    """`shows` says what is to be seen, `language` is that of the page.

    The component is put in the place of `{}` in `within`. Where `source` is set its HTML is shown as text.
    """

    shows: str
    values: Mapping[str, Any]
    language: str = "en"
    within: str = "{}"
    source: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A macro: a sentence for each parameter, and its examples."""

    parameters: Mapping[str, str]
    examples: tuple[Example, ...]


def path_of(component: Component, overrides: Path = OVERRIDES) -> Path:
    return overrides / FOLDER / f"{component.name}.examples.yml"


def described(component: Component, overrides: Path = OVERRIDES) -> dict[str, Described]:
    """What is written about each macro of a component; nothing where its file is missing."""
    file = path_of(component, overrides)
    read = YAML(typ="safe").load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {macro: Described(told["parameters"], tuple(map(_example, told["examples"]))) for macro, told in read.items()}


def _example(read: dict[str, Any]) -> Example:
    return Example(**read | {"values": {name: _values(value) for name, value in read["values"].items()}})


def _values(read: Any) -> Any:
    """The values that a template is given: texts, HTML and moments as the package has them, all others by their names."""
    if isinstance(read, list):
        return [_values(one) for one in read]
    if isinstance(read, str):
        return Words(read)
    if not isinstance(read, dict):
        return read
    keys, lang = read.keys(), read.get("lang", "")
    if "text" in keys and keys <= _TEXT:
        return LocalizedText(read["text"], lang, direction(lang) if lang else "")
    if "html" in keys and keys <= _HTML:
        return LocalizedHtml(Markup(read["html"]), lang, direction(lang) if lang else "")
    if "datetime" in keys and keys <= _MOMENT:
        return Moment(**read)
    return Fields({name: _values(one) for name, one in read.items()})


def names_in(values: Any) -> set[str]:
    """The names of the fields in an example's values, at any depth; those of texts, HTML and moments apart."""
    if isinstance(values, list):
        return set().union(*map(names_in, values))
    return set(values).union(*map(names_in, values.values())) if isinstance(values, dict) else set()
