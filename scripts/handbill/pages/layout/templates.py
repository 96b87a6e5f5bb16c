"""The environment of our templates: escaping, the words of the interface, and how their line breaks are read."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, FileSystemLoader, Template, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.ext import Extension
from jinja2.utils import missing
from markupsafe import Markup, escape

from handbill.pages.bytecode import COMPILED
from handbill.pages.layout.interface import EscapedWords, interface
from handbill.pages.layout.template_runtime import Fragments, LookedUpWords, PageCode, PageTemplate

OURS = ("hb/", "partials/hb/")
"""What the names of our templates begin with; the theme's others are left as they are."""

# Between two tags or two pieces of Jinja a line break is there for the author of the template alone.
_BETWEEN_TAGS = re.compile(r"(?<=[>}])\s*\n\s*(?=[<{])")
# Not those behind the scheme, and none at the end.
_SLASH = re.compile(r"(?<![:/])/(?=[^/\s])")
_LINE_BREAK = re.compile(r"\s*\n\s*")


class PageEnvironment(Environment):
    """Jinja for our pages, which import thirty macros each: it looks a template up once, and compares no names of globals."""

    code_generator_class = PageCode
    template_class = PageTemplate

    def __init__(self, folders: Iterable[Path], language: str) -> None:
        """Templates are looked for in the `folders` in their order; they are not to change meanwhile."""
        super().__init__(loader=FileSystemLoader(list(map(str, folders))), auto_reload=False, bytecode_cache=COMPILED)
        self.words = EscapedWords(language)
        self._found: dict[Any, Template] = {}
        self._imported: dict[tuple[str, str], Any] = {}
        prepare(self, language)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> Template:
        if (found := self._found.get(name)) is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    def page_template(self, name: str) -> PageTemplate:
        """One of our templates. Raises jinja2.TemplateError."""
        found = self.get_template(name)
        assert isinstance(found, PageTemplate)
        return found

    def layout(self, name: str) -> PageTemplate:
        """The template of a layout, such as `letter`. Raises jinja2.TemplateError."""
        return self.page_template(f"hb/{name}.html")

    def imported(self, template: str, name: str, position: str) -> Any:
        """What is imported of a template by the one at a `position`; Jinja's own answer where it does not have it."""
        if (found := self._imported.get((template, name))) is None:
            found = getattr(self.get_template(template).module, name, missing)
            if found is missing:
                fault = f"the template {template!r} (imported on {position}) does not export the requested name {name!r}"
                return self.undefined(fault, name=name)
            self._imported[template, name] = found
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        LookedUpWords().visit(tree)
        tree.set_environment(self)
        return tree

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raises what a template did, as a fault of the template where it asks for a field that there is not."""
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise UndefinedError(str(error)).with_traceback(error.__traceback__) from None

    def compile_all(self) -> None:
        """Compiles our templates now. One that is broken is told by the first page that needs it."""
        for name in self.list_templates(filter_func=_is_ours):
            with suppress(TemplateSyntaxError, UnicodeDecodeError):
                super().get_template(name)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja's own answer is a ChainMap of both, whose names it compares for every macro of every page.
        return {**self.globals, **d} if d else self.globals


class OneLine(Extension):
    """Our templates without their line breaks and indents: a break within words is one blank, and none joins two words."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _LINE_BREAK.sub(" ", _BETWEEN_TAGS.sub("", source)).strip() if _is_ours(name) else source


def prepare(environment: Environment, language: str) -> None:
    """Makes an environment that renders our templates in a language."""
    environment.add_extension(OneLine)
    # MkDocs escapes nothing; what a theme's own templates print is theirs.
    environment.autoescape = _is_ours
    environment.globals.update(interface(language), cached=Fragments())
    environment.filters["breakable"] = breakable


def template_fault(error: TemplateError) -> str:
    """What is wrong with a template, after its name. Its lines are joined before they are read, so no line is known."""
    if isinstance(error, TemplateSyntaxError):
        name = error.filename or error.name
    else:
        frames = traceback.extract_tb(error.__traceback__)
        name = next((frame.filename for frame in reversed(frames) if frame.filename.endswith((".html", ".xml"))), None)
    return f"{name or 'a template'}: {error.message}"


def breakable(text: object) -> Markup:
    """A text whose addresses on the web go on to the next line behind a slash, where people look for their parts."""
    return Markup(_SLASH.sub("/<wbr>", str(escape(str(text)))))  # noqa: S704  escaped here


def _is_ours(name: str | None) -> bool:
    return (name or "").startswith(OURS)
