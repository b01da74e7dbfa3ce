"""Readers of the parts of a result that have more than one form."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.quantity import DATE, NUMBER, BadNumber, quantity
from perfeval.model.results import Judgement, Result
from perfeval.model.shape import SHARE, TEXT, Type, list_of, record
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

_ALL = {"all": True, "全部": True, "全部符合": True, "是": True, "true": True, "yes": True,
        "none": False, "无": False, "全部不符合": False, "否": False, "false": False, "no": False}  # fmt: skip
_YES = {"true", "是", "符合", "yes"}
_NO = {"false", "否", "不符合", "no"}
_NA = {"na", "n/a", "不适用", "not_applicable"}


def _met_value(r: Reader, kind: Type, node: Node) -> Any:
    """A point's judgement: 0..1, yes or no, or None when it is not applicable."""
    scalar = r.scalar(node, "met")
    if scalar is None:
        return BAD
    text = scalar.text.strip().lower()
    if text in _NA:
        return "na"
    if text in _YES or text in _NO:
        return Fraction(int(text in _YES))
    value = r.read(SHARE, node)
    if value is BAD:
        return BAD
    return value if 0 <= value <= 1 else r.wrong(node, "met")


def _judgement(r: Reader, kind: Type, node: Node) -> Any:
    from perfeval.source.result_shape import JUDGEMENT

    if isinstance(node, Scalar):
        value = _met_value(r, kind, node)
        return BAD if value is BAD else _judged(value, {}, node)
    if not isinstance(node, MappingNode):
        return r.wrong(node, "mapping")
    na = next((k for k in ("not_applicable", "不适用") if k in node.entries), None)
    values, at = r.entries(JUDGEMENT, node, (na,) if na else ())
    if values is None:
        return BAD
    reason: Any = None
    if na:
        said = node.entries[na][1]
        empty = isinstance(said, Scalar) and said.is_null
        reason = None if empty else _not_applicable(r, kind, said)
    if reason is BAD:
        return BAD
    met = values.pop("met", None)
    return _judged(
        met if reason is None else "na", {**values, "reason": reason or "", "at": at}, node
    )


def _judged(met: Any, values: dict[str, Any], node: Node) -> Judgement:
    given = met is not None
    value = None if met in ("na", None) else met
    if not given:
        value = Fraction(0)
    return Judgement(value, span=node.span, given=given, **values)


def _met(r: Reader, kind: Type, node: Node) -> Any:
    """all/none as a bool, a list of numbers as a tuple, a mapping as judgements by number."""
    if isinstance(node, Scalar):
        whole = _ALL.get(node.text.strip().lower())
        return r.wrong(node, "met-all") if whole is None else whole
    if isinstance(node, Sequence):
        return r.read(list_of(TEXT), node)
    found = {}
    for key, (place, value) in node.entries.items():
        judgement = _judgement(r, kind, value)
        if judgement is not BAD:
            found[key] = judgement._replace(span=place.span)
    return found


def _items(r: Reader, kind: Type, node: Node) -> Any:
    """A list is the items of an average; a mapping is judgements of a checklist's points."""
    from perfeval.source.result_shape import ITEM

    if isinstance(node, Sequence):
        return r.read(list_of(record(ITEM)), node)
    if isinstance(node, MappingNode):
        return _met(r, kind, node)
    return r.wrong(node, "list")


def _parts(r: Reader, kind: Type, node: Node) -> Any:
    """Results of a blend's parts, in order or by name."""
    if isinstance(node, MappingNode):
        named = []
        for key, (place, value) in node.entries.items():
            found = read_result(r, value)
            if found is not BAD:
                named.append(found._replace(name=key, at={**found.at, "name": place.span}))
        return tuple(named)
    if not isinstance(node, Sequence):
        return r.wrong(node, "list")
    found = [read_result(r, item) for item in node.items]
    return tuple(Result() if f is BAD else f for f in found)


def _not_applicable(r: Reader, kind: Type, node: Node) -> Any:
    """{reason: …}, or the reason alone."""
    if isinstance(node, MappingNode):
        reason: Any = ""
        written = ""
        for key, (place, value) in node.entries.items():
            if key not in ("reason", "原因"):
                near = nearest(key, ["reason", "原因"]) or "reason"
                r.fault("PE101", place.span, key=key, near=near, place="not_applicable", beside="")
            elif written:
                r.fault("PE104", place.span, key=key, other=written)
            else:
                written = key
                reason = value.text if isinstance(value, Scalar) else r.wrong(value, "text")
        return reason
    if isinstance(node, Scalar):
        text = node.text.strip()
        said = text.lower()
        if said in ("false", "no", "否"):
            return None
        return "" if said in ("true", "yes", "是") else text
    return r.wrong(node, "text")


_FRACTION = re.compile(r"([-+]?[0-9]{1,400})\s*/\s*([0-9]{1,400})(?![0-9/])\s*(.{0,20})", re.S)


def _peer_figure(r: Reader, kind: Type, node: Node) -> Any:
    """A number or a day without a comparison; exact numbers without an end as fractions: 100/3%."""
    scalar = r.scalar(node, "peer-figure")
    if scalar is None:
        return BAD
    whole = _FRACTION.fullmatch(scalar.text.strip())
    found = quantity("1" + whole.group(3)) if whole else r.quantity(node, "peer-figure")
    if found is BAD:
        return BAD
    if isinstance(found, BadNumber) or found.op or found.kind not in (NUMBER, DATE):
        return r.wrong(node, "peer-figure")
    if whole is None:
        return found
    if found.kind != NUMBER or not int(whole.group(2)):
        return r.wrong(node, "peer-figure")
    value = found.lo * Fraction(int(whole.group(1)), int(whole.group(2)))
    return found._replace(lo=value, hi=value, text=scalar.text.strip())


def read_result(r: Reader, node: Node) -> Any:
    """One result; null stands for an empty one."""
    from perfeval.source.result_shape import RESULT

    if isinstance(node, Scalar) and node.is_null:
        return Result(span=node.span)
    if not isinstance(node, MappingNode):
        return r.wrong(node, "result")
    found = r.record(RESULT, node)
    if found is BAD or not found.panel:
        return found
    return found._replace(panel=tuple(_ballot(b) for b in found.panel))


def _ballot(raw: Any) -> Any:
    from perfeval.model.results import Ballot

    return Ballot(raw.expert, raw.role, raw.score, raw.passed, raw.recused, raw.span, raw.at)


RESULT_READERS: dict[str, Callable[[Reader, Type, Node], Any]] = {
    "met-value": _met_value, "met": _met, "items": _items, "parts": _parts,
    "not-applicable": _not_applicable, "peer-figure": _peer_figure,
}  # fmt: skip
