"""A panel's results as a paper: results, ballots by code, steps, divergence, money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.panel_words import say
from perfeval.panels import records as r
from perfeval.panels.amounts import money
from perfeval.panels.rules import rule_text
from perfeval.reports.chapters import Numbering
from perfeval.reports.panels import annexes, tables
from perfeval.reports.panels.document import digest
from perfeval.reports.panels.talks import talks
from perfeval.reports.papers.records import Paper
from perfeval.reports.story.elements import grid, heading, para

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.panels.records import PanelResult
    from perfeval.reports.story.elements import Element

WIDE = 8  # experts beyond which the paper is turned


def paper(result: PanelResult, lang: str) -> Paper:
    panel = result.panel
    body: list[Element] = []
    count = Numbering(lang)
    for key, elements in _parts(result, lang):
        body += [heading(1, count.next(1), say(f"part.{key}", lang)), *elements]
    day = say("subtitle", lang, date=panel.date.isoformat()) if panel.date is not None else ""
    return Paper(
        "panel", say("title", lang, title=panel.title), lang, tuple(body), day,
        properties={"subject": panel.title, "digest": digest(result, lang), "source": panel.file},
        landscape=len(panel.experts) > WIDE,
    )  # fmt: skip


def _parts(result: PanelResult, lang: str) -> Iterator[tuple[str, list[Element]]]:
    yield "about", list(_about(result, lang))
    if not result.outcomes:
        return
    yield "result", [grid(tables.results(result, lang), False)]
    yield tables.part_of(result), [grid(tables.ballots(result, lang), False)]
    by_criterion = tables.criteria(result, lang)
    if by_criterion is not None:
        yield "criteria", [grid(by_criterion, False)]
    yield "steps", [grid(tables.step_table(result, lang), False)]
    rule = result.panel.rule
    if rule.max_spread is not None or rule.max_deviation is not None or result.panel.discussions:
        yield "talks", talks(result, lang)
    for key, table in (
        ("opinions", annexes.opinions(result, lang)),
        ("recusals", annexes.recusals(result, lang)),
    ):
        if table is not None:
            yield key, [grid(table, False)]
    paid = tables.money_table(result, lang)
    if paid is not None:
        yield "money", [grid(paid, False), *(para(text) for text in _balance(result, lang))]


def _about(result: PanelResult, lang: str) -> Iterator[Element]:
    panel = result.panel
    counts = {
        "experts": len(panel.experts), "subjects": len(panel.subjects), "ballots": len(panel.ballots),
    }  # fmt: skip
    yield para(say("about", lang, **counts))
    joint = "；" if lang == "zh" else "; "
    if panel.basis:
        yield para(say("basis", lang, basis=joint.join(text.rstrip("。.") for text in panel.basis)))
    rule = rule_text(panel, lang)
    if rule:
        yield para(say("rule", lang, rule=rule))
    if not panel.verified:
        yield para(say("verified", lang))
    yield para(say("codes", lang))
    wrong = [o for o in result.outcomes if o.status == r.INVALID]
    if wrong:
        called = ("、" if lang == "zh" else ", ").join(
            o.subject.name or o.subject.id for o in wrong
        )
        yield para(say("invalid", lang, n=sum(o.invalid for o in wrong), names=called))
    waiting = [o.subject.name or o.subject.id for o in result.outcomes if o.open]
    if waiting:
        names = ("、" if lang == "zh" else ", ").join(waiting)
        yield para(say("open", lang, n=len(waiting), names=names))


def _balance(result: PanelResult, lang: str) -> Iterator[str]:
    panel, budget, granted = result.panel, result.panel.rule.budget, result.granted
    if granted is None:
        return
    for outcome in result.ranked:
        asked, paid = outcome.subject.requested, outcome.money
        if asked is not None and paid is not None and paid > asked:
            name = outcome.subject.name or outcome.subject.id
            amounts = {"money": money(panel, paid), "requested": money(panel, asked)}
            yield say("money.more", lang, name=name, **amounts)
    waiting = sum(outcome.money is None for outcome in result.outcomes)
    if waiting:
        yield say("money.open", lang, n=waiting)
    if budget is None:
        return
    values = {"budget": money(panel, budget), "sum": money(panel, granted)}
    if budget >= granted:
        yield say("budget", lang, left=money(panel, budget - granted), **values)
    else:
        yield say("budget.over", lang, over=money(panel, granted - budget), **values)
