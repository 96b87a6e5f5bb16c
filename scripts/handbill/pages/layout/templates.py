"""The environment of our templates: escaping, the words of the interface, and how their line breaks are read."""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape

from handbill.pages.layout.interface import interface
from handbill.pages.layout.line_breaks import whole_syllables

OURS = ("hb/", "partials/hb/")
"""What the names of our templates begin with; the theme's others are left as they are."""

# Between two tags or two pieces of Jinja a line break is there for the author of the template alone.
_BETWEEN_TAGS = re.compile(r"(?<=[>}])\s*\n\s*(?=[<{])")
# Not those behind the scheme, and none at the end.
_SLASH = re.compile(r"(?<![:/])/(?=[^/\s])")
_LINE_BREAK = re.compile(r"\s*\n\s*")


class OneLine(Extension):
    """Our templates without their line breaks and indents: a break within words is one blank, and none joins two words."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _LINE_BREAK.sub(" ", _BETWEEN_TAGS.sub("", source)).strip() if _is_ours(name) else source


def prepare(environment: Environment, language: str) -> None:
    """Makes an environment that renders our templates in a language."""
    environment.add_extension(OneLine)
    # MkDocs escapes nothing; what a theme's own templates print is theirs.
    environment.autoescape = _is_ours
    environment.globals.update(interface(language))
    environment.filters["breakable"] = breakable
    environment.filters["whole_syllables"] = _whole_syllables


def breakable(text: object) -> Markup:
    """A text whose addresses on the web go on to the next line behind a slash, where people look for their parts."""
    return Markup(_SLASH.sub("/<wbr>", str(escape(str(text)))))  # noqa: S704  escaped here


def _whole_syllables(html: Markup) -> Markup:
    # As a plain text, since what replaces a part of Markup is escaped.
    return Markup(whole_syllables(str(html)))  # noqa: S704  HTML of our templates, which have escaped what is not


def _is_ours(name: str | None) -> bool:
    return (name or "").startswith(OURS)
