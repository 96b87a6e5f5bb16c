"""How our templates are compiled, and what their code works with, where Jinja's own prepares each step for cases that we do not
have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from keyword import iskeyword
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]  # what `escape` itself calls


class LookedUpWords(NodeTransformer):
    """Makes of `_("…")`, which pages have dozens of, a look-up in the `words` of the environment."""

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802  Jinja's name
        self.generic_visit(node)
        if not (isinstance(node.node, nodes.Name) and node.node.name == "_") or node.dyn_args or node.dyn_kwargs:
            return node
        match node.args:
            case [nodes.Const() as message]:
                words = nodes.EnvironmentAttribute(f"words[{message.value!r}]", lineno=node.lineno)
            case _:
                return node
        if not node.kwargs:
            return words
        values = [nodes.Pair(nodes.Const(one.key), one.value, lineno=node.lineno) for one in node.kwargs]
        return nodes.Mod(words, nodes.Dict(values, lineno=node.lineno), lineno=node.lineno)


class TemplateNames(NamedTuple):
    """What a compiled template says of itself: the template that it `extends`, empty where there is none or it depends; the `names`
    that it looks up while it is rendered, by the block that does so (`""` for what is in none); the block `outer` to another one;
    the blocks that are `empty` and are given nothing; the names that it has `bound` for all blocks; and whether it includes other
    templates.
    """

    extends: str
    names: Mapping[str, tuple[str, ...]]
    outer: Mapping[str, str]
    empty: tuple[str, ...]
    bound: tuple[str, ...]
    has_includes: bool


class PageCode(CodeGenerator):
    """Calls at once what a template calls: no function of ours asks for Jinja's context, and our macros always escape.

    A field is read from what has it. Jinja would look for an item, too, and go on without a word where there is neither.
    What a template writes of a macro is taken from it as it is, without being marked as HTML and looked at again. What it imports
    from another one is asked of the environment, which knows it from the page before. In a block that is what the block's own
    template imports, whatever one that it extends calls by the same name.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._macros: set[str] = set()
        self._imports: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}
        self._bound: set[str] = set()
        self._written: nodes.Expr | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  Jinja's name
        super().visit_Template(node, frame)
        extended = node.find(nodes.Extends)
        outer = {inner.name: block.name for block in self.blocks.values() for inner in block.find_all(nodes.Block)}
        about = TemplateNames(
            extends=extended.template.value if extended and isinstance(extended.template, nodes.Const) else "",
            names={block: tuple(sorted(names)) for block, names in self._names.items()},
            outer=outer,
            empty=tuple(name for name, block in self.blocks.items() if not (block.body or block.scoped)),
            bound=tuple(sorted(self._bound)),
            has_includes=node.find(nodes.Include) is not None,
        )
        self.writeline(f"about = {tuple(about)!r}")

    def enter_frame(self, frame: Frame) -> None:
        if frame.toplevel:
            self._bound |= frame.symbols.stores
        for target, (action, name) in list(frame.symbols.loads.items()):
            if action != VAR_LOAD_RESOLVE or name is None:
                continue
            if frame.block and name in self._imports:
                self.writeline(f"{target} = {self._imports[name]}")
                frame.symbols.loads[target] = VAR_LOAD_PARAMETER, None
            else:
                self._names.setdefault(frame.block or "", set()).add(name)
        super().enter_frame(frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802  Jinja's name
        names = [(name, name) if isinstance(name, str) else name for name in node.names]
        self._macros.update(alias for _, alias in names)
        if node.with_context or not isinstance(node.template, nodes.Const):
            super().visit_FromImport(node, frame)
            return
        for name, alias in names:
            target = frame.symbols.ref(alias)
            imported = f"environment.imported({node.template.value!r}, {name!r}, {self.position(node)!r})"
            self.writeline(f"{target} = {imported}", node)
            if frame.toplevel:
                self._imports[alias] = imported
                self.writeline(f"context.vars[{alias!r}] = {target}")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802  Jinja's name
        self._macros.add(node.name)
        super().visit_Macro(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja's name
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  Jinja's name
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write(".html(" if node is self._written else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _gives_html(self, node: nodes.Expr) -> bool:
        """Whether it is words of the interface, or a call of a macro with nothing but arguments in their order."""
        if not isinstance(node, nodes.Call):
            return isinstance(node, nodes.EnvironmentAttribute)
        is_plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return is_plain and isinstance(node.node, nodes.Name) and node.node.name in self._macros

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self._written = node if self._gives_html(node) else None
        if self._written is None:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if self._written is None:
            super()._output_child_post(node, frame, finalize)


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
        template.root_render_func.__globals__.update(escape=_written, Macro=PageMacro)
        return template

    @property
    def names(self) -> TemplateNames:
        return TemplateNames(*self.root_render_func.__globals__["about"])

    def written(self, context: Context) -> str:
        """What is rendered in a context that was made for this template. Raises jinja2.TemplateError."""
        try:
            return "".join(self.root_render_func(context))
        except Exception:  # noqa: BLE001  as Jinja does: whatever it is, it is told as a fault of the template
            self.environment.handle_exception()


def _written(value: object) -> str:
    """What is written of a value, by the rules of `markupsafe.escape`, which makes a copy of it besides to mark it as escaped."""
    kind = type(value)
    if kind is Markup:  # half of all values are HTML from a macro
        return value  # type: ignore[return-value]
    if kind is str:
        return _escape_inner(value)  # type: ignore[arg-type]
    html = getattr(value, "__html__", None)
    return html() if html is not None else _escape_inner(str(value))


class PageMacro:
    """A macro whose arguments Jinja only looks at where they are wrong. `html` takes them in their order."""

    __slots__ = ("_complete", "_parameters", "html")

    def __init__(
        self, environment: Environment, function: Callable[..., str], name: str, parameters: Sequence[str], *asked: bool
    ) -> None:
        """`asked` are whether it has further named arguments, further others, and a caller, and whether its values are escaped."""
        self._complete = Macro(environment, function, name, list(parameters), *asked)
        self._parameters = parameters if asked == (False, False, False, True) else None
        self.html = self._complete if self._parameters is None else function
        # What the compiled code takes for an argument that is not given, and how an error calls it.
        function.__defaults__ = (missing,) * len(parameters)
        function.__qualname__ = f"macro {name!r}"

    def __call__(self, *given: Any, **named: Any) -> str:
        if self._parameters is None:
            return self._complete(*given, **named)
        others = self._parameters[len(given) :]
        if not named.keys() <= set(others):
            return self._complete(*given, **named)
        # What Markup() makes of a plain text, without asking what it is.
        return str.__new__(Markup, self.html(*given, *(named.get(parameter, missing) for parameter in others)))


class Fragments:
    """`cached(macro, x, …)` in a template: the HTML that a macro makes of values that several pages have in common.

    Values are known by their identity, as records are that were made once for these pages.
    """

    MOST = 100

    def __init__(self) -> None:
        self._made: dict[tuple[int, ...], tuple[object, object, Markup]] = {}

    def __call__(self, macro: Callable[..., Markup], *values: object) -> Markup:
        key = tuple(map(id, (macro, *values)))
        if (found := self._made.get(key)) is not None:
            return found[2]
        if len(self._made) >= self.MOST:
            del self._made[next(iter(self._made))]
        html = macro(*values)
        # They are kept, too: else another object could get the identity of one that is gone.
        self._made[key] = macro, values, html
        return html
