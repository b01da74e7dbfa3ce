"""PE023: the file begins with a byte order mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.yaml_reader import Document


def check(document: Document) -> Iterator[Finding]:
    if document.bom:
        yield Finding("PE023", Span(document.path, 1, 1))
