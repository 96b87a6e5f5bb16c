"""The components of our pages: the templates in overrides/partials/hb, with the macros that other templates import from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import nodes

from handbill.pages.layout.templates import PageEnvironment

OVERRIDES = Path(__file__).parents[2] / "overrides"
FOLDER = "partials/hb"


@dataclass(frozen=True, slots=True)
class Component:
    """A template; `macros` has the names of parameters by macro."""

    name: str
    macros: Mapping[str, tuple[str, ...]]

    @property
    def template(self) -> str:
        return f"{FOLDER}/{self.name}.html"


def parsed(overrides: Path = OVERRIDES) -> dict[str, nodes.Template]:
    """All our templates by name, as Jinja understands them."""
    environment = PageEnvironment([overrides], "en")
    files = sorted(overrides.rglob("*.html"))
    return {
        file.relative_to(overrides).as_posix(): environment.parse(file.read_text(encoding="utf-8"), file.as_posix())
        for file in files
    }


def components(overrides: Path = OVERRIDES) -> list[Component]:
    """Every component, by name; a macro that nobody imports belongs to the others of its file."""
    templates = parsed(overrides)
    imported = {
        (found.template.value, name if isinstance(name, str) else name[0])
        for template in templates.values()
        for found in template.find_all(nodes.FromImport)
        if isinstance(found.template, nodes.Const)
        for name in found.names
    }
    return [
        _component(Path(name).stem, template, {macro for file, macro in imported if file == name})
        for name, template in templates.items()
        if name.startswith(f"{FOLDER}/")
    ]


def _component(name: str, template: nodes.Template, imported: set[str]) -> Component:
    macros = {
        macro.name: tuple(argument.name for argument in macro.args)
        for macro in template.find_all(nodes.Macro)
        if macro.name in imported
    }
    return Component(name, macros)


def fields(overrides: Path = OVERRIDES) -> set[str]:
    """The names of all fields that some template reads of its values."""
    return {name for template in parsed(overrides).values() for name in _fields(template)}


def _fields(template: nodes.Template) -> Iterator[str]:
    yield from (found.attr for found in template.find_all(nodes.Getattr))
    # Filters such as `map(attribute="email")`.
    for keyword in template.find_all(nodes.Keyword):
        if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
            yield keyword.value.value
