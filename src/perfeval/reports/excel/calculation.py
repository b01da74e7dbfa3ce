"""The sheets that compute: scores with their sums, the funds and the inputs they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.excel.data_sheet import DataSheet
from perfeval.reports.excel.funds import FundsSheet
from perfeval.reports.excel.gates import write_conditions
from perfeval.reports.excel.place import Setting
from perfeval.reports.excel.score_sheet import Places, write_scores
from perfeval.reports.excel.switches import changes, switches
from perfeval.reports.excel.totals import Totals

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.book import Book, Sheet
    from perfeval.reports.words import Words


class Calculation(NamedTuple):
    """The sheet of scores, and where its cells and those of the funds can be read."""

    scores: Sheet
    places: Places
    totals: Totals
    funds: FundsSheet | None


def calculation(book: Book, card: Scorecard, words: Words) -> Calculation:
    """Write the sheets of one project."""
    t = book.t
    scores = book.sheet(t("sheet.scores"))
    funds = FundsSheet(book, card) if card.funds is not None and card.funds.lines else None
    data = DataSheet(book, book.sheet(t("sheet.data")))
    to = Setting(card, book, data, funds)
    to = to._replace(switches=switches(to), changes=changes(to))
    places = write_scores(scores, to, words)
    totals = Totals(scores, to, places, write_conditions(to, places))
    if card.indicator_set.scored:
        totals.write()
    if data.empty:
        data.sheet.page.hide()
    return Calculation(scores, places, totals, funds)
