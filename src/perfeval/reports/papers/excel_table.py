"""A table of a paper as cells of a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.book import HEAD, NOTE, SUBTOTAL
from perfeval.reports.excel.form_sheet import merged
from perfeval.reports.excel.heights import height, width_of
from perfeval.reports.papers.excel_numbers import printed
from perfeval.reports.papers.excel_page import TALLEST

if TYPE_CHECKING:
    from perfeval.reports.papers.excel_page import Page
    from perfeval.reports.tables import Table

WIDEST, NARROWEST, FIGURE = 46, 7, 9
MEASURED = 2000  # signs of a text
LONGEST_TOKEN = 18  # signs; what is longer is broken
_TOKEN = re.compile(r"[!-~]+")  # what has no place to break
SHORTEST_FILTERED = 6  # rows from which a filter helps


def widths_of(table: Table) -> list[int]:
    """What the longest text of each column wants, within limits; heads may go over two lines."""
    found = []
    for column in table["columns"]:
        texts = [
            row["cells"].get(column["key"], "") for row in table["rows"] if row["kind"] == "row"
        ]
        longest = max(
            (width_of(part) for text in texts for part in text[:400].split("\n")), default=0
        )
        least = max(NARROWEST, FIGURE if column["align"] == "right" else 0)
        head = -(-width_of(column["label"]) // 2) + 3
        found.append(min(WIDEST, max(least, longest + 2, head)))
    return found


def least_of(table: Table) -> list[int]:
    """How narrow each column may be: no number or date is broken, a head over three lines at most."""
    found = []
    for column in table["columns"]:
        texts = [row["cells"].get(column["key"], "") for row in table["rows"]]
        token = max((len(part) for text in texts for part in _TOKEN.findall(text[:400])), default=0)
        head = -(-width_of(column["label"]) // 3) + 2
        found.append(min(WIDEST, max(NARROWEST, min(token, LONGEST_TOKEN) + 2, head)))
    return found


def lengths_of(table: Table) -> list[int]:
    """The longest text of each column, in characters of the Latin alphabet."""
    return [
        max(
            (width_of(row["cells"].get(column["key"], "")[:MEASURED]) for row in table["rows"]),
            default=0,
        )
        for column in table["columns"]
    ]


def write_table(page: Page, table: Table, caption: bool = True) -> None:
    """Caption, unit, head, rows, notes, below what the page has."""
    sheet, columns = page.sheet, table["columns"]
    page.line(table["caption"] if caption else "", bold=True, font_size=12, align="center")
    page.line(table["unit"], align="right", font_color=NOTE)
    head = page.row
    for col, column in enumerate(columns):
        look = {"bold": True, "bg_color": HEAD, "border": 1, "text_wrap": True, "align": "center"}
        sheet.text(head, col, column["label"], **look)
    tall = max((height(c["label"], page.widths[n], 10) for n, c in enumerate(columns)), default=20)
    sheet.page.set_row(head, max(tall, 20))
    page.freeze(head, head)
    page.row += 1
    _rows(page, table)
    if page.single and not table["merge"] and _plain(table) >= SHORTEST_FILTERED:
        sheet.page.autofilter(head, 0, head + _plain(table), len(columns) - 1)
    for note in table["notes"]:
        page.line(page.w("table.note", text=note), font_size=9, font_color=NOTE)


def _plain(table: Table) -> int:
    """The rows before the first sum: a filter would sort sums among them."""
    kinds = [row["kind"] for row in table["rows"]]
    return next((n for n, kind in enumerate(kinds) if kind != "row"), len(kinds))


def _rows(page: Page, table: Table) -> None:
    columns, merge = table["columns"], table["merge"]
    numbers = [_numbers(table, column) for column in columns]
    spans = _spans(table)
    for at, row in enumerate(table["rows"]):
        texts = [row["cells"].get(column["key"], "") for column in columns]
        strong = row["kind"] != "row"
        for col, (text, column) in enumerate(zip(texts, columns, strict=True)):
            look: dict[str, Any] = {
                "border": 1, "text_wrap": True, "align": column["align"],
                "valign": "vcenter" if col < merge or strong else "top",
            }  # fmt: skip
            if strong:
                look |= {"bold": True, "bg_color": SUBTOTAL}
            span = spans[at][col] if col < merge else 1
            if span == 1:
                page.value(page.row, col, text, numbers[col], look)
            elif span:
                merged(page.sheet, page.row, col, page.row + span - 1, col, text, look)
        own = [(t, page.widths[n]) for n, t in enumerate(texts) if n >= merge or spans[at][n] == 1]
        tall = max((height(text, wide, 10) for text, wide in own), default=15)
        page.sheet.page.set_row(page.row, min(max(tall, 16), TALLEST))
        page.row += 1


def _numbers(table: Table, column: dict[str, str]) -> bool:
    """Whether a column's cells may be numbers: those that stand as figures do, and a column of
    nothing else. 1.10 among names is a name."""
    if column["align"] != "left":
        return True
    texts = [row["cells"].get(column["key"], "") for row in table["rows"]]
    return all(printed(text) for text in texts if text)


def _spans(table: Table) -> list[list[int]]:
    """How many rows the leading names of each row span; 0 inside a span."""
    keys = [column["key"] for column in table["columns"]][: table["merge"]]
    names = [
        [row["cells"].get(key, "") for key in keys] if row["kind"] == "row" else []
        for row in table["rows"]
    ]
    found = [[1] * len(keys) for _ in names]
    for col in range(len(keys)):
        start = 0
        for at in range(1, len(names)):
            here, above = names[at][: col + 1], names[at - 1][: col + 1]
            if here and here == above:
                found[start][col] += 1
                found[at][col] = 0
            else:
                start = at
    return found
