"""A document without page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE914"


def check(look: Look, p: None) -> Iterator[Finding]:
    sheets = look.layout.sheets
    if sheets and not any(sheet.paged for sheet in sheets):
        yield Finding(CODE, Span(look.layout.file, 1, 1))
