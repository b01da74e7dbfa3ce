"""The review opinion as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.marks import REVIEW
from perfeval.reports import escape
from perfeval.reports.markdown_flow import flow
from perfeval.reports.review.opinion import opinion
from perfeval.reports.review.seal import sealed_text
from perfeval.reports.words import words

if TYPE_CHECKING:
    from perfeval.reports.review.records import Reviewed


def write(one: Reviewed, lang: str) -> bytes:
    model = opinion(one, lang)
    parts = [f"# {escape.inline(model['title'])}", flow(model["body"], words(lang))]
    parts += [escape.line(text) for text in model["signature"]]
    return sealed_text("\n\n".join(parts) + "\n\n", REVIEW).encode("utf-8", "replace")
