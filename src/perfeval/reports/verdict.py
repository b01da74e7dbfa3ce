"""The result in words, with what changed it: adjustments, gates, inapplicable indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.indicators import best_first
from perfeval.model.rounding import plain
from perfeval.model.scorecard import MISSING, NOT_APPLICABLE, NOT_DUE, Scorecard
from perfeval.reports import figures, footing
from perfeval.reports.analyses import summary
from perfeval.reports.counted import counted
from perfeval.reports.missed import missed
from perfeval.reports.score_table import is_statement
from perfeval.reports.tables import Table, columns_of, filled, row, table
from perfeval.reports.texts import joined, sentence

if TYPE_CHECKING:
    from perfeval.model.indicators import Grade
    from perfeval.reports.words import Words


def verdict(card: Scorecard, words: Words, known: str = "") -> list[str]:
    """The paragraphs of the result; a total and a grade that `known` already says are left out."""
    if not card.indicator_set.scored:
        return [_unscored(card, words)]
    total = "" if _says(known, card) else _total(card, words)
    first = joined([total, _branches(card, words), _conclusion(card, words)], words)
    second = joined([*_left_out(card, words), *_reported(card, words)], words)
    return [part for part in (first, second, _grades(card, words)) if part]


def result(card: Scorecard, words: Words) -> str:
    """The result in one paragraph: total, grade, parts, conclusion; the counts without scores."""
    if not card.indicator_set.scored:
        return _unscored(card, words)
    return joined([_total(card, words), _branches(card, words), _conclusion(card, words)], words)


def brief(card: Scorecard, words: Words) -> str:
    """The result for the summary page: the parts as score/weight, without their rates."""
    if not card.indicator_set.scored:
        return _unscored(card, words)
    tops = footing.tops(card)
    parts = [
        f"{t.name}{words('gap')}{figures.short(t.score)}/{figures.short(t.weight)}" for t in tops
    ]
    steps = [step for step in footing.of_set(card).steps if step.value]
    if len(tops) < 2 or steps:
        return result(card, words)
    told = words("summary.parts", parts=words.listed(parts))
    return joined([_total(card, words), told, _conclusion(card, words)], words)


def _says(text: str, card: Scorecard) -> bool:
    """Whether a text of the project names the total, as a number of its own, and the grade."""
    if card.total is None or not text:
        return False
    exact = figures.points(card.total, card.indicator_set.rounding.digits)
    numbers = {number.rstrip(".") for number in re.findall(r"[\d.]+", text)}
    return bool(numbers & {exact, figures.short(card.total)}) and (card.grade or "") in text


def _total(card: Scorecard, words: Words) -> str:
    if card.total is None:
        return ""
    values = {
        "total": figures.points(card.total, card.indicator_set.rounding.digits),
        "max": figures.short(card.max),
    }
    if card.grade and card.grade != card.conclusion:
        return words("verdict.total", grade=card.grade, **values)
    return words("verdict.total_plain", **values)


def _branches(card: Scorecard, words: Words) -> str:
    """What the total is made of; the parts and the named steps come to it."""
    tops, foot = footing.tops(card), footing.of_set(card)
    lowest = any(step.kind == footing.LOWEST for step in foot.steps)
    steps = [step for step in foot.steps if step.value and step.kind != footing.LOWEST]
    if len(tops) < 2 and not steps:
        return ""
    parts = [
        words("verdict.branch", name=top.name, score=figures.short(top.score),
              weight=figures.short(top.weight),
              rate=figures.rate(top.score / top.weight if top.weight else None) or words("none"))
        for top in tops
    ]  # fmt: skip
    if lowest:
        name = next(step.name for step in foot.steps if step.kind == footing.LOWEST)
        start = foot.start + sum(s.value for s in foot.steps if s.kind == footing.LOWEST)
        parts.append(words("verdict.lowest", name=name, score=figures.short(start)))
    parts += [
        words("verdict.step", name=footing.label(step, words), value=footing.change(step, 0))
        for step in steps
    ]
    return words("verdict.branches", parts=words("semicolon").join(parts))


def _conclusion(card: Scorecard, words: Words) -> str:
    return (
        sentence(words, "verdict.conclusion", conclusion=card.conclusion) if card.conclusion else ""
    )


def _left_out(card: Scorecard, words: Words) -> list[str]:
    def named(status: str) -> dict[str, object]:
        names = [leaf.indicator.name for leaf in card.leaves if leaf.status == status]
        return {"n": len(names), "names": words.listed(names)}

    found = []
    both = [leaf.indicator.name for leaf in card.leaves if leaf.status in (NOT_APPLICABLE, NOT_DUE)]
    if card.factor is not None:
        values = {"n": len(both), "names": words.listed(both), "factor": plain(card.factor, 4)}
        found.append(words("verdict.factor", **values))
    elif any(leaf.status == NOT_APPLICABLE for leaf in card.leaves):
        found.append(words("verdict.not_applicable", **named(NOT_APPLICABLE)))
    if card.factor is None and any(leaf.status == NOT_DUE for leaf in card.leaves):
        found.append(words("verdict.not_due", **named(NOT_DUE)))
    if any(leaf.status == MISSING for leaf in card.leaves):
        found.append(words("verdict.missing", **named(MISSING)))
    return found


def _reported(card: Scorecard, words: Words) -> list[str]:
    """Where a printed total or grade is not what the rules give."""
    reported = card.project.reported
    if reported is None or card.total is None:
        return []
    found = []
    if reported.total is not None and reported.total != card.total:
        score = figures.points(card.total, card.indicator_set.rounding.digits)
        found.append(words("verdict.reported", total=figures.short(reported.total), score=score))
    if reported.grade and reported.grade != card.grade:
        found.append(
            words("verdict.reported_grade", grade=reported.grade, score=card.grade or words("none"))
        )
    return found


def _grades(card: Scorecard, words: Words) -> str:
    grades = best_first(card.indicator_set.grades)
    if not grades:
        return ""
    parts = [_grade(grade, words) for grade in grades]
    last = grades[-1]
    if last.min == 0 and len(grades) > 1:
        before = grades[-2]
        key = "verdict.grade_last" if before.min is not None else "verdict.grade_up_to"
        edge = before.low
        if last.high is not None:
            key = "verdict.grade_last" if last.max is None else "verdict.grade_up_to"
            edge = last.high
        parts[-1] = words(key, name=last.name, min=plain(edge))
    return words("verdict.grades", parts=words("comma").join(parts))


def _grade(grade: Grade, words: Words) -> str:
    """A grade's edges, the upper one only where the set states it."""
    low = "from" if grade.min is not None else "above"
    values = {"name": grade.name, "min": plain(grade.low)}
    if grade.high is None:
        return words("verdict.grade" if low == "from" else "verdict.grade_above", **values)
    high = "to" if grade.max is not None else "below"
    return words(
        "verdict.grade_between", name=grade.name, low=words(f"edge.{low}", n=plain(grade.low)),
        high=words(f"edge.{high}", n=plain(grade.high)),
    )  # fmt: skip


def _unscored(card: Scorecard, words: Words) -> str:
    leaves = [leaf for leaf in card.leaves if not is_statement(leaf)]
    head = counted(words, "verdict.unscored", len(leaves), summary=summary(leaves, words))
    return joined([head, missed(leaves, words)], words)


def adjustments_table(card: Scorecard, words: Words) -> Table | None:
    rows = []
    for given in card.adjustments:
        sign = "+" if given.value > 0 else ""
        cells = {
            "adjustment": given.name, "at": "/".join(given.at) or words("whole"),
            "score": sign + figures.points(given.value, card.indicator_set.rounding.digits),
            "why": given.reason,
        }  # fmt: skip
        rows.append(row(cells))
    columns = columns_of(words, "adjustment at score why", "score")
    return table("adjustments", words, filled(columns, rows, ("adjustment", "score")), rows)


def gates_table(card: Scorecard, words: Words) -> Table | None:
    rows = [
        row(
            {
                "gate": g.name,
                "at": "/".join(g.at) or words("whole"),
                "effect": footing.gate_effect(g, words),
                "why": footing.gate_reason(g, card, words, footing.idle(g, card)),
            }
        )
        for g in card.gates
    ]
    columns = columns_of(words, "gate at effect why")
    return table("gates", words, filled(columns, rows, ("gate", "effect")), rows)
