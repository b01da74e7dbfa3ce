"""Reports as Markdown, rendered from templates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports import escape
from perfeval.reports.chapters import chinese
from perfeval.reports.markdown_table import grid
from perfeval.reports.model import report_model
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

TEMPLATES = Path(__file__).parent / "templates" / "markdown"
_PLAIN_START = re.compile(r"^(?!\s|#{1,6}\s|[-+*>]\s?|\d{1,9}[.)]\s|\||`{3}|~{3}|={3,}|_{3,})")


class Rendered(NamedTuple):
    """A report, what is still to be written in it, and texts of the project it has no place for."""

    text: str
    placeholders: tuple[str, ...]
    unused: tuple[str, ...] = ()


def render(card: Scorecard, lang: str = "zh", kind: str | None = None) -> Rendered:
    """The whole report of a scored project."""
    model = report_model(card, lang, kind)
    text = _environment(words(lang)).get_template("report.md").render(r=model)
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    return Rendered(text, tuple(model["placeholders"]), tuple(model["unused"]))


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
        grid=lambda table, caption=True: grid(table, w, caption),
        follow=lambda text, lead, level: follow(lead, text, level, w),
    )  # fmt: skip
    environment.globals.update(t=w, sub=lambda section, *numbers: sub_number(w, section, numbers))
    return environment


def follow(lead: str, text: str, level: int, w: Words) -> str:
    """A text behind its lead, on the same line when it begins as plain prose; it ends in a stop."""
    body = escape.block(text, level)
    if not body:
        return lead
    last = body.rsplit("\n", 1)[-1]
    if _PLAIN_START.match(last) and (body[-1].isalnum() or body[-1] in "）)”%"):
        body += w("stop")
    return lead + body if _PLAIN_START.match(body) else f"{lead.rstrip('：: ')}\n\n{body}"


def sub_number(w: Words, section: dict[str, Any], numbers: tuple[int, ...]) -> str:
    """The number of a generated heading below a section, in the outline's own manner."""
    if w.lang != "zh":
        head = section["number"].strip().rstrip(".")
        return ".".join([head, *(str(n) for n in numbers)]) + " "
    n, level = numbers[-1], section["level"] + len(numbers)
    if level == 2:
        return f"（{chinese(n)}）"
    return f"{n}. " if level == 3 else f"（{n}）"
