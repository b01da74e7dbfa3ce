"""Tables of the papers, labelled from their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.tables import Row, Table, column, filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.ledgers.figures import Printer

NUMBERS = frozenset((
    "no", "count", "found", "done", "adjusted", "rate", "rectified", "amount_rate", "rules",
    "people", "over", "done_day", "items", "items_rate", "open_amount", "unstated",
))  # fmt: skip

PROSE = frozenset(("measure", "remaining"))  # what the table is read for gets the room
WIDE = 4


def made(
    key: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row], p: Printer,
    keep: Sequence[str] = (), money: bool = False, notes: Sequence[str] = (), merge: int = 0,
) -> Table | None:  # fmt: skip
    """A table, or None without rows; columns are (key, label), numbers to the right. Those in
    which no row says anything stand only where they are in `keep`."""
    if not rows:
        return None
    every = [column(k, label, "right" if _numeric(k) else "left") for k, label in columns]
    every = [{**one, "weight": WIDE} if one["key"] in PROSE else one for one in every]  # type: ignore[dict-item]
    return {
        "key": f"ledger_{key}", "caption": p(f"table.{key}"), "columns": filled(every, rows, keep),
        "rows": list(rows), "unit": p("unit", unit=p.ledger.unit) if money else "",
        "notes": [note for note in notes if note], "merge": merge,
    }  # fmt: skip


def dashed(rows: Sequence[Row], keys: str, p: Printer) -> bool:
    """Columns that some rows fill show a dash in the others, as the writers show in those of numbers;
    whether any was set."""
    found = False
    for key in keys.split():
        if any(r["cells"].get(key) for r in rows):
            for one in rows:
                found = found or not one["cells"].get(key)
                one["cells"][key] = one["cells"].get(key) or p("none")
    return found


def labelled(keys: str, p: Printer) -> list[tuple[str, str]]:
    """Columns by key, labelled by the words of the same key."""
    return [(key, p(key)) for key in keys.split()]


def _numeric(key: str) -> bool:
    return key in NUMBERS or key.startswith("n.")
