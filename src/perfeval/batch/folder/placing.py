"""Places in pieces back to places in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.folder.template import MARK
from perfeval.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.batch.folder.uses import Instance

RESULTS = f"{MARK}0"  # the line that begins the results
NOWHERE = ("~", 1 << 30, 0, "")


class Places(NamedTuple):
    """The pieces of one file by what their places are called."""

    file: str
    pieces: Mapping[str, Instance]
    results: int  # the line where they begin

    def place(self, span: Span) -> Span:
        """Where it is in the file; a place elsewhere (in the set) as it is."""
        if span.file[:1] != MARK:
            return span
        piece = self.pieces.get(span.file)
        if piece is None:
            return Span(self.file, span.line + self.results - 1, span.column)
        template = piece.use.template
        line = span.line - template.above
        column, at, made = span.column, 0, piece.made
        for number, spot in enumerate(template.spots):
            if spot.line != line:
                continue
            # where the value stands in the piece that the record was made by
            if spot.column + at + len(made[number]) > span.column:
                break
            at += len(made[number]) - spot.length
            column += len(piece.values[number]) - len(made[number])
        return Span(self.file, line + piece.line - 1, column)

    def words(self, span: Span | None) -> tuple[str, int, int, str]:
        """File, line and column, by which findings are ordered, and the place in words."""
        if span is None:
            return NOWHERE
        file, line, column = self.place(span)
        return file, line, column, f"{file}:{line}:{column}"
