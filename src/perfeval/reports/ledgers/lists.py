"""The three lists: problems, tasks, duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.ledgers import item_words
from perfeval.reports.ledgers.tables import dashed, labelled, made
from perfeval.reports.tables import Row, Table, row
from perfeval.reports.texts import bare, flat

if TYPE_CHECKING:
    from perfeval.ledger.records import ItemState
    from perfeval.model.ledger import Item, Measure
    from perfeval.reports.ledgers.figures import Printer


def lists(p: Printer) -> list[Table]:
    tables = (problems(p), tasks(p), duties(p))
    return [table for table in tables if table is not None]


def problems(p: Printer) -> Table | None:
    """What was found, where, how much of it, why."""
    rows = []
    several = len(p.status.by_source) > 1
    for n, state in enumerate(p.status.items, 1):
        item, found = state.item, state.item.found
        rows.append(row({
            "no": str(n), "number": flat(item.number), "source": p.source(item.source) if several else "",
            "category": flat(item.category), "problem": flat(item.title), "facts": bare(item.facts),
            "counts": p.count(found.number, found.unit) if found and found.number is not None else "",
            "found": p.money(state.amount.found) if state.amount and state.amount.found else "",
            "causes": item_words.causes(item, p), "evidence_col": p.joined("list", map(flat, item.evidence)), "status": p.word(state.status),
        }))  # fmt: skip
    keys = "no number source category problem facts counts found causes evidence_col status"
    money = any(r["cells"]["found"] for r in rows)
    dashed(rows, "counts found", p)
    one = "" if several or not rows else p.source(p.status.items[0].item.source)
    notes = [p("note.source", text=one)] if one else []
    return made("problems", labelled(keys, p), rows, p, ("no", "problem", "status"), money, notes)


def tasks(p: Printer) -> Table | None:
    """What is to be done about each problem, by whom, by when."""
    rows = [r for n, state in enumerate(p.status.items, 1) for r in _tasks(str(n), state, p)]
    keys = "no problem measure unit_name person deadline done_day task_status evidence_col"
    kept = ("no", "problem", "measure", "unit_name", "person", "deadline", "task_status")
    notes = [_unsaid(rows, p), p("note.evidence") if _any(rows, "evidence_col") else ""]
    return made("tasks", labelled(keys, p), rows, p, kept, notes=notes, merge=2)


def _tasks(n: str, state: ItemState, p: Printer) -> list[Row]:
    item = state.item
    head = {"no": n, "problem": flat(item.title)}
    if not state.tasks:
        return [
            row({**head, "measure": p("no_measures"), "unit_name": p.stated(p.names(item.units))})
        ]
    found = []
    for one in state.tasks:
        task, day = one.task, one.task.done or one.task.done_by
        own = p.unit(task.unit) if task.unit else p.names(item.units[:1])
        late = state.deadline if task.deadline is None else task.deadline
        found.append(row({
            **head, "measure": bare(task.text), "unit_name": p.stated(own),
            "person": p.stated(flat(task.person) or _person(item, task)),
            "deadline": p.stated(p.cell_day(late)),
            "done_day": _done(p, task.done is None, p.cell_day(day)) if one.status == "done" else "",
            "task_status": p(f"state.{one.status}"),
            "evidence_col": p.joined("list", map(flat, task.evidence)),
        }))  # fmt: skip
    return found


def _person(item: Item, task: Measure) -> str:
    """The item's person answers for tasks of the first unit, not for those of another."""
    return flat(item.person) if task.unit in ("", *item.units[:1]) else ""


def _unsaid(rows: list[Row], p: Printer) -> str:
    """What “not stated” means, where it stands."""
    word = p("not_stated")
    return p("note.not_stated") if any(word in r["cells"].values() for r in rows) else ""


def _done(p: Printer, about: bool, day: str) -> str:
    return p("task.by_then", day=day) if about else day


def duties(p: Printer) -> Table | None:
    """Who answers for what."""
    rows = []
    for n, state in enumerate(p.status.items, 1):
        item = state.item
        head = {
            "no": str(n), "problem": flat(item.title), "unit_name": p.stated(p.names(item.units)),
            "lead": p.stated(flat(item.lead) or _leads(state, p)), "person": p.stated(flat(item.person)),
            "contact": _contacts(state, p),
            "type": p(f"type.{item.type}") if item.type else p("not_stated"),
            "deadline": p.stated(item_words.due(state, p) if _extended(state) else p.cell_day(state.deadline)),
        }  # fmt: skip
        if not item.duties:
            rows.append(row(head))
        for duty in item.duties:
            who = p.joined("comma", [p.unit(duty.unit) if duty.unit else "", flat(duty.who)])
            rows.append(row({**head, "role": flat(duty.role), "who": who, "duty": bare(duty.duty)}))
    keys = "no problem unit_name lead person contact type deadline role who duty"
    kept = ("no", "problem", "unit_name", "lead", "person", "type", "deadline")
    return made(
        "duties",
        labelled(keys, p),
        rows,
        p,
        kept,
        notes=[_unsaid(rows, p)],
        merge=8 if _any(rows, "contact") else 7,
    )


def _leads(state: ItemState, p: Printer) -> str:
    """The leads of the units, where the item names none."""
    leads = {unit.id: flat(unit.lead) for unit in p.ledger.units}
    return p.joined("list", dict.fromkeys(leads.get(key, "") for key in state.item.units))


def _contacts(state: ItemState, p: Printer) -> str:
    contacts = {unit.id: flat(unit.contact) for unit in p.ledger.units}
    return p.joined("list", dict.fromkeys(contacts.get(key, "") for key in state.item.units))


def sources(p: Printer) -> Table | None:
    """Where the problems come from: what kind of work found them, its document."""
    rows = [
        row({
            "title": flat(one.title) or flat(one.id), "kind": p(f"kind.{one.kind}") if one.kind else "",
            "doc_no": flat(one.doc_no), "date": p.cell_day(one.date),
            "year": str(one.year) if one.year is not None else "",
        })
        for one in p.ledger.sources
    ]  # fmt: skip
    return made("sources", labelled("title kind doc_no date year", p), rows, p, ("title",))


def _extended(state: ItemState) -> bool:
    return state.item.extension is not None and state.deadline == state.item.extension.until


def _any(rows: list[Row], key: str) -> bool:
    return any(r["cells"].get(key) for r in rows)
