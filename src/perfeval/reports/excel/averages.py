"""Items of an average as cells: their completions, and the mean or the share within bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Value, both, divide, where
from perfeval.model.quantity import DATE, PERCENT
from perfeval.reports.excel.book import DAY_ZERO
from perfeval.reports.excel.data_sheet import Rate
from perfeval.reports.excel.symbols import total
from perfeval.rules.achievement import completion

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Item
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.data_sheet import Entry
    from perfeval.reports.excel.place import Setting


def averaged(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    items = leaf.result.items  # type: ignore[union-attr]
    if not isinstance(items, tuple) or any(item.actual is None for item in items):
        return None
    t = at.t
    targeted = any(item.target is not None for item in items)
    heads = [
        t("data.label"),
        *(t(f"scores.{key}") for key in ("op", "lo", "hi", "x")),
        t("data.weight"),
    ]
    rows = [_row(item, p) for item in items]
    cells = at.data.block(leaf.indicator.name, heads, rows)
    found = [_number(item, row) for item, row in zip(items, cells, strict=True)]
    for n, (low, x, _) in enumerate(found, 1):
        shown = {"actual": x} | ({"target": low} if low is not None else {})
        at.book.items[leaf.indicator.path, n] = shown
    if p.weights == "pooled":
        top = total([x for _, x, _ in found])
        return divide(top, total([low for low, _, _ in found if low is not None]), 0)
    rates = [
        _completion(item, low, x, row) if item.target is not None else x
        for item, (low, x, _), row in zip(items, found, cells, strict=True)
    ]
    if p.met_share is not None and targeted:
        low, high = p.met_share.low, p.met_share.high
        met: Value = Fraction(0)
        for one in rates:
            here: Value = True
            if low is not None:
                here = both(here, low <= one)
            if high is not None:
                here = both(here, one <= high)
            met = met + where(here, 1, 0)
        return met * Fraction(1, len(rates))
    if p.met_share is not None:
        return None
    weights = [weight for _, _, weight in found]
    top: Value = Fraction(0)  # type: ignore[no-redef]
    for rate, weight in zip(rates, weights, strict=True):
        top = top + rate * weight
    return divide(top, total(weights), 0)


def _row(item: Item, p: Any) -> list[Entry]:
    actual, target = _aligned(item)
    weight = item.weight if p.weights == "given" and item.weight is not None else Fraction(1)
    op = (target.op or ("<=" if target.kind == DATE else ">=")) if target is not None else ""
    return [
        item.name, op, _entry(target, False), _entry(target, True) if op == "~" else None,
        _entry(actual, False), weight,
    ]  # fmt: skip


def _aligned(item: Item) -> tuple[Quantity, Quantity | None]:
    assert item.actual is not None
    if item.target is None:
        return item.actual, None
    scale = item.target.scale if item.target.scale == PERCENT else item.actual.scale
    return item.actual.beside(scale), item.target.beside(scale)


def _entry(quantity: Quantity | None, upper: bool) -> Entry:
    if quantity is None:
        return None
    number = quantity.hi if upper else quantity.lo
    if quantity.kind == DATE:
        return number - DAY_ZERO
    return Rate(number) if quantity.scale == PERCENT else number


def _number(item: Item, row: list[Symbol]) -> tuple[Symbol | None, Symbol, Symbol]:
    """(target or its lower edge, actual, weight)."""
    return (row[0] if item.target is not None else None), row[-2], row[-1]


def _completion(item: Item, low: Symbol | None, x: Symbol, row: list[Symbol]) -> Value:
    target = item.target
    assert target is not None
    dates = target.kind == DATE
    op = target.op or ("<=" if dates else ">=")
    return completion(x, op, low, row[1] if op == "~" else low, "ratio", dates)
