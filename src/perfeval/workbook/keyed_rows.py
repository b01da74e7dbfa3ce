"""The sheets 基本信息 and 数据: rows of a name and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.nearest import nearest
from perfeval.source.reading import shorten
from perfeval.workbook.base import base_paths, group_label
from perfeval.workbook.paths import parse, show
from perfeval.workbook.rows import Rows, of_result
from perfeval.workbook.ticks import bare
from perfeval.workbook.wanted import EMPTY, figure_path

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.workbook.paths import Path
    from perfeval.workbook.sheets_in import Filled, Line


class Keyed(Rows):
    """Rows whose name says where their value goes."""

    def keyed(self, one: Filled) -> None:
        """Rows of a name and a value."""
        for line in one.lines:
            blank = "value" not in line.cells
            if blank and not line.key:
                continue
            path = self._base(line) if one.id == "base" else self._figure(line)
            if path is None:
                continue
            self._cell(one, path, line)
            if blank:
                continue
            text, place = line.text("value"), self.place(line, line.cells["value"])
            self._named(path, line)
            if path[-1] in EMPTY and path[0] == "results":
                self._nothing(path, text, place)
            else:
                self.grown.put(path, bare(str(path[-1]), text) if one.id == "data" else text, place)

    def _cell(self, one: Filled, path: Path, line: Line) -> None:
        """Where the row's value is filled in."""
        at = self.cells.cell(one.id, "value", line.here)
        if at is None:
            return
        if one.id == "base":
            self.cells.base[show(path)] = at
            return
        depth = 2 if path[-2] in ("data", "statement") else 1
        self.cells.home(path[:-depth], ".".join(map(str, path[-depth:])), at, at)

    def _base(self, line: Line) -> Path | None:
        """Where a row of the sheet 基本信息 goes: what its hidden cell says, as long as its name
        says so too; rows may have been sorted without the hidden column."""
        path = parse(line.key) if line.key else None
        name, block = line.text("#name").strip(), line.text("#group").strip()
        known = base_paths()
        if path is not None:
            names = {own for (_, own), at in known.items() if at == path}
            if not name or name in names or group_label(name) == path[-1]:
                return path
        if block in ("分组", "Groups", "数据", "Data") and name:
            return ("groups", group_label(name)) if block in ("分组", "Groups") else ("data", name)
        found = known.get((block, name)) or known.get(("", name))
        if found is None:
            self._unknown(line, name, [own for _, own in known])
        return found

    def _figure(self, line: Line) -> Path | None:
        """Where a row of the sheet 数据 goes, likewise."""
        path = of_result(line.key)
        depth = 2 if path is not None and path[-2] in ("data", "statement") else 1
        owner = self.slot(line, show(path[:-depth]) if path is not None else "")
        if owner is None:
            return None
        name = line.text("#name").strip()
        own = path[-depth:] if path is not None else ()
        if own and name in ("", str(own[-1])):
            return (*owner, *own)
        said = figure_path(name)
        if said is None and name and (not own or own[0] == "data"):
            said = ("data", name)
        if said is None:
            self._unknown(line, name, [])
            return None
        return (*owner, *said)

    def _unknown(self, line: Line, name: str, known: list[str]) -> None:
        if name:
            self.fault("PE082", line.span, name=shorten(name), near=nearest(name, known))
        else:
            self.fault("PE089", line.span)

    def _nothing(self, path: Path, text: str, place: Span) -> None:
        if text.strip().lower() in ("无", "none", "没有", "[]"):
            self.grown.put_empty(path, "[]", place)
        else:
            self.grown.put(path, text, place)
