"""Rows and cells of a table as WordprocessingML."""

from __future__ import annotations

from typing import NamedTuple

from perfeval.reports.word.widths import SIZES
from perfeval.reports.word.xml import run

STRONG = ("subtotal", "sum", "total")
BLANK = (*STRONG, "step")  # kinds of rows that may lack a number
GOING, RESTART = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
_SHADES = {
    kind: f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    for kind, fill in (("subtotal", "F2F2F2"), ("sum", "F2F2F2"), ("total", "E7E6E6"))
}
_BODY = '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>'
_TEXT = '<w:t xml:space="preserve">'
_SHUT = "</w:t></w:r></w:p></w:tc>"


class Style(NamedTuple):
    """What the cells of a table share: `size` of smaller letters as a property, `head` of a run.
    Texts that are not `odd` stand in a run as they are, behind the `opened` cell of their column;
    `empty` are cells without text; `height` is the least height of a row as a property."""

    widths: list[int]
    aligns: list[str]
    size: str
    head: str
    odd: bool
    opened: list[str]
    empty: list[str]
    height: str = ""


class Line(NamedTuple):
    """A row about to be written: `spans` counts the columns of each cell, 0 for those inside a
    span; `merges` are the marks of merged names; `lines` is about its height."""

    texts: list[str]
    kind: str
    spans: list[int]
    merges: list[str]
    lines: int


def style_of(widths: list[int], aligns: list[str], size: int, odd: bool) -> Style:
    """The style of a table with letters of `size` half points."""
    small = "" if size == SIZES[0][0] else f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    head = f"<w:rPr>{small}</w:rPr>" if small else ""
    starts = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_BODY}<w:jc w:val="{align}"/></w:pPr>'
        for width, align in zip(widths, aligns, strict=True)
    ]
    opened = [f"{start}<w:r>{head}{_TEXT}" for start in starts]
    return Style(widths, aligns, small, head, odd, opened, [f"{s}</w:p></w:tc>" for s in starts])


def row_xml(line: Line, style: Style, keep: bool, split: bool) -> str:
    """A row; `keep` keeps it with the next one, `split` lets it run over pages."""
    strong = line.kind in STRONG
    plain = line.kind == "row" and not keep and not style.odd
    shade = _SHADES.get(line.kind, "")
    start = f"{_BODY}<w:keepNext/>" if keep else _BODY
    cells = []
    for n, text in enumerate(line.texts):
        if plain and not line.merges[n]:
            cells.append(f"{style.opened[n]}{text}{_SHUT}" if text else style.empty[n])
            continue
        span, merge, size, align = line.spans[n], line.merges[n], style.widths[n], style.aligns[n]
        if not span:
            continue
        spanned = ""
        if span > 1:
            size = sum(style.widths[n : n + span])
            spanned, align = f'<w:gridSpan w:val="{span}"/>', "center"
        if not text or merge == GOING:
            inside = ""
        elif strong or style.odd:
            inside = run(text, strong, after=style.size)
        else:
            inside = f"<w:r>{style.head}{_TEXT}{text}</w:t></w:r>"
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{spanned}{merge}{shade}{start}'
            f'<w:jc w:val="{align}"/></w:pPr>{inside}</w:p></w:tc>'
        )
    inner = style.height if split else f"<w:cantSplit/>{style.height}"
    held = f"<w:trPr>{inner}</w:trPr>" if inner else ""
    return f"<w:tr>{held}{''.join(cells)}</w:tr>"
