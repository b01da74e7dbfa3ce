"""A YAML document as nodes that know where they stand."""

from __future__ import annotations

from perfeval.model.finding import Span

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar:
    """Text of a scalar; `plain` when unquoted, so that it may mean a number, a boolean or null.

    `exact` when its characters stand in the file one by one, with no escape and no folded line
    between them, so that a place inside the text is a place in the file.
    """

    __slots__ = ("column", "exact", "file", "line", "plain", "text")

    def __init__(
        self, text: str, plain: bool, file: str, line: int, column: int, exact: bool = True
    ) -> None:
        self.text = text
        self.exact = exact
        self.plain = plain
        self.file = file
        self.line = line
        self.column = column

    @property
    def span(self) -> Span:
        return Span(self.file, self.line, self.column)

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in NULLS


class Added(Scalar):
    """A value that no cell of a table says: the program added it, where what it rests on stands."""

    __slots__ = ()


class Joined(Scalar):
    """A text put together from several cells, which are its `places`; it stands in the first."""

    __slots__ = ("places",)

    def __init__(self, text: str, places: tuple[Span, ...]) -> None:
        first = places[0]
        super().__init__(text, False, first.file, first.line, first.column)
        self.places = places


class Mapping:
    """Keys in order of writing; each entry is its key's scalar and its value."""

    __slots__ = ("column", "entries", "file", "line")

    def __init__(
        self, entries: dict[str, tuple[Scalar, Node]], file: str, line: int, column: int
    ) -> None:
        self.entries = entries
        self.file = file
        self.line = line
        self.column = column

    @property
    def span(self) -> Span:
        return Span(self.file, self.line, self.column)


class Sequence:
    """Items in order."""

    __slots__ = ("column", "file", "items", "line")

    def __init__(self, items: list[Node], file: str, line: int, column: int) -> None:
        self.items = items
        self.file = file
        self.line = line
        self.column = column

    @property
    def span(self) -> Span:
        return Span(self.file, self.line, self.column)


Node = Scalar | Mapping | Sequence


def stated_header(root: Mapping) -> str:
    """What a file says it is; "" when it does not."""
    entry = root.entries.get("perfeval") or root.entries.get("文件类型")
    return entry[1].text.strip() if entry and isinstance(entry[1], Scalar) else ""
