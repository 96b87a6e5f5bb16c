"""How our templates are compiled, and what their code works with, where Jinja's own prepares each step for cases that we do not
have.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]  # what `escape` itself calls


class PageCode(CodeGenerator):
    """Calls at once what a template calls: no function of ours asks for Jinja's context, and our macros always escape."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  Jinja's name
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


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

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # Jinja compares the globals of who imports with those of the template, which are the environment's in all of ours.
        return super()._get_default_module()


def _written(value: object) -> str:
    """What is written of a value, by the rules of `markupsafe.escape`, which makes a copy of it besides to mark it as escaped."""
    kind = type(value)
    if kind is Markup:  # half of all values are HTML from a macro
        return value  # type: ignore[return-value]
    if kind is str:
        return _escape_inner(value)  # type: ignore[arg-type]
    html = getattr(value, "__html__", None)
    return html() if html is not None else _escape_inner(str(value))


def _macro(
    environment: Environment, function: Callable[..., str], name: str, parameters: Sequence[str], *asked: bool
) -> Callable[..., str]:
    """A macro whose arguments Jinja only looks at where they are wrong.

    `asked` are whether it has further named arguments, further others, and a caller, and whether its values are escaped.
    """
    complete = Macro(environment, function, name, list(parameters), *asked)
    if asked != (False, False, False, True):
        return complete
    # What the compiled code takes for an argument that is not given.
    function.__defaults__ = (missing,) * len(parameters)

    def macro(*given: Any, **named: Any) -> str:
        if named:
            if not named.keys() <= set(parameters[len(given) :]):
                return complete(*given, **named)
            given = (*given, *(named.get(parameter, missing) for parameter in parameters[len(given) :]))
        elif len(given) > len(parameters):
            return complete(*given)
        # What Markup() makes of a plain text, without asking what it is.
        return str.__new__(Markup, function(*given))

    return macro
