"""One reader for every type that shapes name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.points import Points
from perfeval.model.quantity import DATE, NUMBER, RANGE, TEXT, Quantity, parse_date
from perfeval.model.shape import Type
from perfeval.source.kinds import KIND_READERS
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader, nearest, shorten
from perfeval.source.results import RESULT_READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FLAGS = {"true": True, "是": True, "有": True, "false": False, "否": False, "无": False,
          "yes": True, "no": False}  # fmt: skip


def _text(r: Reader, kind: Type, node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text.strip()
    return r.wrong(node, "text")


def _prose(r: Reader, kind: Type, node: Node) -> Any:
    return node.text if isinstance(node, Scalar) else r.wrong(node, "text")


def _number(r: Reader, kind: Type, node: Node) -> Any:
    return r.plain_number(node)


def _integer(r: Reader, kind: Type, node: Node) -> Any:
    value = r.plain_number(node, "integer")
    if value is BAD:
        return BAD
    return int(value) if value.denominator == 1 else r.wrong(node, "integer")


def _flag(r: Reader, kind: Type, node: Node) -> Any:
    scalar = r.scalar(node, "flag")
    if scalar is None:
        return BAD
    found = _FLAGS.get(scalar.text.strip().lower())
    return r.wrong(node, "flag") if found is None else found


def _quantity(r: Reader, kind: Type, node: Node) -> Any:
    return r.quantity(node)


def _measured(r: Reader, kind: Type, node: Node) -> Any:
    found = r.quantity(node, "measured")
    if found is BAD or found.kind in (NUMBER, RANGE):
        return found
    return r.wrong(r.choose(node), "measured")


def _edge(r: Reader, kind: Type, node: Node) -> Any:
    found = r.quantity(node, "measured")
    if found is BAD or found.kind in (NUMBER, DATE):
        return found
    return r.wrong(r.choose(node), "measured")


def _share(r: Reader, kind: Type, node: Node) -> Any:
    found = r.quantity(node, "share")
    if found is BAD:
        return BAD
    if found.kind == NUMBER and found.unit in ("", "%", "倍") and not found.op:
        return found.lo
    return r.wrong(r.choose(node), "share")


def _points(r: Reader, kind: Type, node: Node) -> Any:
    found = r.quantity(node, "points")
    if found is BAD:
        return BAD
    if found.kind == NUMBER and found.unit in ("", "%", "分") and not found.op:
        return Points(found.lo, found.unit == "%", found.text)
    return r.wrong(r.choose(node), "points")


def _date(r: Reader, kind: Type, node: Node) -> Any:
    scalar = r.scalar(node, "date")
    if scalar is None:
        return BAD
    found = parse_date(scalar.text)
    return r.wrong(node, "date") if found is None else found


def _expression(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.formula.parse import parse
    from perfeval.formula.tree import Problem
    from perfeval.formula.written import Written
    from perfeval.model.finding import Span

    scalar = r.scalar(node, "expression")
    if scalar is None:
        return BAD
    found = parse(scalar.text)
    quote = 0 if scalar.plain or not scalar.exact else 1
    if isinstance(found, Problem):
        column = scalar.column + quote + (found.offset if scalar.exact else 0)
        return r.fault(found.code, Span(scalar.file, scalar.line, column), **found.params)
    start = Span(scalar.file, scalar.line, scalar.column + quote)
    return Written(scalar.text.strip(), found, start, scalar.exact)


def _money(r: Reader, kind: Type, node: Node) -> Any:
    found = r.quantity(node, "money")
    return BAD if found is BAD else money(r, found, node)


def money(r: Reader, found: Quantity, node: Node) -> Any:
    """An amount in 元."""
    if found.kind != NUMBER or found.op:
        return r.wrong(node, "money")
    if not found.unit and not set("千万亿") & set(found.text):
        return found.lo * r.factor
    if found.unit in ("元", ""):
        return found.lo
    return r.fault("PE506", node.span, text=shorten(found.text))


def _choice(r: Reader, kind: Type, node: Node) -> Any:
    scalar = r.scalar(node, "text")
    if scalar is None:
        return BAD
    text = scalar.text.strip()
    for english, chinese in kind.of.items():
        if text == english or (chinese and text == chinese):
            return english
    words = [f"{e}（{z}）" if z else e for e, z in kind.of.items()]
    near = nearest(text, [*kind.of, *(z for z in kind.of.values() if z)])
    return r.fault("PE110", node.span, value=shorten(text), options="、".join(words), near=near)


def _list(r: Reader, kind: Type, node: Node) -> Any:
    if not isinstance(node, Sequence):
        return r.wrong(node, "list")
    values = [value for item in node.items if (value := r.read(kind.of, item)) is not BAD]
    # nothing could be read: the list is not to be taken for one that was left empty
    return tuple(values) if values or not node.items else BAD


def _one_or_list(r: Reader, kind: Type, node: Node) -> Any:
    if isinstance(node, Sequence):
        return _list(r, kind, node)
    value = r.read(kind.of, node)
    return BAD if value is BAD else (value,)


def _map(r: Reader, kind: Type, node: Node) -> Any:
    if not isinstance(node, MappingNode):
        return r.wrong(node, "mapping")
    values = {key: r.read(kind.of, value) for key, (_, value) in node.entries.items()}
    return {key: value for key, value in values.items() if value is not BAD}


def _record(r: Reader, kind: Type, node: Node) -> Any:
    return r.record(kind.of, node)


_FORMS: dict[str, Any] = {
    "list": Sequence, "one-or-list": object, "map": MappingNode, "record": MappingNode,
}  # fmt: skip


def _likeliest(kind: Type, node: Node) -> Iterable[Type]:
    """The alternatives, yes or no before words where one of the two is said."""
    if not isinstance(node, Scalar) or node.text.strip().lower() not in _FLAGS:
        return kind.of  # type: ignore[no-any-return]
    return sorted(kind.of, key=lambda option: option.name != "flag")


def _any_of(r: Reader, kind: Type, node: Node) -> Any:
    for option in _likeliest(kind, node):
        if isinstance(node, _FORMS.get(option.name, Scalar)):
            return r.read(option, node)
    return r.read(kind.of[0], node)


def _raw(r: Reader, kind: Type, node: Node) -> Any:
    return node


def _range(r: Reader, kind: Type, node: Node) -> Any:
    """{from, to} as two dates."""
    if not isinstance(node, MappingNode):
        return r.wrong(node, "period")
    ends = {"from": None, "to": None}
    names = {"from": "from", "to": "to", "起": "from", "止": "to"}
    written: dict[str, str] = {}
    for key, (place, value) in node.entries.items():
        if key not in names:
            r.fault(
                "PE101",
                place.span,
                key=key,
                near=nearest(key, list(names)) or "from",
                place="period",
                beside="",
            )
            continue
        other = written.setdefault(names[key], key)
        if other != key:
            r.fault("PE104", place.span, key=key, other=other)
            continue
        found = _date(r, kind, value)
        ends[names[key]] = None if found is BAD else found
    if ends["from"] and ends["to"] and ends["from"] > ends["to"]:
        return r.fault("PE111", node.span)
    return (ends["from"], ends["to"])


def _quantities(r: Reader, kind: Type, node: Node) -> Any:
    """Named data: numbers and yes/no; texts are refused where they are used."""
    values = _map(r, Type("map", Type("quantity")), node)
    if values is BAD:
        return BAD
    for key, value in list(values.items()):
        if value.kind == TEXT or value.op:
            assert isinstance(node, MappingNode)
            r.fault("PE404", node.entries[key][1].span, value=shorten(value.text))
            del values[key]
    return values


READERS: dict[str, Callable[[Reader, Type, Node], Any]] = {
    "text": _text, "prose": _prose, "number": _number, "integer": _integer, "flag": _flag,
    "quantity": _quantity, "measured": _measured, "edge": _edge, "share": _share,
    "points": _points, "date": _date, "expression": _expression, "money": _money,
    "choice": _choice, "list": _list, "one-or-list": _one_or_list, "map": _map,
    "record": _record, "any-of": _any_of, "raw": _raw, "period": _range, "data": _quantities,
    **KIND_READERS, **RESULT_READERS,
}  # fmt: skip
