"""The fund table's rows with their rates, printed and computed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.money_units import DEFAULT, factor, unit_of
from perfeval.model.printed_rates import printed_rate
from perfeval.model.quantity import NUMBER, PERCENT, BadNumber, mantissa, quantity
from perfeval.rechecking import records as r

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, FundRow
    from perfeval.model.scorecard import LineRow, Scorecard

COLUMNS = ("initial_budget", "budget", "arrived", "spent")


def fund_lines(card: Scorecard, form: Form | None) -> tuple[r.FundLine, ...]:
    """Rows as the form prints them; without a form those of the project."""
    if form is not None and form.funds:
        unit = table_unit(card, form)
        return tuple(_printed(row, unit) for row in form.funds)
    if card.funds is None:
        return ()
    factor = card.funds.factor
    return tuple(_known(row, factor, *_reported(card, row)) for row in card.funds.lines)


def table_unit(card: Scorecard, form: Form | None) -> str:
    """The unit that amounts are told in: the form's, or the one that its columns agree on."""
    if form is not None and form.unit is not None:
        return form.unit.text
    return card.funds.unit if card.funds is not None else ""


def _known(row: LineRow, factor: Fraction, printed: str, places: Mapping[str, Span]) -> r.FundLine:
    def of(value: Fraction | None) -> Fraction | None:
        return None if value is None else value / factor

    budget, spent = of(row.budget), of(row.spent)
    return r.FundLine(
        row.name, bool(row.of), of(row.initial_budget), budget, of(row.arrived), spent, printed,
        row.execution, verdict(printed, row.execution, budget, spent), places,
    )  # fmt: skip


def _reported(card: Scorecard, row: LineRow) -> tuple[str, dict[str, Span]]:
    """The rate that the project reports for a line, with its place."""
    for use in card.project.funds.rates if card.project.funds is not None else ():
        lines = tuple(getattr(use.params, "lines", None) or ())
        mine = lines == (row.key,) or (not lines and not row.of)
        if use.reported is not None and mine and getattr(use.params, "rate", "") == "execution":
            place = use.at.get("reported", use.span)
            return use.reported.text, {"rate": place} if place is not None else {}
    return "", {}


def _printed(row: FundRow, unit: str) -> r.FundLine:
    values = {
        key: money(row.cells[key].text, unit, row.cells[key].unit)
        for key in COLUMNS
        if key in row.cells
    }
    budget, spent = values.get("budget"), values.get("spent")
    rate = spent / budget if spent is not None and budget else None
    text = row.cells["rate"].text if "rate" in row.cells else ""
    places: Mapping[str, Span] = {
        "name": row.label.span,
        **{k: v.span for k, v in row.cells.items()},
    }
    return r.FundLine(
        row.label.text, row.part, values.get("initial_budget"), budget, values.get("arrived"), spent,
        text, rate, verdict(text, rate, budget, spent), places,
    )  # fmt: skip


def verdict(
    printed: str, rate: Fraction | None, budget: Fraction | None, spent: Fraction | None
) -> str:
    """Whether the printed rate is the computed one within its own decimals; a dash is no rate, and
    0 of 0 makes none."""
    stated = stated_rate(printed, rate)
    if stated is None:
        return r.NOT_REPORTED
    if rate is None:
        return r.UNEXPLAINED if budget == 0 and spent is not None else r.UNDECIDABLE
    return r.AGREES if stated == rate or near(printed, stated, rate) else r.UNEXPLAINED


def stated_rate(printed: str, rate: Fraction | None) -> Fraction | None:
    """The printed rate as a ratio; of a bare number the amounts say whether it is in percent."""
    found = printed_rate(printed, rate)
    return found.ratio if found is not None and found.ratio is not None else ratio(printed)


def near(printed: str, stated: Fraction, rate: Fraction) -> bool:
    """Whether `stated`, printed with its decimals, may be `rate` cut or rounded there."""
    return abs(stated - rate) < last_digit(printed)


def last_digit(printed: str) -> Fraction:
    """One unit of the last printed digit, as a ratio."""
    decimals = len(mantissa(printed).partition(".")[2])
    scale = PERCENT if ratio_is_percent(printed) else Fraction(1)
    return scale * Fraction(1, 10**decimals)


def rate_as_weight(weight: Fraction | None, score: Fraction | None, rate: Fraction | None) -> bool:
    """Whether the rate was typed as the weight: 100 beside 100%, with a score of 10."""
    if not weight or score is None or not rate:
        return False
    return weight == rate * 100 and score != weight * rate and score < weight


def ratio_is_percent(text: str) -> bool:
    """A rate is in percent with a sign, or where it is above 1 or a whole number."""
    found = quantity(text)
    if isinstance(found, BadNumber):
        return False
    return found.unit == "%" or found.lo > 1 or "." not in text


def ratio(text: str) -> Fraction | None:
    """A printed rate as a ratio: "96.85", "96.85%" and "0.9685" are the same."""
    found = quantity(text) if text else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER:
        return None
    if found.unit == "%":
        return found.lo
    if found.unit:
        return None
    return found.lo * PERCENT if ratio_is_percent(text) else found.lo


def money(text: str, unit: str, own: str = "") -> Fraction | None:
    """An amount in the table's unit; one with a unit of its own, in the cell or (`own`) in the
    heading of its column, is converted. None where one of the units is no unit of money."""
    found = quantity(text) if text else None
    if found is None or isinstance(found, BadNumber) or found.kind != NUMBER or found.op:
        return None
    if not found.unit and found.is_bare and not _multiplied(text):
        if not own or unit_of(own) == unit_of(unit or DEFAULT):
            return found.lo
        value, whole = factor(own), factor(unit or DEFAULT)
        return found.lo * value / whole if value is not None and whole is not None else None
    if found.unit not in ("元", ""):
        return None
    whole = factor(unit or DEFAULT)
    return found.lo / whole if whole is not None else None


def _multiplied(text: str) -> bool:
    return any(sign in text for sign in "千万亿")
