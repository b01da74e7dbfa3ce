"""Rows of sheets: which indicator each is about, and its cells into the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.nearest import nearest
from perfeval.source.reading import shorten
from perfeval.workbook.lists import apart, columns
from perfeval.workbook.paths import parse
from perfeval.workbook.slots import squeezed
from perfeval.workbook.table import LIST
from perfeval.workbook.ticks import bare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.grid import Cell
    from perfeval.model.shape import Shape
    from perfeval.workbook.cells import Cells
    from perfeval.workbook.growing import Growing
    from perfeval.workbook.marks import Marks
    from perfeval.workbook.paths import Path
    from perfeval.workbook.sheets_in import Filled, Line


class Rows:
    """The rows of sheets on their way into a project."""

    def __init__(
        self, found: Mapping[str, Filled], marks: Marks, grown: Growing, findings: list[Finding],
        cells: Cells,
    ) -> None:  # fmt: skip
        self.cells = cells
        self.grown = grown
        self.findings = findings
        self.paths: dict[str, Path] = {}
        self.titles: dict[str, str] = {}
        self.labels: dict[str, list[str]] = {}
        for place in marks.places:
            path = parse(place.path)
            if path is None:
                continue
            self.paths[place.path] = path
            self.titles[place.path] = squeezed(place.title)
            for name in dict.fromkeys((squeezed(place.label), squeezed(place.title))):
                self.labels.setdefault(name, []).append(place.path)
        self.numbers: dict[tuple[str, int], int] = {}  # rows of lists: number written → place
        self.named: dict[tuple[str, str], list[int]] = {}  # likewise by what they are called
        self.lines: dict[str, int] = {}
        self.whole: set[Path] = set()

    def fault(self, code: str, place: Span | None, **params: str) -> None:
        self.findings.append(Finding(code, place, params))

    def slot(self, line: Line, key: str) -> Path | None:
        """The place of the row's indicator: what its name says; where that fits several, or none
        is there, what the hidden cell says."""
        said = squeezed(line.text("#slot")).lstrip("└").lstrip("　")
        own = self.paths.get(key)
        if not said:
            if own is None:
                self.fault("PE089", line.span)
            return own
        fits = self.labels.get(said, [])
        if key in fits or (own is not None and self.titles.get(key) == said):
            return own
        if len(fits) == 1:
            return self.paths[fits[0]]
        place = line.cells["#slot"]
        span = line.span._replace(line=place.row, column=place.column)
        name = shorten(line.text("#slot"))
        if not fits:
            self.fault("PE082", span, name=name, near=nearest(said, self.labels))
        else:
            paths = "、".join(fits)
            self.fault("PE302", span, key=name, paths=paths)
        return None

    def place(self, line: Line, cell: Cell) -> Span:
        return line.span._replace(line=cell.row, column=cell.column)

    def value(self, path: Path, line: Line, key: str, is_list: bool = False) -> None:
        cell = line.cells[key]
        place = self.place(line, cell)
        if is_list:
            self.grown.put_list(path, [bare(key, x) for x in apart(cell.text)], place)
        else:
            self.grown.put(path, bare(key, cell.text), place)

    def record(self, path: Path, shape: Shape, line: Line) -> None:
        """The cells of one record."""
        for one in columns(shape, "zh"):
            if one.key in line.cells:
                self.value((*path, one.key), line, one.key, one.kind == LIST)

    def _named(self, path: Path, line: Line) -> None:
        """Where the name of the row's indicator stands."""
        if path[0] == "results" and "#slot" in line.cells:
            owner = path[:2]
            self.grown.named(owner, self.place(line, line.cells["#slot"]))


def of_result(text: str) -> Path | None:
    """The place that a hidden cell names, if it is one inside a result."""
    path = parse(text) if text else None
    return path if path is not None and path[0] == "results" and len(path) > 2 else None
