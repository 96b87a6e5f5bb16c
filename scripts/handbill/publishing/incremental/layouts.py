"""Which templates each layout of pages is made of, so that a changed one changes no other pages than those it is in.

Imports nothing but the standard library, like `inputs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

OURS = "hb/"
"""The folder of templates that has a layout for each kind of page, `hb/letter.html` for letters."""

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
# A single name, and none that depends on what is shown.
_NAME = re.compile(r"\s*(?:\"([^\"\\]*)\"|'([^'\\]*)')\s*(?:(?:import|as|ignore|with|without)\b.*)?", re.DOTALL)


def layouts(templates: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each layout, by its name such as `letter`, the names of all templates that its pages may be made of.

    `templates` are their texts by their names. There may be more than there need be, and must not be fewer.
    """
    return {
        name.removeprefix(OURS).removesuffix(".html"): templates_of((name,), templates)
        for name in templates
        if name.startswith(OURS) and name.endswith(".html")
    }


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
    names = [_NAME.fullmatch(match[1]) for match in _REFERENCE.finditer(text)]
    return list(templates) if None in names else [name[1] or name[2] or "" for name in names if name is not None]
