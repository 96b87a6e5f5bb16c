"""Which templates each layout of pages is made of, so that a changed one changes no other pages than those it is in, and of each
page no more than what is made of it.

Imports nothing but the standard library, like `inputs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

OURS = "hb/"
"""The folder of templates that has a layout for each kind of page, `hb/letter.html` for letters."""

_EXTENDS = re.compile(r"\{%[-+]?\s*extends\b(.*?)[-+]?%\}", re.DOTALL)
_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
# A single name, and none that depends on what is shown.
_NAME = re.compile(r"\s*(?:\"([^\"\\]*)\"|'([^'\\]*)')\s*(?:(?:import|as|ignore|with|without)\b.*)?", re.DOTALL)


class Layout(NamedTuple):
    """The names of all templates that pages in a layout may be made of, and of those that their main part may be made of: all but
    the last one that the layout's template extends, directly or not, and what only that needs.
    """

    whole: frozenset[str]
    main: frozenset[str]


def layouts(templates: Mapping[str, str]) -> dict[str, Layout]:
    """The layouts by their names such as `letter`.

    `templates` are their texts by their names. There may be more than there need be, and must not be fewer.
    """
    return {
        name.removeprefix(OURS).removesuffix(".html"): Layout(templates_of((name,), templates), _of_main_part(name, templates))
        for name in templates
        if name.startswith(OURS) and name.endswith(".html")
    }


def _of_main_part(name: str, templates: Mapping[str, str]) -> frozenset[str]:
    chain = [name]
    while extended := {_named(part) for part in _EXTENDS.findall(templates.get(chain[-1], ""))}:
        above = extended.pop()
        if above is None or extended or above in chain:  # which one it extends is for Jinja to say
            return templates_of((name,), templates)
        chain.append(above)
    *own, _ = chain
    if not own:
        return templates_of((name,), templates)
    return templates_of(own, {**templates, own[-1]: _EXTENDS.sub("", templates[own[-1]])})


def templates_of(names: Iterable[str], templates: Mapping[str, str]) -> frozenset[str]:
    """Some templates, and all that they extend, include or import; those that are missing too, for they may come."""
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += _references(templates[name], templates) if name in templates else ()
    return frozenset(found)


def _references(text: str, templates: Iterable[str]) -> list[str]:
    """What a template names, in comments too; all templates where it names one in a way that only Jinja understands."""
    names = [_named(part) for part in _REFERENCE.findall(text)]
    return list(templates) if None in names else [name for name in names if name is not None]


def _named(part: str) -> str | None:
    """The template that a statement names in what is after its keyword; None where only Jinja understands which."""
    name = _NAME.fullmatch(part)
    return name and (name[1] or name[2] or "")
