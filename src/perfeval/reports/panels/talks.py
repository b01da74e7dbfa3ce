"""Divergent subjects, and the form on which the experts record what they decide together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.panel_words import say
from perfeval.model.rounding import plain
from perfeval.panels import records as r
from perfeval.panels.codes import expert_codes
from perfeval.reports.panels.tables import cells, columns, made
from perfeval.reports.story.elements import grid, heading, para
from perfeval.reports.tables import column, row

if TYPE_CHECKING:
    from perfeval.panels.records import Outcome, PanelResult
    from perfeval.reports.story.elements import Element
    from perfeval.reports.tables import Table

BLANK = "\n".join("\u3000" * 4)  # room to write


def talks(result: PanelResult, lang: str) -> list[Element]:
    """The list of what was or is to be discussed, then a blank form for each open one."""
    some = [o for o in result.ranked if o.divergent or o.discussion is not None]
    if not some:
        return [para(say("talks.none", lang))]
    shown = ["name", "spread", "deviation", "decision", "date", "reason", "evidence"]
    rows = []
    for outcome in some:
        talk = outcome.discussion
        texts = cells(result, outcome, lang)
        texts |= {
            "decision": _decision(outcome, lang),
            "date": talk.date.isoformat() if talk is not None and talk.date is not None else "",
            "evidence": ("、" if lang == "zh" else ", ").join(talk.evidence)
            if talk is not None
            else "",
            "reason": talk.reason.strip() if talk is not None else "",
        }
        rows.append(row({key: texts[key] for key in shown}))
    found = [grid(made("talks", say("part.talks", lang), columns(shown, lang), rows), False)]
    for outcome in some:
        if outcome.status == r.DISCUSS:
            found += [
                heading(2, "", say("part.form", lang)),
                grid(_form(result, outcome, lang), False),
            ]
    return found


def _decision(outcome: Outcome, lang: str) -> str:
    talk = outcome.discussion
    if talk is None:
        return say("talk.open", lang) if outcome.divergent else ""
    if talk.score is not None:
        return say("talk.score", lang, score=plain(talk.score, 4))
    if talk.passed is not None:
        return say("pass" if talk.passed else "fail", lang)
    return say("talk.keep", lang) if talk.keep else say("talk.open", lang)


def _form(result: PanelResult, outcome: Outcome, lang: str) -> Table:
    codes = expert_codes(result.panel)
    scores = [
        f"{codes[cast.expert.id]} {plain(cast.total, 4)}"
        for cast in outcome.casts
        if cast.state in r.VALID and cast.total is not None
    ]
    joint = "、" if lang == "zh" else ", "
    spread = plain(outcome.spread, 2) if outcome.spread is not None else ""
    rows = [
        ("subject", f"{outcome.subject.id} {outcome.subject.name}".strip()),
        ("scores", joint.join(sorted(scores))),
        ("why", f"{say('col.spread', lang)} {spread}"),
        *((key, BLANK if key in ("points", "opinion", "sign") else "\u3000") for key in ("when", "by", "points", "opinion", "score", "sign")),
    ]  # fmt: skip
    heads = [column("item", say("form.item", lang)), column("text", say("form.text", lang))]
    shown = [row({"item": say(f"form.{key}", lang), "text": text}) for key, text in rows]
    return made("discussion", say("part.form", lang), heads, shown)
