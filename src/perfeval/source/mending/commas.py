"""`{名称: 甲，权重: 20}`, written with an ASCII comma between the entries (PE006)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.decoding import line_starts
from perfeval.source.mending.edits import Change
from perfeval.source.readings import readings

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.source.yaml_reader import Document

CODE = "PE006"
WIDE = "，"
# what the loader says of a key that it does not have, or has already
_STRANGE = frozenset(("PE101", "PE104", "PE105"))


def commas(document: Document) -> list[Span]:
    """Full-width commas at which the reading of the file ended."""
    if document.root is not None:
        return []
    begins = line_starts(document.text)
    spans = (f.span for f in document.findings if f.code == CODE and f.span is not None)
    return [span for span in spans if document.text.startswith(WIDE, _index(begins, span))]


def mend(document: Document, places: list[Span]) -> list[Change]:
    begins, text = line_starts(document.text), document.text
    changes = []
    for start in dict.fromkeys(_index(begins, span) for span in places):
        spaced = text[start + 1 : start + 2] in (" ", "\r", "\n")
        changes.append(Change(start, WIDE, "," if spaced else ", ", CODE))
    return changes


def fitting(document: Document, lines: set[int]) -> bool:
    """Whether what stands in the lines of the mended commas are keys that the file's kind has:
    else the comma may belong to a text that is to be quoted."""
    if not lines or document.root is None:
        return not lines
    found = readings(document.root).findings
    return not any(
        f.code in _STRANGE and f.span is not None and f.span.line in lines for f in found
    )


def _index(begins: list[int], span: Span) -> int:
    return begins[min(span.line, len(begins)) - 1] + span.column - 1
