"""The sections of a kind of report, with the keys that take the project's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_sets import say
from perfeval.reports.outlines import sections

if TYPE_CHECKING:
    from perfeval.cli.page import Page


def put_sections(page: Page, kind: str, lang: str) -> None:
    page.paragraph(say("sections", lang, kind=kind), style="bold")
    page.gap()
    columns = [
        Column(say("heading", lang), "<", 20),
        Column(say("key", lang)),
        Column(say("text", lang), "<", 12),
    ]
    rows = [
        Row(
            (section.heading(lang), section.key, say(section.narrative, lang)),
            "bold" if section.level <= 1 else "", 2 * max(0, section.level - 1),
            ((2, "dim"),) if section.narrative == "none" else (),
        )
        for section in sections(kind)
    ]  # fmt: skip
    draw(page, columns, rows)
