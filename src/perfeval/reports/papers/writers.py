"""The writers of papers, by the ending of the file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from perfeval.reports.papers.figures import with_figures
from perfeval.reports.words import words

if TYPE_CHECKING:
    from perfeval.reports.papers.records import Paper

# the modules are imported when a file of their kind is asked for
WRITERS = {
    ".md": "perfeval.reports.papers.markdown",
    ".docx": "perfeval.reports.papers.word",
    ".html": "perfeval.reports.papers.html",
    ".xlsx": "perfeval.reports.papers.excel",
}
ENDINGS = {**{ending: ending for ending in WRITERS}, ".markdown": ".md", ".htm": ".html"}


def write(paper: Paper, ending: str) -> bytes:
    """The paper as a file of that ending (one of ENDINGS: lower case, with the dot); the same
    paper gives the same bytes."""
    writer = import_module(WRITERS[ENDINGS[ending]])
    data: bytes = writer.write(with_figures(paper, words(paper.lang)))
    return data
