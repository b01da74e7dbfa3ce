"""An .xlsx or .xlsm form with values put into its cells, and rows where it has too few.

The sheet's XML is edited in place. Loaded and saved with openpyxl, a form lost its text box, its
button, its sparklines, the colours inside its texts and its x14 data bars, in four times the time
(26 ms against 7, and 200 ms for the import); here every part that no cell or reference changes
keeps its bytes, and a cell keeps its style. Formulas are never replaced. Texts are written as
strings, so nothing in them is ever taken for a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.filling.calculate import Calculator
from perfeval.reports.filling.cell_values import LONGEST, agrees, behind, cache, shown, write
from perfeval.reports.filling.choices import Choices, hidden_columns, spelled, unseen
from perfeval.reports.filling.functions import Unknown
from perfeval.reports.filling.heights import fit
from perfeval.reports.filling.package import Package, R
from perfeval.reports.filling.records import Filled, Place
from perfeval.reports.filling.related import moved_around, told_in
from perfeval.reports.filling.sheet import S, Sheet
from perfeval.reports.filling.styles import Formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.filling.records import Grow, Put


def fill(data: bytes, puts: Sequence[Put], grows: Sequence[Grow], year: str = "") -> Filled:
    """The form with its values; `fault` is "large" or "damaged" when it can't be used.

    `year` is for documents: the year of a sheet stands in a cell, so it is among the `puts`.
    """
    try:
        book = _Book(data)
    except ValueError as error:
        return Filled(b"", fault="large" if str(error) == "large" else "damaged")
    for grow in sorted(grows, key=lambda g: -g.row):
        book.grow(grow)
    at: dict[str, dict[tuple[int, int], str]] = {}
    own: dict[tuple[str, int, int], Put] = {}
    for put in puts:
        row = put.row + put.below + sum(g.rows for g in grows if g.sheet == put.sheet and g.row < put.row)  # fmt: skip
        if put.sheet not in book.sheets:
            continue
        cell = book.sheets[put.sheet].cell(row, put.column)
        book.look(put, row)
        if put.label:
            behind(cell, put, book.strings_root())
        elif cell.find(S + "f") is not None:
            own[put.sheet, row, put.column] = put
        else:
            at.setdefault(put.sheet, {})[row, put.column] = put.text
            write(cell, book.offered(put, row), book.formats)
    differing, unknown = book.calculate(own)
    for name, texts in at.items():
        fit(book.sheets[name], book.formats, texts)
    return Filled(
        book.package.data(), tuple(differing), unknown, "",
        tuple(book.clipped), tuple(book.unlisted), tuple(book.unseen),
    )  # fmt: skip


class _Book:
    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        main = self.package.peek("xl/workbook.xml")
        if main is None:
            raise ValueError("damaged")
        related = self.package.related("xl/workbook.xml")
        self.paths: dict[str, str] = {}
        held = main.find(S + "sheets")
        for one in held if held is not None else ():
            kind, path = related.get(one.get(R + "id", ""), ("", ""))
            if kind == "worksheet" and path in self.package.parts:
                self.paths[one.get("name", "")] = path
        self.sheets = _Sheets(self.package, self.paths)
        self.formats = Formats(self.package.peek("xl/styles.xml"))
        self.held: list[str] | None = None
        self.choices: dict[str, Choices] = {}
        self.columns: dict[str, list[tuple[int, int]]] = {}
        self.clipped: list[Place] = []
        self.unlisted: list[Place] = []
        self.unseen: list[Place] = []

    def look(self, put: Put, row: int) -> None:
        """Notes what will not be seen of a value that goes into a row."""
        sheet = self.sheets[put.sheet]
        if put.sheet not in self.columns:
            self.columns[put.sheet] = hidden_columns(sheet)
        place = Place(put.sheet, row, put.column, put.name)
        if unseen(sheet.rows, self.columns[put.sheet], row, put.column):
            self.unseen.append(place)
        if len(put.text) > LONGEST:
            self.clipped.append(place)

    def offered(self, put: Put, row: int) -> Put:
        """The value as the cell's drop-down spells it."""
        if put.sheet not in self.choices:
            self.choices[put.sheet] = Choices(self.sheets[put.sheet])
        offered = self.choices[put.sheet].at(row, put.column)
        found = spelled(put.text, offered)
        if offered and found is None:
            told = f"{'/'.join(offered)[:60]}|{put.text}"
            self.unlisted.append(Place(put.sheet, row, put.column, put.name, told))
        return put if found is None else put._replace(text=found)

    def grow(self, grow: Grow) -> None:
        if grow.sheet not in self.sheets or grow.rows < 1:
            return
        sheet = self.sheets[grow.sheet]
        sheet.grow(grow.row, grow.rows, grow.labels)
        moved_around(self.package, self.paths, sheet, grow.row, grow.rows)
        self.package.drop("xl/calcChain.xml")

    def strings_root(self) -> Any:
        return self.package.peek("xl/sharedStrings.xml")

    def strings(self) -> list[str]:
        if self.held is None:
            root = self.strings_root()
            items = root.findall(S + "si") if root is not None else []
            self.held = [
                "".join(t.text or "" for t in si.iter(S + "t") if t.getparent().tag != S + "rPh")
                for si in items
            ]
        return self.held

    def calculate(self, own: dict[tuple[str, int, int], Put]) -> tuple[list[Place], int]:
        """Values of formulas in the sheets that were written, and where they are not the project's."""
        for name, path in self.paths.items():
            # formulas of other sheets that rest on what was written
            root = None if name in self.sheets.opened else self.package.peek(path)
            if root is not None and any(told_in(root, one) for one in self.sheets.opened):
                _ = self.sheets[name]
        worked = Calculator(dict(self.sheets.all()), self.strings)
        differing, unknown, formulas = [], 0, 0
        for name, sheet in list(self.sheets.opened.items()):
            for row, column, cell in sheet.cells():
                if cell.find(S + "f") is None:
                    continue
                formulas += 1
                put = own.get((name, row, column))
                try:
                    value = worked.value(name, row, column)
                except Unknown:
                    unknown += 1
                    cache(cell, None)
                    continue
                cache(cell, value)
                if put is not None and not agrees(value, put):
                    text = shown(value)
                    differing.append(Place(name, row, column, put.name, f"{text}|{put.text}"))
        if formulas:
            self._on_load()
        return differing, unknown

    def _on_load(self) -> None:
        """Spreadsheets are to work everything out when they open the file."""
        root = self.package.tree("xl/workbook.xml")
        found = root.find(S + "calcPr")
        if found is None:
            found = root.makeelement(S + "calcPr", {})
            names = ("definedNames", "externalReferences", "functionGroups", "sheets")
            after = next(e for n in names if (e := root.find(S + n)) is not None)
            after.addnext(found)
        found.set("fullCalcOnLoad", "1")


class _Sheets:
    """Sheets by name; those that are asked for are written anew."""

    def __init__(self, package: Package, paths: dict[str, str]) -> None:
        self.package, self.paths = package, paths
        self.opened: dict[str, Sheet] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.paths

    def __getitem__(self, name: str) -> Sheet:
        if name not in self.opened:
            sheet = Sheet(name, self.paths[name], self.package.tree(self.paths[name]))
            sheet.unshare()
            self.opened[name] = sheet
        return self.opened[name]

    def all(self) -> list[tuple[str, Sheet]]:
        """All sheets, the others only to be read."""
        found = []
        for name, path in self.paths.items():
            sheet = self.opened.get(name) or Sheet(name, path, self.package.peek(path))
            if name not in self.opened:
                sheet.unshare()
            found.append((name, sheet))
        return found
