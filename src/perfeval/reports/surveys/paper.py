"""A survey as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import message, rank, severity
from perfeval.i18n.survey_words import say
from perfeval.reports.chapters import Numbering
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import chart, grid, heading, numbered, para, prose
from perfeval.reports.surveys import tables, texts
from perfeval.reports.surveys.chart import charts
from perfeval.reports.surveys.snippet import instead, snippet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.surveys import Outcome
    from perfeval.reports.story.elements import Element
    from perfeval.reports.tables import Table

MOST = 50  # remarks that are listed
LONGEST = 1000  # signs of one


def paper(
    outcome: Outcome, findings: Sequence[Finding], lang: str, digest: str = "", pasted: bool = False
) -> Paper:
    """The survey's paper; `pasted` adds the lines for a project's file."""
    file = outcome.survey
    body = _planned(outcome, lang) if outcome.planning else _evaluated(outcome, lang)
    told = [message(one, lang)[:LONGEST] for one in findings if rank(severity(one)) <= 1]
    if told:
        body += [heading(1, "", say("head.remarks", lang)), numbered(told[:MOST])]
    notes = texts.notes(outcome, lang)
    if notes:
        body += [heading(1, "", say("head.notes", lang)), numbered(notes)]
    lines = snippet(outcome) if pasted else ""
    if lines:
        fence = "`" * max(3, _longest(lines) + 1)
        body += [heading(1, "", say("head.snippet", lang)), prose(f"{fence}yaml\n{lines}\n{fence}", 1)]  # fmt: skip
    other = instead(outcome, lang) if pasted else ""
    if other:
        body += [heading(1, "", say("head.snippet", lang)), para(other)]
    body = _numbered(body, lang)
    title = texts.title(outcome, lang)
    properties = {"subject": (file.project or file.title)[:200], "digest": digest}
    sheets = () if outcome.planning else _sheets(body, texts.result(outcome, lang), lang)
    return Paper(
        "survey", title, lang, tuple(body), texts.subtitle(outcome, lang), properties=properties,
        sheets=sheets,
    )  # fmt: skip


def _numbered(body: Sequence[Element], lang: str) -> list[Element]:
    count = Numbering(lang)
    return [
        {**one, "number": count.next(1)} if one["kind"] == "heading" else one for one in body
    ]  # fmt: skip


SHEETS = {
    "methods": ("survey-methods", "survey-joins"),
    "samples": ("survey-samples", "survey-groups"),
    "questions": ("survey-questions", "survey-others"),
    "matrix": ("survey-matrix",),
}


def _sheets(body: Sequence[Element], result: str, lang: str) -> tuple[Sheet, ...]:
    """Tables and charts that belong together, on one sheet each; the result above the first."""
    made: list[Sheet] = []
    for key, held in SHEETS.items():
        found = [
            {**one, "caption": True} if one["kind"] == "table" else one
            for one in body
            if one["kind"] in ("table", "chart") and one[one["kind"]]["key"] in held
        ]
        if found:
            made.append(Sheet(say(f"head.{key}", lang), tuple(found), "" if made else result))
    return tuple(made)


def _longest(text: str) -> int:
    """The longest run of ticks in a text."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest


def _planned(outcome: Outcome, lang: str) -> list[Element]:
    return [para(texts.plan(outcome, lang)), grid(tables.plan(outcome, lang))]


def _evaluated(outcome: Outcome, lang: str) -> list[Element]:
    body: list[Element] = [
        heading(1, "", say("head.result", lang)),
        para(texts.result(outcome, lang)),
    ]
    _section(body, "methods", tables.methods(outcome, lang), lang, texts.spread(outcome, lang))
    _section(body, "joins", tables.joins(outcome, lang), lang)
    _section(body, "samples", tables.samples(outcome, lang), lang)
    drawn = {one["key"]: one for one in charts(outcome, lang)}
    for key, table in (
        ("groups", tables.groups(outcome, lang)), ("questions", tables.questions(outcome, lang)),
    ):  # fmt: skip
        _section(body, key, table, lang)
        if f"survey-{key}" in drawn:
            body.append(chart(drawn[f"survey-{key}"]))
    _section(body, "matrix", tables.matrix(outcome, lang), lang)
    _section(body, "others", tables.others(outcome, lang), lang)
    return body


def _section(body: list[Element], key: str, table: Table | None, lang: str, lead: str = "") -> None:
    if table is None:
        return
    body.append(heading(1, "", say(f"head.{key}", lang)))
    if lead:
        body.append(para(lead))
    body.append(grid(table, caption=False))
