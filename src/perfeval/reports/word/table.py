"""Tables as WordprocessingML: real column widths, merged names, a repeated header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.word.xml import paragraph, run

if TYPE_CHECKING:
    from perfeval.reports.tables import Row, Table
    from perfeval.reports.words import Words

STRONG = ("subtotal", "sum", "total")
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = f"<w:tblBorders>{''.join(f'<w:{side} {_LINE}/>' for side in _SIDES)}</w:tblBorders>"


def table_xml(table: Table, w: Words, width: int, caption: bool = True) -> str:
    """Caption, unit, the table, its notes; `width` in twips."""
    parts = []
    if caption and table["caption"]:
        parts.append(paragraph("TableCaption", run(table["caption"])))
    if table["unit"]:
        parts.append(paragraph("TableUnit", run(table["unit"])))
    parts.append(_grid(table, w, width))
    parts += [paragraph("TableNote", run(w("table.note", text=note))) for note in table["notes"]]
    if not table["notes"]:
        parts.append(paragraph("TableNote", ""))
    return "".join(parts)


def _grid(table: Table, w: Words, width: int) -> str:
    widths = column_widths(table, width)
    head = _row([c["label"] for c in table["columns"]], table, widths, head=True)
    rows = "".join(_body(table, w, widths))
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{BORDERS}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def column_widths(table: Table, width: int) -> list[int]:
    sizes = []
    for column in table["columns"]:
        texts = [column["label"], *(row["cells"].get(column["key"], "") for row in table["rows"])]
        longest = max(sum(2 if ord(sign) > 255 else 1 for sign in text) for text in texts)
        sizes.append(min(max(longest, 4), 36))
    total = sum(sizes)
    found = [width * size // total for size in sizes]
    found[-1] += width - sum(found)
    return found


def _body(table: Table, w: Words, widths: list[int]) -> list[str]:
    keys = [column["key"] for column in table["columns"]]
    above: list[str] = []
    found = []
    for row in table["rows"]:
        texts = [row["cells"].get(key, "") for key in keys]
        strong = row["kind"] in STRONG
        same = []
        going = not strong and bool(above)
        for index, text in enumerate(texts):
            going = going and index < table["merge"] and text == above[index]
            same.append(going)
        found.append(_row(texts, table, widths, row=row, same=same, w=w))
        above = [] if strong else texts
    return found


def _row(
    texts: list[str], table: Table, widths: list[int], head: bool = False, row: Row | None = None,
    same: list[bool] | None = None, w: Words | None = None,
) -> str:  # fmt: skip
    cells = []
    for index, (text, size, column) in enumerate(zip(texts, widths, table["columns"], strict=True)):
        merge = ""
        if not head and index < table["merge"] and row is not None and row["kind"] not in STRONG:
            again = same is not None and same[index]
            merge = "<w:vMerge/>" if again else '<w:vMerge w:val="restart"/>'
            text = "" if again else text
        style = "TableHead" if head else "TableText"
        align = "" if head else f'<w:jc w:val="{column["align"]}"/>'
        strong = row is not None and row["kind"] in STRONG
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(style, run(text, strong), align)}</w:tc>"
        )
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"
