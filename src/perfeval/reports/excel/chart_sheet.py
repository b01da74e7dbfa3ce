"""Native charts over the sheets' own cells: scores by level 1, execution, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.book import NOTE, Book, Sheet

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.funds import FundsSheet
    from perfeval.reports.excel.score_sheet import Places
    from perfeval.reports.excel.totals import Totals

MOST = 60  # bars that can still be told apart


def has_charts(card: Scorecard) -> bool:
    return bool(card.branches) or card.funds is not None


def write_charts(
    book: Book, sheet: Sheet, card: Scorecard, places: Places, totals: Totals,
    funds: FundsSheet | None,
) -> None:  # fmt: skip
    t = book.t
    sheet.text(0, 0, t("chart.note"), font_color=NOTE)
    sheet.page.hide_gridlines(2)
    row = 2
    tops = [b.indicator for b in card.branches if len(b.indicator.path) == 1]
    if card.indicator_set.scored and tops:
        # the rate stands beside each branch's score; branches lie apart, so they are listed here
        for n, top in enumerate(tops):
            score, weight = totals.branches[top.path], totals.weights[top.path]
            sheet.text(row + n, 20, top.name)
            sheet.formula(row + n, 21, _quotient(score, weight), num_format="0.00%")
        given = (sheet.name, row, 20, row + len(tops) - 1, 21)
        _bars(book, sheet, row, t("chart.scores"), given, len(tops))
        row += 18
    if funds is not None and any("execution" in cells for cells in funds.cells):
        given = (funds.sheet.name, funds.first, 0, funds.last, funds.execution_col)
        _bars(book, sheet, row, t("chart.execution"), given, len(funds.cells))
        row += 18
    rates = any(leaf.completion is not None for leaf in card.leaves)
    if rates and len(card.leaves) <= MOST:
        col = places.columns
        name = f"{col['name']}"
        given = ("", places.first, int(name), places.last, col["r"])
        sheets = places.scores or places.weights
        first = next(iter(sheets.values()), None)
        if first is not None:
            given = (first.args[0].sheet, *given[1:])
            _bars(book, sheet, row, t("chart.completion"), given, len(card.leaves))
    sheet.print_setup(t("sheet.charts"), False)
    sheet.page.print_area(0, 0, row + 56, 12)


def _quotient(score: Symbol, weight: Symbol) -> Any:
    from perfeval.formula.algebra import divide

    return divide(score, weight, 0)


def _bars(
    book: Book, sheet: Sheet, row: int, title: str, given: tuple[str, int, int, int, int], n: int
) -> None:
    """Horizontal bars of the rates in one column, named by another; `given` is (sheet, first row,
    column of names, last row, column of rates)."""
    name, first, names, last, rates = given
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [name, first, names, last, names],
            "values": [name, first, rates, last, rates],
            "fill": {"color": "#4472C4"}, "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0%", "font": {"size": 9}},
        }
    )  # fmt: skip
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_x_axis(
        {
            "num_format": "0%",
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_size({"width": 760, "height": max(220, min(1100, 90 + 24 * n))})
    sheet.page.insert_chart(row, 0, chart)
