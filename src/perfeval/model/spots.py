"""Places in words: file, line and column of a text, sheet and cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.finding import Span


def spot(span: Span, lang: str, name: str = "") -> str:
    """Where a place is: "a.yaml:3:5", "a.xlsx 指标!F12", "a.docx 表2第3行第4列".

    `name` replaces the file's name, for instance by its path from here.
    """
    file = name or str(span.file)
    sheet = span.sheet
    if not sheet:
        return f"{file}:{span.line}:{span.column}"
    if not sheet.startswith("#"):
        return f"{file} {sheet}!{span.cell}"
    number = sheet[1:]
    if lang == "zh":
        table = f"表{number}" if number != "0" else ""
        return f"{file} {table}第{span.line}行第{span.column}列"
    table = f"table {number}, " if number != "0" else ""
    return f"{file} {table}row {span.line}, column {span.column}"
