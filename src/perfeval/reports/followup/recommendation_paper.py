"""结果应用建议表: a table of all projects, and a paragraph for each with rules and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.followup import facts
from perfeval.reports.followup.recommendation_json import digest
from perfeval.reports.followup.tabling import columns, findings_table, grown, lined, made
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import grid, heading, numbered, para, run

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.followup.records import Recommendation, Recommended
    from perfeval.reports.story.elements import Element
    from perfeval.reports.tables import Table

KEYS = "no project year score trend grade execution base action amount change conditions"
RIGHT = "no score trend execution base amount change"


def paper(all_: Recommended, lang: str = "zh") -> Paper:
    policy = all_.policy
    base = say("base.note", lang, base=say(f"base.{policy.base}", lang), combine=say(f"combine.{policy.combine}", lang))  # fmt: skip
    notes = [base] if policy.verified else [base, say("unverified", lang)]
    body: list[Element] = [
        para(grown(lang, say("policy", lang, title=policy.title or policy.id) + ("。" if lang == "zh" else "."), *notes)),
        grid(_table(all_, lang)),
    ]  # fmt: skip
    told = facts.envelope(policy, all_.amount, lang)
    if told:
        body.append(para(told))
    body.append(heading(1, "", say("projects", lang)))
    for one in all_.projects:
        body += _project(all_, one, lang)
    table = grid(_table(all_, lang))
    sheets = [
        Sheet(say("table", lang), (table,), told),
        Sheet(say("reasons", lang), (grid(_reasons(all_, lang), caption=False),)),
    ]
    found = findings_table(all_.findings, lang)
    if found is not None:
        body += [heading(1, "", say("findings", lang)), grid(found, caption=False)]
        sheets.append(Sheet(say("findings", lang), (grid(found, caption=False),)))
    return Paper(
        "recommendation", say("title", lang), lang, tuple(body),
        properties={"digest": digest(all_, lang), "subject": policy.title or policy.id}, landscape=True,
        sheets=tuple(sheets),
    )  # fmt: skip


def _table(all_: Recommended, lang: str) -> Table:
    policy, keys = all_.policy, KEYS.split()
    rows = [lined(keys, _cells(all_, n, one, lang)) for n, one in enumerate(all_.projects, 1)]
    if len(all_.projects) > 1:
        change = facts.signed(facts.money(policy, all_.amount - all_.base))
        sums = (facts.money(policy, all_.base), "", facts.money(policy, all_.amount), change, "")
        rows.append(lined(keys, ("", say("total", lang), "", "", "", "", "", *sums), "total"))
    left = len(all_.projects) - len(all_.counted)
    notes = [say("total.part", lang, n=left)] if left else []
    notes += facts.scale_notes(all_, lang)
    shown = columns(KEYS, lang, RIGHT)
    for one in shown:
        if one["key"] == "score":
            one["label"] = facts.score_head(all_, lang)
    unit = say("unit", lang, unit=policy.unit)
    return made("recommendations", say("table", lang), shown, rows, unit, notes)


def _reasons(all_: Recommended, lang: str) -> Table:
    """A row for each rule that holds, and for each remark."""
    policy, keys = all_.policy, ["project", "rule", "action", "reason", "facts"]
    rows = []
    for one in all_.projects:
        name = facts.named(one.last, lang)
        for fired in one.fired:
            action = say(f"action.{fired.rule.action}", lang) if fired.rule.action else ""
            action += "" if fired.used else say("rule.unused", lang)
            told = say("semicolon", lang).join(facts.fact(policy, f, lang) for f in fired.facts)
            rows.append(
                lined(keys, (name, fired.rule.name, action, facts.reason(fired, lang), told))
            )
        rows += [
            lined(keys, (name, say("note", lang), "", text, "")) for text in facts.notes(policy, one, lang)
        ]  # fmt: skip
    return made("reasons", say("reasons", lang), columns(" ".join(keys), lang), rows, merge=1)


def _cells(all_: Recommended, n: int, one: Recommendation, lang: str) -> tuple[str, ...]:
    policy, known = all_.policy, one.values
    return (
        str(n), one.last.card.project.header.name, one.last.label, _points(known["score"]),
        facts.signed(_points(known["trend"])), one.last.card.grade or "", _rate(known["execution"]), facts.money(policy, one.base),
        say(f"action.{one.action}", lang), facts.money(policy, one.amount),
        facts.signed(facts.money(policy, one.change)), say("semicolon", lang).join(one.conditions),
    )  # fmt: skip


def _points(value: Fraction | None) -> str:
    return "" if value is None else fixed(value, 2)


def _rate(value: Fraction | None) -> str:
    return "" if value is None else fixed(value * 100, 2) + "%"


def _project(all_: Recommended, one: Recommendation, lang: str) -> list[Element]:
    policy = all_.policy
    stop = "。" if lang == "zh" else "."
    found: list[Element] = [para(run(facts.head(policy, one, lang) + stop, bold=True))]
    items = []
    for fired in one.fired:
        text = facts.rule(fired, lang)
        if fired.facts:
            told = say("semicolon", lang).join(facts.fact(policy, f, lang) for f in fired.facts)
            text = grown(lang, text, say("facts", lang, facts=told) + stop)
        items.append(text)
    items += facts.notes(policy, one, lang)
    return [*found, numbered(items)] if items else found
