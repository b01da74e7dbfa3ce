"""A panel's ballots as cells, and its mean or its vote as a formula."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Value, where
from perfeval.reports.excel.data_sheet import Flag
from perfeval.reports.excel.formula_text import address, column_name
from perfeval.reports.excel.symbols import raw

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.place import Setting


def span(cells: list[Symbol], sheet: str = "") -> str:
    """Cells of one column, from the first to the last, as a range."""
    first, last = cells[0].args[0], cells[-1].args[0]
    return f"{address(first, sheet)}:{column_name(last.col)}{last.row + 1}"


def panel(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    ballots = leaf.result.panel  # type: ignore[union-attr]
    if p.pass_ is not None or all(b.passed is not None for b in ballots):
        return _vote(leaf, p, at)
    return _mean(leaf, p, at)


def _vote(leaf: LeafScore, p: Any, at: Setting) -> Value:
    t = at.t
    votes = [b for b in leaf.result.panel if not b.recused and b.passed is not None]  # type: ignore[union-attr]
    cells = at.data.block(
        leaf.indicator.name, [t("col.expert"), t("col.role_of"), t("data.pass")],
        [[b.expert, b.role, Flag(bool(b.passed))] for b in votes],
    )  # fmt: skip
    needed = p.pass_ if p.pass_ is not None else Fraction(2, 3)
    given = span([row[0] for row in cells])
    share = raw(
        f"(SUM({given})/COUNT({given}))",
        [row[0] for row in cells],
        Fraction(sum(bool(b.passed) for b in votes), len(votes)),
    )
    return where(needed <= share, 1, 0)


def _counts(part: Fraction | None) -> Any:
    return Flag(part is not None) if part is None or part == 1 else part


def _mean(leaf: LeafScore, p: Any, at: Setting) -> Value | None:
    """Σ score × weight × counted over Σ weight × counted; what was trimmed or void counts 0,
    equal scores that share a place that was trimmed count in part."""
    from perfeval.measures.ballots import Entry, trimmed
    from perfeval.measures.ballots import mean as mean_of
    from perfeval.measures.panel import _valid

    t = at.t
    ballots = [b for b in leaf.result.panel if b.scores]  # type: ignore[union-attr]
    valid, _ = _valid(leaf.result.panel, p, at.context(leaf))  # type: ignore[union-attr]
    scored = [b for b in valid if b.scores]
    entries = [
        Entry(mean_of(b.scores), p.weights.get(b.role, Fraction(1)), number, b.role)
        for number, b in enumerate(scored)
    ]
    counted = {id(scored[e.who]): e.part for e in trimmed(entries, p.trim).entries}
    rows: list[list[Any]] = [
        [b.expert, b.role, mean_of(b.scores), p.weights.get(b.role, Fraction(1)), _counts(counted.get(id(b)))]
        for b in ballots
    ]  # fmt: skip
    cells = at.data.block(
        leaf.indicator.name,
        [t("col.expert"), t("col.role_of"), t("col.score_given"), t("data.weight"), t("data.counted")], rows,
    )  # fmt: skip
    score, weight, count = (span([row[n] for row in cells]) for n in range(3))
    form = f"IF(SUMPRODUCT({weight},{count})=0,0,SUMPRODUCT({score},{weight},{count})/SUMPRODUCT({weight},{count}))"
    return raw(form, [cell for row in cells for cell in row], leaf.measured.value.lo)
