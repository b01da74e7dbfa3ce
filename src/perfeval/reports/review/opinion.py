"""The review opinion on one project, as sections of elements that every writer prints."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.i18n.review_words import say
from perfeval.model.spots import spot
from perfeval.rechecking import records as r
from perfeval.reports.chapters import Numbering
from perfeval.reports.review import figures
from perfeval.reports.review.tables import basis_table, funds_table, scores_table
from perfeval.reports.story.elements import Element, grid, heading, para, placeholder, run

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.rechecking.records import Line
    from perfeval.reports.review.records import Reviewed

    Plain = dict[str, Any]

# keys of project files in a sentence
_KEYS = {"zh": re.compile("[a-z_]{4,}"), "en": re.compile(r"[{}_]|: (?:true|false|\d)")}
MOST = 200  # places of one kind of problem; the rest is counted


def opinion(one: Reviewed, lang: str) -> Plain:
    """`title`, `body` (elements) and `signature` (lines to sign)."""
    numbers = Numbering(lang)
    body: list[Element] = []
    for key, part in (
        ("basis", _basis(one, lang)), ("result", _result(one, lang)), ("scores", _tables(one, lang)),
        ("problems", _problems(one, lang)), ("open", _open(one, lang)),
        ("advice", [placeholder(say("advice.room", lang))]),
    ):  # fmt: skip
        body += [heading(1, numbers.next(1), say(f"head.{key}", lang)), *part]
    return {
        "title": say("opinion.title", lang, name=figures.name(one.recheck, lang)), "body": body,
        "signature": [say(f"sign.{key}", lang) for key in ("reviewer", "unit", "date")],
    }  # fmt: skip


def _basis(one: Reviewed, lang: str) -> list[Element]:
    return [para(say("basis", lang)), grid(basis_table(one, lang)), para(say("basis.scope", lang))]


def _result(one: Reviewed, lang: str) -> list[Element]:
    recheck = one.recheck
    totals = recheck.totals
    reported = totals.reported if totals.reported is not None else totals.summed
    texts = [say("result.unscored", lang)]
    if figures.scored(recheck):
        texts = [
            say(
                "result.totals", lang, reported=figures.number(reported) or say("given.none", lang),
                computed=figures.recomputed_text(recheck, lang) or say("given.cannot", lang),
                reviewed=figures.number(totals.reviewed) or say("given.not", lang),
            )
        ]  # fmt: skip
    grades = figures.grades(recheck, lang)
    if grades:
        texts.append(say("result.grades", lang, text=grades))
    if figures.scored(recheck):
        verdicts = figures.counted(recheck, lang)
        texts.append(say("result.counts", lang, n=len(recheck.lines), counts=verdicts))
    way = figures.way(recheck, lang)
    if way:
        texts.append(say("result.way", lang, text=way))
    counts = figures.found(recheck)
    said = [say(f"n.{key}", lang, n=counts[key]) for key in ("error", "warning") if counts[key]]
    if said:
        texts.append(say("result.found", lang, counts=say("joint", lang).join(said)))
    else:
        texts.append(say("result.nothing", lang))
    return [para(say("space", lang).join(texts))]


def _tables(one: Reviewed, lang: str) -> list[Element]:
    """The scores, why they differ in words, the funds."""
    scores, funds = scores_table(one.recheck, lang), funds_table(one.recheck, lang)
    lines = [line for line in one.recheck.lines if _differing(line)]
    found: list[Element] = [grid(scores)] if scores is not None else []
    if lines:
        found.append(para(say("differ.lead", lang, n=len(lines))))
        found += [para(f"{n}. {_differs(line, lang)}") for n, line in enumerate(lines, 1)]
    return found + ([grid(funds)] if funds is not None else [])


def _differing(line: Line) -> bool:
    return bool(line.difference) or line.verdict in (r.EXPLAINED, r.UNEXPLAINED)


def _differs(line: Line, lang: str) -> str:
    off = line.difference or Fraction(0)
    key = "differ.more" if off > 0 else "differ.less" if off else ""
    return say(
        "differ.item" if key else "differ.judged", lang, name=line.name,
        reported=figures.number(line.reported), computed=figures.number(line.computed),
        weight=figures.number(line.weight) or say("none", lang), facts=_facts(line, lang),
        off=say(key, lang, off=figures.number(abs(off))) if key else "", why=figures.why(line, lang),
    )  # fmt: skip


def _facts(line: Line, lang: str) -> str:
    if not line.target and not line.actual:
        return ""
    none = say("none", lang)
    return say("open.facts", lang, target=line.target or none, actual=line.actual or none)


def _problems(one: Reviewed, lang: str) -> list[Element]:
    """Errors, then warnings, each kind of problem with its places and its mend."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in one.recheck.findings:
        if severity(finding) != "info":
            groups.setdefault((rank(severity(finding)), finding.code), []).append(finding)
    found: list[Element] = []
    for n, key in enumerate(sorted(groups), 1):
        found += _problem(n, groups[key], lang)
    return found or [para(say("problems.none", lang))]


def _problem(n: int, findings: list[Finding], lang: str) -> list[Element]:
    level = say(severity(findings[0]), lang)
    advice = _advice(findings[0], lang)
    last = say("problem.mend", lang, text=advice) if advice else ""
    if len(findings) == 1:
        lead = run(f"{n}. " + say("problem.lead", lang, severity=level), True)
        text = _told(findings[0], lang)
        return [para(lead, text + (say("space", lang) + last if last else ""))]
    lead = run(f"{n}. " + say("problem.several", lang, severity=level, n=len(findings)), True)
    found = [para(lead)]
    for m, finding in enumerate(findings[:MOST], 1):
        found.append(para(say("problem.item", lang, n=m, text=_told(finding, lang))))
    if len(findings) > MOST:
        found.append(para(say("problem.more", lang, n=len(findings) - MOST)))
    return [*found, para(last)] if last else found


def _advice(finding: Finding, lang: str) -> str:
    """The mend; "" where it speaks of keys of a project file to those who filled in a table."""
    text = mend(finding, lang)
    table = finding.span is not None and finding.span.sheet
    return "" if table and _KEYS[lang].search(text) else text


def _told(finding: Finding, lang: str) -> str:
    """What is wrong, and where."""
    text = message(finding, lang)
    if finding.path and finding.path[-1] not in text:
        text = finding.path[-1] + say("colon", lang) + text
    if finding.span is None:
        return text
    place = spot(finding.span, lang, "\0").replace("\0", "").strip(": ")
    stop = say("stop", lang)
    bare = text.removesuffix(stop)
    return bare + say("problem.at", lang, place=place) + stop


def _open(one: Reviewed, lang: str) -> list[Element]:
    """What the figures can't decide, to be asked of those who filled in the form."""
    lines = [line for line in one.recheck.lines if line.reported is not None]
    found: list[Element] = []
    unexplained = [line.name for line in lines if line.verdict == r.UNEXPLAINED]
    if unexplained:
        names = say("list", lang).join(say("quoted", lang, text=name) for name in unexplained)
        found.append(para(say("open.unexplained", lang, names=names)))
    undecided = [line for line in lines if line.verdict == r.UNDECIDABLE]
    if undecided:
        found.append(para(say("open.lead", lang)))
        found += [para(f"{n}. {_item(line, lang)}") for n, line in enumerate(undecided, 1)]
    return found or [para(say("open.none", lang))]


def _item(line: Line, lang: str) -> str:
    return say(
        "open.item", lang, name=line.name, reported=figures.number(line.reported),
        weight=figures.number(line.weight) or say("none", lang), facts=_facts(line, lang),
    )  # fmt: skip
