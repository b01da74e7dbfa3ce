"""The overall part of a notification: items by status, completion by item, number and amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.statuses import FINISHED, NAMES
from perfeval.model.rounding import plain
from perfeval.reports.ledgers import tallies
from perfeval.reports.ledgers.item_words import bracketed
from perfeval.reports.story.elements import Element, para, run
from perfeval.reports.tables import Table, row
from perfeval.reports.texts import bare, flat

if TYPE_CHECKING:
    from perfeval.ledger.records import ItemState
    from perfeval.reports.ledgers.figures import Printer


def overall(p: Printer) -> list[Element]:
    """Each figure with the division that it comes from."""
    status = p.status
    whole = status.whole
    days = days_of(p)
    body = [para(_items(p)), *([para(days)] if days else [])]
    if whole.items:
        body.append(
            para(p("whole.rate", done=whole.finished, n=whole.items, rate=p.rate(whole.rate)))
        )
    for unit, tally in whole.counts.items():
        text = tallies.things(tally, unit, p)
        if text:
            body.append(para(run(p("whole.count"), True), text + p("stop")))
    text = tallies.money(whole.amount, p)
    if text:
        body.append(para(run(p("whole.amount"), True), text + p("stop")))
    others = [
        p(key, n=plain(value, 4))
        for key, value in (("whole.rules", whole.rules), ("whole.people", whole.people))
        if value
    ]
    if others:
        body.append(para(p.joined("comma", others) + p("stop")))
    return [*body, *(para(text) for text in (_overdue(p), *_undone(p)) if text)]


def days_of(p: Printer) -> str:
    """The number, title and day of each of several ledgers."""
    if not p.status.days:
        return ""
    told = [
        p("whole.day", n=n, title=flat(title), day=p.day(day) or p("whole.day.none"))
        for n, (title, day) in enumerate(p.status.days, 1)
    ]
    return p("whole.days", days=p.joined("semicolon", told))


def quoted(text: str, p: Printer) -> str:
    """In quotation marks, those inside made single."""
    return p("quote", text=bare(text).replace("“", "‘").replace("”", "’"))


def _undone(p: Printer) -> list[str]:
    """Problems that are back, and those that were struck off too early."""
    said = []
    for key, own in (
        ("whole.relapsed", [s for s in p.status.items if s.relapse is not None]),
        ("whole.void", [s for s in p.status.items if s.closings and not s.closings[-1].holds]),
    ):
        titles = p.joined("list", (quoted(s.item.title, p) for s in own))
        said.append(p(key, n=len(own), titles=titles) if own else "")
    return said


def _items(p: Printer) -> str:
    status = p.status
    by = [
        p("whole.status", word=p.word(name), n=status.whole.by_status[name])
        for name in NAMES
        if status.whole.by_status.get(name)
    ]
    used = dict.fromkeys(state.item.source for state in status.items if state.item.source)
    values = {
        "n": len(status.items),
        "as_of": p.as_of(),
        "statuses": p.joined("list" if p.lang == "zh" else "semicolon", by),
    }
    basis = p.joined("list", map(flat, p.ledger.basis))
    said = [p("whole.basis", basis=basis)] if basis else []
    if used and all(p.source(key) for key in used):
        sources = p.joined("list", map(p.source, used))
        said.append(p("whole.items", sources=sources, **values))
    else:
        said.append(p("whole.items.plain", **values))
    return p("space").join([*said, *stated_whole(p)])


def stated_whole(p: Printer) -> list[str]:
    """The whole as the document counts it, which may part in other ways than the items."""
    whole = p.ledger.found
    if whole is None:
        return []
    sums = [p.count(whole.number, whole.unit)] if whole.number is not None else []
    sums += [p.amount(whole.amount)] if whole.amount is not None else []
    parts = [
        p("whole.part", name=flat(name), n=p.count(n, whole.unit))
        for name, n in whole.scope.items()
    ]
    text = p.joined("list", sums)
    text += p("whole.parts", parts=p.joined("list", parts)) if parts and text else ""
    return [p("whole.found", whole=text)] if text else []


def _overdue(p: Printer) -> str:
    """Overdue items, or why none can be told."""
    if p.status.as_of is None or not p.status.items:
        return ""
    late = sum(state.days_over is not None for state in p.status.items)
    if late:
        back = sum(s.days_over is not None and s.relapse is not None for s in p.status.items)
        return p("whole.overdue.back" if back else "whole.overdue", n=late, back=back)
    # lasting work is not asked for a deadline
    due = [state for state in p.status.items if state.item.type != "ongoing"]
    undated = sum(state.deadline is None for state in due if state.status not in FINISHED)
    if not undated:
        return p("whole.no_overdue")
    if all(state.deadline is None for state in due):
        return p("whole.no_deadlines")
    return p("whole.some_deadlines", n=undated)


def overview(p: Printer) -> Table | None:
    """One row an item: what was found and put right, how it stands."""
    from perfeval.reports.ledgers.tables import labelled, made

    rows = [row(_row(str(n), state, p)) for n, state in enumerate(p.status.items, 1)]
    money = any(r["cells"].get("found") or r["cells"].get("rectified") for r in rows)
    keys = (
        "no problem unit_name counts counts_done rate found rectified amount_rate deadline status"
    )
    kept = ("no", "problem", "unit_name", "status")
    return made("items", labelled(keys, p), rows, p, kept, money)


def brief(p: Printer) -> Table | None:
    """The same in few columns, for an upright page: done of found, with the rate."""
    from perfeval.reports.ledgers.tables import dashed, labelled, made

    table = overview(p)
    if table is None:
        return None
    rows = []
    for given in table["rows"]:
        cells = dict(given["cells"])
        for key, found, done, rate in (
            ("by_count", "counts", "counts_done", "rate"),
            ("by_amount", "found", "rectified", "amount_rate"),
        ):
            one, two = cells.pop(found, ""), cells.pop(done, "")
            share = cells.pop(rate, "")
            if one or two:
                text = f"{p.stated(two)} / {p.stated(one)}"
                cells[key] = bracketed(text, share, p) if share else text
        rows.append(row(cells))
    lone = dashed(rows, "by_count by_amount", p)
    keys = "no problem unit_name by_count by_amount deadline status"
    kept = ("no", "problem", "unit_name", "status")
    notes = [p("note.none")] if lone else []
    return made("items", labelled(keys, p), rows, p, kept, bool(table["unit"]), notes)


def _row(n: str, state: ItemState, p: Printer) -> dict[str, str]:
    item = state.item
    cells = {
        "no": n, "problem": bare(item.title), "unit_name": p.names(item.units),
        "deadline": p.stated(p.cell_day(state.deadline)), "status": p.word(state.status),
    }  # fmt: skip
    count, amount = state.number, state.amount
    unit = item.found.unit if item.found is not None else ""
    if count is not None and count.found:
        cells["counts"] = p.count(count.found, unit)
        if count.rate is not None:
            done = [p.count(count.done, unit)]
            if count.adjusted:
                done.append(p("progress.adjusted", n=p.count(count.adjusted, unit)))
            cells |= {"counts_done": p.joined("comma", done), "rate": p.rate(count.rate)}
    if amount is not None:
        cells["found"] = p.money(amount.found) if amount.found else ""
        if amount.rate is not None:
            cells |= {"rectified": p.money(amount.done), "amount_rate": p.rate(amount.rate)}
        elif amount.alone:
            cells["rectified"] = p.money(amount.alone)
    return cells
