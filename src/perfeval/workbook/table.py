"""A sheet of the workbook as data: its columns, its rows, what may be typed into each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# what a cell takes
TEXT, PROSE, QUANTITY, NUMBER, MONEY, DATE, LIST, FIXED = (
    "text", "prose", "quantity", "number", "money", "date", "list", "fixed",
)  # fmt: skip
# a text that the indicator does not use, and one that it can't do without
UNUSED, NEEDED = "unused", "needed"
FLAGS = {"zh": ("是", "否"), "en": ("true", "false")}


class Column(NamedTuple):
    """One column; `key` is what it is called in a project, `zh` and `en` are its headings.

    `choices` are offered in a list; `free` lets other things be typed all the same. `help` is
    shown when a cell is chosen. `width` counts Latin letters.
    """

    key: str
    zh: str
    en: str
    kind: str = TEXT
    width: int = 16
    choices: tuple[str, ...] = ()
    free: bool = True
    help: tuple[str, str] = ("", "")

    def heading(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en

    @property
    def fixed(self) -> bool:
        return self.kind == FIXED


class Entry(NamedTuple):
    """One cell that differs from its column's: its text, and its own kind, choices, remark."""

    text: str = ""
    kind: str = ""
    choices: tuple[str, ...] = ()
    note: str = ""
    free: bool = True


class Row(NamedTuple):
    """One row; `key` is the place in the project that it is about."""

    key: str
    cells: Mapping[str, Entry]


class Table(NamedTuple):
    """One sheet. `merged` are columns whose equal neighbours become one cell; `frozen` how many
    columns stay in sight; `total` columns whose sum stands above the heading."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    hint: str = ""
    merged: tuple[str, ...] = ()
    frozen: int = 1
    pages: tuple[str, ...] = ()  # the columns behind which a new page of paper begins
    total: tuple[str, ...] = ()
    total_of: str = ""  # the column that is blank in the rows which the sum takes
