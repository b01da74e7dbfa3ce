"""Every name in a template that there is not, found without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import nodes

from perfeval.reports.templating.near import near
from perfeval.reports.templating.shapes import ANY, TEXT, Shape, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

GLOBALS = ("range", "cycler", "joiner", "namespace", "caller", "varargs", "kwargs", "self")
LOOP = Shape(
    dict.fromkeys(
        ("index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle", "depth",
         "depth0", "previtem", "nextitem", "changed"), ANY,
    )
)  # fmt: skip
KEEPING = (
    "list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d",
)  # fmt: skip
TAKING = ("first", "last", "min", "max")
ASKING = ("defined", "undefined")


class Wrong(NamedTuple):
    """`key` says what is wrong with `name` on `line`; `near` is what may be meant, `of` where."""

    line: int
    key: str
    name: str
    near: str = ""
    of: str = ""


class Scope:
    """Names in sight; inner scopes see the outer ones."""

    def __init__(self, names: dict[str, Shape], outer: Scope | None = None) -> None:
        self.names, self.outer = names, outer

    def find(self, name: str) -> Shape | None:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return None

    def known(self) -> list[str]:
        return [*self.names, *(self.outer.known() if self.outer else ())]


class Checker:
    """Walks a template; `block` says whether the tag on a line is one that stands for paragraphs."""

    def __init__(
        self, shape: Shape, filters: Collection[str], tests: Collection[str],
        block: Callable[[int], bool] = lambda line: True,
    ) -> None:  # fmt: skip
        self.root, self.filters, self.tests, self.block = shape, filters, tests, block
        self.wrong: list[Wrong] = []

    def check(self, tree: nodes.Template) -> list[Wrong]:
        self._body(tree.body, Scope(dict(self.root.fields or {})))
        return sorted(dict.fromkeys(self.wrong), key=lambda one: one.line)

    def _body(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        handler = getattr(self, f"_on_{type(node).__name__.lower()}", None)
        if handler is not None:
            handler(node, scope)
        elif isinstance(node, nodes.Expr):
            self._value(node, scope)
        else:
            self._rest(node, scope)

    def _rest(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self._statement(child, scope)

    def _on_output(self, node: nodes.Output, scope: Scope) -> None:
        for one in node.nodes:
            shape = self._value(one, scope)
            if shape.finished and not self.block(one.lineno):
                self.wrong.append(Wrong(one.lineno, "finished", _written(one)))

    def _on_for(self, node: nodes.For, scope: Scope) -> None:
        values = self._value(node.iter, scope)
        inner = Scope({"loop": LOOP}, scope)
        self._bind(node.target, values.item or ANY, inner)
        if node.test is not None:
            self._value(node.test, inner)
        self._body(node.body, inner)
        self._body(node.else_, Scope({}, scope))

    def _on_if(self, node: nodes.If, scope: Scope) -> None:
        self._value(node.test, scope)
        for part in (node.body, node.elif_, node.else_):
            self._body(part, scope)  # type: ignore[arg-type]

    def _on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._bind(node.target, self._value(node.node, scope), scope)

    def _on_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._body(node.body, Scope({}, scope))
        self._bind(node.target, ANY, scope)

    def _on_with(self, node: nodes.With, scope: Scope) -> None:
        inner = Scope({}, scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self._value(value, scope), inner)
        self._body(node.body, inner)

    def _on_macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope.names[node.name] = ANY
        given = dict.fromkeys((argument.name for argument in node.args), ANY)
        self._body(node.body, Scope({**given, "caller": ANY}, scope))

    def _on_callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._value(node.call, scope)
        given = dict.fromkeys((argument.name for argument in node.args), ANY)
        self._body(node.body, Scope(given, scope))

    def _on_import(self, node: nodes.Import, scope: Scope) -> None:
        scope.names[node.target] = ANY

    def _on_fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        for name in node.names:
            scope.names[name if isinstance(name, str) else name[1]] = ANY

    def _bind(self, target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.names[target.name] = shape
        elif isinstance(target, (nodes.Tuple, nodes.List)):
            for one in target.items:
                self._bind(one, ANY, scope)

    def _value(self, node: nodes.Node, scope: Scope) -> Shape:
        """The shape of an expression; what is wrong in it is noted."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return self._behind(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        if isinstance(node, nodes.Test):
            if node.name not in self.tests:
                self._unknown(node, "test", node.name, self.tests)
            if not (node.name in ASKING and isinstance(node.node, (nodes.Name, nodes.Getattr))):
                self._rest(node, scope)
            return TEXT
        if isinstance(node, nodes.CondExpr):
            self._value(node.test, scope)
            shape = self._value(node.expr1, scope)
            return merged(shape, self._value(node.expr2, scope)) if node.expr2 else shape
        if isinstance(node, (nodes.Const, nodes.TemplateData)):
            return TEXT
        self._rest(node, scope)
        return ANY

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        found = scope.find(node.name)
        if found is None and node.name not in GLOBALS:
            self._unknown(node, "name", node.name, scope.known())
        return found or ANY

    def _behind(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Shape:
        shape = self._value(node.node, scope)
        if isinstance(node, nodes.Getattr):
            name: Any = node.attr
        elif isinstance(node.arg, nodes.Const):
            name = node.arg.value
        else:
            self._value(node.arg, scope)
            return _any_field(shape)
        if isinstance(name, int):
            return shape.item or ANY
        if shape.fields is None or (shape.data and name not in shape.fields):
            return ANY
        if name in shape.fields:
            return shape.fields[name]
        from perfeval.reports.templating.sandbox import METHODS

        if name not in METHODS or shape.fields:
            of, listed = _written(node.node), shape.item is not None
            self._unknown(node, "attribute", name, shape.fields, of, listed)
        return ANY

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        if node.name not in self.filters:
            self._unknown(node, "filter", node.name, self.filters)
        for one in (*node.args, *(pair.value for pair in node.kwargs)):
            self._value(one, scope)
        if node.node is None:
            return TEXT
        if node.name in ("default", "d") and isinstance(node.node, (nodes.Name, nodes.Getattr)):
            return ANY
        shape = self._value(node.node, scope)
        if node.name in KEEPING:
            return shape
        return shape.item or ANY if node.name in TAKING else ANY

    def _unknown(
        self, node: nodes.Node, key: str, name: str, known: Collection[str], of: str = "",
        listed: bool = False,
    ) -> None:  # fmt: skip
        other = {"xml": "md", "md": "xml"}.get(name, "")
        likely = near(name, [one for one in known if not one.startswith("__")])
        likely = other if other in known else likely
        if key == "attribute" and not known:
            key = "list" if listed else "plain"
        self.wrong.append(Wrong(node.lineno, key, name, likely, of))


def _any_field(shape: Shape) -> Shape:
    """What stands behind a name that is only known when the template runs."""
    if shape.item is not None:
        return shape.item
    found: Shape | None = None
    for one in (shape.fields or {}).values():
        found = one if found is None else merged(found, one)
    return found or ANY


def _written(node: nodes.Node) -> str:
    """An expression as an author would know it again."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        inside = repr(node.arg.value) if isinstance(node.arg, nodes.Const) else "…"
        return f"{_written(node.node)}[{inside}]"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{_written(node.node)}|{node.name}"
    return "…"
