"""Points made of several scorings: the parts of a blend, the items of an average of scores."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import Value, divide
from perfeval.measures.measured import Measured
from perfeval.model.scorecard import SCORED, LeafScore
from perfeval.reports.excel.leaf_row import Columns, write
from perfeval.reports.excel.points import by_rule
from perfeval.rules.inputs import Inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.formula.algebra import Symbol
    from perfeval.reports.excel.place import Setting

AT = Columns(weight=2, op=3, lo=4, hi=5, x=6, unit=7, r=8, exact=9)
HEADS = "col.weight scores.op scores.lo scores.hi scores.x col.unit col.completion scores.exact"


def _rows(leaf: LeafScore, inner: Sequence[LeafScore], to: Setting) -> list[Symbol | None]:
    """A row for each inner scoring, on the sheet of inputs; their exact points. What they read
    themselves stands below."""
    t, data = to.t, to.data
    data.block(leaf.indicator.name, [t("col.indicator"), *(t(key) for key in HEADS.split())], [])
    first = data.row - 1
    data.row = first + len(inner) + 1
    found = []
    for row, one in enumerate(inner, first):
        data.sheet.text(row, 0, leaf.indicator.name, font_color="#999999")
        data.sheet.text(row, 1, one.indicator.name, border=1)
        found.append(write(data.sheet, row, AT, one, to).exact)
    return found


def parts(leaf: LeafScore, cells: Inputs, to: Setting) -> Callable[[Inputs], Value | None]:
    """Every part in a row of its own, combined by the rule."""
    v, p = leaf.inputs, leaf.indicator.score.params
    placed = iter(_rows(leaf, leaf.parts, to))
    found = tuple(None if value is None else next(placed) for value in v.parts)

    def combined(c: Inputs) -> Value | None:
        c.parts = found
        if all(part is not None for part in found) or p.combine != "sum":
            return by_rule(leaf, c)
        c.w = v.w  # inapplicable parts: their worth is a number
        return by_rule(leaf, c)

    return combined


def pieces(leaf: LeafScore, cells: Inputs, to: Setting) -> Callable[[Inputs], Value | None]:
    """Every item scored by the rule in a row of its own; the weighted mean of their points."""
    from perfeval.scoring.applying import points_of
    from perfeval.scoring.numbers import FULL_RATE, fit

    inner = []
    for piece in leaf.measured.pieces:
        v = Inputs(leaf.inputs.w, leaf.inputs.rounding)
        v.cap, v.stretch, v.data = leaf.inputs.cap, leaf.inputs.stretch, leaf.inputs.data
        target = piece.target or leaf.target
        if target is None and leaf.indicator.score.kind == "completion":
            target = FULL_RATE
        fit(v, Measured(piece.value), target, leaf.indicator.score)
        exact = points_of(v, leaf.indicator)
        inner.append(
            LeafScore(
                leaf.indicator._replace(name=piece.name), SCORED, v.w, exact, exact, v.r,
                target=target, measured=Measured(piece.value), inputs=v,
            )
        )  # fmt: skip
    exacts = _rows(leaf, inner, to)
    weights = to.data.block(
        leaf.indicator.name, [to.t("data.label"), to.t("data.weight")],
        [[piece.name, piece.weight] for piece in leaf.measured.pieces],
    )  # fmt: skip

    def mean(c: Inputs) -> Value | None:
        top: Value = Fraction(0)
        bottom: Value = Fraction(0)
        for exact, row in zip(exacts, weights, strict=True):
            top, bottom = top + exact * row[0], bottom + row[0]
        return divide(top, bottom, 0)

    return mean
