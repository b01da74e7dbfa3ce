"""An official form, a grid of merged cells, as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.form_sheet import (
    LANDSCAPE,
    UPRIGHT,
    broken,
    merged,
    placed_cells,
    song,
    titles,
)
from perfeval.reports.excel.heights import height
from perfeval.reports.papers.excel_numbers import printed
from perfeval.reports.papers.excel_page import TALLEST

if TYPE_CHECKING:
    from perfeval.reports.papers.excel_page import Page

    Plain = dict[str, Any]

ROOM = "________"  # to sign


def widths_of(form: Plain) -> list[int]:
    """The form's own widths over a page, in characters."""
    total, whole = LANDSCAPE if form["wide"] else UPRIGHT, sum(form["columns"])
    return [max(2, total * width // whole) for width in form["columns"]]


def write_form(page: Page, form: Plain) -> None:
    """Titles, cells, notes, signatures, below what the page has."""
    last = len(form["columns"]) - 1
    page.row = titles(page.sheet, form, last, page.row)
    first = page.row
    again = [first + n for n, row in enumerate(form["rows"]) if row["again"]]
    _cells(page, form["rows"], first)
    page.row = first + len(form["rows"])
    if again:
        page.freeze(again[0], again[-1])
    wide = sum(page.widths[: last + 1])
    for note in form["notes"]:
        merged(page.sheet, page.row, 0, page.row, last, note, {"text_wrap": True, "font_size": 9})
        page.sheet.page.set_row(page.row, height(note, wide, 9))
        page.row += 1
    signed = "    ".join(
        f"{s['label']}{page.w('colon')}{s['value'] or ROOM}" for s in form["signatures"]
    )
    if signed:
        page.row += 1
        merged(page.sheet, page.row, 0, page.row, last, signed, {"font_size": 11})
        page.row += 1


def _cells(page: Page, rows: list[Plain], first: int) -> None:
    heights = [16.0] * len(rows)
    spanning = []
    for y, x, one in placed_cells(rows):
        right, below = x + one["colspan"] - 1, y + one["rowspan"] - 1
        wide = sum(page.widths[x : right + 1])
        text = broken(one["text"], wide) if one["head"] else one["text"]
        need = height(text, wide, 10)
        if one["rowspan"] == 1:
            heights[y] = max(heights[y], need)
        else:
            spanning.append((y, below, need))
        look: Plain = {
            "border": 1, "text_wrap": True, "align": one["align"], "font_name": song(page.book),
            **({"bold": True} if one["head"] and rows[y]["head"] else {}),
        }  # fmt: skip
        _cell(page, (first + y, x, first + below, right), text, not one["head"], look)
    for y, below, need in sorted(spanning):
        short = need - sum(heights[y : below + 1])
        for n in range(y, below + 1) if short > 0 else ():
            heights[n] += short / (below + 1 - y)
    for n, high in enumerate(heights):
        page.sheet.page.set_row(first + n, min(high, TALLEST))


def _cell(
    page: Page, place: tuple[int, int, int, int], text: str, value: bool, look: Plain
) -> None:
    """A cell over its rows and columns; what is no printed label may be a number."""
    y, x, below, right = place
    found = printed(text) if value else None
    if found is None:
        merged(page.sheet, y, x, below, right, text, look)
        return
    look = {**look, "num_format": found.format}
    if below > y or right > x:
        page.sheet.page.merge_range(y, x, below, right, "", page.book.format(**look))
    page.sheet.fixed(y, x, found.value, **look)
