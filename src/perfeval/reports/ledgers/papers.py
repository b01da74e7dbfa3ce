"""The papers of a ledger: notification, the three lists, summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.statuses import definitions
from perfeval.reports.ledgers.chart import chart
from perfeval.reports.ledgers.figures import Printer
from perfeval.reports.ledgers.lists import duties, lists, problems, sources, tasks
from perfeval.reports.ledgers.notification import evidence, notification, overdue
from perfeval.reports.ledgers.overall import days_of, overall, overview
from perfeval.reports.ledgers.summary import summaries
from perfeval.reports.ledgers.tables import labelled, made
from perfeval.reports.ledgers.whole_ledger import whole
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import Element, grid, para
from perfeval.reports.story.elements import chart as drawn
from perfeval.reports.tables import Table, row
from perfeval.reports.texts import bare, flat

if TYPE_CHECKING:
    from perfeval.ledger.records import LedgerStatus

REPORTS = ("notification", "lists", "summary")
_SUFFIXES = ("整改台账", "台账")


def paper(status: LedgerStatus, report: str | None, lang: str) -> Paper:
    """The paper of a report (one of REPORTS; None for the summary with the lists). Its workbook
    has the report's tables, the whole ledger one row an item, and what the statuses mean."""
    p = Printer(status, lang)
    if report == "notification":
        body, sheets = notification(p), _notified(p)
    elif report == "lists":
        days = days_of(p)
        registers = [table for table in (sources(p), evidence(p)) if table is not None]
        body = [
            *([para(days)] if days else []), *(grid(table) for table in (*lists(p), *registers)),
        ]  # fmt: skip
        sheets = _listed(p)
    elif report == "summary":
        body, sheets = _summary(p), _summed(p)
    else:
        body = [*_summary(p), *(grid(table) for table in lists(p))]
        sheets = [*_summed(p), *_listed(p)]
    return Paper(
        f"ledger-{report or 'all'}", title(report, p), lang, tuple(body), subtitle=_subtitle(p),
        signature=_signature(p), properties=_properties(p), landscape=report != "notification",
        sheets=(*sheets, *_always(p)),
    )  # fmt: skip


def title(report: str | None, p: Printer) -> str:
    """The ledger's title, without the word for ledger, as that of the report."""
    name = flat(p.ledger.title) or p("unnamed")
    stem = next((name.removesuffix(s) for s in _SUFFIXES if name.endswith(s)), "")
    stem = stem.removesuffix("整改")
    return p(f"title.{report or 'all'}" + ("" if stem else ".plain"), name=name, stem=stem)


def _subtitle(p: Printer) -> str:
    return p.joined("comma", [p.as_of(), p("unit", unit=p.ledger.unit) if p.money_said else ""])


def _signature(p: Printer) -> tuple[str, ...]:
    owner = flat(p.ledger.owner)
    return (p("sign.unit", name=owner), p("sign.date")) if owner else (p("sign.date"),)


def _properties(p: Printer) -> dict[str, str]:
    day = p.status.as_of
    return {
        "subject": flat(p.ledger.title), "digest": p.ledger.digest, "source": p.ledger.file,
        "as_of": day.isoformat() if day is not None else "",
    }  # fmt: skip


def _summary(p: Printer) -> list[Element]:
    body: list[Element] = [*overall(p)]
    tables = summaries(p)
    body += [grid(table) for table in tables[:1]]
    picture = chart(p)
    body += [drawn(picture)] if picture else []
    body += [grid(table) for table in (*tables[1:], overdue(p)) if table is not None]
    return body


def _notified(p: Printer) -> list[Sheet]:
    return _sheets(p, ("overview", [overview(p)]), ("overdue", [overdue(p)]))


def _summed(p: Printer) -> list[Sheet]:
    found = [grid(table) for table in summaries(p)]
    picture = chart(p)
    body = (*found, drawn(picture)) if picture else tuple(found)
    summed = [Sheet(p("sheet.summary"), body)] if body else []
    return [*summed, *_sheets(p, ("overdue", [overdue(p)]))]


def _listed(p: Printer) -> list[Sheet]:
    return _sheets(p, ("problems", [problems(p)]), ("tasks", [tasks(p)]), ("duties", [duties(p)]))


def _always(p: Printer) -> list[Sheet]:
    """The whole ledger, and what its words mean."""
    rows = [row({"word": one.word, "meaning": one.sentence}) for one in definitions(p.lang)]
    meant = made("statuses", labelled("word meaning", p), rows, p)
    given = (
        ("ledger", [whole(p)]), ("sources", [sources(p)]), ("evidence", [evidence(p)]),
        ("notes", [meant]),
    )  # fmt: skip
    sheets = _sheets(p, *given)
    notes = tuple(para(bare(note) + p("stop")) for note in p.ledger.notes)
    if notes and sheets:
        last = sheets[-1]
        sheets[-1] = last._replace(body=(*last.body, *notes))
    return sheets


def _sheets(p: Printer, *given: tuple[str, list[Table | None]]) -> list[Sheet]:
    found = []
    for key, tables in given:
        body = tuple(grid(table) for table in tables if table is not None)
        if body:
            found.append(Sheet(p(f"sheet.{key}"), body))
    return found
