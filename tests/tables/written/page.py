"""A form on paper: cells with their texts and places, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Field = tuple[str | int, ...]
LABEL: Field = ()


class Put(NamedTuple):
    """One cell; `field` says which fact it prints: ("row", 2, "actual"); () for a label.

    A put with a field and a blank text is a fact that the form leaves out; `text` is what is
    printed there ("", "—", "/"). `blank` tells such cells from those with a value.
    """

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    field: Field = LABEL
    blank: bool = False


class Sheet(NamedTuple):
    """One form: lines above the table, the table's cells, lines below it."""

    name: str
    above: tuple[tuple[str, Field], ...]
    puts: tuple[Put, ...]
    below: tuple[tuple[str, Field], ...] = ()
    levels: tuple[tuple[str, ...], ...] = ()  # the names above each row, level 1 first

    @property
    def height(self) -> int:
        return max((put.row + put.down - 1 for put in self.puts), default=0)

    @property
    def width(self) -> int:
        return max((put.column + put.across - 1 for put in self.puts), default=1)


class Habits(NamedTuple):
    """How an office fills in its forms."""

    blank: str = ""  # what stands in a cell without a figure
    none: str = ""  # what stands where there is nothing to say
    levels: str = "merged"  # merged | repeated | blank
    breaks: bool = False  # line breaks in headings
    wide: bool = True  # full-width brackets and colons in labels
    prefix: bool = False  # 指标1：
    equals: bool = True  # print the sign of "=100%"
    sign: str = "≥≤="  # characters for >=, <=, =
    unit: str = "cell"  # where the target's unit stands: cell | name
    numbers: str = "number"  # number | text: how a spreadsheet keeps figures
    spaces: bool = False  # 项 目 名 称


class Page:
    """A form being laid out, row by row."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.puts: list[Put] = []
        self.levels: list[tuple[str, ...]] = []
        self.row = 1

    def label(self, column: int, text: str, across: int = 1, down: int = 1, row: int = 0) -> None:
        text = self.written(text)
        self.puts.append(Put(row or self.row, column, text, down, across))

    def value(
        self, column: int, text: str, field: Field, across: int = 1, down: int = 1, row: int = 0
    ) -> None:
        shown = text or (self.habits.none if field[-1] == "reason" else self.habits.blank)
        self.puts.append(Put(row or self.row, column, shown, down, across, field, not text))

    def empty(self, column: int, across: int = 1, mark: str = "") -> None:
        self.puts.append(Put(self.row, column, mark, 1, across))

    def down(self, rows: int = 1) -> None:
        self.row += rows

    def written(self, text: str) -> str:
        """A label as this office writes it."""
        if self.habits.wide:
            text = text.replace("(", "（").replace(")", "）").replace(":", "：")
        if not self.habits.breaks:
            text = text.replace("\n", "")
        return text

    def pairs(self, *items: tuple[str, str, Field, int], across: int = 1) -> None:
        """A row of labels, each with its value beside it."""
        column = 1
        for text, value, field, width in items:
            self.label(
                column, " ".join(text) if self.habits.spaces and len(text) == 4 else text, across
            )
            self.value(column + across, value, field, width)
            column += across + width
        self.down()

    def sheet(
        self, name: str, above: Iterable[tuple[str, Field]], below: Iterable[tuple[str, Field]] = ()
    ) -> Sheet:
        return Sheet(name, tuple(above), tuple(self.puts), tuple(below), tuple(self.levels))
