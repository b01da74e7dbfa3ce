"""An official form as Markdown: the same cells in the same order, as plain tables."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.escape import cell, inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.words import Words

    Plain = dict[str, Any]


class _Placed(NamedTuple):
    """A cell with its first column in the form's grid."""

    column: int
    text: str


def form_tables(form: Plain, w: Words) -> str:
    """Subtitle, code and unit; one table for each part of the form; signatures, notes.

    Markdown knows no merged cells: a text over several rows stands in the first of them, a text
    over several columns in the first of those that its part of the form has.
    """
    above = [inline(form[key]) for key in ("subtitle", "code", "unit") if form[key]]
    rows = zip(form["rows"], placed(form["rows"]), strict=True)
    tables = [
        _table([cells for _, cells in part])
        for _, part in groupby(rows, lambda row: row[0]["part"])
    ]
    signed = [inline(s["label"]) + w("colon") + inline(s["value"]) for s in form["signatures"]]
    signature = ["　　".join(signed)] if signed else []
    return "\n\n".join([*above, *tables, *signature, *(inline(note) for note in form["notes"])])


def placed(rows: Sequence[Plain]) -> list[list[_Placed]]:
    """The cells that begin in each row, with the columns in which they begin."""
    found = []
    hanging: dict[int, tuple[int, int]] = {}  # first column: columns, rows still to come
    for row in rows:
        going = hanging
        hanging = {c: (span, left - 1) for c, (span, left) in going.items() if left > 1}
        column, cells = 0, []
        for one in row["cells"]:
            while column in going:
                column += going[column][0]
            cells.append(_Placed(column, one["text"]))
            if one["rowspan"] > 1:
                hanging[column] = (one["colspan"], one["rowspan"] - 1)
            column += one["colspan"]
        found.append(cells)
    return found


def _table(rows: Sequence[Sequence[_Placed]]) -> str:
    """The rows of a part under its first one, in the columns in which any of its cells begins."""
    columns = sorted({one.column for row in rows for one in row})
    lines = []
    for row in rows:
        texts = {one.column: cell(one.text.strip("　")) for one in row}
        lines.append("| " + " | ".join(texts.get(column, "") for column in columns) + " |")
    lines.insert(1, "| " + " | ".join("---" for _ in columns) + " |")
    return "\n".join(lines)
