"""Finished tables to forms: which printed text is what, by headings and structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.reading import Reading
from perfeval.intake.unread import short
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from perfeval.model.form import Form
    from perfeval.model.grid import Book


def recognise(book: Book) -> tuple[Form, ...]:
    """All forms of a file in their order; none when no table of it is a form.

    A table that goes on in the next one is one form; several forms in one sheet are several.
    What was not understood is in the findings of the form whose table it stands in.
    """
    reading = Reading()
    for grid in book.grids:
        reading.grid(grid)
    return reading.done()


def no_form(book: Book) -> Finding:
    """What was looked for in a file without any form, and what stands in it instead."""
    said: list[str] = []
    for grid in book.grids[:6]:
        first = next((c.text for row in grid.rows[:50] for c in row if c.text), "")
        name = "" if grid.sheet.startswith("#") else f"{grid.sheet}："
        said.append(f"{name}{short(first)}" if first else f"{name}—")
    if len(book.grids) > 6:
        said.append("…")
    place = Span(book.file, 1, 1)
    if book.grids and book.grids[0].rows:
        place = book.grids[0].place(book.grids[0].rows[0][0])
    return Finding("PE066", place, {"found": "；".join(said) or "—"})
