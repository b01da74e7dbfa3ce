"""PE715-PE717, PE750: printed rates of the fund table."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.printed_rates import SIZE, printed_rate
from perfeval.model.quantity import mantissa
from perfeval.model.rounding import percent
from perfeval.rechecking import records as r
from perfeval.rechecking.look import at
from perfeval.rechecking.money import near, ratio_is_percent, stated_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    yield from _in_text(look)
    yield from _without_sign(look)
    whole: dict[str, str] | None = None
    for row in look.money:
        stated = stated_rate(row.printed, row.rate)
        if stated is None:
            continue
        place = row.places.get("rate")
        if row.budget == 0 and not row.spent:
            yield at("PE715", place, name=row.name, printed=row.printed)
        elif row.verdict == r.UNEXPLAINED and row.rate is not None:
            told = {
                "printed": row.printed,
                "computed": percent(row.rate),
                "base": _base(row, stated),
            }
            if row.part and told == whole:
                continue  # the one part of the total has the total's mistake
            whole = whole if row.part else told
            yield at("PE716", place, name=row.name, **told)
        elif row.rate is not None and row.verdict == r.AGREES:
            rough = "." not in mantissa(row.printed) and ratio_is_percent(row.printed)
            if rough and stated != row.rate and percent(row.rate) != percent(stated):
                params = {"name": row.name, "printed": row.printed, "computed": percent(row.rate)}
                yield at("PE717", place, **params)


def _without_sign(look: Look) -> Iterator[Finding]:
    """PE750: rates such as 96.85 in a column whose heading has no % either, told once."""
    bare = [
        value for row in look.funds
        if (value := row.cells.get("rate")) is not None and "%" not in value.unit + value.text
        and (found := printed_rate(value.text)) is not None and found.by == SIZE and found.ratio
    ]  # fmt: skip
    if bare:
        yield at("PE750", bare[0].span, n=str(len(bare)), text=bare[0].text.strip())


_SAID = re.compile(r"(到位率|执行率|支出率)[^0-9，。；]{0,4}(\d{1,15}(?:\.\d{1,10})?)\s*[%％]")


def _in_text(look: Look) -> Iterator[Finding]:
    """A rate in the text that is the wrong division of a row's amounts."""
    for value in look.told:
        for word, digits in _SAID.findall(value.text):
            for row in look.money:
                top = row.arrived if word == "到位率" and row.arrived is not None else row.spent
                if top is None or not row.budget or top <= row.budget:
                    continue
                rate, printed = top / row.budget, digits + "%"
                if near(printed, Fraction(digits) / 100, rate - 1):
                    params = {"name": row.name, "printed": printed, "computed": percent(rate)}
                    yield at("PE716", value.span, **params, base="excess")


def _base(row: r.FundLine, stated: Fraction) -> str:
    """Which other division gives the printed rate, as a word of the catalogue."""
    spent, budget = row.spent, row.budget
    others = [("initial_budget", spent, row.initial_budget), ("arrived", spent, row.arrived),
              ("arrival", row.arrived, budget)]  # fmt: skip
    for word, top, bottom in others:
        if top is not None and bottom and near(row.printed, stated, top / bottom):
            return word
    if row.rate is not None and row.rate > 1 and near(row.printed, stated, row.rate - 1):
        return "excess"
    if row.rate and near(row.printed, stated, 1 / row.rate):
        return "inverted"
    return ""
