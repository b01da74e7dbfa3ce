"""A sheet's XML to raw cells: what each holds, in which type and style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.tables.archive import BrokenError
from perfeval.source.tables.shared_strings import MAX_TEXT, Rich
from perfeval.source.tables.xml_parts import feeder, local, true

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_COLUMNS = 256  # a form has a few dozen
MAX_MERGES = 50_000
MAX_HIDDEN = 100_000
MAX_NAMES = 1_000  # of elements, kept
MAX_CELLS = 2_000_000
MAX_OTHERS = 500_000  # elements that are no cells
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_SEEN = frozenset(("r", "t", "rPh"))


class Raw(NamedTuple):
    """One cell: type as in the file, what it holds, its style, whether a formula gave it."""

    kind: str
    value: str
    style: int
    formula: bool
    outside: bool = False  # the formula asks another file
    cut: bool = False
    struck: bool = False  # a part of the text is struck through and left out
    apart: str = ""  # the part of the text in fonts of its own


Area = tuple[int, int, int, int]  # first row, first column, last row, last column


class SheetReader:
    """Takes the XML piece by piece.

    `cells` are by row and column, from 1; empty ones are left out. `rows` and `count` say how much
    was read, `starts` at which rows a new piece begins after one that was passed over.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: dict[int, dict[int, Raw]] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.rows = self.count = self.others = 0
        self.row = self.column = 0
        self.skipped = 0  # rows passed over since the last one read
        self.unread = 0  # the first row that holds something and was passed over
        self.lost = 0  # a row further down that begins a form for which there is no room
        self.cuts: dict[int, int] = {}  # last rows read before one that was not, and that one
        self.starts: list[int] = []
        self.wide: tuple[int, int] | None = None  # the first cell too far to the right
        self._fresh = False
        self._names: dict[str, str] = {}
        self._kind = self._style = ""
        self._formula = self._outside = False
        self._value: list[str] = []
        self._length = 0
        self._cut = False
        self._rich: Rich | None = None
        self._into = ""
        self._in_cell = False
        self.feed = feeder(name, self._start, self._end, self._text)

    def gap(self) -> None:
        """What comes next does not follow what came before."""
        self._fresh = True

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        name = self._names.get(tag)
        if name is None:
            name = local(tag)
            if len(self._names) < MAX_NAMES:
                self._names[tag] = name
        if name == "c":
            self._begin_cell(given)
        elif name == "v" or name == "f":
            if self._in_cell:
                self._into = name
                self._formula = self._formula or name == "f"
        elif name == "row":
            self._begin_row(given)
        elif self._rich is not None:
            self._rich.start(name, given)
        elif name == "is":
            self._rich = Rich()
        elif name == "mergeCell":
            if len(self.merged) < MAX_MERGES and (area := area_of(given.get("ref", ""))):
                self.merged.append(area)
        elif name == "col" and true(given.get("hidden")):
            low, high = _number(given.get("min")), _number(given.get("max"))
            if low:
                self.hidden_columns.update(range(low, min(high, MAX_COLUMNS) + 1))
        else:
            self.others += 1
            if self.others > MAX_OTHERS:
                raise BrokenError("large", self.name)

    def _begin_row(self, given: Mapping[str, str]) -> None:
        row = _number(given.get("r")) or self.row + self.skipped + 1
        self.skipped = 0
        self.row, self.column = min(row, LAST_ROW), 0
        self.rows += 1
        if self._fresh:
            self.starts.append(self.row)
            self._fresh = False
        if "hidden" in given and true(given["hidden"]) and len(self.hidden_rows) < MAX_HIDDEN:
            self.hidden_rows.add(self.row)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        self.count += 1
        if self.count > MAX_CELLS:
            raise BrokenError("large", self.name)
        name = given.get("r", "")
        self.column = (column_of(name) if name else 0) or self.column + 1
        self._kind = given.get("t", "n")
        self._style = given.get("s", "0")
        self._formula = self._outside = self._cut = False
        self._value = []
        self._length = 0
        self._rich = None
        self._in_cell = True

    def _text(self, text: str) -> None:
        if self._into == "v":
            self._length += len(text)
            if self._length <= MAX_TEXT:
                self._value.append(text)
            elif not self._cut:
                self._cut = True
                self._value.append(text[: MAX_TEXT - self._length])
        elif self._into == "f":
            self._outside = self._outside or "[" in text
        elif self._rich is not None:
            self._rich.text(text)

    def _end(self, tag: str) -> None:
        name = self._names.get(tag) or local(tag)
        if name == "c":
            self._end_cell()
        elif name == "v" or name == "f":
            self._into = ""
        elif self._rich is not None and name in _SEEN:
            self._rich.end(name)

    def _end_cell(self) -> None:
        rich, self._rich, self._in_cell = self._rich, None, False
        value = "".join(self._value)
        cut = self._cut
        if self._kind == "inlineStr":
            value = rich.whole() if rich is not None else value
            cut = rich is not None and rich.cut
        struck = rich is not None and rich.struck
        if not value and not self._formula and not struck:
            return
        if self.column > MAX_COLUMNS:
            self.wide = self.wide or (self.row, self.column)
            return
        style = int(self._style) if self._style.isdecimal() and len(self._style) < 7 else 0
        raw = Raw(self._kind, value, style, self._formula, self._outside, cut)
        if rich is not None:
            raw = raw._replace(struck=struck, apart=rich.unstruck())
        self.cells.setdefault(self.row, {})[self.column] = raw


def area_of(ref: str) -> Area | None:
    """ "B2:D4" as numbers; None for what is no area of more than one cell."""
    first, _, last = ref.replace("$", "").partition(":")
    a, b = _cell_of(first), _cell_of(last)
    if a is None or b is None:
        return None
    area = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    return area if area[:2] != area[2:] else None


def _cell_of(name: str) -> tuple[int, int] | None:
    letters = name.rstrip("0123456789")
    row, column = _number(name[len(letters) :]), column_of(letters)
    return (row, column) if row and column else None


def column_of(name: str) -> int:
    """The column of "AB12": 28; 0 when it names none that a sheet has."""
    column = 0
    for letter in name:
        if "A" <= letter <= "Z":
            column = column * 26 + ord(letter) - 64
        elif "a" <= letter <= "z":
            column = column * 26 + ord(letter) - 96
        else:
            break
        if column > LAST_COLUMN:
            return 0
    return column


def _number(text: str | None) -> int:
    if text and text.isascii() and text.isdecimal() and len(text) < 9:
        return int(text)
    return 0
