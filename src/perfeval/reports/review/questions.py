"""What figures leave open: questions to those who filled in the form, and the reviewer's own words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.i18n.review_words import say
from perfeval.rechecking import records as r
from perfeval.reports.review import clerk, figures
from perfeval.reports.review.problems import told
from perfeval.reports.story.elements import Element, para, placeholder

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.rechecking.records import Line, Recheck

EVIDENCE, UNPROVEN = "PE726", "PE451"
# what is no mistake, but has to be asked of those who filled in the form
ASKED = frozenset((EVIDENCE, "PE411", "PE711", "PE723", "PE731", "PE735", "PE742"))


def questions(recheck: Recheck, lang: str) -> list[Element]:
    """What the figures can't decide, to be asked of those who filled in the form."""
    lines = [line for line in recheck.lines if line.reported is not None]
    found: list[Element] = []
    unexplained = [line.name for line in lines if line.verdict == r.UNEXPLAINED]
    if unexplained:
        names = say("list", lang).join(say("quoted", lang, text=name) for name in unexplained)
        found.append(para(say("open.unexplained", lang, names=names)))
    undecided = [line for line in lines if line.verdict == r.UNDECIDABLE]
    if undecided:
        found.append(para(say("open.lead", lang)))
        found += [para(f"{n}. {_item(line, lang)}") for n, line in enumerate(undecided, 1)]
    asked = [f for f in recheck.findings if f.code in ASKED and severity(f) == "info"]
    if asked and found:
        found.append(para(say("open.also", lang)))
    found += [para(f"{n}. {_asked(finding, lang)}") for n, finding in enumerate(asked, 1)]
    bare = [f.path[-1] for f in recheck.findings if f.code == UNPROVEN and f.path]
    if bare:
        found.append(para(say("open.papers", lang, names=say("list", lang).join(bare))))
    return found or [para(say("open.none", lang))]


def _asked(finding: Finding, lang: str) -> str:
    text = told(finding, lang)
    if finding.code == EVIDENCE:
        return say("space", lang).join((text, say("open.evidence", lang)))
    return say("space", lang).join(filter(None, (text, clerk.advice(finding, lang))))


def verdict(recheck: Recheck, lang: str) -> list[Element]:
    """What reviewers gave, in one sentence; room for what they write by hand."""
    given = [line for line in recheck.lines if figures.judged(line)]
    room = placeholder(say("advice.room", lang))
    if not given:
        return [room]
    comma = say("list", lang)
    names, dates = (
        comma.join(dict.fromkeys(text for text in texts if text))
        for texts in ((line.reviewer for line in given), (line.review_date for line in given))
    )
    key = "advice.by.date" if names and dates else "advice.by" if names else "advice.someone"
    changes = [line.review_difference or Fraction(0) for line in given]
    counts = (("more", sum(c > 0 for c in changes)), ("less", sum(c < 0 for c in changes)))
    said = say("joint", lang).join(say(f"advice.{k}", lang, n=n) for k, n in counts if n)
    grade = recheck.grade.reviewed
    text = say(
        "advice.given", lang, by=say(key, lang, names=names, dates=dates), n=len(given),
        changes=say("advice.changes", lang, text=said) if said else "",
        total=figures.number(recheck.totals.reviewed) or say("given.cannot", lang),
        grade=say("advice.grade", lang, grade=grade) if grade else "",
    )  # fmt: skip
    return [para(text), room]


def _item(line: Line, lang: str) -> str:
    return say(
        "open.item", lang, name=line.name, reported=figures.number(line.reported),
        weight=figures.number(line.weight) or say("none", lang), facts=_facts(line, lang),
    )  # fmt: skip


def _facts(line: Line, lang: str) -> str:
    """Target and actual as printed; "" where there is neither."""
    if not line.target and not line.actual:
        return ""
    none = say("none", lang)
    return say("open.facts", lang, target=line.target or none, actual=line.actual or none)
