"""`perfeval sets show`: a set as a tree, or the sections of a kind of report."""

from __future__ import annotations

import sys
from pathlib import Path

from perfeval import api
from perfeval.cli.commands import DONE, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.cli.page import Page
from perfeval.cli.streams import coloured, ruler, width
from perfeval.i18n.cli_sets import say


def run(call: Call) -> int:
    name, kind, lang = call.given("set"), call.given("report"), call.lang
    if name is None and kind is None:
        refuse(say("which", lang))
        return UNUSABLE
    page = Page(width(sys.stdout), ruler(sys.stdout))
    if name is not None and not _put_set(page, name, lang):
        return UNUSABLE
    if kind is not None:
        from perfeval.cli.sections_view import put_sections

        page.gap()
        put_sections(page, kind, lang)
    sys.stdout.write(page.text(coloured(sys.stdout)))
    return DONE


def _put_set(page: Page, name: str, lang: str) -> bool:
    from perfeval.cli.set_view import put_set

    path = Path(name)
    by_path = "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))
    loaded = api.load_indicator_set(path if by_path else name)
    base = Path()
    if loaded.indicator_set is None:
        from perfeval.cli.complaints import unusable

        unusable(loaded.findings, base, lang)
        return False
    put_set(page, loaded.indicator_set, lang)
    if loaded.findings:
        from perfeval.cli.findings_view import put_findings
        from perfeval.cli.sources import Sources

        page.gap()
        put_findings(page, loaded.findings, Sources(base), lang)
    return True
