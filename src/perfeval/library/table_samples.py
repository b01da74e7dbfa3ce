"""Small tables for the examples of findings: written as a workbook, as CSV or as Markdown.

A table is {table: rows, sheet: its name, merge: ["A1:C1"…]}, several are {tables: {name: rows…}};
the ending of the sample's name says what is made. A cell is a text, a number, yes or no, null, or,
in a workbook, {formula: "=B2/C2", value: 0.5} (without `value` the file keeps none) and
{value: 0.9995, format: "0%"}.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Plain = Mapping[str, Any]
    Rows = Sequence[Sequence[Any]]

SHEET = "绩效自评表"
# the file's own times, so that the same example gives the same bytes
MADE = datetime(2024, 1, 1)


def table_bytes(given: Plain, name: str) -> bytes:
    """The file: .csv and .md hold the first table only."""
    tables = _tables(given)
    rows = next(iter(tables.values()))
    if name.endswith(".csv"):
        return _csv(rows).encode()
    if name.endswith(".md"):
        return _markdown(rows).encode()
    return _workbook(tables, given.get("merge", ()))


def table_text(given: Plain) -> str:
    """The same for a reader: one line a row, the sheet's name above it."""
    parts = []
    for sheet, rows in _tables(given).items():
        parts.append(f"[{sheet}]")
        parts += ["| " + " | ".join(_shown(cell) for cell in row) + " |" for row in rows]
    return "\n".join(parts) + "\n"


def _tables(given: Plain) -> Mapping[str, Rows]:
    if "tables" in given:
        return given["tables"]  # type: ignore[no-any-return]
    return {given.get("sheet", SHEET): given["table"]}


def _shown(cell: Any) -> str:
    if isinstance(cell, dict):
        return str(cell.get("formula", cell.get("value", "")))
    return "" if cell is None else str(cell).replace("\n", "↵")


def _csv(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_shown(cell) for cell in row] for row in rows)
    return out.getvalue()


def _markdown(rows: Rows) -> str:
    lines = ["| " + " | ".join(_shown(cell) for cell in row) + " |" for row in rows]
    rule = "|" + " --- |" * len(rows[0])
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _workbook(tables: Mapping[str, Rows], merged: Sequence[str]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                _put(book, sheet, y, x, cell)
        for area in merged:
            corner = area.split(":")[0]
            x, y = ord(corner[0]) - 65, int(corner[1:]) - 1
            cell = rows[y][x]
            sheet.merge_range(area, "" if cell is None else cell)
    book.close()
    return out.getvalue()


def _put(book: Any, sheet: Any, y: int, x: int, cell: Any) -> None:
    if isinstance(cell, dict):
        form = book.add_format({"num_format": cell["format"]}) if "format" in cell else None
        if "formula" in cell:
            sheet.write_formula(y, x, cell["formula"], form, cell.get("value", ""))
        else:
            sheet.write(y, x, cell["value"], form)
    elif isinstance(cell, str):
        sheet.write_string(y, x, cell)
    elif cell is not None:
        sheet.write(y, x, cell)
