"""A template's tree with what must be counted marked: loops, macros, comparisons, pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.reports.templating.work import Work

STEPPED, JOINED, READ, CHARGED = "__stepped", "__joined", "__read", "__charged"
SLICED = "__sliced"
_NODES = 8  # parts of a body that cost as much as one step


class Stepped:
    """What a loop goes through, counted."""

    def __init__(self, work: Work, values: Any, units: int) -> None:
        self._work, self._values, self._units = work, values, units

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self._work.add(self._units)
            yield value


def counted(tree: nodes.Template, step: int) -> nodes.Template:
    """The tree, changed; `step` is what one step of a loop costs at least."""
    kinds: Any = (nodes.For, nodes.Macro, nodes.CallBlock)
    loops: list[Any] = list(tree.find_all(kinds))
    for loop in loops:
        units = step * (1 + sum(1 for _ in loop.find_all(nodes.Node)) // _NODES)
        if isinstance(loop, nodes.For):
            loop.iter = _filtered(STEPPED, loop.iter, nodes.Const(units, lineno=loop.lineno))
        if not isinstance(loop, nodes.For) or loop.recursive:
            charge = _filtered(CHARGED, nodes.Const(units, lineno=loop.lineno))
            loop.body.insert(0, nodes.ExprStmt(charge, lineno=loop.lineno))
    _inside(tree)
    return tree


def _filtered(name: str, value: Any, *given: Any) -> nodes.Filter:
    return nodes.Filter(value, name, list(given), [], None, None, lineno=value.lineno)


def _inside(node: nodes.Node) -> None:
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, field, [_changed(one) for one in value])
        else:
            setattr(node, field, _changed(value))


def _changed(value: Any) -> Any:
    if not isinstance(value, nodes.Node):
        return value
    _inside(value)
    if isinstance(value, nodes.Concat):  # `a ~ b` doubles as easily as `a * 2`
        return _filtered(JOINED, nodes.List(value.nodes, lineno=value.lineno))
    if isinstance(value, nodes.Compare):
        value.expr = _read(value.expr)
        for operand in value.ops:
            operand.expr = _read(operand.expr)
    if isinstance(value, nodes.Getitem) and isinstance(value.arg, nodes.Slice):
        value.node = _filtered(SLICED, value.node)
    return value


def _read(value: nodes.Expr) -> nodes.Expr:
    return value if isinstance(value, nodes.Const) else _filtered(READ, value)
