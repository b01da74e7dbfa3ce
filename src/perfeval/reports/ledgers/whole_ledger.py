"""The whole ledger as one table, one row an item: the sheet that people filter and sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import progress
from perfeval.model.rounding import plain
from perfeval.reports.ledgers import item_words
from perfeval.reports.ledgers.tables import labelled, made
from perfeval.reports.tables import Table, row
from perfeval.reports.texts import bare, ended, flat
from perfeval.reports.words import words

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.ledger.records import ItemState, Tally
    from perfeval.reports.ledgers.figures import Printer

KEYS = (
    "no id number source year category problem facts extent count count_unit found evidence_col causes unit_name lead person measures type "
    "deadline progress status done adjusted rate rectified amount_rate over metrics ways rules people lacks closing "
    "rechecks printed unsaid suggestion note"
)


def whole(p: Printer) -> Table | None:
    rows = [row(_cells(str(n), state, p)) for n, state in enumerate(p.status.items, 1)]
    keep = ("no", "problem", "unit_name", "deadline", "progress", "status")
    return made("ledger", labelled(KEYS, p), rows, p, keep, money=True)


def _cells(n: str, state: ItemState, p: Printer) -> dict[str, str]:
    item, found = state.item, state.item.found
    entries = progress(item, p.status.as_of)
    numbered = found is not None and found.number is not None
    return {
        "no": n, "id": flat(item.id), "number": flat(item.number), "source": p.source(item.source),
        "year": str(item.year or ""), "category": flat(item.category), "problem": flat(item.title),
        "facts": bare(item.facts), "extent": item_words.extent(state, p),
        "count": _whole(found.number) if found and numbered else "",
        "count_unit": flat(found.unit) if found and numbered else "",
        "causes": item_words.causes(item, p), "unit_name": p.names(item.units),
        "lead": flat(item.lead), "person": flat(item.person),
        "measures": p.joined("semicolon", (item_words.task(one, p) for one in state.tasks)),
        "type": p(f"type.{item.type}") if item.type else "", "deadline": p.cell_day(state.deadline),
        "progress": p.joined("semicolon", (
            p.day(one.date) + p("colon") + item_words.entry(one, state, p) for one in entries
        )),
        "status": p.word(state.status), **_count(state.number), **_amount(state.amount, p),
        "over": str(state.days_over or ""),
        "metrics": p.joined("semicolon", (item_words.metric(one, p) for one in state.metrics)),
        "ways": p.joined("list", (flat(way) + p.amount(value) for way, value in state.ways)),
        "rules": _whole(state.rules), "people": _whole(state.people),
        "lacks": item_words.lacks(state, p), "closing": item_words.closing(state, p),
        "rechecks": item_words.rechecks(state, p), "printed": flat(item.printed),
        "unsaid": p.joined("semicolon", map(bare, item.open)), "suggestion": flat(item.suggestion),
        "evidence_col": p.joined("list", map(flat, item.evidence)),
        "note": ended(item.note, words(p.lang)),
    }  # fmt: skip


def _whole(value: Fraction | None) -> str:
    return "" if value is None else plain(value, 4)


def _count(tally: Tally | None) -> dict[str, str]:
    from perfeval.reports.figures import rate

    if tally is None or tally.rate is None:
        return {"done": _whole(tally.alone) if tally is not None and tally.alone else ""}
    return {
        "done": _whole(tally.done), "rate": rate(tally.rate),
        "adjusted": _whole(tally.adjusted) if tally.adjusted else "",
    }  # fmt: skip


def _amount(tally: Tally | None, p: Printer) -> dict[str, str]:
    if tally is None:
        return {}
    found = p.money(tally.found) if tally.found else ""
    if tally.rate is None:
        return {"found": found, "rectified": p.money(tally.alone) if tally.alone else ""}
    return {"found": found, "rectified": p.money(tally.done), "amount_rate": p.rate(tally.rate)}
