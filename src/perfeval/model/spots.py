"""Places in words: file, line and column of a text, sheet and cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import TableFile

if TYPE_CHECKING:
    from perfeval.model.finding import Span


def spot(span: Span, lang: str, name: str = "") -> str:
    """Where a place is: "a.yaml:3:5", "a.xlsx 指标!F12", "a.docx 表2第3行第4列", and in a table of
    many projects "a.csv 第12行“实际完成值”列", without the row where none is meant: line 0, or a table "#" whose rows have no order.

    `name` replaces the file's name, for instance by its path from here.
    """
    file = name or str(span.file)
    sheet = span.sheet
    if not sheet:
        return f"{file}:{span.line}:{span.column}"
    if isinstance(span.file, TableFile):
        return _in_table(span, span.file, file, lang)
    if not sheet.startswith("#"):
        return f"{file} {sheet}!{span.cell}"
    number = sheet[1:]
    if lang == "zh":
        table = f"表{number}" if number != "0" else ""
        return f"{file} {table}第{span.line}行第{span.column}列"
    table = f"table {number}, " if number != "0" else ""
    return f"{file} {table}row {span.line}, column {span.column}"


def _in_table(span: Span, table: TableFile, file: str, lang: str) -> str:
    named = 0 < span.column <= len(table.heads) and table.heads[span.column - 1]
    head = table.heads[span.column - 1] if named else str(span.column)
    name = "" if span.sheet.startswith("#") else span.sheet
    numbered = span.line and span.sheet != "#"
    if lang == "zh":
        column = f"“{head}”列" if named else f"第{head}列"
        row = f"第{span.line}行" if numbered else ""
        return f"{file} {name and f'表“{name}”'}{row}{column}"
    column = f"column “{head}”" if named else f"column {head}"
    row = f"row {span.line}, " if numbered else ""
    return f"{file} {name and f'table “{name}”, '}{row}{column}"
