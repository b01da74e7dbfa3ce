"""The indicators of a form: merged names of levels 1 and 2, the closing rows, the total."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.forms.cells import Entry, entries
from perfeval.reports.forms.grid import WHOLE, Cell, Line, beside, label, line
from perfeval.reports.forms.saying import said
from perfeval.reports.score_table import is_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.forms.frame import Frame
    from perfeval.reports.forms.profile import IndicatorBlock
    from perfeval.reports.tables import Row
    from perfeval.reports.words import Words

LEVELS = 3
POINTS = ("weight", "score")
TARGET = ("operator", "value", "unit")
ONCE = ("weight", "score", "reason", "completion")  # of a leaf, not of its items


def lines(frame: Frame, block: IndicatorBlock) -> list[Line]:
    """Head and leaves beside the block's label; below them steps and total over the full width."""
    words, table = frame.words, frame.parts["indicators"]
    rows = table["rows"] if table is not None else []
    own = [row["cells"] for row in rows if row["kind"] == "row"]
    leaves = zip(_leaves(frame), own, strict=True)
    found = [entry for leaf, cells in leaves for entry in entries(frame.card, leaf, cells, words)]
    widths = level_widths(block.levels, max((len(e.path) for e in found), default=1))
    body = [*_head(words, block, widths), *_rows(found, words, block, widths)]
    if block.side:
        side = said(block.label, words, weight=_points(frame))
        body = beside(side, block.side, body)
    return body + _closing(frame, block, [row for row in rows if row["kind"] != "row"])


def _leaves(frame: Frame) -> list[LeafScore]:
    """The leaves of the form's table of indicators, in its order."""
    return [
        leaf for leaf in frame.card.leaves if leaf is not frame.execution and not is_statement(leaf)
    ]


def _points(frame: Frame) -> str:
    """What the indicators weigh without the execution rate above them."""
    card, execution = frame.card, frame.execution
    if not card.indicator_set.scored or card.max is None:
        return ""
    own = execution.weight if execution is not None else None
    return frame.words("form.points", weight=figures.short(card.max - (own or Fraction(0))))


def level_widths(given: tuple[int, int, int], depth: int) -> list[int]:
    """The widths of as many levels as there are, three at most; together always the same."""
    if depth >= LEVELS:
        return list(given)
    return [given[0], given[1] + given[2]] if depth == LEVELS - 1 else [sum(given)]


def _head(words: Words, block: IndicatorBlock, widths: Sequence[int]) -> list[Line]:
    names = [label(words(f"col.level{n}"), width) for n, width in enumerate(widths, 1)]
    labels = [label(said(c.label, words), c.width) for c in block.columns]
    if block.over is None:
        return [line(*names, *labels, head=True)]
    levels, target = (said(text, words) for text in block.over)
    split = [c.field in TARGET for c in block.columns]
    wide = sum(c.width for c, inside in zip(block.columns, split, strict=True) if inside)
    first, placed = [label(levels, sum(widths))], False
    for cell, inside in zip(labels, split, strict=True):
        if not inside:
            first.append(cell._replace(rows=2))
        elif not placed:
            first.append(label(target, wide))
            placed = True
    second = [cell for cell, inside in zip(labels, split, strict=True) if inside]
    return [line(*first, head=True), line(*names, *second, head=True)]


def spread(path: tuple[str, ...], widths: Sequence[int]) -> list[tuple[str, int]]:
    """Names and widths for one path: a short one ends in a wide cell, a long one is joined."""
    last = len(widths) - 1
    if len(path) > len(widths):
        path = (*path[:last], "–".join(path[last:]))
    inner, final = path[:-1], path[-1]
    cells = [(name, widths[n]) for n, name in enumerate(inner)]
    return [*cells, (final, sum(widths[len(inner) :]))]


def _rows(
    found: Sequence[Entry], words: Words, block: IndicatorBlock, widths: Sequence[int]
) -> list[Line]:
    paths = [entry.path for entry in found]
    rows = []
    for at, entry in enumerate(found):
        named = spread(entry.path, widths)
        points = _behind(entry.texts["weight"], words) if block.name_points and entry.rows else ""
        cells = []
        for n, (name, width) in enumerate(named[:-1]):
            start = entry.path[: n + 1]
            if not at or not _below(paths[at - 1], start):
                high = _run(paths, at, start)
                if n == len(named) - 2 and 1 < entry.rows == high:
                    name, points = name + points, ""
                cells.append(Cell(name, width, high, "center", True))
        name, width = named[-1]
        cells.append(Cell(name + points, width))
        for c in block.columns:
            once = c.field in ONCE
            if once and not entry.rows:
                continue
            ref = {**entry.ref, "of": "leaf"} if once else entry.ref
            text, high = entry.texts.get(c.field, ""), entry.rows if once else 1
            cells.append(Cell(text, c.width, high, c.align, False, {**ref, "field": c.field}))
        rows.append(line(*cells))
    return rows


def _behind(weight: str, words: Words) -> str:
    """Points in brackets, where there are any."""
    return words("form.points", weight=weight) if weight and weight != words("none") else ""


def _below(path: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return path[: len(start)] == start and len(path) > len(start)


def _run(paths: Sequence[tuple[str, ...]], at: int, start: tuple[str, ...]) -> int:
    """How many rows from here on stand below one branch."""
    n = at
    while n < len(paths) and _below(paths[n], start):
        n += 1
    return n - at


def _closing(frame: Frame, block: IndicatorBlock, rows: Sequence[Row]) -> list[Line]:
    """Steps between the sum and the total, then the total, whose columns foot with all above."""
    points = [n for n, c in enumerate(block.columns) if c.field in POINTS]
    if not rows or not points:
        return []
    card, words = frame.card, frame.words
    tail = block.columns[points[0] :]
    wide = WHOLE - sum(c.width for c in tail)
    total = words("row.total_score") if len(rows) > 1 else said(block.total, words)
    found = []
    for row in rows:
        whole, texts = row["kind"] == "total", row["cells"]
        name = total if whole else texts["level1"]
        if block.name_points:
            name += _behind(texts.get("weight", ""), words)
        cells = [Cell(name, wide, 1, "center", True)]
        for c in tail:
            text = texts.get(c.field, "")
            if whole and block.grade and c.field == "reason" and card.grade:
                text = words("form.grade", grade=card.grade)
            ref = {"of": "total", "field": c.field} if whole and c.field in POINTS else None
            cells.append(Cell(text, c.width, 1, c.align, False, ref))
        found.append(line(*cells))
    return found
