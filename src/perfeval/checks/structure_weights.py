"""Do the weights add up? (PE201-PE204, PE218)"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.indicators import Indicator, IndicatorSet, walk
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.finding import Span

ZERO = Fraction(0)


def weight_faults(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """A set without scores has no weights to check."""
    if not indicator_set.scored:
        return
    if indicator_set.total <= 0:
        place = indicator_set.at.get("total", indicator_set.span)
        yield Finding("PE218", place, {"total": plain(indicator_set.total)})
    nodes = [node for top in indicator_set.indicators for node in walk(top)]
    bare = {node.path for node in nodes if _lacks_weight(node)}
    for node in nodes:
        if node.path in bare:
            place = node.span if _own(node.span, indicator_set) else indicator_set.at.get("extends")
            yield Finding("PE203", place or node.span, {"name": node.name}, node.path)
        yield from _negative(node)
        if not node.is_leaf and not _above(bare, node):
            yield from _children(node, indicator_set)
    if not bare and indicator_set.total > 0:
        yield from _first_level(indicator_set)


def exempt(leaf: Indicator) -> bool:
    """Leaves that are only reported, or yield something else than points, carry no weight."""
    return leaf.score.kind == "none" or bool(leaf.score.unit)


def carried(node: Indicator) -> Fraction:
    """What a node brings into the sum of its parent."""
    if node.is_leaf:
        return ZERO if exempt(node) or node.weight is None else node.weight
    return node.weight if node.weight is not None else _sum(node)


def _sum(node: Indicator) -> Fraction:
    return _added(carried(child) for child in node.children)


def _added(values: Iterable[Fraction]) -> Fraction:
    """Their sum; most weights are whole, and whole numbers are added much faster."""
    whole, rest = 0, ZERO
    for value in values:
        if value.denominator == 1:
            whole += value.numerator
        else:
            rest += value
    return rest + whole if rest else Fraction(whole)


def _lacks_weight(node: Indicator) -> bool:
    return node.is_leaf and node.weight is None and not exempt(node)


def _above(bare: set[tuple[str, ...]], node: Indicator) -> bool:
    """Whether a leaf without weight lies under the node: its sum says nothing then."""
    return any(path[: len(node.path)] == node.path for path in bare)


def _negative(node: Indicator) -> Iterator[Finding]:
    for key, value in (("weight", node.weight), ("base", node.base)):
        if value is not None and value < 0:
            params = {"name": node.name, "key": key, "value": plain(value)}
            yield Finding("PE204", node.at.get(key, node.span), params, node.path)


def _children(node: Indicator, indicator_set: IndicatorSet) -> Iterator[Finding]:
    key, given = ("base", node.base) if node.base is not None else ("weight", node.weight)
    total = _sum(node)
    if given is not None and total != given:
        params = {"name": node.name, "sum": plain(total), "given": plain(given), "key": key}
        place = _mendable(node.at.get(key, node.span), node.children, indicator_set)
        yield Finding("PE201", place, params, node.path)


def _first_level(indicator_set: IndicatorSet) -> Iterator[Finding]:
    total = indicator_set.total
    if indicator_set.combine == "min":
        return  # each branch is scored to the total, whatever it weighs
    whole = _added(carried(top) for top in indicator_set.indicators)
    if whole != total:
        written = indicator_set.at.get("total")
        place = _mendable(written, indicator_set.indicators, indicator_set)
        params = _level("sum", whole, total, "") | {"unscored": _unscored(indicator_set)}
        yield Finding("PE202", place or indicator_set.span, params)


def _unscored(indicator_set: IndicatorSet) -> str:
    """Leaves with a weight that counts for nothing, as they are only reported."""
    nodes = [node for top in indicator_set.indicators for node in walk(top)]
    return "、".join(n.name for n in nodes if n.is_leaf and n.score.kind == "none" and n.weight)


def _own(place: Span | None, indicator_set: IndicatorSet) -> bool:
    return place is not None and place.file == indicator_set.file


def _mendable(
    place: Span | None, below: Iterable[Indicator], indicator_set: IndicatorSet
) -> Span | None:
    """Where a sum can be mended: in the set's own file, not in one that it extends, if a weight
    that was written or an indicator that was taken out there is what breaks it."""
    if _own(place, indicator_set) or "extends" not in indicator_set.at:
        return place
    nodes = [node for child in below for node in walk(child)]
    for node in sorted(nodes, key=lambda node: len(node.path)):
        written = node.at.get("weight")
        if written is not None and _own(written, indicator_set):
            return written
    return indicator_set.at.get("remove", place)


def _level(problem: str, value: Fraction, total: Fraction, name: str) -> dict[str, str]:
    decimals = 6
    while value != total and plain(value, decimals) == plain(total, decimals):
        decimals += 3  # the two numbers must differ in print
    return {
        "problem": problem, "name": name, "sum": plain(value, decimals), "total": plain(total, decimals),
    }  # fmt: skip
