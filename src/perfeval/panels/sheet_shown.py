"""What a scoring sheet shows must be what its hidden marks say; else nobody knows what was scored."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfeval.i18n.panel_sheet import say
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.panels import sheet_marks as k
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.grid import Cell, Grid
    from perfeval.model.panels import Panel, Subject

LANGUAGES = ("zh", "en")
ID, NAME = "#id", "#name"
LONGEST = 100  # signs by which names are compared
_CODE = re.compile(r"(?:专家代码|Expert)\s*[：:]\s*([A-Za-z0-9]+)")


def heading(panel: Panel, key: str, lang: str) -> str:
    """What stands above a column."""
    if key.startswith(k.CRITERION):
        criterion = next((c for c in panel.criteria if k.CRITERION + c.id == key), None)
        if criterion is None:
            return ""
        name = criterion.name or criterion.id
        name = f"{criterion.group}：{name}" if criterion.group else name
        return say("max", lang, name=name, max=plain(criterion.max))
    name = say(f"col.{key.removeprefix('#')}", lang)
    if key in (k.SCORE, k.TOTAL) and panel.full is not None:
        return say("max", lang, name=name, max=plain(panel.full))
    return name


def whole(panel: Panel, grid: Grid, made: k.SheetMarks, places: Mapping[str, int]) -> list[Finding]:
    """Why no row of the sheet can be trusted: another expert's code in print, other headings."""
    first = next((n for n, row in enumerate(grid.rows) if row[0].text in made.rows), 0)
    for row in grid.rows[1:first]:
        for cell in dict.fromkeys(row):
            code = _CODE.search(unicodedata.normalize("NFKC", cell.text))
            if code is not None and code[1].upper() != made.expert:
                return [_other(grid, cell, "expert", code[1], made.expert)]
    if first < 2:
        return []
    found = []
    for key in made.columns:
        cell = grid.rows[first - 1][places[key]]
        wanted = [heading(panel, key, lang) for lang in LANGUAGES]
        if cell.text and not _among(cell.text, wanted):
            found.append(_other(grid, cell, "heading", cell.text, wanted[0]))
    return found[:1]


def of_row(
    panel: Panel, grid: Grid, row: tuple[Cell, ...], subject: Subject, places: Mapping[str, int]
) -> Finding | None:
    """The row names another subject than the one it belongs to."""
    code = row[0].text
    shown = [code] if panel.anonymous == "both" else [subject.id]
    for key, wanted in ((ID, shown), (NAME, [subject.name])):
        cell = row[places[key]] if key in places else None
        if cell is not None and cell.text and not _among(cell.text, wanted):
            return _other(grid, cell, "subject", cell.text, wanted[0])
    return None


def merged(grid: Grid) -> frozenset[tuple[int, int]]:
    """Places whose cell is one with others."""
    seen: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows, grid.first):
        for column, cell in enumerate(row, 1):
            if (cell.row, cell.column) != (number, column):
                seen.update(((number, column), (cell.row, cell.column)))
    return frozenset(seen)


def _other(grid: Grid, cell: Cell, what: str, shown: str, meant: str) -> Finding:
    params = {"what": what, "shown": short(shown), "meant": short(meant)}
    return Finding("PE656", grid.place(cell), params)


def _among(text: str, wanted: Iterable[str]) -> bool:
    return _bare(text) in {_bare(one) for one in wanted}


def _bare(text: str) -> str:
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if sign.isprintable())
    return "".join("".join(kept).split())[:LONGEST]
