"""Views of a database: queries that somebody else wrote, which need not end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from perfeval.model.finding import SheetFile

# rows that a view may have
MOST = 10_000_000
# steps of SQLite, and seconds of DuckDB, until the next rows are there
MOST_STEPS, STEPS = 2_000_000_000, 1_000_000
MOST_SECONDS = 60.0


def endless(shown: str, file: SheetFile | None = None, line: int = 1) -> Finding:
    """That a view was given up."""
    params = {"file": shown, "why": "endless", "detail": ""}
    return Finding("PE959", Span(file or shown, line, 1), params)
