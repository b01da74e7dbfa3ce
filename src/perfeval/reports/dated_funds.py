"""Money entry by entry: budgets, arrivals and payments that have a day or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.tables import Table, columns_of, filled, row, table

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.funds import Funds
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

KINDS = ("initial_budget", "budget", "adjustments", "arrived", "spent")


def dated_table(card: Scorecard, words: Words) -> Table | None:
    """One row an entry, line by line; nothing later than the last day that a figure is counted to."""
    funds = card.project.funds
    if funds is None:
        return None
    last = _last(funds, card.project.header.as_of)
    found = [
        (line, kind, entry)
        for line in funds.lines for kind in KINDS for entry in getattr(line, kind) or ()
        if (entry.date is not None or entry.doc_no)
        and not (last is not None and entry.date is not None and entry.date > last)
    ]  # fmt: skip
    digits = figures.money_digits([entry.amount for _, _, entry in found], funds.factor)
    rows = [
        row({
            "fund": line.name or line.source or line.id, "kind": words(f"key.{kind}"),
            "date": figures.day(entry.date, words),
            "amount": figures.money(entry.amount, funds.factor, digits),
            "doc_no": entry.doc_no, "note": entry.note,
        })
        for line, kind, entry in found
    ]  # fmt: skip
    columns = columns_of(words, "fund kind date amount doc_no note", "amount")
    unit = words("unit", unit=funds.unit)
    return table("dated", words, filled(columns, rows, ("fund",)), rows, unit=unit, merge=1)


def _last(funds: Funds, as_of: date | None) -> date | None:
    """The day of the report, or of the latest rate that the report states beside it."""
    if as_of is None:
        return None
    days: list[date] = [use.params.as_of for use in funds.rates if use.params.as_of is not None]
    return max([as_of, *days])
