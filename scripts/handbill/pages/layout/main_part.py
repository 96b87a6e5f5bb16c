"""The main part of a page, between what surrounds every page of the site: the block `main` of its template."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from jinja2.runtime import Context

from handbill.pages.layout.line_breaks import whole_syllables
from handbill.pages.layout.template_runtime import PageTemplate, TemplateNames
from handbill.pages.layout.templates import PageEnvironment
from handbill.pages.view import Frame, PageView

MAIN = "main"

# What a block is given wherever it is; all else that it may know are names of the environment and its template's own imports.
_GIVEN = {"frame", "view"}
# A control character, which no text of a page can have.
_EDGE = "\x02"


class PageParts(NamedTuple):
    """A page; `main` and `after` are empty where its template has no main part."""

    before: str
    main: str = ""
    after: str = ""


def page_parts(template: PageTemplate, frame: Frame, view: PageView) -> PageParts:
    """A whole page. Raises jinja2.TemplateError."""

    def edged(context: Context) -> Iterator[str]:
        yield _EDGE
        yield from blocks[1](context)
        yield _EDGE

    context = template.new_context({"frame": frame, "view": view})
    # What extends a template comes first, and what it extends is added when that is rendered.
    blocks = context.blocks.setdefault(MAIN, [])
    blocks.insert(0, edged)
    parts = template.written(context).split(_EDGE)
    # Where a template has its main part elsewhere than once between its tags, the page is one part.
    return PageParts(*map(whole_syllables, parts if len(parts) == 3 else ("".join(parts),)))


def around(template: PageTemplate, frame: Frame) -> tuple[str, str] | None:
    """What a page has before and after its main part; None where that is elsewhere than once between the template's tags.

    Raises jinja2.TemplateError.
    """
    context = template.new_context({"frame": frame})
    context.blocks[MAIN] = [lambda _: iter((_EDGE,))]
    parts = template.written(context).split(_EDGE)
    return (whole_syllables(parts[0]), whole_syllables(parts[1])) if len(parts) == 2 else None


# Asked for each campaign.
@lru_cache(maxsize=512)
def is_apart(environment: PageEnvironment, layout: str) -> bool:
    """Whether the main part of a layout's pages stays the same whatever the template says that all layouts extend.

    That is so where its blocks look up nothing that this one could have given them, it has no main part of its own, and nothing
    around the main part needs the page's view.
    """
    *own, base = _extended(environment, layout)
    inner = _inner(own)
    bound = {name for names in (*own, base) for name in names.bound}
    known = (_GIVEN | environment.globals.keys()) - bound
    return (
        bool(own)
        and MAIN in base.empty
        and not any(names.has_includes for names in own)
        and all(known.issuperset(looked_up) for names in own for block, looked_up in names.names.items() if block in inner)
        and all("view" not in looked_up for names in (*own, base) for block, looked_up in names.names.items() if block not in inner)
    )


def _extended(environment: PageEnvironment, layout: str) -> Iterator[TemplateNames]:
    """The template of a layout, and those that it extends in turn, each once."""
    template, seen = environment.layout(layout), set()
    yield template.names
    while (extended := template.names.extends) and extended not in seen:
        seen.add(extended)
        template = environment.page_template(extended)
        yield template.names


def _inner(templates: list[TemplateNames]) -> set[str]:
    """The blocks of which the main part is made."""
    outer = {block: above for names in templates for block, above in names.outer.items()}
    inner = {MAIN}
    while more := {block for block, above in outer.items() if above in inner} - inner:
        inner |= more
    return inner
