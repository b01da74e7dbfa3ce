"""The writers of reports, by the ending of the file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from perfeval.reports.request import DEFAULT, Rendered, Request

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

# the modules are imported when a file of their kind is asked for
WRITERS = {
    ".md": "perfeval.reports.markdown",
    ".docx": "perfeval.reports.word.writer",
    ".html": "perfeval.reports.html.writer",
    ".xlsx": "perfeval.reports.excel.writer",
}
ENDINGS = {**{ending: ending for ending in WRITERS}, ".markdown": ".md", ".htm": ".html"}
TEMPLATED = (".md", ".docx")


def write(card: Scorecard, ending: str, request: Request = DEFAULT) -> Rendered:
    """The report as a file of that ending (lower case, with the dot)."""
    writer = import_module(WRITERS[ENDINGS[ending]])
    rendered: Rendered = writer.write(card, request)
    return rendered
