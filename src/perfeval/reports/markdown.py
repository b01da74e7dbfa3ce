"""Reports as Markdown, rendered from templates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.reports import escape
from perfeval.reports.markdown_flow import flow
from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import story
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

TEMPLATES = Path(__file__).parent / "templates" / "markdown"


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole report of a scored project."""
    model = story(card, request)
    text = _environment(words(request.lang)).get_template("report.md").render(r=model)
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    return Rendered(text.encode("utf-8"), tuple(model["placeholders"]), tuple(model["unused"]))


def render(card: Scorecard, lang: str = "zh", kind: str | None = None) -> Rendered:
    """The report of a kind in a language."""
    return write(card, Request(lang, kind))


def _environment(w: Words) -> Any:
    """Sandboxed, strict, rooted in the template folder; Markdown is escaped value by value."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters.update(
        inline=escape.inline, line=escape.line, cell=escape.cell, prose=escape.block,
        flow=lambda elements: flow(elements, w),
    )  # fmt: skip
    environment.globals.update(t=w)
    return environment
