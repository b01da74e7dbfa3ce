"""The numbers of the report's charts as cells that read the sheets of scores and funds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, divide
from perfeval.model.rounding import rounded
from perfeval.reports import figures
from perfeval.reports.excel.drawn import number_format
from perfeval.reports.excel.formula_text import formula, literal
from perfeval.reports.excel.symbols import value_of
from perfeval.reports.excel.text import clean
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.book import Sheet
    from perfeval.reports.excel.calculation import Calculation

LONGEST_LITERAL = 250


class Live(NamedTuple):
    """The cells behind one category: those of the series by key, and of the rate in its name."""

    name: str
    series: Mapping[str, Symbol]
    rate: Symbol | None = None


def sources(key: str, card: Scorecard, given: Calculation) -> list[Live]:
    """What a chart's categories can be read from."""
    places, totals, funds = given.places, given.totals, given.funds
    if key == "scores":
        found = []
        for node in card.indicator_set.indicators:
            score = totals.branches.get(node.path, places.scores.get(node.path))
            weight = totals.weights.get(node.path, places.weights.get(node.path))
            if score is not None and weight is not None:
                pair = {"score": score, "weight": weight}
                found.append(Live(node.name, pair, divide(score, weight, 0)))
        return found
    if key == "execution":
        lines = card.funds.lines if card.funds is not None else ()
        cells = funds.cells if funds is not None else []
        return [
            Live(line.name, own, own.get("execution"))
            for line, own in zip(lines, cells, strict=False) if not line.of
        ]  # fmt: skip
    return [
        Live(path[-1], {"completion": row.completion * 100})
        for path, row in places.targets.items() if row.completion is not None
    ]  # fmt: skip


def write_numbers(
    sheet: Sheet, row: int, col: int, chart: dict[str, Any], found: list[Live]
) -> None:
    """A table of the chart: its categories below each other, a column for each series."""
    sheet.heads(row, ["", *(one["name"] for one in chart["series"])], col)
    left = list(found)
    for n, category in enumerate(chart["categories"]):
        live = next((one for one in left if _is(one, chart, n)), None)
        if live is not None:
            left.remove(live)
        row += 1
        _category(sheet, row, col, category, live)
        for at, one in enumerate(chart["series"], col + 1):
            form: dict[str, Any] = {"num_format": number_format(chart, one["digits"]), "border": 1}
            text = one["values"][n]
            if live is not None and text:
                sheet.formula(row, at, live.series[one["key"]], **form)
            else:
                sheet.fixed(row, at, Fraction(text) if text else None, **form)


def _is(live: Live, chart: dict[str, Any], n: int) -> bool:
    """Whether these cells hold what the chart shows of its category `n`."""
    if not chart["categories"][n].startswith(flat(live.name)[:100]):
        return False
    for one in chart["series"]:
        text, symbol = one["values"][n], live.series.get(one["key"])
        if text and symbol is None:
            return False
        if text and rounded(Fraction(value_of(symbol)), one["digits"]) != Fraction(text):
            return False
    return True


def _category(sheet: Sheet, row: int, col: int, text: str, live: Live | None) -> None:
    """The name; a rate in it follows the cells."""
    shown = clean(text, "")
    rate = live.rate if live is not None else None
    if rate is not None:
        before, found, after = shown.rpartition(figures.rate(Fraction(value_of(rate))))
        way = formula(rate, sheet.name)
        if found and way is not None and max(len(before), len(after)) < LONGEST_LITERAL:
            live_text = f'={literal(before)}&TEXT({way[1:]},"0.00%")&{literal(after)}'
            sheet.words(row, col, live_text, shown, border=1)
            return
    sheet.text(row, col, text, border=1)
