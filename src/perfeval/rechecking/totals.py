"""Totals and grade of a table: printed, summed, recomputed, reviewed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.indicators import best_first
from perfeval.model.quantity import NUMBER, BadNumber, quantity
from perfeval.rechecking import records as r
from perfeval.scoring.grading import grade_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding, Span
    from perfeval.model.form import Form
    from perfeval.model.scorecard import Scorecard


def totals(card: Scorecard, form: Form | None, lines: Sequence[r.Line]) -> r.Totals:
    """Sums over the lines with a weight; a sum is None where a line of it is."""
    if unweighted(lines):
        given = [line.reported for line in lines if line.reported is not None or not line.execution]
        return r.Totals(_reported(card, form), _sum(given), places=_places(card, form))
    if not card.indicator_set.scored:
        return r.Totals(reported=_reported(card, form), places=_places(card, form))
    scored = [line for line in lines if line.weight is not None]
    computed = None
    if card.total is not None and all(line.computed is not None for line in scored if line.weight):
        computed = card.total
    reviewed: Fraction | None = None
    if any(line.reviewed is not None for line in scored):
        reviewed = _sum(
            [line.reviewed if line.reviewed is not None else line.reported for line in scored]
        )
    return r.Totals(
        _reported(card, form), _sum([line.reported for line in scored]), computed, reviewed,
        _sum([line.weight for line in scored]), card.indicator_set.total, _weight(card, form),
        _places(card, form), computed if computed is not None else _adopted(card, scored),
    )  # fmt: skip


def unweighted(lines: Sequence[r.Line]) -> bool:
    """Whether the table prints scores for its indicators and no weights."""
    rows = [line for line in lines if not line.execution]
    return any(line.reported is not None for line in rows) and not any(line.weight for line in rows)


def _adopted(card: Scorecard, scored: Sequence[r.Line]) -> Fraction | None:
    """Recomputed scores, and the printed ones of rows that no figure decides."""
    if any(card.gates) or any(card.adjustments) or card.factor is not None:
        return None
    return _sum(
        [ln.computed if ln.computed is not None else ln.reported for ln in scored if ln.weight]
    )


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if values and len(known) == len(values) else None


def _reported(card: Scorecard, form: Form | None) -> Fraction | None:
    reported = card.project.reported
    if reported is not None and reported.total is not None:
        return reported.total
    return _number(form, "score")


def reviewed_total(form: Form | None) -> Fraction | None:
    """The total that the reviewer printed."""
    return _number(form, "review")


def _weight(card: Scorecard, form: Form | None) -> Fraction | None:
    """The printed total weight; 100% is the whole of the points, whatever their scale."""
    found = _number(form, "weight")
    percent = form is not None and "weight" in form.total and quantity(form.total["weight"].text)
    if found is None or not percent or isinstance(percent, BadNumber) or percent.unit != "%":
        return found
    return found * card.indicator_set.total


def _number(form: Form | None, key: str) -> Fraction | None:
    if form is None or key not in form.total:
        return None
    found = quantity(form.total[key].text)
    return found.lo if not isinstance(found, BadNumber) and found.kind == NUMBER else None


def _places(card: Scorecard, form: Form | None) -> dict[str, Span]:
    found = {}
    reported = card.project.reported
    if reported is not None:
        found.update({{"total": "score"}.get(key, key): span for key, span in reported.at.items()})
    if form is not None:
        found.update({key: value.span for key, value in form.total.items()})
    return found


def grade_check(card: Scorecard, form: Form | None, sums: r.Totals) -> r.GradeCheck:
    """The printed grade beside those that the totals earn."""
    reported = card.project.reported
    text = reported.grade if reported is not None else ""
    place = reported.at.get("grade", reported.span) if reported is not None else None
    if form is not None and form.grade is not None:
        text, place = text or form.grade.text, form.grade.span
    return r.GradeCheck(
        text, _grade(card, sums.reported), _grade(card, sums.adopted), place,
        _grade(card, sums.reviewed), _edges(card),
    )  # fmt: skip


def _edges(card: Scorecard) -> tuple[tuple[Fraction, bool, str], ...]:
    """Lower edges of the grades; none where a condition, a gate or a gap decides with the total."""
    grades = best_first(card.indicator_set.grades)
    found: list[tuple[Fraction, bool, str]] = []
    above: Fraction | None = None
    for grade in grades:
        top = grade.max if grade.max is not None else grade.below
        parted = top is not None and top != above and not (above is None and top >= card.indicator_set.total)  # fmt: skip
        if grade.when is not None or parted or any(card.gates):
            return ()
        above = grade.above if grade.above is not None else grade.min
        found.append((Fraction(0) if above is None else above, grade.above is None, grade.name))
        if above is None:
            break
    return tuple(found)


def _grade(card: Scorecard, total: Fraction | None) -> str:
    if total is None:
        return ""
    ignored: list[Finding] = []
    found = grade_of(card.indicator_set, total, card.values, list(card.gates), ignored)
    return found.name if found is not None else ""
