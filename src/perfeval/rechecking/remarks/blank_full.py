"""PE725: full marks with nothing to measure them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

BLANK = frozenset(("", "—", "-", "/", "－"))


def check(look: Look) -> Iterator[Finding]:
    """Blank target or actual in a form that has these columns."""
    columns = any(cell in row.cells for row in look.rows for cell in ("target", "actual"))
    if look.form is None:
        columns = look.printed and any(s.line.target or s.line.actual for s in look.items)
    if not columns:
        return
    bare = [
        s.line
        for s in look.items
        if (s.row is not None or look.form is None) and s.line.weight and s.line.reported == s.line.weight
        and (s.line.actual.strip() in BLANK or s.line.target.strip() in BLANK)
    ]  # fmt: skip
    if bare:
        yield of_many("PE725", bare, "actual", "target", "reported")
