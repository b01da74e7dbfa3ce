"""Every leaf of the scorecard as a line of the re-check, with the figures behind it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model import scorecard as s
from perfeval.model.quantity import mantissa
from perfeval.model.rounding import rounded
from perfeval.rechecking import records as r
from perfeval.rechecking.conventions import conventions
from perfeval.rechecking.figures import Figures, figures
from perfeval.rechecking.matching import Rows, places
from perfeval.rechecking.money import rate_as_weight, ratio

if TYPE_CHECKING:
    from perfeval.model.form import Form, FundRow, Row
    from perfeval.rechecking.limits import Limits

JUDGED = frozenset(("judged", "tiers", "checklist", "none"))
OPERATORS = frozenset("≥≤><=＞＜＝")  # others of that column (—, 定性) compare nothing
ZERO = Fraction(0)


class Sight(NamedTuple):
    """A line with its figures and, where there is a form, the row that it was read from."""

    line: r.Line
    figures: Figures
    row: Row | None = None
    fund: FundRow | None = None


def sights(card: s.Scorecard, form: Form | None, limits: Limits) -> tuple[Sight, ...]:
    """All leaves in order of the table."""
    rows = Rows(form)
    return tuple(_sight(card, leaf, rows, limits) for leaf in card.leaves)


def _sight(card: s.Scorecard, leaf: s.LeafScore, rows: Rows, limits: Limits) -> Sight:
    fund = rows.fund_of(leaf)
    row = None if fund is not None else rows.of(leaf)
    result, indicator = leaf.result, leaf.indicator
    reported = result.reported if result is not None else None
    weight = _weight(card, leaf)
    computed = _computed(leaf) if weight is not None else None
    review = result.review if result is not None else None
    target, actual = _target(leaf, row), _actual(leaf, row, fund)
    execution = fund is not None or indicator.measure.kind == "funds"
    rate = ratio(_text(None, fund, "rate") or (actual if execution else ""))
    f = figures(leaf, weight or ZERO, ZERO if reported is None else reported, card.funds)._replace(
        actual=actual, execution=execution, printed_rate=rate, reason=_reason(row, leaf),
        decimals=len(mantissa(_text(row, fund, "score") or "0").partition(".")[2]),
    )  # fmt: skip
    mistyped = execution and rate_as_weight(weight, reported, rate)
    if mistyped:
        computed = None
    given: tuple[r.Convention, ...] = ()
    if reported is not None and weight and not mistyped and (reported != weight or f.short):
        given = conventions(f, limits)
    line = r.Line(
        indicator.path, indicator.name, indicator.path[:-1], weight, target, actual, _sign(leaf, f),
        _unit(row, leaf), leaf.completion if leaf.completion is not None else f.r,
        leaf.met if leaf.met is not None else f.met, reported, computed,
        review.score if review is not None else None,
        _verdict(card, weight, reported, computed, given), given,
        sum(not c.coincidence for c in given) > 1, f.reason,
        review.opinion if review is not None else "", execution,
        places(fund if fund is not None else row, leaf),
        review.by if review is not None else "", review.date if review is not None else "",
    )  # fmt: skip
    return Sight(line, f, row, fund)


def _weight(card: s.Scorecard, leaf: s.LeafScore) -> Fraction | None:
    if not card.indicator_set.scored:
        return None
    return leaf.indicator.weight if leaf.indicator.weight is not None else leaf.weight or None


def _sign(leaf: s.LeafScore, f: Figures) -> str:
    if f.op or leaf.target is None:
        return f.op
    return leaf.target.op or (">=" if leaf.target.is_number else "")


def _text(row: Row | None, fund: FundRow | None, key: str) -> str:
    cells = row.cells if row is not None else fund.cells if fund is not None else {}
    return cells[key].text if key in cells else ""


def _target(leaf: s.LeafScore, row: Row | None) -> str:
    """As printed; of split columns operator, value and unit joined as the import joins them."""
    imported = leaf.target.text if leaf.target is not None else ""
    if row is None or not row.cells.keys() & {"target", "operator"}:
        return imported
    printed = _text(row, None, "target")
    split = any(_text(row, None, key) for key in ("operator", "unit")) or _headed(row, "target")
    if split and leaf.target is not None and leaf.target.is_ordered:
        return imported
    operator = _text(row, None, "operator").strip()
    return operator + printed if operator in OPERATORS else printed


def _headed(row: Row, key: str) -> bool:
    """Whether the unit stands in the heading of the column."""
    return key in row.cells and bool(row.cells[key].unit)


def _actual(leaf: s.LeafScore, row: Row | None, fund: FundRow | None) -> str:
    if row is not None and "actual" in row.cells:
        given = leaf.result.actual if leaf.result is not None else None
        if given is not None and given.is_number and _headed(row, "actual"):
            return given.text
        return row.cells["actual"].text
    if fund is not None and "rate" in fund.cells:
        return fund.cells["rate"].text
    if leaf.result is not None and leaf.result.actual is not None:
        return leaf.result.actual.text
    said = leaf.result.statement if leaf.result is not None else None
    if said is not None:
        # what an item of the funds' management has in the place of an actual
        return said.text or said.state or said.problem
    measured = leaf.measured.value if leaf.measured is not None else None
    return measured.text if measured is not None else ""


def _unit(row: Row | None, leaf: s.LeafScore) -> str:
    if row is not None:
        own = _text(row, None, "unit")
        if own:
            return own
        target = row.cells.get("target")
        if target is not None and target.unit:
            return target.unit
    return leaf.target.unit if leaf.target is not None else ""


def _reason(row: Row | None, leaf: s.LeafScore) -> str:
    return _text(row, None, "reason") or (leaf.result.reason if leaf.result is not None else "")


def _computed(leaf: s.LeafScore) -> Fraction | None:
    """The recomputed score, where a figure decides it: what was judged is no recomputation."""
    if leaf.status != s.SCORED or leaf.score is None:
        return None
    if leaf.indicator.score.kind in JUDGED and leaf.indicator.measure.kind != "funds":
        result = leaf.result
        judged = result is not None and (result.met is not None or result.items or result.tier)
        return leaf.score if judged else None
    return leaf.score


def _verdict(
    card: s.Scorecard, weight: Fraction | None, reported: Fraction | None,
    computed: Fraction | None, given: tuple[r.Convention, ...],
) -> str:  # fmt: skip
    if weight is None:
        return r.NOT_SCORED
    if reported is None:
        return r.NOT_REPORTED
    if computed is not None:
        if rounded(reported, card.indicator_set.rounding.digits) == computed:
            return r.AGREES
    elif reported == weight:
        return r.UNDECIDABLE
    if any(not c.coincidence for c in given):
        return r.EXPLAINED
    return r.UNEXPLAINED if computed is not None else r.UNDECIDABLE
