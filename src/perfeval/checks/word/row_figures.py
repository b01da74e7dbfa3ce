"""Whose numbers a row of a table tells."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.figures import Figures, figures, loose, lost
from perfeval.checks.word.score_rows import FUNDS, SUM, SURVEYS, TOTAL, Cell, Row, rows, same
from perfeval.checks.word.survey_figures import answers, of_items, of_survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import Scorecard

PERCENT = ("rate", "completion", "satisfaction")
FUND_ROW = ("年度资金总额", "资金总额", "总额", "合计", "total")


class Told(NamedTuple):
    """A cell with what may stand in it; `sum` for totals and subtotals."""

    row: Row
    cell: Cell
    figures: Figures
    values: Sequence[Fraction]
    sum: bool

    @property
    def wrong(self) -> bool:
        values = self.values
        if self.cell.kind in PERCENT and not self.cell.percent:
            values = [*values, *(value / 100 for value in values)]
        return bool(values) and not any(same(self.cell.text, value) for value in values)


def told(look: Look) -> Iterator[Told]:
    """All cells of which it is known what they should be."""
    if look.card is None:
        return
    known = figures(look.card)
    leaves = {loose(leaf.indicator.name) for leaf in look.card.leaves}
    found = list(rows(look))
    totalled = {row.part for row in found if any(TOTAL.match(n) and not SUM.match(n) for n in row.names)}  # fmt: skip
    whose = [(row, *_whose(look.card, row, known, leaves, row.part in totalled)) for row in found]
    often = Counter((row.part, one.name, total) for row, one, total in whose if one is not None)
    above: Figures | None = None
    for at, (row, one, total) in enumerate(whose):
        above = above if one is None and not row.table.rows[row.row - 1][0].strip() else one
        yield from _of_survey(look.card, row, above)
        # a row for each expert, year or item
        if one is None or (one.name and often[row.part, one.name, total] > 1):
            continue
        values = {**one.values, **of_items(look.card, one, row.names)}
        below = [] if total else _going_on(whose[at + 1 :], row)
        for cell in row.cells:
            if cell.kind == "lost" and below:
                yield _lost(row, cell, one, below)
            elif cell.kind not in (*FUNDS, *SURVEYS):
                yield Told(row, cell, one, values.get(cell.kind, ()), total)


def _of_survey(card: Scorecard, row: Row, one: Figures | None) -> Iterator[Told]:
    surveyed = [cell for cell in row.cells if cell.kind in SURVEYS]
    if one is None or not surveyed:
        return
    own = of_survey(card, one, row.names)
    for cell in surveyed:
        values = own.get(cell.kind, ())
        if cell.kind != "answers":
            yield Told(row, cell, one, values, False)
            continue
        printed = answers(cell.text)
        if len(printed) == len(values):
            for text, value in zip(printed, values, strict=True):
                yield Told(row, cell._replace(text=text), one, (value,), False)


def _going_on(rest: Sequence[tuple[Row, Figures | None, bool]], row: Row) -> list[Row]:
    """The rows below that tell more of the same indicator, whose name they leave blank."""
    found = []
    for below, one, _ in rest:
        if one is not None or not below.goes_on or below.part != row.part:
            break
        found.append(below)
    return found


def _lost(row: Row, cell: Cell, one: Figures, below: Sequence[Row]) -> Told:
    """Points lost piece by piece, as their sum."""
    more = [piece for other in below if (piece := other.cell("lost")) is not None]
    whole = sum(Decimal(piece.text) for piece in (cell, *more))
    return Told(row, cell._replace(text=f"{whole:f}"), one, one.values.get("lost", ()), False)


def _whose(
    card: Scorecard, row: Row, known: dict[str, Figures], leaves: set[str], totalled: bool
) -> tuple[Figures | None, bool]:
    leaf = next((name for name in row.names if name in leaves), None)
    if leaf is not None:
        return known[leaf], False
    for name in row.names:
        branch = known.get(name.removesuffix("小计").removesuffix("subtotal"))
        if branch is not None and name not in known:
            return branch, True
    if row.names and row.names[0] in FUND_ROW and any(c.kind in FUNDS for c in row.cells):
        money = [leaf for leaf in card.leaves if leaf.indicator.measure.kind == "funds"]
        return (known.get(loose(money[0].indicator.name)) if len(money) == 1 else None), False
    if any(TOTAL.match(name) for name in row.names):
        return _total(card, any(map(SUM.match, row.names)), totalled), True
    if row.names and all(name in known for name in row.names):
        return known[row.names[-1]], False
    return None, False


def _total(card: Scorecard, plain: bool, totalled: bool) -> Figures:
    """The total; 合计 (`plain`) is the sum before what changes it where there is a total as well
    (`totalled`), else either."""
    leaf_scores = [leaf.score for leaf in card.leaves if leaf.score is not None]
    top = [branch.score for branch in card.branches if len(branch.indicator.path) == 1]
    alone = [leaf.score for leaf in card.leaves if len(leaf.indicator.path) == 1]
    sums = [sum(leaf_scores), sum(score for score in (*top, *alone) if score is not None)]
    scores = tuple(sums) if plain and totalled else (*_given(card.total), *sums)
    if not plain:
        scores = _given(card.total) or tuple(sums)
    weights = [leaf.weight for leaf in card.leaves if leaf.weight is not None]
    own = [leaf.indicator.weight for leaf in card.leaves if leaf.indicator.weight is not None]
    whole = (*_given(card.max), sum(weights), sum(own))
    gone = (*_given(lost(card)), *(card.max - s for s in scores if card.max is not None))
    rate = tuple(score / weight * 100 for score in scores for weight in whole if weight)
    return Figures("", (), {"score": scores, "weight": whole, "lost": gone, "rate": rate})  # type: ignore[dict-item]


def _given(value: Fraction | None) -> tuple[Fraction, ...]:
    return () if value is None else (value,)
