"""`perfeval panel`: a panel's results; its scoring sheets handed out and read back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.cli import ending, output, papers
from perfeval.cli.commands import UNUSABLE, Call
from perfeval.cli.complaints import refuse, unusable
from perfeval.i18n.cli_panel import say
from perfeval.systems import panels

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.panels import Panel
    from perfeval.panels.records import PanelResult


YAML = (".yaml", ".yml")  # the ballots, for a project's results


def run(call: Call) -> int:
    path, lang = Path(call.value("file")), call.lang
    sheets, read = call.given("sheets"), call.all("read")
    if sheets is not None and read:
        refuse(say("both", lang))
        return UNUSABLE
    if call.all("more") and not read:
        refuse(say("more", lang, name=call.all("more")[0]))
        return UNUSABLE
    opened = panels.load(path)
    if opened.panel is None:
        unusable(opened.findings, path.parent, lang)
        return UNUSABLE
    if sheets is not None:
        from perfeval.cli.panel_sheets import hand_out

        return hand_out(opened, path, sheets, lang)
    if read:
        from perfeval.cli.panel_reading import take_back

        return take_back(call, opened, path, lang)
    if any(severity(finding) == "error" for finding in opened.findings):
        unusable(opened.findings, path.parent, lang)
        return UNUSABLE
    return _results(call, opened.panel, opened.findings, path)


def _results(call: Call, panel: Panel, found: tuple[Finding, ...], path: Path) -> int:
    lang, target = call.lang, output.target_of(call)
    ballots = target is not None and Path(target).suffix.lower() in YAML
    form = "yaml" if ballots else papers.form_of(target, call.given("format"), lang)
    if form is None or output.refused(target, [path], lang):
        return UNUSABLE
    result = panels.evaluate(panel)
    result = result._replace(findings=(*found, *result.findings))
    if result.broken:
        # what follows from such a rule would only hide what is wrong with it
        unusable([f for f in result.findings if severity(f) == "error"], path.parent, lang)
        refuse(say("broken", lang))
        return UNUSABLE
    if not _put(form, result, path, target, lang):
        return UNUSABLE
    if ending.failing(result.findings) and (target is not None or form != "table"):
        ending.tell(result.findings, path.parent, lang)
    return ending.ended(result.findings, call)


def _put(form: str, result: PanelResult, path: Path, target: str | None, lang: str) -> bool:
    if form == "yaml":
        from perfeval.reports.panels.snippet import snippet

        return output.put(snippet(result, lang), target, lang)
    if form == "json":
        from perfeval.reports.panels.document import document

        return output.put(document(result, lang), target, lang)
    if form in papers.WRITTEN:
        from perfeval.reports.panels.paper import paper

        return papers.put(paper(result, lang), form, target, lang)
    from perfeval.cli.page import Page
    from perfeval.cli.panel_view import put_panel
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    screen = target is None
    page = Page(width(sys.stdout), ruler(sys.stdout)) if screen else Page(PIPED_WIDTH)
    put_panel(page, result, path.parent, lang)
    return output.put(page.text(screen and coloured(sys.stdout)), target, lang, safe=True)
