"""Rows of a sheet made high enough for the texts that were put into them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfeval.reports.filling.references import corners
from perfeval.reports.filling.sheet import S

if TYPE_CHECKING:
    from perfeval.reports.filling.sheet import Sheet
    from perfeval.reports.filling.styles import Formats

USUAL_WIDTH, USUAL_HEIGHT = 8.43, 15.0  # of a column in characters, of a row in points
HIGHEST = 409.0  # points of a row
LINE = 1.25  # of the font's size
_DIGIT = 11  # points of the font in which the width of a column is counted


def fit(sheet: Sheet, formats: Formats, texts: dict[tuple[int, int], str]) -> None:
    """Grows the rows of wrapped texts that would be clipped; a row that spreadsheets fit by
    themselves on opening is left to them. `texts` are by row and column."""
    widths = _widths(sheet)
    merged = {}
    for one in sheet.root.iter(S + "mergeCell"):
        top, left, bottom, right = corners(one.get("ref", "").replace("$", ""))
        merged[top, left] = (bottom, right)
    rows = {int(row.get("r", "0")): row for row in sheet.root.iter(S + "row")}
    usual = sheet.root.find(S + "sheetFormatPr")
    default = _number(usual.get("defaultRowHeight") if usual is not None else None, USUAL_HEIGHT)
    for (at, column), text in sorted(texts.items()):
        cell = sheet.cell(at, column)
        wraps, size = formats.wrapped(cell)
        bottom, right = merged.get((at, column), (at, column))
        if not wraps or at not in rows:
            continue
        if (at, column) not in merged and rows[at].get("ht") is None:
            continue
        room = sum(widths.get(one, USUAL_WIDTH) for one in range(column, right + 1))
        needed = _lines(text, room * _DIGIT / size) * size * LINE
        own = [rows[n].get("ht") if n in rows else None for n in range(at, bottom + 1)]
        have = sum(_number(height, default) for height in own)
        if needed > have and bottom in rows:
            last = _number(rows[bottom].get("ht"), default)
            rows[bottom].set("ht", f"{min(last + needed - have, HIGHEST):.1f}")
            rows[bottom].set("customHeight", "1")


def _widths(sheet: Sheet) -> dict[int, float]:
    found: dict[int, float] = {}
    for col in sheet.root.iter(S + "col"):
        low, high = int(col.get("min", "1")), int(col.get("max", "1"))
        width = _number(col.get("width"), USUAL_WIDTH)
        found.update(dict.fromkeys(range(low, min(high, low + 500) + 1), width))
    return found


def _lines(text: str, room: float) -> int:
    """Lines that a text takes; a Chinese character is as wide as two digits."""
    room = max(room - 1, 2)
    count = 0
    for line in text.split("\n"):
        wide = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
        count += max(1, -int(-wide // room))
    return count


def _number(text: str | None, usual: float) -> float:
    return float(text) if text and re.fullmatch(r"\d{1,5}(?:\.\d+)?", text) else usual
