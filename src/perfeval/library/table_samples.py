"""Small tables for the examples of findings: written as a workbook, as CSV or as Markdown.

A table is {table: rows, sheet: its name, merge: ["A1:C1"…]}, several are {tables: {name: rows…}};
the ending of the sample's name says what is made. A cell is a text, a number, yes or no, null, or,
in a workbook, {formula: "=B2/C2", value: 0.5} (without `value` the file keeps none) and
{value: 0.9995, format: "0%"}; {value: 97, strike: true} is struck out.

A workbook may also have `cells` ({IW3: text}) that are written after merging, `below: 4000` rows
with a text each, `hidden` ({rows: [4], columns: [2], sheets: [旧表]}) and further or other `parts`
({xl/vbaProject.bin: text}, or {head, text, times, tail} with the text that many times).
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from struct import pack
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
    data = _workbook(tables, given)
    return _with_parts(data, given["parts"]) if "parts" in given else data


def locked_bytes() -> bytes:
    """What an encrypted workbook begins with: an OLE file with the names of its two streams."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<5H", 62, 3, 0xFFFE, 9, 6)
    head = head.ljust(44, b"\0") + pack("<8L", 1, 1, 0, 4096, end, 0, end, 0)
    names = (
        ("Root Entry", 5, none, 1),
        ("EncryptionInfo", 2, 2, none),
        ("EncryptedPackage", 2, none, none),
    )
    body = b""
    for name, kind, right, child in names:
        text = name.encode("utf-16-le")
        entry = text.ljust(64, b"\0") + pack("<HBB3L", len(text) + 2, kind, 1, none, right, child)
        body += entry.ljust(128, b"\0")
    sectors = pack("<2L", 0xFFFFFFFD, end).ljust(512, b"\xff")
    return (head + pack("<L", 0)).ljust(512, b"\xff") + sectors + body.ljust(512, b"\0")


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


def _with_parts(data: bytes, parts: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, given in parts.items():
            part = {"text": given} if isinstance(given, str) else given
            text = part["text"] * int(part.get("times", 1))
            whole = part.get("head", "") + text + part.get("tail", "")
            new.writestr(zipfile.ZipInfo(name), whole, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _workbook(tables: Mapping[str, Rows], given: Plain) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                _put(book, sheet, y, x, cell)
        for area in given.get("merge", ()):
            corner = area.split(":")[0]
            x, y = ord(corner[0]) - 65, int(corner[1:]) - 1
            cell = rows[y][x]
            sheet.merge_range(area, "" if cell is None else cell)
        for place, cell in given.get("cells", {}).items():
            sheet.write(place, cell)
        for y in range(given.get("below", 0)):
            sheet.write_string(len(rows) + 1 + y, 0, "明细")
        _hide(sheet, name, given.get("hidden", {}))
    book.close()
    return out.getvalue()


def _hide(sheet: Any, name: str, hidden: Plain) -> None:
    for row in hidden.get("rows", ()):
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in hidden.get("columns", ()):
        sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    if name in hidden.get("sheets", ()):
        sheet.hide()


def _put(book: Any, sheet: Any, y: int, x: int, cell: Any) -> None:
    if isinstance(cell, dict):
        look = {"num_format": cell.get("format", ""), "font_strikeout": cell.get("strike", False)}
        form = book.add_format(look) if look["num_format"] or look["font_strikeout"] else None
        if "formula" in cell:
            sheet.write_formula(y, x, cell["formula"], form, cell.get("value", ""))
        else:
            sheet.write(y, x, cell["value"], form)
    elif isinstance(cell, str):
        sheet.write_string(y, x, cell)
    elif cell is not None:
        sheet.write(y, x, cell)
