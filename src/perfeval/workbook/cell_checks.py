"""What may be typed into a cell: drop-downs, and checks of numbers and days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from perfeval.i18n.workbook_words import word
from perfeval.workbook import marks as hidden
from perfeval.workbook import table as t

if TYPE_CHECKING:
    from perfeval.workbook.sheets import Writer
    from perfeval.workbook.table import Column, Entry, Table

LIST_LONGEST = 255  # characters of a drop-down that is written in place
FIRST = 4  # rows above the first of a table: keys, title, hint, headings


def write_checks(writer: Writer, page: Any, table: Table) -> None:
    """Drop-downs and checks: one for neighbours that have the same."""
    for col, column in enumerate(table.columns, 1):
        start = 0
        wanted = [_check(writer, column, row.cells.get(column.key)) for row in table.rows]
        for end in range(1, len(wanted) + 1):
            if end < len(wanted) and wanted[end] == wanted[start]:
                continue
            check = wanted[start]
            if check is not None:
                page.data_validation(FIRST + start, col, FIRST + end - 1, col, dict(check))
            start = end


def _check(writer: Writer, column: Column, entry: Entry | None) -> dict[str, Any] | None:
    kind = (entry.kind if entry is not None else "") or column.kind
    if kind == t.FIXED:
        return None
    choices = (entry.choices if entry is not None else ()) or column.choices
    free = entry.free if entry is not None and entry.choices else column.free
    if kind == t.LIST and column.key == "evidence" and writer.register:
        return {"validate": "list", "source": writer.register, "show_error": False}
    help = column.help[0 if writer.lang == "zh" else 1]
    if choices:
        source = _source(writer, choices)
        message = help or word("pick", writer.lang)
        return {
            "validate": "list", "source": source, "error_message": message[:255],
            "error_type": "information" if free else "stop", "show_error": not free,
            **({"input_message": help} if help else {}),
        }  # fmt: skip
    if kind == t.NUMBER:
        signed = column.key in ("value", "score_before", "score_after")
        key = "number" if signed else "at_least_0"
        least = -1_000_000_000_000 if signed else 0
        return {
            "validate": "decimal", "criteria": ">=", "value": least,
            "error_message": word(key, writer.lang), "error_type": "warning",
        }  # fmt: skip
    if kind == t.DATE:
        return {
            "validate": "date", "criteria": ">=", "value": date(1950, 1, 1),
            "error_message": word("date", writer.lang), "error_type": "warning",
        }  # fmt: skip
    if kind == t.MONEY:
        return {"validate": "any", "input_message": word("money", writer.lang)}
    return None


def _source(writer: Writer, choices: tuple[str, ...]) -> Any:
    """The choices in place, or on the hidden sheet where they are too long for that."""
    whole = sum(map(len, choices)) + len(choices)
    if whole <= LIST_LONGEST and not any("," in choice for choice in choices):
        return list(choices)
    if choices not in writer.lists:
        writer.lists[choices] = letters(len(writer.lists) + 8)
    own = writer.lists[choices]
    return f"={hidden.NAME}!${own}$1:${own}${len(choices)}"


def letters(col: int) -> str:
    letters = ""
    col += 1
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
