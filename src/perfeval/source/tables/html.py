"""The tables of HTML: pasted into Markdown, or a page that calls itself a workbook (.xls).

lxml's parser is used: it mends what people paste, and takes time in proportion to the text, which
the standard library's does not for hostile ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.grid import Grid
from perfeval.source.tables.csv_text import text_of
from perfeval.source.tables.faults import digest, finished, read_bytes, refused
from perfeval.source.tables.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TABLES,
    MAX_TAGS,
    MAX_TEXT_BYTES,
)
from perfeval.source.tables.spans import Piece, Rows, TooLarge, lay
from perfeval.source.tables.texts import clean, lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfeval.model.grid import Book

MAX_SPAN = 1_000  # as browsers have it
DEEPEST = 200
_GONE = frozenset(("script", "style", "template", "head", "del", "noscript", "rt", "rp", "select", "textarea"))  # fmt: skip
_LINES = frozenset(("p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "center", "section"))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


class Told(NamedTuple):
    """A table: the texts before it since the one before, its rows, the numbers of hidden ones."""

    above: tuple[str, ...]
    rows: Rows
    hidden: frozenset[int]


def read_html(path: Path, shown: str) -> Book:
    """All tables of a page. Never raises for the file."""
    return read_texts(path, shown, MAX_TEXT_BYTES, tables)


def read_texts(
    path: Path, shown: str, most: int, found_in: Callable[[str], tuple[list[Told], tuple[str, ...]]]
) -> Book:
    """The tables that `found_in` finds in the text of a file of at most `most` bytes."""
    data = read_bytes(path, most)
    if isinstance(data, str):
        return refused(shown, data)
    text = text_of(data)
    if text is None:
        return refused(shown, "encoding", digest(data))
    try:
        found, below = found_in(text)
    except TooLarge:
        return refused(shown, "large", digest(data))
    return finished(shown, grids(shown, found, below), digest(data))


def grids(shown: str, found: list[Told], below: tuple[str, ...]) -> list[Grid]:
    last = len(found)
    return [
        Grid(shown, f"#{at}", one.rows, one.above, below if at == last else (), one.hidden)
        for at, one in enumerate(found, 1)
    ]


def tables(text: str) -> tuple[list[Told], tuple[str, ...]]:
    """The tables of a text, and the lines behind the last one. Raises TooLarge."""
    from lxml import etree

    if text.count("<") - text.count("</") > MAX_TAGS:
        raise TooLarge
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return [], ()
    if root is None:
        return [], ()
    page = _Page()
    page.walk(root, 0)
    page.end_line()
    return page.found, tuple(page.lines)


class _Page:
    def __init__(self) -> None:
        self.found: list[Told] = []
        self.lines: list[str] = []
        self.line: list[str] = []

    def end_line(self) -> None:
        text = clean("".join(self.line))
        if text:
            self.lines.append(text)
        self.line = []

    def walk(self, element: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise TooLarge
        if element.tag in _GONE:
            return
        if element.tag == "table":
            self.end_line()
            self.table(element, depth)
            return
        breaks = element.tag in _LINES or element.tag == "br"
        if breaks:
            self.end_line()
        self.line.append(_flat(element.text))
        for child in element:
            self.walk(child, depth + 1)
            self.line.append(_flat(child.tail))
        if breaks:
            self.end_line()

    def table(self, element: Any, depth: int) -> None:
        """A table, then those in its cells."""
        if len(self.found) >= MAX_TABLES:
            raise TooLarge
        inner: list[Any] = []
        pieces: list[list[Piece]] = []
        hidden = set()
        for row in _own(element, ("tr",), ("thead", "tbody", "tfoot")):
            cells = list(_own(row, ("td", "th"), ("form",)))
            pieces.append([_piece(one, inner, depth) for one in cells])
            if _unseen(row):
                hidden.add(len(pieces))
            if len(pieces) > MAX_ROWS or len(pieces[-1]) > MAX_COLUMNS:
                raise TooLarge
        for caption in element.findall("caption"):
            self.lines += [clean(_text(caption, [], depth))]
        rows = lay(pieces)
        if rows:
            self.found.append(Told(tuple(self.lines), rows, frozenset(hidden)))
            self.lines = []
        for one in inner:
            self.table(one, depth + 1)


def _own(parent: Any, names: tuple[str, ...], through: tuple[str, ...]) -> list[Any]:
    found = []
    for child in parent:
        if child.tag in names:
            found.append(child)
        elif child.tag in through:
            found += _own(child, names, ())
    return found


def _piece(element: Any, inner: list[Any], depth: int) -> Piece:
    text = clean(_text(element, inner, depth + 1))
    return Piece(text, _span(element, "colspan", 1), _span(element, "rowspan", 0))


def _text(element: Any, inner: list[Any], depth: int) -> str:
    """The text of a cell; tables in it are put into `inner`, unless they are frames of one cell."""
    if depth > DEEPEST:
        raise TooLarge
    told = [_flat(element.text)]
    for child in element:
        tag = child.tag
        if tag == "br":
            told.append("\n")
        elif tag == "table":
            cells = child.findall(".//td") + child.findall(".//th")
            if len(cells) == 1:
                told += ["\n", _text(cells[0], inner, depth + 1), "\n"]
            else:
                inner.append(child)
        elif tag == "input":
            told.append(_tick(child))
        elif tag in ("sup", "sub"):
            told.append((raised if tag == "sup" else lowered)(_text(child, inner, depth + 1)))
        elif tag not in _GONE and not _unseen(child):
            text = _text(child, inner, depth + 1)
            told.append(f"\n{text}\n" if tag in _LINES else text)
        told.append(_flat(child.tail))
    return _lined("".join(told))


def _lined(text: str) -> str:
    """Without empty lines and blanks around breaks."""
    if "\n" not in text:
        return text
    first, *middle, last = text.split("\n")
    inner = [stripped for line in middle if (stripped := line.strip(" "))]
    return "\n".join((first.rstrip(" "), *inner, last.lstrip(" ")))


def _tick(element: Any) -> str:
    if element.get("type", "").lower() in ("checkbox", "radio"):
        return "☑" if element.get("checked") is not None else "□"
    return element.get("value", "") if element.get("type", "text").lower() == "text" else ""


def _unseen(element: Any) -> bool:
    style = element.get("style", "")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _span(element: Any, name: str, least: int) -> int:
    text = element.get(name, "1").strip()
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        return 1
    return min(max(int(text), least), MAX_SPAN)


def _flat(text: str | None) -> str:
    """Breaks of the source are blanks on the page."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""
