"""Checklists: each item with what it is worth and how far it is met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import Symbol, Value, divide
from perfeval.reports.excel.data_sheet import Bounded
from perfeval.rules import checklist

if TYPE_CHECKING:
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.data_sheet import Entry
    from perfeval.reports.excel.place import Setting
    from perfeval.rules.inputs import Inputs


def place(leaf: LeafScore, cells: Inputs, to: Setting) -> None:
    """Write the items; those that don't apply have no number."""
    t, v, p = to.t, leaf.inputs, leaf.indicator.score.params
    rows: list[list[Entry]] = []
    for entry, met in zip(p.items, v.met, strict=True):
        rows.append(
            [
                entry.text,
                Bounded(met, 0, 1) if met is not None else t("status.not_applicable"),
                t("data.gate") if entry.gate else "",
            ]
        )
    placed = to.data.block(
        leaf.indicator.name, [t("data.item"), t("data.met"), t("data.gate")], rows
    )
    cells.met = tuple(
        None if met is None else row[0] for met, row in zip(v.met, placed, strict=True)
    )
    to.book.met[leaf.indicator.path] = tuple(m for m in cells.met if isinstance(m, Symbol))
    if any(met is None for met in v.met):
        cells.w = v.w  # the rule asks whether anything is left, which no symbol tells


def share(leaf: LeafScore, cells: Inputs) -> Value | None:
    """The share of the points that are met, item by item."""
    v, p = leaf.inputs, leaf.indicator.score.params
    values = checklist.judged(p, cells.met)
    pairs = [
        (m, w) for e, m, w in zip(p.items, values, checklist.worths(v, p), strict=True)
        if m is not None and not e.gate
    ]  # fmt: skip
    whole = sum((w for _, w in pairs), Fraction(0))
    if not whole:
        pairs, whole = [(m, Fraction(1)) for m, _ in pairs], Fraction(len(pairs))
    if not whole:
        return None
    alike = len({w for _, w in pairs}) == 1
    if alike and all(isinstance(m, Symbol) for m, _ in pairs):
        from perfeval.reports.excel.symbols import total

        return divide(total([m for m, _ in pairs]), Fraction(len(pairs)), 1)
    earned: Value = Fraction(0)
    for m, w in pairs:
        earned = earned + m * w
    return divide(earned, whole, 1)
