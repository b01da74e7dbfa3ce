"""The notification: how every problem stands, with dates and figures, and what is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import progress
from perfeval.ledger.statuses import FINISHED, definitions
from perfeval.reports.chapters import Numbering
from perfeval.reports.ledgers import item_words, tallies
from perfeval.reports.ledgers.channels import by_channel
from perfeval.reports.ledgers.overall import brief, overall
from perfeval.reports.ledgers.tables import labelled, made
from perfeval.reports.story.elements import Element, grid, heading, numbered, para, run
from perfeval.reports.tables import Table, row
from perfeval.reports.texts import bare, flat

if TYPE_CHECKING:
    from perfeval.ledger.records import ItemState
    from perfeval.reports.ledgers.figures import Printer

LAST = 99  # Chinese numerals go so far


def notification(p: Printer) -> list[Element]:
    numbers = Numbering(p.lang)
    body: list[Element] = [heading(1, numbers.next(1), p("head.overall")), *overall(p)]
    table = brief(p)
    body += [grid(table)] if table else []
    body.append(heading(1, numbers.next(1), p("head.items")))
    for n, state in enumerate(p.status.items, 1):
        number = numbers.next(2) if n <= LAST else f"{n}. "
        body += [heading(2, number, bare(state.item.title)), *_item(state, p)]
    late = overdue(p)
    if late:
        body += [heading(1, numbers.next(1), p("head.overdue")), grid(late, caption=False)]
    body.append(heading(1, numbers.next(1), p("head.next")))
    left = remaining(p)
    body.append(grid(left, caption=False) if left else para(p("next.none")))
    used = {state.status for state in p.status.items}
    body.append(heading(1, numbers.next(1), p("head.statuses")))
    body += [
        para(run(one.word, True), p("colon") + one.sentence)
        for one in definitions(p.lang)
        if one.name in used
    ]
    register = evidence(p)
    if register:
        body += [heading(1, numbers.next(1), p("head.evidence")), grid(register, caption=False)]
    if p.ledger.notes:
        body.append(heading(1, numbers.next(1), p("head.notes")))
        body += [para(bare(note) + p("stop")) for note in p.ledger.notes]
    return body


def _item(state: ItemState, p: Printer) -> list[Element]:
    item = state.item
    body = _problem(state, p)
    body.append(_led("item.causes", item_words.causes(item, p), p))
    if len(state.tasks) == 1:
        first = item.units[0] if item.units else ""
        body.append(_led("item.measures", item_words.task(state.tasks[0], p, first), p))
    elif state.tasks:
        first = item.units[0] if item.units else ""
        body += [
            para(run(p("item.measures").rstrip(), True)),
            numbered([item_words.task(one, p, first) + p("stop") for one in state.tasks]),
        ]
    body += _progress(state, p)
    channels = by_channel(state, p)
    body += [grid(channels)] if channels else []
    body.append(_led("item.state", _state(state, p), p))
    body.append(_led("item.unsaid", p.joined("semicolon", map(bare, item.open)), p))
    body.append(_led("item.remark", bare(item.note), p))
    return [element for element in body if element]


def _led(key: str, text: str, p: Printer) -> Element:
    """A paragraph behind its lead; nothing where there is nothing to say."""
    if not text:
        return {}
    return para(run(p(key), True), text if text[-1] in "。！？.!?" else text + p("stop"))


def _problem(state: ItemState, p: Printer) -> list[Element]:
    """What was found and how much of it; where it comes from, where that differs; who answers."""
    item = state.item
    extent = item_words.extent(state, p)
    said = [bare(item.facts) + p("stop") if item.facts.strip() else ""]
    said.append(p("item.extent", parts=extent) if extent else "")
    said.append(item_words.cited(item.evidence, p) + p("stop") if item.evidence else "")
    who = [p.names(item.units)]
    who += [p("item.lead", who=flat(item.lead))] if item.lead else []
    who += [p("item.person", who=flat(item.person))] if item.person else []
    several = len(p.status.by_source) > 1
    return [
        _led("item.problem", p.joined("space", said), p),
        _led("item.source", p.source(item.source) if several else "", p),
        _led("item.unit", p.joined("comma", who), p),
    ]


def _progress(state: ItemState, p: Printer) -> list[Element]:
    """Every entry with its day, then the figures with their division."""
    entries = progress(state.item, p.status.as_of)
    told = [p.day(one.date) + p("comma") + item_words.entry(one, state, p) for one in entries]
    text = p("stop").join(told) if p.lang == "zh" else ". ".join(told)
    unit = state.item.found.unit if state.item.found is not None else ""
    figures = [
        tallies.things(state.number, unit, p) if state.number is not None else "",
        tallies.money(state.amount, p) if state.amount is not None else "",
        *(item_words.metric(one, p) for one in state.metrics),
        flat(state.item.explained) and p("item.explained", text=bare(state.item.explained)),
    ]
    return [
        _led("item.progress", text or p("item.progress.none"), p),
        _led("item.figures", p.joined("semicolon", figures), p),
    ]


def _state(state: ItemState, p: Printer) -> str:
    """The status by its definition, the document's own word beside it, what is missing, closing."""
    said = [p("item.defined", word=p.word(state.status))]
    if state.item.printed:
        said.append(p("item.printed", text=bare(state.item.printed)))
    missing = item_words.lacks(state, p)
    said.append(p("item.lacks", text=missing) if missing else "")
    said += [
        item_words.due(state, p) if state.status not in FINISHED else "",
        item_words.closing(state, p), item_words.rechecks(state, p),
    ]  # fmt: skip
    return p.joined("semicolon", said)


def evidence(p: Printer) -> Table | None:
    """The register that the papers cite by number."""
    rows = [
        row({
            "id": flat(one.id), "kind": flat(one.kind), "title": flat(one.title),
            "doc_no": flat(one.doc_no), "date": p.cell_day(one.date), "file": flat(one.file),
            "note": flat(one.note),
        })
        for one in p.ledger.evidence
    ]  # fmt: skip
    keys = "id kind title doc_no date file note"
    return made("evidence", labelled(keys, p), rows, p, ("id", "title"))


def overdue(p: Printer) -> Table | None:
    """What has passed its deadline, the longest first."""
    late = [(n, s) for n, s in enumerate(p.status.items, 1) if s.days_over is not None]
    rows = [
        row({
            "no": str(n), "problem": bare(s.item.title), "unit_name": p.names(s.item.units),
            "person": flat(s.item.person), "deadline": p.cell_day(s.deadline), "over": str(s.days_over),
            "lacks": item_words.lacks(s, p),
        })
        for n, s in sorted(late, key=lambda pair: (-(pair[1].days_over or 0), pair[0]))
    ]  # fmt: skip
    keys = "no problem unit_name person deadline over lacks"
    return made(
        "overdue", labelled(keys, p), rows, p, ("no", "problem", "unit_name", "deadline", "over")
    )


def remaining(p: Printer) -> Table | None:
    """What is still open: the tasks that are not done, else what is missing, and by when."""
    rows = []
    for n, state in enumerate(p.status.items, 1):
        if state.status == "closed":
            continue
        left = [bare(one.task.text) for one in state.tasks if one.status != "done"]
        if state.relapse is not None:
            left = [p("lack.relapse"), *left] if left else []
        text = p.joined("semicolon", left)
        if state.status in FINISHED:
            text = p("next.close")
        elif not text:
            text = item_words.lacks(state, p)
            if text and state.status == "unknown":
                text = p("next.find", text=text)
        rows.append(row({
            "no": str(n), "problem": bare(state.item.title), "remaining": text,
            "unit_name": p.names(state.item.units), "deadline": p.stated(_by_when(state, p)),
        }))  # fmt: skip
    keys = "no problem remaining unit_name deadline"
    return made("next", labelled(keys, p), rows, p, ("no", "problem", "remaining", "deadline"))


def _by_when(state: ItemState, p: Printer) -> str:
    day = p.cell_day(state.deadline)
    return p("next.late", day=day, n=state.days_over) if state.days_over else day
