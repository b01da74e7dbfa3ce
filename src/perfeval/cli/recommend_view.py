"""Recommendations on a terminal: the table, then each project with rules and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.followup import facts

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.cli.page import Page
    from perfeval.followup.records import Recommendation, Recommended

STYLES = {"cut": "yellow", "stop": "red", "increase": "green"}
CHANGES = ("+", "-")


def put_recommended(page: Page, made: Recommended, lang: str) -> None:
    policy = made.policy
    page.line((policy.title or policy.id, "bold"))
    base = say(f"base.{policy.base}", lang)
    page.paragraph(
        say("base.note", lang, base=base, combine=say(f"combine.{policy.combine}", lang))
        + ("" if lang == "zh" else " ")
        + say("unit", lang, unit=policy.unit),
        style="dim",
    )
    page.gap()
    columns = [
        Column(say("col.project", lang), "<", 10, 16), Column(say("col.year", lang)),
        Column(facts.score_head(made, lang), ">"), Column(say("col.trend", lang), ">"),
        Column(say("col.grade", lang)), Column(say("col.execution", lang), ">"),
        Column(say("col.base", lang), ">"), Column(say("col.action", lang)),
        Column(say("col.amount", lang), ">"), Column(say("col.change", lang), ">"),
    ]  # fmt: skip
    rows = [_row(made, one, lang) for one in made.projects]
    foot = 0
    if len(made.projects) > 1:
        change = made.amount - made.base
        total = (
            say("total", lang), "", "", "", "", "", facts.money(policy, made.base), "",
            facts.money(policy, made.amount), facts.signed(facts.money(policy, change)),
        )  # fmt: skip
        rows.append(Row(total, "bold"))
        foot = 1
    draw(page, columns, rows, foot)
    left = len(made.projects) - len(made.counted)
    if left:
        page.paragraph(say("total.part", lang, n=left), style="dim")
    for text in facts.scale_notes(made, lang):
        page.paragraph(text, style="dim")
    told = facts.envelope(policy, made.amount, lang)
    if told:
        page.paragraph(told)
    for one in made.projects:
        page.gap()
        _project(page, made, one, lang)


def _row(made: Recommended, one: Recommendation, lang: str) -> Row:
    none, policy = say("none", lang), made.policy
    known, card = one.values, one.last.card
    cells = (
        card.project.header.name, one.last.label, _points(known["score"], none),
        facts.signed(_points(known["trend"], none)) if known["trend"] is not None else none,
        card.grade or none, _rate(known["execution"], none), facts.money(policy, one.base) or none,
        say(f"action.{one.action}", lang), facts.money(policy, one.amount) or none,
        facts.signed(facts.money(policy, one.change)) or none,
    )  # fmt: skip
    style = STYLES.get(one.action, "")
    return Row(cells, styles=((7, style),) if style else ())


def _points(value: Fraction | None, none: str) -> str:
    return none if value is None else fixed(value, 2)


def _rate(value: Fraction | None, none: str) -> str:
    return none if value is None else fixed(value * 100, 2) + "%"


def _project(page: Page, made: Recommended, one: Recommendation, lang: str) -> None:
    policy = made.policy
    page.paragraph(facts.head(policy, one, lang), style="bold")
    for fired in one.fired:
        page.paragraph("· " + facts.rule(fired, lang), 2, 2, "" if fired.used else "dim")
        if fired.facts:
            told = say("semicolon", lang).join(facts.fact(policy, f, lang) for f in fired.facts)
            page.paragraph(say("facts", lang, facts=told), 4, 2, "dim")
    for text in facts.notes(policy, one, lang):
        page.paragraph("· " + text, 2, 2)
