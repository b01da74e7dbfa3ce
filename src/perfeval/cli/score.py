"""`perfeval score`: a project's scores as a table, or as JSON, CSV, Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import api
from perfeval.cli import days, ending, loading, output
from perfeval.cli.commands import UNUSABLE, Call

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard


def run(call: Call) -> int:
    path, lang, target = Path(call.value("project")), call.lang, output.target_of(call)
    form = output.format_of(target, call.given("format"), lang)
    if form is None:
        return UNUSABLE
    asked = days.as_of(call)
    if not asked.usable:
        return UNUSABLE
    loaded = loading.project(path, lang)
    if loaded is None or output.refused(target, loading.inputs(path, loaded), lang):
        return UNUSABLE
    card = api.score(loaded, asked.day)
    text = _table(card, path, lang, target) if form == "table" else api.render(card, form, lang)
    if not output.put(text, target, lang, safe=form == "table"):
        return UNUSABLE
    if ending.failing(card.findings) and (target is not None or form in ("csv", "markdown")):
        ending.tell(card.findings, path.parent, lang)
    return ending.ended(card.findings, call)


def _table(card: Scorecard, path: Path, lang: str, target: str | None) -> str:
    from perfeval.cli.score_view import score_page
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    if target is None:
        page = score_page(card, path.parent, lang, width(sys.stdout), ruler(sys.stdout))
        return page.text(coloured(sys.stdout))
    return score_page(card, path.parent, lang, PIPED_WIDTH, "─").text()
