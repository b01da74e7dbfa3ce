"""Amounts of money of a form's cells, each in the unit that its own cell, column or table says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_nodes import Remarks, number, text
from perfeval.intake.drafting_texts import decimal, is_blank, line
from perfeval.model.money_units import ALTERNATIVES, DEFAULT, factor, unit_of
from perfeval.model.quantity import NUMBER, Quantity, quantity
from perfeval.model.quantity import number as exact
from perfeval.model.rounding import plain
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Value
    from perfeval.source.node import Scalar

AMOUNTS = ("initial_budget", "budget", "arrived", "spent")
# units of tables that a project file has no word for: their amounts are written in 元
_UNWRITTEN = ("百元",)
_WITH_UNIT = re.compile(rf"([-+]?[\d,]*\.?\d+)\s*({ALTERNATIVES})")
MOST_DECIMALS = 40


class Unit(NamedTuple):
    """The unit of a table's bare amounts: `name` "" where none is printed, None where what is
    printed is no unit of money; `at` is the cell that says it."""

    name: str | None
    at: Span | None = None

    @property
    def node(self) -> Scalar | None:
        if not self.name or self.at is None:
            return None
        return text("元" if self.name in _UNWRITTEN else self.name, self.at)


def table_unit(form: Form, remarks: Remarks) -> Unit:
    """The unit printed above the table, else the one that all its columns of money share."""
    value = form.unit
    if value is not None and not is_blank(value):
        name = unit_of(usual(line(value.text)))
        if name:
            return Unit(name, value.span)
        remarks.unread(value, "unit")
        return Unit(None, value.span)
    amounts = [
        (key, cell)
        for row in form.funds
        for key, cell in row.cells.items()
        if key in AMOUNTS and not is_blank(cell)
    ]
    shared = {unit_of(cell.unit) for _, cell in amounts}
    if len(shared) == 1 and (name := shared.pop()):
        heading = form.fund_columns.get(amounts[0][0])
        return Unit(name, heading.span if heading is not None else amounts[0][1].span)
    return Unit("")


def unit_is_missing(unit: Unit, values: Iterable[Value | None]) -> bool:
    """Whether one of the amounts is a number that nothing gives a unit."""
    if unit.name != "":
        return False
    return any(
        value is not None and not value.unit and (decimal(value.text) or "0").strip("-0.")
        for value in values
    )


def amount(value: Value | None, unit: Unit, remarks: Remarks, column: str) -> Scalar | None:
    """The amount as a node; None, and told, where its number or its unit can't be read."""
    if value is None or is_blank(value):
        return None
    made = _read(value, unit)
    if made is None:
        remarks.unread(value, column)
        return None
    digits, own = made
    return text(digits + own, value.span) if own else number(digits, value.span)


def yuan(value: Value | None, unit: Unit) -> Fraction | None:
    """The amount in 元, exact; None where it can't be read."""
    made = None if value is None or is_blank(value) else _read(value, unit)
    if made is None:
        return None
    digits, own = made
    found = quantity(digits + own)
    if not isinstance(found, Quantity) or found.kind != NUMBER:
        return None
    named = own or found.unit or _multiplied(found)
    scale = None if named else factor(written(unit))
    return found.lo if scale is None else found.lo * scale


def written(unit: Unit) -> str:
    """The unit that bare amounts of the project have."""
    return "元" if unit.name in _UNWRITTEN else unit.name or DEFAULT


def _read(value: Value, unit: Unit) -> tuple[str, str] | None:
    """Number and unit as a project takes them; "" for the unit of the table."""
    shown = line(value.text)
    heading = usual(value.unit).strip()
    own = unit_of(heading)
    if heading and not own:
        return None
    digits = decimal(shown)
    if digits is not None:
        given = own or unit.name
        if given is None:
            return None
        if given in _UNWRITTEN:
            converted = _in_yuan(digits, given)
            return None if converted is None else (converted, "" if written(unit) == "元" else "元")
        return digits, own if own and own != unit.name else ""
    found = _WITH_UNIT.fullmatch(usual(shown))
    if found is not None and found[2] in _UNWRITTEN:
        converted = _in_yuan(decimal(found[1]) or "", found[2])
        return None if converted is None else (converted, "元")
    money = quantity(shown)
    if not isinstance(money, Quantity) or money.kind != NUMBER or money.op:
        return None
    # "829.3万" names its unit as well as 829.3万元; "12%" and "12个" are no money
    named = money.unit == "元" or _multiplied(money)
    return (shown, "") if named else None


def _multiplied(money: Quantity) -> bool:
    return money.unit == "" and any(sign in money.text for sign in "千万亿")


def _in_yuan(digits: str, unit: str) -> str | None:
    value, scale = exact(digits) if digits else None, factor(unit)
    if value is None or scale is None or isinstance(value, tuple):
        return None
    return plain(value * scale, MOST_DECIMALS)
