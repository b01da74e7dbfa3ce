"""The money of a project in the fund rows of a form, in the form's unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.reports import achieved, figures
from perfeval.reports.forms.fund_rows import summed
from perfeval.reports.forms.parts import of_the_year
from perfeval.reports.period_funds import of_the_period
from perfeval.reports.score_table import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.form import Form, FundRow
    from perfeval.model.scorecard import LeafScore, LineRow, Scorecard
    from perfeval.reports.filling.slots import Slots
    from perfeval.reports.words import Words

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
FACTORS = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
# where a form has no row of a kind, the kinds of row that take it, the nearest first
WIDER = {
    "central": ("fiscal",), "province": ("local", "fiscal"), "city": ("local", "fiscal"),
    "county": ("local", "fiscal"), "town": ("local", "fiscal"), "local": ("county", "fiscal"),
    "own": ("unit", "other"), "unit": ("other",), "social": ("other",), "special_account": ("other",),
    "carry_over": ("other",), "bond": ("other",),
}  # fmt: skip


def fill_funds(
    card: Scorecard, form: Form, leaf: LeafScore | None, slots: Slots, words: Words,
    role_of: Callable[[str], str],
) -> None:  # fmt: skip
    """`leaf` is the execution rate whose points stand in the row of the total; `role_of` tells
    the kind of money by a label's words."""
    funds = of_the_period(card) if of_the_year(leaf) else card.funds
    if not form.funds:
        if funds is not None and funds.lines:
            slots.homeless.append("项目资金")
        return
    unit = form.unit.text if form.unit is not None else ""
    factor = Fraction(FACTORS.get(unit, 0)) or (funds.factor if funds is not None else Fraction(1))
    rows = {id(row): row for row in form.funds}
    taken: dict[int, list[LineRow]] = {key: [] for key in rows}
    for line in [one for one in funds.lines if not one.of] if funds is not None else []:
        row = _row_of(line, form, role_of)
        if row is None:
            slots.homeless.append(line.name or line.source)
        else:
            taken[id(row)].append(line)
    for row in form.funds:
        line_ = funds.total if row.role == "total" and funds is not None else summed(taken[id(row)])
        _put(row, line_, factor, slots)
        if row.role == "total" and not row.part and leaf is not None:
            own = {
                "weight": achieved.weight_text(leaf),
                "score": achieved.score_text(leaf, card.indicator_set),
                "reason": reason_text(card, leaf, words),
            }
            for key, text in own.items():
                if key in row.cells:
                    slots.put(row.cells[key], text, f"{row.label.text} {key}")


def _row_of(line: LineRow, form: Form, role_of: Callable[[str], str]) -> FundRow | None:
    below = [row for row in form.funds if row.role != "total"]
    named = [row for row in below if line.name and line.name in row.label.text]
    if named:
        return min(named, key=lambda row: len(row.label.text))
    role = role_of(line.name) or role_of(line.source)
    for wanted in (role, *WIDER.get(role, ())):
        found = next((row for row in below if wanted and row.role == wanted), None)
        if found is not None:
            return found
    return None


def _put(row: FundRow, line: LineRow | None, factor: Fraction, slots: Slots) -> None:
    for key, slot in row.cells.items():
        name = f"{row.label.text} {key}"
        if key in AMOUNTS:
            amount = getattr(line, key) if line is not None else None
            slots.put(slot, "" if amount is None else plain(amount / factor, 6), name)
        elif key == "rate":
            rate = figures.rate(line.execution) if line is not None else ""
            slots.put(slot, rate.removesuffix("%") if slot.unit == "%" else rate, name)
