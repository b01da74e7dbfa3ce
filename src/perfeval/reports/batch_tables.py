"""The batches of a transfer payment: carried in, new, spent, left, with local matching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.batches import Batch, batches
from perfeval.model.rounding import plain
from perfeval.reports import figures
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

AMOUNTS = ("issued", "carried", "new", "early", "used", "spent", "balance")


def batches_table(card: Scorecard, words: Words) -> Table | None:
    """One row a batch, its matching below it, the sum; every column foots."""
    funds, header = card.project.funds, card.project.header
    if funds is None:
        return None
    found = batches(funds, header.as_of, header.period)
    if found is None:
        return None
    every = [*found.rows, found.total]
    digits = figures.money_digits(
        [getattr(one, key) for one in every for key in AMOUNTS], funds.factor
    )

    def cells(one: Batch, name: str) -> dict[str, str]:
        amounts = {
            f"batch_{key}": figures.money(getattr(one, key), funds.factor, digits)
            for key in AMOUNTS
            if key != "early" or found.total.early
        }
        days = words.listed([figures.day(day, words) for day in one.days])
        return {
            "fund": name, "issued_on": days, "doc_no": words.listed(list(one.documents)),
            **amounts, "year_rate": figures.rate(one.year_rate), "all_rate": figures.rate(one.rate),
        }  # fmt: skip

    inner = {id(local): True for _, locals_, _ in found.matched for local in locals_}
    rows: list[Row] = []
    for one in found.rows:
        if id(one) in inner:
            continue
        rows.append(row(cells(one, _name(one))))
        for head, locals_, both in found.matched:
            if head is not one:
                continue
            rows += [row(cells(x, words("row.matching", name=_name(x))), "part") for x in locals_]
            rows.append(row(cells(both, words("row.matched", name=_name(one))), "subtotal"))
    rows.append(row(cells(found.total, words("row.total")), "total"))
    keys = "fund issued_on doc_no " + " ".join(f"batch_{key}" for key in AMOUNTS)
    right = " ".join(f"batch_{key}" for key in AMOUNTS) + " year_rate all_rate"
    columns = columns_of(words, f"{keys} year_rate all_rate", right)
    notes = [_year_note(found.total, found.year, funds.factor, funds.unit, words)]
    if found.as_of is not None:
        notes.insert(0, words("note.batches_day", day=figures.day(found.as_of, words)))
    if found.total.early:
        amount = plain(found.total.early / funds.factor)
        notes.append(words("note.batches_early", amount=amount, unit=funds.unit, year=found.year))
    return table(
        "batches", words, filled(columns, rows, ("fund",)), rows,
        words("unit", unit=funds.unit), notes,
    )  # fmt: skip


def _name(one: Batch) -> str:
    return (one.line.name or one.line.key) if one.line is not None else ""


def _year_note(total: Batch, year: int, factor: Fraction, unit: str, words: Words) -> str:
    """5000+3445=8445: the year's budget from what is new and what was carried in."""

    def show(value: Fraction) -> str:
        return plain(value / factor)

    values = {
        "year": year, "new": show(total.new), "carried": show(total.carried),
        "available": show(total.available), "used": show(total.used), "unit": unit,
    }  # fmt: skip
    if total.year_rate is None:
        return words("note.batches_none", **values)
    return words("note.batches_year", rate=figures.rate(total.year_rate), **values)
