"""PE721-PE722: units of money, repeated or contradictory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.money_units import ALTERNATIVES, factor
from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_WITH = re.compile(rf"\d\s*({ALTERNATIVES}|万|亿)")
_YUAN = re.compile(r"(?<![\d.])(\d{1,15}(?:\.\d{1,10})?)元")
COLUMNS = ("initial_budget", "budget", "arrived", "spent")


def check(look: Look) -> Iterator[Finding]:
    unit = look.form.unit.text if look.form is not None and look.form.unit is not None else ""
    repeated = [
        (value, found.group(1))
        for row in look.funds for key in COLUMNS
        if (value := row.cells.get(key)) is not None and (found := _WITH.search(value.text))
    ]  # fmt: skip
    if repeated:
        value, written = repeated[0]
        times = factor(unit)
        clash = times is not None and times != factor(written)
        params = {"n": str(len(repeated)), "text": value.text, "unit": unit}
        if clash and written == "元" and times is not None:
            params |= {
                "times": plain(times),
                "head": value.text.replace("元", unit.strip("（）() ")),
            }
        told = at("PE721", value.span, **params)
        yield told._replace(severity="warning") if "head" in params else told
    yield from _too_small(look, unit)
    yield from _in_text(look, unit)


def _too_small(look: Look, unit: str) -> Iterator[Finding]:
    """A whole budget of a few hundred 元 stands for 万元."""
    least = look.limits.least_budget
    budgets = [row for row in look.money if not row.part and row.budget]
    if "元" not in unit or factor(unit) != 1 or not budgets or least is None:
        return
    row = budgets[0]
    if row.budget is not None and row.budget < least:
        place = (
            look.form.unit.span if look.form is not None and look.form.unit is not None else None
        )
        yield at("PE722", place, amount=plain(row.budget) + "元", meant=plain(row.budget) + "万元")


def _in_text(look: Look, unit: str) -> Iterator[Finding]:
    """An amount of the table told in the text with 元 instead of the table's 万元."""
    if "万" not in unit:
        return
    amounts = {getattr(row, key) for row in look.money for key in COLUMNS} - {None, 0}
    for value in look.texts:
        for found in _YUAN.finditer(value.text):
            if found.group(1) in {plain(amount) for amount in amounts}:
                yield at("PE722", value.span, amount=found.group(), meant=found.group(1) + unit)
                return
