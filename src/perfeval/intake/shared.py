"""One weight or score for several indicators: it is the branch's, or it can't be divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.misfits import misfit
from perfeval.model.finding import Span

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.model.form import Row, Value


def settle_shared(fields: Fields) -> None:
    """Takes cells that are merged over several indicators from them.

    Over exactly the rows of a branch it is the branch's own (`weight1` of level 1); otherwise it
    is named with its range and not read.
    """
    for key in ("weight", "score", "review"):
        places: dict[tuple[str, Span], list[int]] = {}
        for n, row in enumerate(fields.rows):
            value = row.cells.get(key)
            if value is not None and value.text:
                places.setdefault((value.span.sheet, value.span), []).append(n)
        for found in places.values():
            if len(found) > 1:
                _settle(fields, key, found)


def _settle(fields: Fields, key: str, found: list[int]) -> None:
    rows = fields.rows
    value = rows[found[0]].cells[key]
    level = 0 if key == "review" else _branch(rows, found)
    for n in found:
        cells = {k: v for k, v in rows[n].cells.items() if k != key}
        if level:
            cells.setdefault(f"{key}{level}", value)
        rows[n] = rows[n]._replace(cells=cells)
    if not level:
        last = rows[found[-1]].name.span.line
        until = Span(value.span.file, last, value.span.column)
        ranged = value._replace(text=f"{value.text}（{_range(value.span, until)}）")
        fields.findings.append(misfit(ranged, key, fields.columns))


def _branch(rows: list[Row], found: list[int]) -> int:
    """The level, from 1, of the branch that has exactly these rows; 0 when none has."""
    levels = rows[found[0]].levels
    for depth in range(len(levels), 0, -1):
        prefix = _path(levels[:depth])
        same = [n for n, row in enumerate(rows) if _path(row.levels[:depth]) == prefix]
        if same == found:
            return depth
    return 0


def _path(levels: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(v.text for v in levels)


def _range(first: Span, last: Span) -> str:
    if first.sheet[:1] in ("#", ""):
        return f"{first.line}–{last.line}"
    return f"{first.cell}:{last.cell}"
