"""The money of a project in the fund rows of a form, in the form's unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.money_units import factor as factor_of
from perfeval.model.rounding import exact, plain
from perfeval.reports import achieved, figures
from perfeval.reports.filling.indicator_texts import said
from perfeval.reports.filling.names import column_name, name_of
from perfeval.reports.filling.slots import loose
from perfeval.reports.forms.fund_rows import summed
from perfeval.reports.forms.parts import of_the_year
from perfeval.reports.period_funds import of_the_period
from perfeval.reports.score_table import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.model.form import Form, FundRow
    from perfeval.model.scorecard import LeafScore, LineRow, Scorecard
    from perfeval.reports.filling.slots import Slots
    from perfeval.reports.words import Words

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
_REASON = "偏差原因："
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
            slots.homeless.append(name_of("funds", words.lang))
        return
    unit = factor_of(form.unit.text) if form.unit is not None else None
    factor = unit or (funds.factor if funds is not None else Fraction(1))
    taken = _assigned(funds.lines if funds is not None else (), form, role_of, slots)
    first = next((row for row in form.funds if row.role == "total"), None)
    for row in form.funds:
        line_ = summed(taken[id(row)])
        if row is first and line_ is None and funds is not None:
            line_ = funds.total
        _put(row, line_, factor, slots, form, words.lang)
        if row is first and leaf is not None:
            own = {
                "weight": achieved.weight_text(leaf),
                "score": achieved.score_text(leaf, card.indicator_set),
                "reason": said(leaf, words) or reason_text(card, leaf, words),
            }
            for key, text in own.items():
                if key in row.cells:
                    slots.put(
                        row.cells[key],
                        text,
                        f"{row.label.text} {column_name(form.fund_columns, key, words.lang)}",
                    )


def _assigned(
    lines: Sequence[LineRow], form: Form, role_of: Callable[[str], str], slots: Slots
) -> dict[int, list[LineRow]]:
    """The lines of each row of the form but the total's: those of its name, else of its kind."""
    below = [row for row in form.funds if row.role != "total"]
    taken: dict[int, list[LineRow]] = {id(row): [] for row in form.funds}
    used: set[str] = set()
    for row in form.funds:
        own = _bare(row.label.text)
        line = next((one for one in lines if _bare(one.name) == own and one.key not in used), None)
        if line is not None:
            taken[id(row)].append(line)
            used.add(line.key)
    parents = {line.of: line for line in lines if line.of}
    wholes = [one for one in lines if one.key in parents and not one.of]
    tops = [one for one in lines if not one.of]
    # one line above all others is the total, so its parts stand for it
    inside = wholes[0].key if len(tops) == 1 and wholes else ""
    for line in lines:
        if (
            line.of != inside
            or line.key in used
            or any(one.of == line.key and one.key in used for one in lines)
        ):
            continue
        role = role_of(line.name) or role_of(line.source)
        found = next(
            (
                r
                for wanted in (role, *WIDER.get(role, ()))
                for r in below
                if wanted and r.role == wanted
            ),
            None,
        )
        if found is None:
            if below or len(lines) > 1:
                slots.homeless.append(line.name or line.source)
        else:
            taken[id(found)].append(line)
    return taken


def _bare(label: str) -> str:
    return loose(label).removeprefix("其中").removeprefix("年度").removesuffix("资金")


def _put(
    row: FundRow, line: LineRow | None, factor: Fraction, slots: Slots, form: Form, lang: str
) -> None:
    for key, slot in row.cells.items():
        name = f"{row.label.text} {column_name(form.fund_columns, key, lang)}"
        own = factor_of(slot.unit) or factor  # a column may have a unit of its own
        if key in AMOUNTS:
            amount = getattr(line, key) if line is not None else None
            slots.put(slot, _in_unit(amount, own, name, slots), name)
        elif key == "adjustment":
            slots.put(slot, _in_unit(_adjusted(line), own, name, slots), name)
        elif key in ("reason", "note") and (line is None or row.role != "total"):
            slots.put(slot, _remark(line.note, key) if line is not None else "", name)
        elif key == "rate":
            rate = figures.rate(line.execution) if line is not None else ""
            slots.put(slot, rate.removesuffix("%") if slot.unit == "%" else rate, name)


def _in_unit(amount: Fraction | None, factor: Fraction, name: str, slots: Slots) -> str:
    """An amount in the form's unit, with all its decimals; one without end is cut and told."""
    if amount is None:
        return ""
    text = exact(amount / factor)
    if not text:
        text = plain(amount / factor, 6)
        slots.cut.append(f"{name} {text}")
    return text


def _adjusted(line: LineRow | None) -> Fraction | None:
    """What came to the budget during the year."""
    if line is None or line.budget is None or line.initial_budget is None:
        return None
    return line.budget - line.initial_budget


def _remark(note: str, key: str) -> str:
    """A line's note; for the column of reasons only what the note itself calls the reason."""
    if key == "note":
        return note
    own = [part for part in note.split("；") if part.startswith(_REASON)]
    return own[0].removeprefix(_REASON) if own else ""
