"""What the compiled code of our templates works with, where Jinja's own prepares each step for cases that we do not have."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


class PageContext(Context):
    """Calls at once what a template calls: no function of ours asks for Jinja's context, and our macros always escape."""

    def call(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        # What Jinja adds to calls within blocks and loops, for functions that ask for the context.
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*given, **named)


class PageTemplate(Template):
    """Compiled code with our `escape` and `Macro` in place of Jinja's. Code that knew them by other names would only be slower."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(escape=_written, Macro=_macro)
        return template


def _written(value: object) -> str:
    """What is written of a value. Half of all values are HTML from a macro, of which markupsafe would make two copies."""
    return value if type(value) is Markup else escape(value)


def _macro(
    environment: Environment, function: Callable[..., str], name: str, parameters: Sequence[str], *asked: bool
) -> Callable[..., str]:
    """A macro whose arguments are looked at no further where they are given by their order, as nearly all are.

    `asked` are whether it has further named arguments, further others, and a caller, and whether its values are escaped.
    """
    complete = Macro(environment, function, name, list(parameters), *asked)
    if asked != (False, False, False, True):
        return complete
    absent = (missing,) * len(parameters)

    def macro(*given: Any, **named: Any) -> str:
        if named or len(given) > len(absent):
            return complete(*given, **named)
        # What Markup() makes of a plain text, without asking what it is.
        return str.__new__(Markup, function(*given, *absent[len(given) :]))

    return macro
