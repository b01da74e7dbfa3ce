"""A table of the report model as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.escape import cell, inline

if TYPE_CHECKING:
    from perfeval.reports.tables import Row, Table
    from perfeval.reports.words import Words

STRONG = ("subtotal", "sum", "total")
BLANK = (*STRONG, "step")


def grid(table: Table, words: Words, caption: bool = True) -> str:
    """Caption with the unit, the table, its notes; nothing that a pipe in a value could break."""
    head = table["caption"] if caption else ""
    unit = inline(table["unit"])
    title = f"**{head}**" if head else ""
    if unit:
        title += (
            words("open").strip() + unit + words("close")
            if title and words.lang == "zh"
            else f" ({unit})"
            if title
            else unit
        )
    keys = [column["key"] for column in table["columns"]]
    lines = [
        _line([cell(column["label"]) for column in table["columns"]]),
        _line(["--:" if column["align"] == "right" else "---" for column in table["columns"]]),
    ]
    above: list[str] = []
    for row in table["rows"]:
        values, above = _values(row, keys, table, above, words)
        lines.append(_line(values))
    notes = [words("table.note", text=inline(note)) for note in table["notes"]]
    parts = [title, "\n".join(lines), *notes]
    return "\n\n".join(part for part in parts if part)


def _line(values: list[str]) -> str:
    return "| " + " | ".join(values) + " |"


def _values(
    row: Row, keys: list[str], table: Table, above: list[str], words: Words
) -> tuple[list[str], list[str]]:
    """A row's cells; leading names that only repeat the row above stay empty."""
    right = {c["key"] for c in table["columns"] if c["align"] == "right"}
    full = [row["cells"].get(key, "") for key in keys]
    values = []
    same = row["kind"] not in STRONG and len(above) == len(full)
    for index, (key, text) in enumerate(zip(keys, full, strict=True)):
        same = same and index < table["merge"] and text == above[index]
        if same:
            values.append("")
        elif not text:
            values.append(words("none") if key in right and row["kind"] not in BLANK else "")
        else:
            values.append(f"**{cell(text)}**" if row["kind"] in STRONG else cell(text))
    return values, full if row["kind"] not in STRONG else []
