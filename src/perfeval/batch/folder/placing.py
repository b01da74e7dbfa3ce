"""Places in pieces back to places in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.folder.template import MARK
from perfeval.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.batch.folder.examples import Instance
    from perfeval.model.finding import Finding

WHOLE = f"{MARK}0"  # what stands in the file as such
_FAR = ("~", 1 << 30, 0)


class Places(NamedTuple):
    """The pieces of one file by what their places are called."""

    file: str
    pieces: Mapping[str, Instance]

    def place(self, span: Span) -> Span:
        """Where it is in the file; a place elsewhere (in the set) as it is."""
        if span.file[:1] != MARK:
            return span
        piece = self.pieces.get(span.file)
        if piece is None:
            return Span(self.file, span.line, span.column)
        template = piece.use.template
        line = span.line - template.above
        column = span.column
        for number, spot in enumerate(template.spots):
            if spot.line == line and spot.column + spot.length <= span.column:
                column += len(piece.values[number]) - spot.length
        return Span(self.file, line + piece.line - 1, column)

    def finding(self, finding: Finding) -> Finding:
        span = finding.span
        if span is None or span.file[:1] != MARK:
            return finding
        return finding._replace(span=self.place(span))

    def ordered(self, findings: Iterable[Finding]) -> list[Finding]:
        """In order of file and place, as the kernel orders them; of one place and code as given."""
        found = [self.finding(finding) for finding in findings]
        return sorted(found, key=lambda f: (*(f.span or _FAR), f.code))
