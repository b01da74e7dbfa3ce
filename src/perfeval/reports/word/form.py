"""An official form as WordprocessingML: one table on real column widths, cells merged both ways."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from perfeval.reports.word.table import BORDERS
from perfeval.reports.word.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.words import Words

    Plain = dict[str, Any]

MARGIN = 36  # twips between a line and the text beside it
HEIGHT = 300  # of a row, at least, in twips
LINES = 20  # a row of more lines than these may be split over pages
SIGN = 180  # width of a Chinese character of the form, in twips
SIZE = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
MARGINS = (
    f'<w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar>'
)


def form_xml(form: Plain, w: Words, width: int) -> str:
    """What stands above the form, the form `width` twips wide with its signatures, its notes."""
    above = []
    if form["subtitle"]:
        above.append(paragraph("TableCaption", run(form["subtitle"])))
    right = "　".join(text for text in (form["code"], form["unit"]) if text)
    if right:
        above.append(paragraph("TableUnit", run(right)))
    below = [paragraph("TableNote", run(note)) for note in form["notes"] or [""]]
    return "".join([*above, _grid(form, w, width), *below])


def edges(columns: Sequence[int], width: int) -> list[int]:
    """Where the columns begin and end; the last edge is the width itself."""
    whole = sum(columns)
    return [0, *(width * reached // whole for reached in accumulate(columns))]


def _grid(form: Plain, w: Words, width: int) -> str:
    at = edges(form["columns"], width)
    sizes = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(at))
    given = [*form["rows"], *_signatures(form["signatures"], w, at)]
    hanging: dict[int, tuple[int, int]] = {}  # first column: columns, rows still to come
    rows = [_row(row, at, hanging, n == 0) for n, row in enumerate(given)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>{BORDERS}'
        f'<w:tblLayout w:type="fixed"/>{MARGINS}</w:tblPr><w:tblGrid>{sizes}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _row(row: Plain, at: list[int], hanging: dict[int, tuple[int, int]], first: bool) -> str:
    """One row; cells that reach down from above stand in it as continued merges.

    The first one, the project's name, comes again on every page.
    """
    found = []
    given = iter(row["cells"])
    empty = paragraph("TableText", "")
    column, tall = 0, False
    while column < len(at) - 1:
        if column in hanging:
            span, left = hanging.pop(column)
            if left > 1:
                hanging[column] = (span, left - 1)
            found.append(_tc(empty, at[column + span] - at[column], span, "<w:vMerge/>"))
        else:
            cell = next(given)
            span = cell["colspan"]
            if cell["rowspan"] > 1:
                hanging[column] = (span, cell["rowspan"] - 1)
            wide = at[column + span] - at[column]
            tall = tall or (cell["rowspan"] == 1 and _lines(cell["text"], wide) > LINES)
            found.append(_cell(cell, wide, row["head"]))
        column += span
    whole = "" if tall else "<w:cantSplit/>"
    high = f'<w:trHeight w:val="{HEIGHT}" w:hRule="atLeast"/>'
    again = "<w:tblHeader/>" if first and not hanging else ""
    return f"<w:tr><w:trPr>{whole}{high}{again}</w:trPr>{''.join(found)}</w:tr>"


def _cell(cell: Plain, wide: int, head: bool) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell["rowspan"] > 1 else ""
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
    return [{"head": False, "cells": cells}]
