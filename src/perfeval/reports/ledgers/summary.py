"""The summary: items, completion by count and by amount, overdue; by unit, source and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.statuses import NAMES
from perfeval.model.rounding import plain
from perfeval.reports.ledgers.figures import parts
from perfeval.reports.ledgers.tables import dashed, made
from perfeval.reports.tables import Table, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.ledger.records import Group
    from perfeval.reports.ledgers.figures import Printer

MONEY = ("found", "rectified", "unstated", "open_amount", "amount_rate")
MOST = 4  # statuses beside which amounts still fit


def summaries(p: Printer) -> list[Table]:
    """By unit; by source and by category where there are several."""
    status = p.status
    kinds = (
        ("unit", status.by_unit),
        ("source", status.by_source),
        ("category", status.by_category),
    )
    tables = [
        table
        for kind, groups in kinds
        if kind == "unit" or len(groups) > 1
        for table in _tables(kind, groups, p)
    ]
    return [table for table in tables if table is not None]


def _tables(kind: str, groups: Sequence[Group], p: Printer) -> list[Table | None]:
    """One table, or two where its numbers would not fit side by side on a page: items, then money."""
    whole = p.status.whole
    present = [name for name in NAMES if whole.by_status.get(name)]
    money = bool(whole.amount.found or whole.amount.alone)
    rows = [row(_cells(group, group.name or p("nobody"), present, p)) for group in groups]
    if len(groups) > 1:
        rows.append(row(_cells(whole, p("total"), present, p), "total"))
    dashed(rows, "counts counts_done counts_adjusted", p)
    columns = [("name", p(f"name.{kind}")), ("items", p("items"))]
    columns += [(f"n.{name}", p.word(name)) for name in present]
    columns += [(key, p(key)) for key in ("items_rate", "counts", "counts_done", "counts_adjusted")]
    sums = [(key, p(key)) for key in MONEY] if money else []
    rest = [(key, p(key)) for key in ("rules", "people")]
    if money and len(present) > MOST:
        keep, notes = ("name", "found"), [*_money_notes(kind, p), *_rounding(groups, p)]
        return [
            made(
                kind, [*columns, *rest], rows, p, ("name", "items", "items_rate"), False,
                _notes(kind, False, p),
            ),
            made(f"{kind}_money", [columns[0], *sums], rows, p, keep, True, notes),
        ]  # fmt: skip
    columns += [*sums, *rest]
    notes = _notes(kind, money, p)
    notes += _rounding(groups, p) if money else []
    return [made(kind, columns, rows, p, ("name", "items", "items_rate"), money, notes)]


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
    return p.joined("list", found) or (p("not_stated") if group.counts and which == "done" else "")


def _notes(kind: str, money: bool, p: Printer) -> list[str]:
    if kind != "unit":
        return []  # they stand below the first table
    notes = [p("note.items_rate"), p("note.first") if _shared(p) else ""]
    return [*notes, *(_money_notes(kind, p) if money else [])]


def _money_notes(kind: str, p: Printer) -> list[str]:
    if kind != "unit":
        return []
    amount, notes = p.status.whole.amount, [p("note.rate")]
    if amount.alone:
        notes.append(p("note.alone", n=p.amount(amount.alone)))
    if amount.over:
        notes.append(p("note.over", n=p.amount(amount.over)))
    return notes


def _rounding(groups: Sequence[Group], p: Printer) -> list[str]:
    """That amounts are cut, and by how much the parts as printed miss the totals as printed."""
    whole = p.status.whole.amount
    every = (v for one in (*(g.amount for g in groups), whole) for v in (*parts(one), one.open))
    if not p.cut(every):
        return []
    columns = (
        ("found", [g.amount.found for g in groups], whole.found),
        ("rectified", [g.amount.done for g in groups if g.amount.rate is not None], whole.done),
        ("unstated", [g.amount.unstated for g in groups], whole.unstated),
        ("open_amount", [g.amount.open for g in groups if g.amount.rate is not None], whole.open),
    )
    missed = [
        p("note.off", column=p(key), n=plain(off, 6))
        for key, values, total in columns
        if len(groups) > 1 and (off := p.off(values, total))
    ]
    said = p("note.rounded")
    return [said + p("note.offs", parts=p.joined("list", missed)) if missed else said]


def _shared(p: Printer) -> bool:
    return len(p.status.by_unit) > 1 and any(len(state.item.units) > 1 for state in p.status.items)
