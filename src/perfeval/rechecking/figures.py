"""The figures of one row that decide its score, as a convention sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.quantity import FLAG, NUMBER, PERCENT, is_month
from perfeval.rules.achievement import completion, meets

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import FundsSummary, LeafScore


class Figures(NamedTuple):
    """Weight, target, actual, completion and printed score of one row, exact.

    `r` is the uncut completion of the plain rule (x/t, for "at most" t/x); None where target or
    actual is no number. `unit` is what one more or less of the actual is called. `rates` are the
    execution rates by other bases (key of the column, value), for the row of the fund table;
    `printed_rate` is the rate that the form prints there, `decimals` those of the printed score.
    """

    w: Fraction
    s: Fraction
    x: Fraction | None = None
    t: Fraction | None = None
    op: str = ""
    r: Fraction | None = None
    met: bool | None = None
    percent: bool = False
    unit: str = ""
    execution: bool = False
    rates: tuple[tuple[str, Fraction], ...] = ()
    printed_rate: Fraction | None = None
    decimals: int = 0
    actual: str = ""
    reason: str = ""

    @property
    def short(self) -> bool:
        """Whether the completion falls short of 1."""
        return self.r is not None and self.r < 1

    @property
    def lost(self) -> Fraction:
        return self.w - self.s


def figures(leaf: LeafScore, w: Fraction, s: Fraction, funds: FundsSummary | None) -> Figures:
    """What the scorecard knows of a leaf's numbers."""
    v, target = leaf.inputs, leaf.target
    execution = leaf.indicator.measure.kind == "funds"
    base = Figures(w, s, rates=_rates(funds) if execution else (), met=leaf.met)
    if v is not None and v.x is not None and v.lo is not None and not v.dates and not v.flag:
        r = leaf.completion if leaf.completion is not None else v.r
        if v.op in ("<=", "<", "=") and v.lo == v.hi:
            r = completion(v.x, v.op, v.lo, v.hi, "ratio", False)
        x, t = v.x, v.lo if v.lo == v.hi else None
        return base._replace(x=x, t=t, op=v.op, r=r, percent=v.scale == PERCENT, unit=v.unit)
    given = leaf.result.actual if leaf.result is not None else None
    return _from_texts(base, given, target)


def _rates(funds: FundsSummary | None) -> tuple[tuple[str, Fraction], ...]:
    if funds is None or funds.total is None or funds.total.spent is None:
        return ()
    spent, found = funds.total.spent, []
    for key, base in (
        ("initial_budget", funds.total.initial_budget),
        ("arrived", funds.total.arrived),
    ):
        if base and base != funds.total.budget:
            found.append((key, spent / base))
    return tuple(found)


def _from_texts(base: Figures, given: Quantity | None, target: Quantity | None) -> Figures:
    """Numbers that the rule of the set does not compute with: rows with judged points."""
    if given is None or target is None or given.kind == FLAG:
        return base
    if given.kind != NUMBER or target.kind != NUMBER:
        return base
    if is_month(given.text) and is_month(target.text):
        return base  # 2023.12 is a month as well as a number
    x = given.beside(target.scale)
    if x.unit and target.unit and x.unit != target.unit:
        return base
    op = target.op or ">="
    r = completion(x.lo, op, target.lo, target.hi, "ratio", False)
    met = bool(meets(x.lo, op, target.lo, target.hi))
    percent = target.scale == PERCENT
    return base._replace(
        x=x.lo, t=target.lo, op=op, r=r, met=met, percent=percent, unit=target.unit
    )
