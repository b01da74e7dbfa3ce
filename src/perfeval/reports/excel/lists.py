"""Plain tables of the report model as sheets: problems and evidence, findings."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.reports.excel.book import SUBTOTAL, Sheet
from perfeval.reports.excel.heights import height, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = re.compile(r"-?\d{1,15}(?:\.(\d{1,9}))?")
WIDEST, NARROWEST, TALLEST = 60, 8, 300
LABELS = {
    "id": "col.id", "title": "col.problem", "facts": "col.fact", "cause": "col.why",
    "indicators": "col.indicator", "amount": "col.amount", "suggestion": "sheet.suggestion",
}  # fmt: skip


def write_tables(sheet: Sheet, tables: Sequence[dict[str, Any]], title: str) -> None:
    """Tables below each other, each with its caption."""
    widths = _widths(tables)
    row = 0
    for table in tables:
        sheet.text(row, 0, table["caption"] or title, bold=True, font_size=12)
        sheet.heads(row + 1, [column["label"] for column in table["columns"]])
        row += 2
        for line in table["rows"]:
            for col, column in enumerate(table["columns"]):
                text = line["cells"].get(column["key"], "")
                look = {"border": 1, "text_wrap": True, "align": column["align"], "valign": "top"}
                if line["kind"] != "row":
                    look |= {"bold": True, "bg_color": SUBTOTAL}
                found = NUMBER.fullmatch(text) if column["align"] == "right" else None
                if found is None:
                    sheet.text(row, col, text, **look)
                else:
                    form = "0." + "0" * len(found[1]) if found[1] else "0"
                    sheet.fixed(row, col, Fraction(text), **look, num_format=form)
            shown = [line["cells"].get(c["key"], "") for c in table["columns"]]
            tall = max(height(text, widths[n], 10) for n, text in enumerate(shown))
            sheet.page.set_row(row, min(tall, TALLEST))
            row += 1
        row += 1
    for col, width in widths.items():
        sheet.page.set_column(col, col, width)
    if len(tables) == 1:
        sheet.page.freeze_panes(2, 0)
    sheet.print_setup(title, True)


def _widths(tables: Sequence[dict[str, Any]]) -> dict[int, int]:
    """For each column what its longest text wants, as far as a screen goes."""
    widths: dict[int, int] = {}
    for table in tables:
        for col, column in enumerate(table["columns"]):
            texts = [line["cells"].get(column["key"], "") for line in table["rows"]]
            longest = max(
                width_of(part)
                for text in (*texts, column["label"])
                for part in text[:400].split("\n")
            )
            widths[col] = min(WIDEST, max(widths.get(col, NARROWEST), longest + 2))
    return widths


def problems_table(model: dict[str, Any], sheet: Sheet) -> dict[str, Any] | None:
    """The problems with their facts, causes and suggestions, as a table."""
    t = sheet.book.t
    rows: list[dict[str, Any]] = [
        {"kind": "row", "cells": {k: _text(v, t("list")) for k, v in problem.items()}}
        for problem in model["problems"]
    ]
    if not rows:
        return None
    columns = [
        {"key": key, "label": t(label), "align": "left"}
        for key, label in LABELS.items()
        if any(row["cells"].get(key) for row in rows)
    ]
    return {"caption": t("sheet.problems"), "columns": columns, "rows": rows}


def _text(value: Any, joint: str) -> str:
    if isinstance(value, list | tuple):
        return joint.join(_text(part, joint) for part in value)
    return value if isinstance(value, str) else ""
