"""An official form as WordprocessingML: one table on real column widths, cells merged both ways."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.word.page import GAP
from perfeval.reports.word.table import BORDERS
from perfeval.reports.word.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.words import Words

    Plain = dict[str, Any]

MARGIN = 36  # twips between a line and the text beside it
HEIGHT = 276  # of a row, at least, in twips
LINES = 20  # a row of more lines than these may be split over pages
SIGN = 180  # width of a Chinese character of the form, in twips
SIZE = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
# lines closer than at a table: a form and its notes are one page where they can be
SUBTITLE = '<w:spacing w:before="0" w:after="40" w:line="320" w:lineRule="exact"/>'
NOTE = '<w:spacing w:before="20" w:after="0" w:line="250" w:lineRule="exact"/>'
MARGINS = (
    f'<w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar>'
)


def form_xml(form: Plain, w: Words, width: int) -> str:
    """What stands above the form, the form `width` twips wide with its signatures, its notes."""
    above = []
    if form["subtitle"]:
        above.append(paragraph("TableCaption", run(form["subtitle"]), SUBTITLE))
    right = "　".join(text for text in (form["code"], form["unit"]) if text)
    if right:
        above.append(paragraph("TableUnit", run(right)))
    notes = form["notes"] or [""]
    below = [paragraph("TableNote", run(note, properties=SIZE), NOTE) for note in notes]
    return "".join([*above, _grid(form, w, width), *below])


def edges(columns: Sequence[int], width: int) -> list[int]:
    """Where the columns begin and end; the last edge is the width itself."""
    whole = sum(columns)
    return [0, *(width * reached // whole for reached in accumulate(columns))]


def _grid(form: Plain, w: Words, width: int) -> str:
    """The form as tables that touch: the indicators have one of their own, whose head comes again
    on every page; no table but the last draws a line below itself."""
    at = edges(form["columns"], width)
    own = {row["part"] for row in form["rows"] if row["again"]}
    inside = [n for n, row in enumerate(form["rows"]) if row["part"] in own]
    start, end = (inside[0], inside[-1] + 1) if inside else (0, len(form["rows"]))
    rows = [*form["rows"], *_signatures(form["signatures"], w, at)]
    parts = [part for part in (rows[:start], rows[start:end], rows[end:]) if part]
    return GAP.join(_table(part, at, n == 0, part is parts[-1]) for n, part in enumerate(parts))


def _table(rows: list[Plain], at: list[int], first: bool, last: bool) -> str:
    """One of the tables; the first row of the first one, the project's name, comes again too."""
    heads = sum(row["again"] for row in rows)
    rows = _parted(rows, heads) if heads else rows
    sizes = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(at))
    lines = (
        BORDERS if last else BORDERS.replace('<w:bottom w:val="single"', '<w:bottom w:val="nil"')
    )
    hanging: dict[int, Hanging] = {}
    written = [_row(row, at, hanging, n < (heads or first)) for n, row in enumerate(rows)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{at[-1]}" w:type="dxa"/><w:jc w:val="center"/>{lines}'
        f'<w:tblLayout w:type="fixed"/>{MARGINS}</w:tblPr><w:tblGrid>{sizes}</w:tblGrid>'
        f"{''.join(written)}</w:tbl>"
    )


def _parted(rows: list[Plain], heads: int) -> list[Plain]:
    """The label beside head and rows in two cells without a line between: a cell that reaches out
    of the head would keep programs from repeating it."""
    side, *others = rows[0]["cells"]
    if side["rowspan"] <= heads:
        return rows
    above = {**side, "text": "", "rowspan": heads, "open": "bottom"}
    below = {**side, "rowspan": side["rowspan"] - heads, "open": "top"}
    first = {**rows[0], "cells": [above, *others]}
    under = {**rows[heads], "cells": [below, *rows[heads]["cells"]]}
    return [first, *rows[1:heads], under, *rows[heads + 1 :]]


class Hanging(NamedTuple):
    """A cell that reaches down: its columns, rows still to come, the side without a line."""

    span: int
    left: int
    open: str


def _row(row: Plain, at: list[int], hanging: dict[int, Hanging], again: bool) -> str:
    """One row; cells that reach down from above stand in it as continued merges."""
    found = []
    given = iter(row["cells"])
    empty = paragraph("TableText", "")
    column, tall = 0, False
    while column < len(at) - 1:
        if column in hanging:
            above = hanging.pop(column)
            span = above.span
            if above.left > 1:
                hanging[column] = above._replace(left=above.left - 1)
            wide = at[column + span] - at[column]
            found.append(_tc(empty, wide, span, "<w:vMerge/>" + _opened(above.open)))
        else:
            cell = next(given)
            span = cell["colspan"]
            if cell["rowspan"] > 1:
                hanging[column] = Hanging(span, cell["rowspan"] - 1, cell.get("open", ""))
            wide = at[column + span] - at[column]
            tall = tall or (cell["rowspan"] == 1 and _lines(cell["text"], wide) > LINES)
            found.append(_cell(cell, wide, row["head"]))
        column += span
    whole = "" if tall else "<w:cantSplit/>"
    high = f'<w:trHeight w:val="{HEIGHT}" w:hRule="atLeast"/>'
    # all rows of a head are marked, also those above one that a cell reaches into
    repeated = "<w:tblHeader/>" if again and (row["again"] or not hanging) else ""
    return f"<w:tr><w:trPr>{whole}{high}{repeated}</w:trPr>{''.join(found)}</w:tr>"


def _opened(side: str) -> str:
    return f'<w:tcBorders><w:{side} w:val="nil"/></w:tcBorders>' if side else ""


def _cell(cell: Plain, wide: int, head: bool) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell["rowspan"] > 1 else ""
    merge += _opened(cell.get("open", ""))
    style = "TableHead" if cell["head"] else "TableText"
    # a label keeps with the next row only where it heads columns
    loose = "" if head or not cell["head"] else '<w:keepNext w:val="0"/>'
    text = cell["text"].lstrip("　")
    inset = len(cell["text"]) - len(text)
    left = f'<w:ind w:left="{inset * SIGN}"/>' if inset else ""
    properties = f'{loose}{left}<w:jc w:val="{cell["align"]}"/>'
    written = paragraph(style, run(text, properties=SIZE), properties)
    return _tc(written, wide, cell["colspan"], merge)


def _tc(text: str, wide: int, span: int, merge: str) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{over}{merge}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{text}</w:tc>"
    )


def _lines(text: str, wide: int) -> int:
    """About how many lines a text takes."""
    if len(text) <= LINES:
        return 1
    signs = max((wide - 2 * MARGIN) // SIGN, 1)
    return sum(1 + len(line) // signs for line in text.splitlines())


def _signatures(given: Sequence[Plain], w: Words, at: Sequence[int]) -> list[Plain]:
    """The last row: places to sign, about as wide as each other."""
    if not given:
        return []
    ends = []
    for n in range(1, len(given)):
        half = at[-1] * n // len(given)
        ends.append(min(range(1, len(at) - 1), key=lambda edge: abs(at[edge] - half)))
    cells = [
        {
            "text": one["label"] + w("colon") + one["value"], "colspan": end - start, "rowspan": 1,
            "align": "left", "head": False,
        }
        for one, start, end in zip(given, [0, *ends], [*ends, len(at) - 1], strict=True)
    ]  # fmt: skip
    return [{"head": False, "again": False, "cells": cells}]
