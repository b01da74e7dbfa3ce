"""A ledger on a terminal: the whole, by unit and source, every item with what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.findings_view import put_findings
from perfeval.cli.ledger_sums import put_groups, put_whole
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_ledger import say
from perfeval.ledger.statuses import definitions, word
from perfeval.model.rounding import fixed, plain
from perfeval.reports.ledgers import item_words
from perfeval.reports.ledgers.figures import Printer
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction
    from pathlib import Path

    from perfeval.ledger.records import ItemState, LedgerStatus, Tally

STYLES = {
    "closed": "green", "done": "green", "overdue": "red", "relapsed": "red", "not_started": "yellow",
    "unknown": "yellow",
}  # fmt: skip
LONGEST = 60


def ledger_page(status: LedgerStatus, base: Path, lang: str, width: int, rule: str) -> Page:
    page = Page(width, rule)
    _heading(page, status, lang)
    page.gap()
    put_whole(page, status, lang)
    put_groups(page, status, lang)
    page.gap()
    _items(page, status, lang)
    _channels(page, status, lang)
    _metrics(page, status, lang)
    page.gap()
    _definitions(page, status, lang)
    page.gap()
    put_findings(page, status.findings, Sources(base), lang)
    return page


def _heading(page: Page, status: LedgerStatus, lang: str) -> None:
    ledger = status.ledger
    page.paragraph(ledger.title, style="bold")
    column = 10 if lang == "zh" else 12
    if ledger.owner:
        page.entry(say("owner", lang), ledger.owner, column)
    day = status.as_of
    none = "own_days" if any(own for _, own in status.days) else "no_day"
    page.entry(say("as_of", lang), day.isoformat() if day else say(none, lang), column)
    for n, (title, own) in enumerate(status.days, 1):
        shown = own.isoformat() if own is not None else say("no_day", lang)
        page.entry("", say("own_day", lang, n=n, title=title, day=shown), column)
    page.entry(say("unit", lang), ledger.unit, column)


def _items(page: Page, status: LedgerStatus, lang: str) -> None:
    printer = Printer(status, lang)
    columns = [
        Column(say("id", lang), "<", 4, 10), Column(say("item", lang), "<", 12, 24),
        Column(say("status", lang), "<", 6, 10), Column(say("count", lang), ">", 7, 12),
        Column(say("amount", lang), ">", 7, 12), Column(say("due", lang), "<"),
        Column(say("lacks", lang), "<", 12),
    ]  # fmt: skip
    rows = [_row(state, printer) for state in status.items]
    draw(page, columns, rows)


def _row(state: ItemState, printer: Printer) -> Row:
    due = state.deadline.isoformat() if state.deadline is not None else "—"
    found = state.item.found
    unit = shorten(found.unit, 6) if found is not None else ""
    cells = (
        shorten(state.item.id, 20), shorten(state.item.title, LONGEST),
        word(state.status, printer.lang), _tally(state.number, unit),
        _tally(state.amount, "", printer.number), due, item_words.lacks(state, printer),
    )  # fmt: skip
    style = STYLES.get(state.status, "")
    return Row(cells, styles=((2, style),) if style else ())


def _count(value: Fraction) -> str:
    return plain(value, 4)


def _tally(tally: Tally | None, unit: str, bare: Callable[[Fraction], str] = _count) -> str:
    """ "67/68个 98.53%"; what was adjusted stands after a plus sign."""
    if tally is None:
        return "—"

    if not tally.found:
        return f"{bare(tally.alone)}/—" if tally.alone else "—"
    if tally.rate is None:
        return f"—/{bare(tally.found)}{unit}"
    done = bare(tally.done) + (f"+{bare(tally.adjusted)}" if tally.adjusted else "")
    return f"{done}/{bare(tally.found)}{unit} {rate(tally.rate)}"


def rate(value: Fraction | None) -> str:
    return "—" if value is None else fixed(value * 100, 2) + "%"


def _channels(page: Page, status: LedgerStatus, lang: str) -> None:
    printer = Printer(status, lang)
    rows = [
        Row((
            shorten(state.item.id, 20), shorten(one.channel, 30), printer.money(one.found) or "—",
            printer.money(one.done) or "—",
            rate(one.done / one.found) if one.found and one.done is not None else "—",
        ))
        for state in status.items for one in state.channels
    ]  # fmt: skip
    if not rows:
        return
    page.gap()
    page.line((say("channels", lang), "bold"))
    draw(page, [
        Column(say("id", lang), "<", 4, 10), Column(say("channel", lang), "<", 12),
        Column(say("found", lang), ">"), Column(say("right", lang), ">"),
        Column(say("rate", lang), ">"),
    ], rows)  # fmt: skip


def _metrics(page: Page, status: LedgerStatus, lang: str) -> None:
    printer = Printer(status, lang)
    words = {True: "yes", False: "no", None: "unclear"}
    rows = [
        Row((
            shorten(state.item.id, 20), shorten(one.metric.name, 30),
            shorten(printer.quantity(one.metric.before), 16),
            shorten(printer.quantity(one.metric.target), 16),
            shorten(printer.quantity(one.after), 16), say(words[one.met], lang),
        ))
        for state in status.items for one in state.metrics
    ]  # fmt: skip
    if not rows:
        return
    page.gap()
    page.line((say("metrics", lang), "bold"))
    draw(page, [
        Column(say("id", lang), "<", 4, 10), Column(say("metric", lang), "<", 12),
        *(Column(say(key, lang), ">") for key in ("before", "target", "after")),
        Column(say("met", lang), "<"),
    ], rows)  # fmt: skip


def _definitions(page: Page, status: LedgerStatus, lang: str) -> None:
    """What the statuses that occur mean."""
    page.line((say("definitions", lang), "dim"))
    for one in definitions(lang):
        if status.whole.by_status[one.name]:
            column = 18 if lang == "zh" else 20
            page.entry(one.word, one.sentence, column, 2, "dim")
