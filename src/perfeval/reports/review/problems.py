"""What is wrong with a form, in the words of an opinion: kinds of problems with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import message, rank, severity
from perfeval.i18n.review_words import say
from perfeval.model.spots import spot
from perfeval.reports.review import clerk, figures
from perfeval.reports.story.elements import Element, para, run

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.rechecking.records import Recheck

SCORES = frozenset(("PE701", "PE706", "PE707"))  # one score and what it should be
MOST = 200  # places of one kind of problem; the rest is counted


def others(recheck: Recheck) -> list[Finding]:
    """Findings that the table of scores does not tell already."""
    known = {line.path for line in recheck.lines if figures.off_by(line)}
    return [f for f in recheck.findings if f.code not in SCORES or f.path not in known]


def problems(recheck: Recheck, lang: str) -> list[Element]:
    """Errors, then warnings, each kind of problem with its places and its mend."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in others(recheck):
        if severity(finding) != "info":
            groups.setdefault((rank(severity(finding)), finding.code), []).append(finding)
    n = sum(figures.off_by(line) != 0 for line in recheck.lines)
    found: list[Element] = [para(say("problems.scores", lang, n=n))] if n else []
    for m, key in enumerate(sorted(groups), 1):
        found += _problem(m, groups[key], lang)
    if not groups:
        found.append(para(say("problems.only" if n else "problems.none", lang)))
    return found


def _problem(n: int, findings: list[Finding], lang: str) -> list[Element]:
    level = say(severity(findings[0]), lang)
    mended = clerk.advice(findings[0], lang)
    last = say("problem.mend", lang, text=mended) if mended else ""
    if len(findings) == 1:
        lead = run(f"{n}. " + say("problem.lead", lang, severity=level), True)
        text = told(findings[0], lang)
        return [para(lead, text + (say("space", lang) + last if last else ""))]
    lead = run(f"{n}. " + say("problem.several", lang, severity=level, n=len(findings)), True)
    found = [para(lead)]
    for m, finding in enumerate(findings[:MOST], 1):
        found.append(para(say("problem.item", lang, n=m, text=told(finding, lang))))
    if len(findings) > MOST:
        found.append(para(say("problem.more", lang, n=len(findings) - MOST)))
    return [*found, para(last)] if last else found


def told(finding: Finding, lang: str) -> str:
    """What is wrong, and where."""
    text = clerk.told(message(finding, lang), lang)
    if finding.path and finding.path[-1] not in text:
        text = finding.path[-1] + say("colon", lang) + text
    if finding.span is None:
        return text
    stop = say("stop", lang)
    return text.removesuffix(stop) + say("problem.at", lang, place=_place(finding, lang)) + stop


def _place(finding: Finding, lang: str) -> str:
    """The cell; of a project file, whose lines say nothing to those who read an opinion, its name
    and what stands above the indicator."""
    span = finding.span
    if span is None:
        return ""
    if span.sheet:
        return spot(span, lang, "\0").replace("\0", "").strip(": ")
    return say("comma", lang).join(
        filter(None, (_name(str(span.file)), " / ".join(finding.path[:-1])))
    )


def _name(file: str) -> str:
    return re.split(r"[/\\]", file)[-1]
