"""Findings under a result: grouped by kind, errors first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.cli.cells import cells, clean, wrap
from perfeval.cli.complaints import STYLES, counts, sort_key
from perfeval.i18n.cli_words import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.cli.page import Page
    from perfeval.cli.sources import Sources
    from perfeval.model.finding import Finding


class Group(NamedTuple):
    """Findings of one kind and severity, in order of place."""

    severity: str
    code: str
    findings: tuple[Finding, ...]


def grouped(findings: Sequence[Finding]) -> list[Group]:
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in sorted(findings, key=sort_key):
        level = severity(finding)
        groups.setdefault((rank(level), finding.code, level), []).append(finding)
    return [Group(key[2], key[1], tuple(groups[key])) for key in sorted(groups)]


def put_findings(page: Page, findings: Sequence[Finding], sources: Sources, lang: str) -> None:
    if not findings:
        page.line(say("findings.none", lang))
        return
    totals = counted(counts(findings), lang)
    page.line((say("findings", lang) + say("colon", lang) + totals, "bold"))
    for group in grouped(findings):
        _group(page, group, sources, lang)


def _group(page: Page, group: Group, sources: Sources, lang: str) -> None:
    head = f"{say(group.severity, lang)} {group.code}"
    style = STYLES[group.severity]
    texts = [_text(finding, lang) for finding in group.findings]
    if len(texts) == 1:
        _told(page, head, style, texts[0], sources.place(group.findings[0].span, lang))
    else:
        page.line((head, style), say("times", lang, n=len(texts)))
        for text, finding in zip(texts, group.findings, strict=True):
            _told(page, "", "", text, sources.place(finding.span, lang))
    advice = mend(group.findings[0], lang)
    if advice and group.severity != "info":
        page.paragraph(say("mend", lang) + advice, 2, 2, "dim")


def _told(page: Page, head: str, style: str, text: str, place: str) -> None:
    """The message, wrapped; its place behind it, or on a line of its own where it does not fit."""
    lines = wrap(clean(f"{head} {text}" if head else text), page.width - 4)
    for number, line in enumerate(lines):
        if head and number == 0:
            page.line((head, style), line[len(head) :])
        else:
            page.line("  " + line if head or number == 0 else "    " + line)
    if not place:
        return
    used = sum(cells(part) for part, _ in page.lines[-1])
    if used + 2 + cells(place) <= page.width:
        page.lines[-1].append(("  " + place, "dim"))
    else:
        page.line((" " * 4 + place, "dim"))


def _text(finding: Finding, lang: str) -> str:
    """The message, with its indicator's name where it does not say it."""
    text = message(finding, lang)
    if finding.path and finding.path[-1] not in text:
        return finding.path[-1] + say("colon", lang) + text
    return text
