"""The texts that cells of an .xlsx share, made only for the cells that are read."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from perfeval.source.tables.archive import BrokenError
from perfeval.source.tables.texts import clean, lowered, raised
from perfeval.source.tables.xml_parts import feeder, local, true

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_STRINGS = 256 << 20  # bytes of the part
MAX_TEXT = 32_767  # characters that Excel lets a cell hold
_ITEM = re.compile(rb"<(?:\w+:)?si[\s/>]")
_PLAIN = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<&]*)</t></si>\s*\Z')
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
MAX_ITEMS = 4_000_000
MAX_PARSED = 1_000_000  # elements of a part that is read whole
_AT_ONCE = 1 << 18  # bytes: a small part is read whole


class Rich:
    """Collects one text: `<t>` elements, with raised and lowered ones, without phonetic ones and
    those that are struck through.

    `apart` are the pieces in a font of their own: they stand in a cell whose font is struck, too.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.apart: list[str] = []
        self.struck = self.own = self.crossed = False
        self.length = 0
        self.cut = False
        self.phonetic = 0
        self.shift = ""
        self.inside = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "t":
            self.inside = not self.phonetic
        elif tag == "rPh":
            self.phonetic += 1
        elif tag == "r":
            self.shift = ""
            self.own = self.crossed = False
        elif tag == "rPr":
            self.own = True
        elif tag == "strike":
            self.crossed = true(given.get("val", "1"))
        elif tag == "vertAlign":
            self.shift = given.get("val", "")

    def end(self, tag: str) -> None:
        if tag == "t":
            self.inside = False
        elif tag == "rPh":
            self.phonetic -= 1
        elif tag == "r":
            self.shift = ""
            self.own = self.crossed = False

    def text(self, piece: str) -> None:
        if not self.inside:
            return
        self.length += len(piece)
        if self.length > MAX_TEXT:
            self.cut = True
            if self.length - len(piece) >= MAX_TEXT:
                return
            piece = piece[: MAX_TEXT - self.length]
        if self.shift == "superscript":
            piece = raised(piece)
        elif self.shift == "subscript":
            piece = lowered(piece)
        if self.crossed:
            self.struck = self.struck or bool(piece.strip())
            return
        self.pieces.append(piece)
        if self.own:
            self.apart.append(piece)

    def whole(self) -> str:
        return unescaped("".join(self.pieces))

    def unstruck(self) -> str:
        """What is left where the cell's own font is struck through."""
        return unescaped("".join(self.apart))


def unescaped(text: str) -> str:
    """What a reader sees of a text of a workbook (`_x000A_` is a break there)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(text)


class SharedStrings:
    """The texts by their numbers; `long` are those that were cut, `struck` those of which a part is
    struck through, `apart` the parts in fonts of their own where there are any."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.known: dict[int, str] = {}
        self.long: set[int] = set()
        self.struck: set[int] = set()
        self.apart: dict[int, str] = {}
        self.places: array[int] | None = None
        self.head = b""
        if not data:
            self.size = 0
        elif len(data) <= _AT_ONCE or b"<!" in data:
            # comments and CDATA might hold what looks like an item
            self.size = self._parse(data, 0)
        else:
            places = (match.start() for match in _ITEM.finditer(data))
            self.places = array("Q", islice(places, MAX_ITEMS + 1))
            self.size = len(self.places)
            if self.size > MAX_ITEMS:
                raise BrokenError("large", name)
            self.head = data[: self.places[0]] if self.places else b""

    def __getitem__(self, at: int) -> str | None:
        """The text of that number; None when there is none."""
        if at in self.known or self.places is None:
            return self.known.get(at)
        if not 0 <= at < self.size:
            return None
        start = self.places[at]
        end = self.places[at + 1] if at + 1 < self.size else self.data.rfind(b"</")
        item = self.data[start:end]
        plain = _PLAIN.match(item)
        if plain is None or len(item) > MAX_TEXT:
            self._parse(self.head + item, at, last=False)
        else:  # a parser for each of a hundred thousand texts takes a while
            self.known[at] = unescaped(plain[1].decode("utf-8", "replace"))
        return self.known.get(at)

    def holding(self, words: re.Pattern[bytes], most: int) -> list[int]:
        """Numbers of texts in which the pattern is found, at most that many."""
        if self.places is None:
            # known texts are few here
            text = re.compile(words.pattern.decode())
            return [at for at, known in self.known.items() if text.search(known)][:most]
        found: list[int] = []
        for match in words.finditer(self.data):
            at = bisect_right(self.places, match.start()) - 1
            if at >= 0 and (not found or found[-1] != at):
                found.append(at)
                if len(found) >= most:
                    break
        return found

    def _parse(self, data: bytes, number: int, last: bool = True) -> int:
        current = Rich()
        room = MAX_PARSED

        def start(tag: str, given: Mapping[str, str]) -> None:
            nonlocal current, room
            room -= 1
            if room < 0:
                raise BrokenError("large", self.name)
            if local(tag) == "si":
                current = Rich()
            else:
                current.start(local(tag), given)

        def end(tag: str) -> None:
            nonlocal number
            tag = local(tag)
            if tag != "si":
                current.end(tag)
                return
            self.known[number] = current.whole()
            if current.cut:
                self.long.add(number)
            if current.struck:
                self.struck.add(number)
            if current.apart:
                self.apart[number] = current.unstruck()
            number += 1

        feed = feeder(self.name, start, end, lambda piece: current.text(piece))
        try:
            feed(data, last)
        except BrokenError as error:
            if error.why != "damaged" or last:
                raise
        return number
