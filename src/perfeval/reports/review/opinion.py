"""The review opinion on one project, as sections of elements that every writer prints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import severity
from perfeval.i18n.review_words import say
from perfeval.reports.chapters import Numbering
from perfeval.reports.review import figures
from perfeval.reports.review.problems import others, problems
from perfeval.reports.review.questions import questions, verdict
from perfeval.reports.review.tables import (
    basis_table,
    funds_table,
    reviews_table,
    scores_table,
)
from perfeval.reports.story.elements import Element, grid, heading, para

if TYPE_CHECKING:
    from perfeval.reports.review.records import Reviewed

    Plain = dict[str, Any]
LONGEST = 80  # signs of a project's name in the title


def opinion(one: Reviewed, lang: str) -> Plain:
    """`title`, `body` (elements) and `signature` (lines to sign)."""
    numbers = Numbering(lang)
    body: list[Element] = []
    for key, part in (
        ("basis", _basis(one, lang)), ("result", _result(one, lang)), ("scores", _tables(one, lang)),
        ("problems", problems(one.recheck, lang)), ("open", questions(one.recheck, lang)),
        ("advice", verdict(one.recheck, lang)),
    ):  # fmt: skip
        body += [heading(1, numbers.next(1), say(f"head.{key}", lang)), *part]
    return {
        "title": say("opinion.title", lang, name=_short(figures.name(one.recheck, lang))), "body": body,
        "signature": [say(f"sign.{key}", lang) for key in ("reviewer", "unit", "date")],
    }  # fmt: skip


def _short(name: str) -> str:
    """A name as a title bears it; the whole of it stands in the table of what was rechecked."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


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
                reviewed=figures.number(totals.reviewed) or say(_unreviewed(one), lang),
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
    n = sum(figures.off_by(line) != 0 for line in recheck.lines)
    if n:
        texts.append(say("result.scores", lang, n=n))
    levels = Counter(severity(finding) for finding in others(recheck))
    said = [
        say(f"n.{key}.1" if levels[key] == 1 else f"n.{key}", lang, n=levels[key])
        for key in ("error", "warning")
        if levels[key]
    ]
    if said:
        found = say("joint", lang).join(said)
        texts.append(say("result.others" if n else "result.found", lang, counts=found))
    elif not n:
        texts.append(say("result.nothing", lang))
    return [para(say("space", lang).join(texts))]


def _unreviewed(one: Reviewed) -> str:
    """Why there is no reviewed total: nobody has reviewed, or a row has no score at all."""
    return (
        "given.cannot" if any(ln.reviewed is not None for ln in one.recheck.lines) else "given.not"
    )


def _tables(one: Reviewed, lang: str) -> list[Element]:
    """The scores with the reasons of their differences, what reviewers said, the funds."""
    tables = (
        scores_table(one.recheck, lang), reviews_table(one.recheck, lang), funds_table(one.recheck, lang)
    )  # fmt: skip
    return [grid(table) for table in tables if table is not None]
