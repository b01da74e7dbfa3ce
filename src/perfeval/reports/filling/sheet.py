"""One sheet of a workbook as XML: its cells, and rows put in with all that refers to them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import column_letters
from perfeval.reports.filling import references as refs

if TYPE_CHECKING:
    from collections.abc import Iterator

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_RANGES = ("ref", "sqref", "activeCell", "topLeftCell", "r1", "r2")
FORMULAS = frozenset((S + "f", S + "formula", S + "formula1", S + "formula2", XM + "f"))


class Sheet:
    """`part` is the name of its part, `name` what people call it."""

    def __init__(self, name: str, part: str, root: Any) -> None:
        self.name = name
        self.part = part
        self.root = root
        found = root.find(S + "sheetData")
        self.data = found if found is not None else _sub(root, "sheetData")
        self.rows: dict[int, Any] = {}
        self._number()

    def _number(self) -> None:
        """Rows and cells without their numbers stand behind those before them."""
        self.rows = {}
        last = 0
        for row in self.data.findall(S + "row"):
            last = int(row.get("r") or last + 1)
            row.set("r", str(last))
            self.rows[last] = row
            column = 0
            for cell in row.findall(S + "c"):
                column = refs.cell_of(cell.get("r", ""))[1] or column + 1
                cell.set("r", f"{column_letters(column)}{last}")

    def cells(self) -> Iterator[tuple[int, int, Any]]:
        for number, row in self.rows.items():
            for cell in row.findall(S + "c"):
                yield number, refs.cell_of(cell.get("r", ""))[1], cell

    def cell(self, row: int, column: int) -> Any:
        """The element of a cell, made where there is none."""
        line = self.rows.get(row)
        if line is None:
            line = self.data.makeelement(S + "row", {"r": str(row)})
            before = [n for n in self.rows if n < row]
            place = self.data.index(self.rows[max(before)]) + 1 if before else 0
            self.data.insert(place, line)
            self.rows[row] = line
        at = 0
        for cell in line.findall(S + "c"):
            found = refs.cell_of(cell.get("r", ""))[1]
            if found == column:
                return cell
            if found > column:
                break
            at = line.index(cell) + 1
        made = line.makeelement(S + "c", {"r": f"{column_letters(column)}{row}"})
        line.insert(at, made)
        return made

    def merges(self) -> Iterator[Any]:
        held = self.root.find(S + "mergeCells")
        return iter(held.findall(S + "mergeCell") if held is not None else ())

    def unshare(self) -> None:
        """Writes out formulas that cells share, for the rows between them to move apart."""
        masters: dict[str, tuple[str, int, int]] = {}
        for row, column, cell in self.cells():
            formula = cell.find(S + "f")
            if formula is None or formula.get("t") != "shared":
                continue
            key = formula.get("si", "")
            if formula.text:
                masters[key] = (formula.text, row, column)
            elif key in masters:
                text, top, left = masters[key]
                formula.text = refs.copied(text, row - top, column - left)
            for name in ("t", "si", "ref"):
                formula.attrib.pop(name, None)

    def grow(self, at: int, count: int, labels: tuple[int, ...]) -> None:
        """Puts `count` rows in under row `at`, made like it. Formulas are to be unshared."""
        template = self.rows.get(at)
        kept = copy.deepcopy(template) if template is not None else None
        for number in sorted((n for n in self.rows if n > at), reverse=True):
            self._renumber(self.rows[number], number + count)
        moved(self.root, True, self.name, at, count)
        self._grow_merges(at, count, labels)
        if template is not None and kept is not None:
            place = self.data.index(template)
            for step in range(1, count + 1):
                self.data.insert(place + step, self._copy(kept, at, step))
        self.rows = {int(row.get("r")): row for row in self.data.findall(S + "row")}

    def _renumber(self, row: Any, number: int) -> None:
        row.set("r", str(number))
        for cell in row.findall(S + "c"):
            column = refs.cell_of(cell.get("r", ""))[1]
            cell.set("r", f"{column_letters(column)}{number}")

    def _copy(self, template: Any, at: int, step: int) -> Any:
        """A row with the template's look and formulas, without its values."""
        made = copy.deepcopy(template)
        for cell in made.findall(S + "c"):
            formula = cell.find(S + "f")
            text = formula.text if formula is not None else None
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)
            for name in ("cm", "vm"):
                cell.attrib.pop(name, None)
            if text:
                _sub(cell, "f").text = refs.copied(text, step)
        self._renumber(made, at + step)
        return made

    def _grow_merges(self, at: int, count: int, labels: tuple[int, ...]) -> None:
        held = self.root.find(S + "mergeCells")
        areas = [] if held is None else [(m, refs.corners(m.get("ref", ""))) for m in held]
        covered = set()
        new: list[str] = []
        for merge, (top, left, bottom, right) in areas:
            if not top <= at <= bottom:
                continue
            if bottom > top:
                covered |= set(range(left, right + 1))  # it has grown with its range already
                continue
            covered |= set(range(left, right + 1))
            if left in labels:
                merge.set("ref", _area(top, left, at + count, right))
            else:
                new += [_area(at + n, left, at + n, right) for n in range(1, count + 1)]
        new += [_area(at, c, at + count, c) for c in labels if c not in covered]
        if new:
            if held is None:
                held = self.root.makeelement(S + "mergeCells", {})
                self.data.addnext(held)
                _in_order(self.root, held)
            for area in new:
                held.append(held.makeelement(S + "mergeCell", {"ref": area}))
        if held is not None and held.get("count") is not None:
            held.set("count", str(len(held)))


def moved(root: Any, own: bool, sheet: str, at: int, count: int) -> None:
    """Moves every reference below a root; `own` says that it is the sheet which has grown."""
    for element in root.iter():
        tag = element.tag
        if tag in FORMULAS and element.text:
            element.text = refs.moved_formula(element.text, own, sheet, at, count)
        if not own or not isinstance(tag, str):
            continue
        if tag == S + "brk" and element.getparent().tag == S + "rowBreaks":
            number = int(element.get("id", "0"))
            element.set("id", str(number + count if number >= at else number))
        elif tag == XDR + "row" and (element.text or "").isdigit():
            number = int(element.text)
            element.text = str(number + count if number >= at else number)
        elif tag == XM + "sqref" and element.text:
            # a sparkline is drawn in one cell
            alone = element.getparent().tag.endswith("}sparkline")
            move = refs.moved_cell if alone else refs.moved_ranges
            element.text = move(element.text, at, count)
        elif tag == S + "mergeCell":
            top, left, bottom, right = refs.corners(element.get("ref", ""))
            if top > at:
                element.set("ref", _area(top + count, left, bottom + count, right))
            elif top <= at <= bottom and bottom > top:
                element.set("ref", _area(top, left, bottom + count, right))
        elif tag in (S + "selection", S + "pane"):
            continue  # where the cursor stands is no matter
        else:
            for name in _RANGES:
                value = element.get(name)
                if value and (name != "ref" or tag != S + "f"):
                    element.set(name, refs.moved_ranges(value, at, count))
                elif value:
                    element.set(name, refs.moved_cell(value, at, count))


def _area(top: int, left: int, bottom: int, right: int) -> str:
    first, last = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def _sub(parent: Any, name: str) -> Any:
    made = parent.makeelement(S + name, {})
    parent.append(made)
    return made


# what may stand between the cells and the merges, in the order of the standard
_BEFORE_MERGES = ("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews")  # fmt: skip


def _in_order(root: Any, merges: Any) -> None:
    for name in _BEFORE_MERGES:
        found = root.find(S + name)
        if found is not None:
            found.addnext(merges)
