"""An .xlsx or .xlsm form with values put into its cells, and rows where it has too few.

The sheet's XML is edited in place. Loaded and saved with openpyxl, a form lost its text box, its
button, its sparklines, the colours inside its texts and its x14 data bars, in four times the time
(26 ms against 7, and 200 ms for the import); here every part that no cell or reference changes
keeps its bytes, and a cell keeps its style. Formulas are never replaced. Texts are written as
strings, so nothing in them is ever taken for a formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.model.quantity import BadNumber, number
from perfeval.model.rounding import plain
from perfeval.reports.filling.calculate import Calculator
from perfeval.reports.filling.functions import Unknown
from perfeval.reports.filling.package import Package, R
from perfeval.reports.filling.records import NUMBER, PERCENT, Filled, Place
from perfeval.reports.filling.related import moved_around, told_in
from perfeval.reports.filling.sheet import S, Sheet
from perfeval.reports.filling.styles import OTHER, TEXT, Formats
from perfeval.reports.filling.styles import PERCENT as PERCENT_FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.reports.filling.records import Grow, Put

FINEST = 15  # digits that a spreadsheet keeps
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767  # characters of a cell


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
    at: dict[tuple[str, int, int], str] = {}
    own: dict[tuple[str, int, int], Put] = {}
    for put in puts:
        row = put.row + put.below + sum(g.rows for g in grows if g.sheet == put.sheet and g.row < put.row)  # fmt: skip
        if put.sheet not in book.sheets:
            continue
        cell = book.sheets[put.sheet].cell(row, put.column)
        if cell.find(S + "f") is not None:
            own[put.sheet, row, put.column] = put
        else:
            at[put.sheet, row, put.column] = put.text
            write(cell, put, book.formats)
    differing, unknown = book.calculate(own)
    return Filled(book.package.data(), tuple(differing), unknown)


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

    def grow(self, grow: Grow) -> None:
        if grow.sheet not in self.sheets or grow.rows < 1:
            return
        sheet = self.sheets[grow.sheet]
        sheet.grow(grow.row, grow.rows, grow.labels)
        moved_around(self.package, self.paths, sheet, grow.row, grow.rows)
        self.package.drop("xl/calcChain.xml")

    def strings(self) -> list[str]:
        if self.held is None:
            root = self.package.peek("xl/sharedStrings.xml")
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
                    _cache(cell, None)
                    continue
                _cache(cell, value)
                if put is not None and not _same(value, put):
                    text = _shown(value)
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


def write(cell: Any, put: Put, formats: Formats) -> None:
    """Puts one value into a cell, which keeps its style."""
    kind, _ = formats.of(cell)
    for child in list(cell):
        if child.tag in (S + "v", S + "is"):
            cell.remove(child)
    cell.attrib.pop("t", None)
    value = _number(put, kind)
    if value is not None:
        held = cell.makeelement(S + "v", {})
        held.text = value
        cell.insert(0, held)
        return
    cell.set("t", "inlineStr")
    inline = cell.makeelement(S + "is", {})
    text = inline.makeelement(S + "t", {XML_SPACE: "preserve"})
    text.text = _FORBIDDEN.sub("\ufffd", put.text)[:LONGEST]
    inline.append(text)
    cell.insert(0, inline)


def _number(put: Put, kind: str) -> str | None:
    """What a number's cell holds; None where the value goes in as a text."""
    if put.kind not in (NUMBER, PERCENT) or kind in (TEXT, OTHER):
        return None
    if (put.kind == PERCENT) != (kind == PERCENT_FORMAT):
        return None  # 99.95% in a cell of plain numbers would show 1, 735 in one of rates 73500%
    value = _value(put)
    digits = len(put.text.strip("-%").replace(".", "").lstrip("0"))
    return None if value is None or digits > FINEST else plain(value, 20)


def _value(put: Put) -> Fraction | None:
    text = put.text.strip().replace(",", "")
    try:
        found = number(text.removesuffix("%"))
    except ValueError:
        return None
    if isinstance(found, BadNumber):
        return None
    return found / 100 if text.endswith("%") else found


def _cache(cell: Any, value: object) -> None:
    """The value that a formula's cell keeps; none where it is not known."""
    for child in cell.findall(S + "v"):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if value is None:
        return
    held = cell.makeelement(S + "v", {})
    if isinstance(value, bool):
        cell.set("t", "b")
        held.text = str(int(value))
    elif isinstance(value, str):
        cell.set("t", "str")
        held.text = value
    else:
        held.text = plain(value, FINEST)  # type: ignore[arg-type]
    cell.append(held)


def _same(value: object, put: Put) -> bool:
    """Whether a formula comes to the project's value, as far as that one is written out."""
    if isinstance(value, str) or value is None:
        return (value or "") == put.text
    mine = _value(put)
    if mine is None or isinstance(value, bool):
        return False
    decimals = len(put.text.rstrip("%").partition(".")[2]) + (2 if put.text.endswith("%") else 0)
    return bool(abs(value - mine) * 2 * 10**decimals <= 1)  # type: ignore[operator]


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else plain(value, 6)  # type: ignore[arg-type]
