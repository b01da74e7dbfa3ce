"""The values of a form's own formulas, worked out exactly, as far as forms go: sums, rates, points.

What is not understood is unknown, never guessed: a spreadsheet works it out when it opens the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.filling.functions import Unknown, Value, exact
from perfeval.reports.filling.reading import Reader
from perfeval.reports.filling.sheet import S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.reports.filling.sheet import Sheet

DEEPEST = 60


class Calculator:
    """Values of cells by sheet; formulas are worked out once."""

    def __init__(self, sheets: dict[str, Sheet], strings: Callable[[], Sequence[str]]) -> None:
        self.sheets = sheets
        self.strings = strings
        self.cells = {
            name: {(row, column): cell for row, column, cell in sheet.cells()}
            for name, sheet in sheets.items()
        }
        self.known: dict[tuple[str, int, int], Value] = {}
        self.asked: set[tuple[str, int, int]] = set()

    def value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell. Raises Unknown."""
        key = (sheet, row, column)
        if key in self.known:
            return self.known[key]
        if sheet not in self.cells or key in self.asked or len(self.asked) > DEEPEST:
            raise Unknown
        cell = self.cells[sheet].get((row, column))
        if cell is None:
            return None
        formula: Any = cell.find(S + "f")
        if formula is None:
            given = self._given(cell)
            self.known[key] = given
            return given
        if not formula.text or formula.get("t") in ("array", "dataTable", "shared"):
            raise Unknown
        self.asked.add(key)
        try:
            found = Reader(self.value, sheet, formula.text).whole()
        except (RecursionError, ZeroDivisionError, OverflowError) as error:
            raise Unknown from error
        finally:
            self.asked.discard(key)
        self.known[key] = found
        return found

    def _given(self, cell: Any) -> Value:
        kind, held = cell.get("t", "n"), cell.find(S + "v")
        if kind == "inlineStr":
            return "".join(t.text or "" for t in cell.iter(S + "t")) or None
        if held is None or held.text is None:
            return None
        if kind == "s":
            strings = self.strings()
            at = int(held.text) if held.text.isdigit() else -1
            if not 0 <= at < len(strings):
                raise Unknown
            return str(strings[at])
        if kind == "b":
            return bool(held.text == "1")
        if kind == "n":
            return exact(held.text)
        if kind == "str":
            return str(held.text)
        raise Unknown
