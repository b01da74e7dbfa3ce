"""A table of the report model as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.escape import cell, inline, signs_in

if TYPE_CHECKING:
    from perfeval.reports.tables import Table
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
    columns = table["columns"]
    keys = [(column["key"], column["align"] == "right") for column in columns]
    lines = [
        _line([cell(column["label"]) for column in columns]),
        _line(["--:" if right else "---" for _, right in keys]),
    ]
    above: list[str] = []
    none, merge = words("none"), table["merge"]
    texts = [[row["cells"].get(key, "") for key, _ in keys] for row in table["rows"]]
    plain = not signs_in("".join(["".join(full) for full in texts]))
    show = str.strip if plain else cell
    for row, full in zip(table["rows"], texts, strict=True):
        kind = row["kind"]
        if kind in STRONG:
            lines.append(_line([f"**{show(text)}**" if text else "" for text in full]))
            above = []
            continue
        blank = "" if kind in BLANK else none
        values = [
            show(text) if text else blank if right else ""
            for text, (_, right) in zip(full, keys, strict=True)
        ]
        same = _repeated(full, above, merge)
        values[:same] = [""] * same
        above = full
        lines.append(_line(values))
    notes = [words("table.note", text=inline(note)) for note in table["notes"]]
    parts = [title, "\n".join(lines), *notes]
    return "\n\n".join(part for part in parts if part)


def _line(values: list[str]) -> str:
    return "| " + " | ".join(values) + " |"


def _repeated(full: list[str], above: list[str], merge: int) -> int:
    """How many leading names only repeat the row above, and stay empty."""
    if not above:
        return 0
    count = 0
    while count < merge and count < len(full) and full[count] == above[count]:
        count += 1
    return count
