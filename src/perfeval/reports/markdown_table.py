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
    dashes, empty = [none if right else "" for _, right in keys], [""] * len(keys)
    names = [key for key, _ in keys]
    texts = [[get(name, "") for name in names] for get in [r["cells"].get for r in table["rows"]]]
    texts = _shown(texts, len(keys))
    for row, full in zip(table["rows"], texts, strict=True):
        kind = row["kind"]
        if kind in STRONG:
            lines.append(_line([f"**{text}**" if text else "" for text in full]))
            above = []
            continue
        values = full
        if "" in full:
            blanks = empty if kind in BLANK else dashes
            values = [text or blank for text, blank in zip(full, blanks, strict=True)]
        if merge:
            if above and full[0] == above[0]:
                same = _repeated(full, above, merge)
                values = [""] * same + values[same:]
            above = full
        lines.append(f"| {' | '.join(values)} |")
    notes = [words("table.note", text=inline(note)) for note in table["notes"]]
    parts = [title, "\n".join(lines), *notes]
    return "\n\n".join(part for part in parts if part)


def _shown(texts: list[list[str]], columns: int) -> list[list[str]]:
    """The cells as they show. Most tables hold nothing to escape or strip, which is seen of all
    their cells at once."""
    whole = "|".join(["|".join(full) for full in texts])
    if whole.count("|") != len(texts) * columns - 1 or signs_in(whole.replace("|", "")):
        return [[cell(text) for text in full] for full in texts]
    loose = "| " in whole or " |" in whole or whole != whole.strip() or not whole.isprintable()
    return [[text.strip() for text in full] for full in texts] if loose else texts


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
