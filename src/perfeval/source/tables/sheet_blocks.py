"""A sheet's XML in pieces that end between rows: the first go to the parser, the others if they
hold a heading of a form.

So a sheet of a million rows costs little more than unpacking it, and a form far down is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from perfeval.source.tables.archive import BrokenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfeval.source.tables.sheet_xml import SheetReader

WORDS = ("三级指标", "指标名称", "预算执行率", "指标值")  # headings of forms
MAX_ROWS = 2_000  # read whatever they hold
MAX_CELLS = 100_000
BEHIND = 500  # rows read behind a heading, at least
MOST_ROWS = 10_000  # with what stands behind headings
MOST_CELLS = 150_000
MAX_WINDOWS = 12  # places further down
MAX_FED = 64 << 20  # bytes of XML a sheet may need for all this
MAX_ROW = 8 << 20  # bytes of one row, and of what stands before the rows
_BLOCK = 64 << 10
_ENCODED = tuple(word.encode() for word in WORDS)
_WORDS = re.compile(b"|".join(_ENCODED))
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_NAME = re.compile(rb"<((?:\w+:)?)sheetData[\s/>]")
_HELD = re.compile(rb"<(?:\w+:)?(?:v|t|f)(?:\s[^<>]*)?>[^<]")
_NUMBER = re.compile(rb"""<(?:\w+:)?row\s(?:[^<>]*\s)?r=["'](\d{1,9})""")


def _row_of(block: bytes, end: int) -> int:
    """The number of the last row that begins before a place; 0 when none says its own."""
    row = 0
    for match in _NUMBER.finditer(block, 0, end):
        row = int(match[1])
    return row


def heading_words() -> re.Pattern[bytes]:
    return _WORDS


def read_blocks(
    chunks: Iterable[bytes], reader: SheetReader, headings: Callable[[], list[int]]
) -> None:
    """Feeds the reader; `headings` gives the numbers of shared texts that are headings."""
    walk = _Walk(reader, headings)
    for block, in_rows in _blocks(chunks):
        walk.take(block, in_rows)
        if reader.lost:
            break
    try:
        reader.feed(b"", True)
    except BrokenError:
        if not reader.lost:
            raise


class _Walk:
    def __init__(self, reader: SheetReader, headings: Callable[[], list[int]]) -> None:
        self.reader = reader
        self.headings = headings
        self.numbers: list[int] | None = None  # of shared texts that are headings
        self.shared: re.Pattern[bytes] | None = None
        self.before = b""  # the block that was passed over last
        self.dropped = False  # whether others were passed over since a block was read
        self.until = MAX_ROWS  # rows to be read in all
        self.windows = 0
        self.fed = 0
        self.ended = False  # whether the block before this one was read

    def take(self, block: bytes, in_rows: bool) -> None:
        reader = self.reader
        room = reader.rows < MOST_ROWS and reader.count < MOST_CELLS and self.fed < MAX_FED // 2
        reading = reader.rows < self.until and (reader.count < MAX_CELLS or self.windows > 0)
        if not in_rows:
            self._pass()
            self._feed(block)
        elif room and reading:
            near = reader.rows > MAX_ROWS - BEHIND and self._heading(block)
            self._feed(block)
            if near:
                self.until = max(self.until, reader.rows + BEHIND)
        elif room and self.windows < MAX_WINDOWS:
            self._open(block)
        else:
            self._pass()
            self.before = block
            self._look(block)

    def _open(self, block: bytes) -> None:
        """Reads on at a block that holds a heading."""
        reader = self.reader
        if self._heading(block):
            self.windows += 1
            if self.dropped:
                reader.gap()
            before, self.before, self.dropped = self.before, b"", False
            self._feed(before)
            self._feed(block)
            self.until = reader.rows + BEHIND
        else:
            self._pass()
            self.before = block

    def _look(self, block: bytes) -> None:
        """A form that is not read for want of room is lost, and with it the sense of the rest."""
        if not self._heading(block):
            return
        begins = [match.start() for match in _ROW.finditer(block)]
        found: dict[int, set[bytes]] = {}
        places = [(match.start(), match[0]) for match in _WORDS.finditer(block)]
        if self.shared is not None:
            places += [(match.start(), match[1]) for match in self.shared.finditer(block)]
        for start, word in sorted(places):
            words = found.setdefault(bisect_right(begins, start), set())
            words.add(word)
            if len(words) > 1:  # one may stand in any list
                self.reader.lost = _row_of(block, start) or self.reader.row + 1
                return

    def _pass(self) -> None:
        """The block before is not read: what it held is told."""
        block, self.before = self.before, b""
        if not block:
            return
        self.dropped = True
        reader = self.reader
        if self.ended or not reader.unread:
            held = _HELD.search(block)
            if held is not None:
                row = _row_of(block, held.start()) or reader.row + 1
                reader.unread = reader.unread or row
                if self.ended:
                    reader.cuts[reader.row] = row
                self.ended = False
        if _NUMBER.match(block) is None:  # rows without numbers count on
            self.reader.skipped += len(_ROW.findall(block))

    def _heading(self, block: bytes) -> bool:
        if self.numbers is None:
            self.numbers = self.headings()
            if self.numbers:
                shared = b"|".join(str(number).encode() for number in self.numbers)
                # a pattern that begins with a word is looked for at once, unlike a choice
                self.shared = re.compile(rb't="s"[^<>]{0,80}><(?:\w+:)?v>(' + shared + rb")<")
        if any(word in block for word in _ENCODED):
            return True
        return self.shared is not None and self.shared.search(block) is not None

    def _feed(self, block: bytes) -> None:
        self.fed += len(block)
        if self.fed > MAX_FED:
            raise BrokenError("large")
        self.reader.feed(block, False)
        self.ended = True


def _blocks(chunks: Iterable[bytes]) -> Iterable[tuple[bytes, bool]]:
    """Pieces of the part, each with whether it holds nothing but whole rows."""
    data = b""
    inside = False
    ended = b""
    for chunk in chunks:
        data += chunk
        if not inside:
            begin = _NAME.search(data)
            if begin is None:
                if ended or len(data) > MAX_ROW:
                    yield data, False
                    data = b""
                continue
            first = _ROW.search(data, begin.end())
            if first is None:
                if b"sheetData>" not in data[begin.end() :] and len(data) < MAX_ROW:
                    continue
                yield data, False
                data, inside = b"", False
                continue
            ended = b"</" + begin[1] + b"sheetData"
            yield data[: first.start()], False
            data, inside = data[first.start() :], True
        if inside:
            stop = data.find(ended)
            if stop >= 0:
                yield data[:stop], True
                yield data[stop:], False
                data, inside = b"", False
                yield from ((rest, False) for rest in chunks)
                return
            begun = 0
            while len(data) - begun > _BLOCK:
                match = _ROW.search(data, begun + _BLOCK)
                if match is None:
                    break
                yield data[begun : match.start()], True
                begun = match.start()
            data = data[begun:]
            if len(data) > MAX_ROW:
                raise BrokenError("large")
    if data:
        yield data, False
