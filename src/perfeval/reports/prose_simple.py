"""The Markdown that most people write, read without the parser, which takes long to load.

Paragraphs with bold words, lists of one level, headings, tables: whatever is not surely one of
these is left to the parser, so that both say the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.reports.story.elements import grid, heading, para, run
from perfeval.reports.tables import column, row
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from perfeval.reports.story.elements import Element, Run

_ACTIVE = re.compile(r"[*_`\[\]\\&<\x85\u2028\u2029]|~~|[^\S\n]$|^[^\S\n]", re.MULTILINE)
_LINE = re.compile(r"(?![-+>#=|~:]|\d{1,9}[.)](?:\s|$))\S.*")
_ITEM = re.compile(r"(?:-|(\d{1,9})([.)])) (\S.*)")
_HEADING = re.compile(r"(#{1,6}) ([^#\s][^#]*)")
_SIDE = re.compile(r"(:?)-+(:?)")
_SIDES = {("", ""): "left", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
_DEEPEST = 5


def simple(text: str, level: int) -> list[Element] | None:
    """The elements, or None for the parser to find them."""
    if _ACTIVE.search(text.replace("**", "")) or "***" in text or "\r" in text:
        return None
    found: list[Element] = []
    for part in re.split(r"\n{2,}", text):
        element = _element(part.split("\n"), level)
        if element is None or (found and found[-1]["kind"] == element["kind"] == "bullets"):
            return None
        found.append(element)
    return found


def _element(lines: list[str], level: int) -> Element | None:
    if lines[0].startswith("|"):
        return _table(lines)
    if len(lines) == 1 and (title := _HEADING.fullmatch(lines[0])) and "*" not in lines[0]:
        depth = len(title.group(1)) - 1
        return heading(depth, "", title.group(2)) if level < depth <= _DEEPEST else None
    if _ITEM.fullmatch(lines[0]):
        return _list(lines)
    if not all(map(_LINE.fullmatch, lines)):
        return None
    if len(lines) > 1 and any(line[0] == "*" or line[-1] == "*" for line in lines):
        return None
    runs = _runs(flat("\n".join(lines)))
    return para(*runs) if runs else None


def _list(lines: list[str]) -> Element | None:
    found = [_ITEM.fullmatch(line) for line in lines]
    items: list[list[Element]] = []
    for one in found:
        runs = _runs(one.group(3)) if one and _LINE.fullmatch(one.group(3)) else None
        if one is None or runs is None or one.group(2) != (found[0] and found[0].group(2)):
            return None
        items.append([para(*runs)])
    first = found[0]
    number = first.group(1) if first else None
    return {
        "kind": "bullets", "ordered": number is not None, "start": int(number or 1),
        "sign": (first and first.group(2)) or "-", "items": items,
    }  # fmt: skip


def _runs(text: str) -> list[Run] | None:
    """The text with its bold words, where the signs can mean nothing else."""
    parts = text.split("**")
    if len(parts) % 2 == 0:
        return None
    for n in range(1, len(parts), 2):
        bold, after = parts[n], parts[n + 1]
        if not bold or not bold[0].isalnum():
            return None
        if not bold[-1].isalnum() and (bold[-1].isspace() or after[:1] not in ("", " ")):
            return None
    return [run(part, n % 2 == 1) for n, part in enumerate(parts) if part]


def _table(lines: list[str]) -> Element | None:
    if len(lines) < 3 or any(
        len(line) < 3 or line[-1] != "|" or line[0] != "|" or "*" in line for line in lines
    ):
        return None
    cells = [[cell.strip(" \t") for cell in line[1:-1].split("|")] for line in lines]
    sides = [_SIDE.fullmatch(cell) for cell in cells[1]]
    if any(len(line) != len(sides) for line in cells):
        return None
    columns = []
    for n, side in enumerate(sides, 1):
        if side is None:
            return None
        left, right = side.groups()
        columns.append(column(f"c{n}", cells[0][n - 1], _SIDES[left, right]))
    rows = [row({f"c{n}": text for n, text in enumerate(line, 1)}) for line in cells[2:]]
    return grid(
        {
            "key": "prose", "caption": "", "columns": columns, "rows": rows, "unit": "",
            "notes": [], "merge": 0,
        }, False,
    )  # fmt: skip
