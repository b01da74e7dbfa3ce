"""The summary: items, completion by count and by amount, overdue; by unit, source and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.statuses import NAMES
from perfeval.model.rounding import plain, rounded
from perfeval.reports.ledgers.tables import made
from perfeval.reports.tables import Row, Table, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.ledger.records import Group
    from perfeval.reports.ledgers.figures import Printer


def summaries(p: Printer) -> list[Table]:
    """By unit; by source and by category where there are several."""
    status = p.status
    kinds = (
        ("unit", status.by_unit),
        ("source", status.by_source),
        ("category", status.by_category),
    )
    tables = [
        _table(kind, groups, p) for kind, groups in kinds if kind == "unit" or len(groups) > 1
    ]
    return [table for table in tables if table is not None]


def _table(kind: str, groups: Sequence[Group], p: Printer) -> Table | None:
    whole = p.status.whole
    present = [name for name in NAMES if whole.by_status.get(name)]
    money = bool(whole.amount.found or whole.amount.alone)
    rows = [row(_cells(group, group.name or p("nobody"), present, p)) for group in groups]
    if len(groups) > 1:
        rows.append(row(_cells(whole, p("total"), present, p), "total"))
    columns = [("name", p(f"name.{kind}")), ("items", p("items"))]
    columns += [(f"n.{name}", p.word(name)) for name in present]
    columns += [(key, p(key)) for key in ("items_rate", "counts", "counts_done", "counts_adjusted")]
    if money:
        columns += [
            (key, p(key))
            for key in ("found", "rectified", "unstated", "open_amount", "amount_rate")
        ]
    columns += [(key, p(key)) for key in ("rules", "people")]
    return made(
        kind, columns, rows, p, ("name", "items", "items_rate"), money, _notes(kind, rows, money, p)
    )  # fmt: skip


def _cells(group: Group, name: str, present: Sequence[str], p: Printer) -> dict[str, str]:
    amount = group.amount
    cells = {
        "name": name, "items": str(group.items), "items_rate": p.rate(group.rate),
        "counts": _counted(group, "found", p), "counts_done": _counted(group, "done", p), "counts_adjusted": _counted(group, "adjusted", p),
        "rules": plain(group.rules, 4) if group.rules else "",
        "people": plain(group.people, 4) if group.people else "",
    }  # fmt: skip
    cells |= {f"n.{status}": str(group.by_status.get(status, 0)) for status in present}
    if amount.found:
        cells |= {
            "found": p.money(amount.found), "amount_rate": p.rate(amount.rate),
            "rectified": "" if amount.rate is None else p.money(amount.done),
            "open_amount": "" if amount.rate is None else p.money(amount.open),
        }  # fmt: skip
    if amount.unstated:
        cells["unstated"] = p.money(amount.unstated)
    return cells


def _counted(group: Group, which: str, p: Printer) -> str:
    """Things of different kinds are not added up: each kind for itself."""
    found = []
    if which == "adjusted" and not any(tally.adjusted for tally in group.counts.values()):
        return ""
    for unit, tally in group.counts.items():
        value: Fraction = getattr(tally, which)
        if tally.found and (which == "found" or tally.unstated != tally.found):
            found.append(p.count(value, unit))
    # found, and nothing of it is stated
    return p.joined("list", found) or (p("none") if group.counts and which == "done" else "")


def _notes(kind: str, rows: Sequence[Row], money: bool, p: Printer) -> list[str]:
    if kind != "unit":
        return []  # they stand below the first table
    amount = p.status.whole.amount
    notes = [p("note.items_rate"), p("note.first") if _shared(p) else ""]
    if money:
        notes.append(p("note.rate"))
    if amount.alone:
        notes.append(p("note.alone", n=p.amount(amount.alone)))
    if amount.over:
        notes.append(p("note.over", n=p.amount(amount.over)))
    if money and not _foots(p):
        notes.append(p("note.rounded"))
    return notes


def _shared(p: Printer) -> bool:
    return len(p.status.by_unit) > 1 and any(len(state.item.units) > 1 for state in p.status.items)


def _foots(p: Printer) -> bool:
    """Whether every amount prints exactly, so that whatever is summed foots."""
    scale = p.factor
    every = (value for state in p.status.items if state.amount for value in state.amount)
    return all(rounded(value / scale, p.digits) == value / scale for value in every)
