"""Findings on standard error: file, line, column, the line itself with a caret, and the mend."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources, excerpt
from perfeval.cli.streams import coloured, width
from perfeval.i18n.cli_words import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from perfeval.model.finding import Finding

MOST = 50
STYLES = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}


def sort_key(finding: Finding) -> tuple[int, str, int, int, str]:
    span = finding.span
    place = (span.file, span.line, span.column) if span else ("", 0, 0)
    return (rank(severity(finding)), *place, finding.code)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in findings:
        level = severity(finding)
        found[level] = found.get(level, 0) + 1
    return found


def complain(findings: Sequence[Finding], base: Path, lang: str, last: str = "") -> None:
    """Each finding with its place and its line, errors first; then how many there were."""
    page = Page(width(sys.stderr))
    sources = Sources(base)
    ordered = sorted(findings, key=sort_key)
    for finding in ordered[:MOST]:
        _finding(page, finding, sources, lang)
    if len(ordered) > MOST:
        left = len(ordered) - MOST
        page.paragraph(say("more.1" if left == 1 else "more", lang, n=left))
    if last:
        page.paragraph(last)
    sys.stderr.write(page.text(coloured(sys.stderr)))


def unusable(findings: Sequence[Finding], base: Path, lang: str) -> None:
    """Why an input can't be used."""
    complain(findings, base, lang, say("unusable", lang, counts=counted(counts(findings), lang)))


def _finding(page: Page, finding: Finding, sources: Sources, lang: str) -> None:
    level = severity(finding)
    place = sources.place(finding.span, lang)
    lead = (place + ": ") if place else ""
    page.line(
        (lead, "bold"),
        (f"{say(level, lang)} {finding.code} ", STYLES[level]),
        message(finding, lang),
    )
    span = finding.span
    number = str(span.line) if span else ""
    if span is not None:
        shown, caret = excerpt(sources.line(span), span.column, page.width - len(number) - 5)
        if shown:
            page.line((f"  {number} | ", "dim"), shown)
            page.line((f"  {' ' * len(number)} | ", "dim"), (caret, STYLES[level]))
    advice = mend(finding, lang)
    if advice:
        page.line(("  " + say("mend", lang), "dim"), advice)


def refuse(text: str) -> None:
    """One sentence about the call itself."""
    page = Page(10_000)
    for line in text.splitlines():
        page.line(line)
    sys.stderr.write(page.text())
