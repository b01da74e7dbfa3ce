"""A paper as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import escape
from perfeval.reports.markdown import tidy
from perfeval.reports.markdown_flow import flow
from perfeval.reports.words import words

if TYPE_CHECKING:
    from perfeval.reports.papers.records import Paper


def write(paper: Paper) -> bytes:
    """The bytes of an .md: title, subtitle, text, a line for each signature."""
    parts = [f"# {escape.inline(paper.title)}"]
    if paper.subtitle:
        parts.append(escape.line(paper.subtitle))
    parts.append(flow(paper.body, words(paper.lang)))
    parts += [escape.line(text) for text in paper.signature if text]
    return tidy("\n\n".join(parts)).encode("utf-8", "replace")
