"""Tables as WordprocessingML: real column widths, merged names, a repeated header."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from math import ceil
from operator import truediv
from typing import TYPE_CHECKING

from perfeval.reports.tables import Frozen, frozen, thawed
from perfeval.reports.word.cells import (
    BLANK,
    GOING,
    RESTART,
    STRONG,
    Line,
    Style,
    row_xml,
    style_of,
)
from perfeval.reports.word.widths import HALF, HALF_WIDE, MARGIN, Layout, layout
from perfeval.reports.word.xml import ODD, paragraph, run
from perfeval.reports.words import words

if TYPE_CHECKING:
    from perfeval.reports.tables import Table
    from perfeval.reports.word.page import Page
    from perfeval.reports.words import Words

_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = f"<w:tblBorders>{''.join(f'<w:{side} {_LINE}/>' for side in _SIDES)}</w:tblBorders>"
_MARGINS = (
    f'<w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar>'
)
SIGNED = '<w:trHeight w:val="720" w:hRule="atLeast"/>'  # 12.7 mm, to write by hand
# paragraphs between two tables, without which they would be one
_GAP = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'


def table_xml(table: Table, w: Words, page: Page, caption: bool = True) -> str:
    """Caption, unit, the table, its notes; on a landscape page when it needs the width."""
    if table["key"] != "standards":
        return _written(table, w, page, caption)
    # the same in many projects of one set
    return _known(frozen(table), w.lang, page, caption)


@lru_cache(maxsize=8)
def _known(table: Frozen, lang: str, page: Page, caption: bool) -> str:
    return _written(thawed(table), words(lang), page, caption)


def _written(table: Table, w: Words, page: Page, caption: bool) -> str:
    keys = [column["key"] for column in table["columns"]]
    texts = [[*map(row["cells"].get, keys, repeat(""))] for row in table["rows"]]
    _dashes(table, texts, w)
    plan = layout(table, texts, page)
    parts = []
    if caption and table["caption"]:
        parts.append(paragraph("TableCaption", run(table["caption"])))
    if table["unit"]:
        parts.append(paragraph("TableUnit", run(table["unit"])))
    parts.append(_grid(table, texts, plan))
    parts += [paragraph("TableNote", run(w("table.note", text=note))) for note in table["notes"]]
    if not table["notes"]:
        parts.append(paragraph("TableNote", "", _GAP))
    written = "".join(parts)
    return page.end_portrait + written + page.end_landscape if plan.wide else written


def _dashes(table: Table, texts: list[list[str]], w: Words) -> None:
    """A number that there is none of; a table that someone wrote stays as it is."""
    if table["key"] == "prose":
        return
    right = [n for n, column in enumerate(table["columns"]) if column["align"] == "right"]
    for row, cells in zip(table["rows"], texts, strict=True):
        if row["kind"] not in BLANK:
            for n in right:
                cells[n] = cells[n] or w("none")


def _grid(table: Table, texts: list[list[str]], plan: Layout) -> str:
    aligns = [_align(n, table, plan) for n in range(len(plan.widths))]
    odd = any(ODD.search("".join(row)) for row in texts)
    style = style_of(plan.widths, aligns, plan.size, odd)
    if table.get("blank"):
        style = style._replace(height=SIGNED)
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in plan.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{BORDERS}<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{_head(table, style)}"
        f"{''.join(_rows(table, texts, plan, style))}</w:tbl>"
    )


def _align(n: int, table: Table, plan: Layout) -> str:
    """Numbers right, names and short signs in the middle, texts left."""
    align: str = table["columns"][n]["align"]
    if align != "left" or table["key"] == "prose":
        return align
    return "center" if n < table["merge"] or plan.columns[n].fixed else "left"


def _head(table: Table, style: Style) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('TableHead', run(column['label'], after=style.size))}</w:tc>"
        for column, size in zip(table["columns"], style.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _rows(table: Table, texts: list[list[str]], plan: Layout, style: Style) -> list[str]:
    lines = _lines(table, texts, plan)
    half = HALF_WIDE if plan.wide else HALF
    following = [line.kind in STRONG for line in lines[1:]] + [False]
    return [
        row_xml(line, style, keep=keep, split=line.lines > half)
        for line, keep in zip(lines, following, strict=True)
    ]


def _lines(table: Table, texts: list[list[str]], plan: Layout) -> list[Line]:
    """The rows with their merged names; a name is said again when its rows have filled half a
    page, so that no page is without it (programs print a merged cell's text only at its top)."""
    merge, half = table["merge"], HALF_WIDE if plan.wide else HALF
    room = [max(size - 2 * MARGIN, plan.unit) / plan.unit for size in plan.widths]
    above: list[str] = []
    filled = [0] * merge
    found = []
    for at, row in enumerate(table["rows"]):
        cells, plain = texts[at], row["kind"] == "row"
        tall = ceil(max(map(truediv, plan.units[at], room)))
        merges = [""] * len(cells)
        going = plain and bool(above)
        for n in range(merge if plain else 0):
            going = going and cells[n] == above[n] and filled[n] + tall <= half
            merges[n] = GOING if going else RESTART
            filled[n] = filled[n] + tall if going else tall
        spans = [1] * len(cells) if plain else _spans(cells)
        found.append(Line(cells, row["kind"], spans, merges, tall))
        above = cells if plain else []
    return found


def _spans(cells: list[str]) -> list[int]:
    """The label of a subtotal goes on over the empty cells before its numbers."""
    wide = 1
    while cells[0] and wide < len(cells) and not cells[wide]:
        wide += 1
    return [wide, *[0] * (wide - 1), *[1] * (len(cells) - wide)]
