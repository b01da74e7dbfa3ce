"""A survey's file and its answers to what they come to, by every method that fits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.model.finding import Finding
from perfeval.model.surveys import (
    Counted,
    Group,
    GroupOutcome,
    Method,
    Outcome,
    People,
    Question,
    QuestionOutcome,
    SurveyFile,
    Value,
    Way,
)
from perfeval.surveys import normal, structure
from perfeval.surveys.answered import answered
from perfeval.surveys.methods import fits, made_for, methods, usual
from perfeval.surveys.remarks import remarks
from perfeval.surveys.samples import sample, together
from perfeval.surveys.tally import tally
from perfeval.surveys.targets import met
from perfeval.surveys.values import Body, all_bodies, merged, one_body, told, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.model.surveys import AnswerTable

COMBINES = ("pooled", "mean", "min", "weights")


def evaluate(file: SurveyFile, tables: Mapping[str, AnswerTable]) -> Outcome:
    """Every figure of the survey; `tables` are its opened answer files by group id ("" for the
    file's own). With an error among the findings nothing is computed that would rest on it."""
    asked = normal.questions(file)
    found = structure.check(file, asked)
    sources = tuple((one.file, one.sha256) for one in tables.values() if one.sha256)
    planning = normal.planned(file)
    if any(severity(one) == "error" for one in found):
        return Outcome(file, planning, findings=tuple(found), sources=sources)
    if planning:
        return _plan(file, found)
    counted = _counted(file, asked, tables, found)
    usable = list(normal.satisfying(asked))
    choices, used = _methods(file, usable, found)
    # pooled, a group without answers changes nothing; otherwise its weight would be lost
    left = _TOLD | {"PE601"} if (file.combine or "pooled") == "pooled" else _TOLD
    if used is None or any(severity(one) == "error" and one.code not in left for one in found):
        return Outcome(file, False, findings=tuple(found), sources=sources)
    outcome = _figures(file, asked, counted, choices, used)
    return outcome._replace(findings=(*found, *remarks(outcome)), sources=sources)


# answers that are not understood are left out and told; the rest can be evaluated
_TOLD = frozenset(("PE672", "PE673", "PE674"))


def _plan(file: SurveyFile, found: list[Finding]) -> Outcome:
    none = Counted({}, None, None)
    groups = tuple(GroupOutcome(group, {}, sample(file, group, none), {}) for group in file.groups)
    overall = together(file, [one.sample for one in groups])
    return Outcome(file, True, sample=overall, groups=groups, findings=tuple(found))


def _counted(
    file: SurveyFile, asked: tuple[Question, ...], tables: Mapping[str, AnswerTable],
    found: list[Finding],
) -> dict[str, Counted]:  # fmt: skip
    counted: dict[str, Counted] = {}
    for key, table in tables.items():
        found += table.findings
        group = next((one for one in file.groups if one.id == key), None)
        spec = group.answers if group is not None else file.answers
        if spec is None or any(severity(one) == "error" for one in table.findings):
            continue
        made, told_ = tally(file, asked, spec, table, key)
        found += told_
        counted |= made
    single = next(iter(normal.satisfying(asked))).id
    for group in file.groups:
        if group.counts is None:
            continue
        rows = {single: group.counts} if isinstance(group.counts, tuple) else group.counts
        counted[group.id] = Counted(dict(rows), None, _inferred(group, rows))
    # of what is not understood, or not read, more was said already
    if not any(severity(one) == "error" for one in found):
        found += answered(file, asked, counted)
    return counted


def _inferred(group: Group, rows: Mapping[str, tuple[int, ...]]) -> int | None:
    """How many questionnaires are valid where that is not said: as many as answered each."""
    totals = {sum(row) for row in rows.values()}
    if len(totals) != 1:
        return None
    total = totals.pop()
    n = group.questions or 1
    return total // n if n > 0 and total % n == 0 else None


def _methods(
    file: SurveyFile, asked: Sequence[Question], found: list[Finding]
) -> tuple[tuple[Method, ...], Method | None]:
    every = methods(file.methods)
    levels = {len(one.labels) for one in asked}
    able = [one for one in every if all(fits(one, n) for n in levels)]
    choices = [one for one in able if any(made_for(one, n) for n in levels) or one.id == file.method]  # fmt: skip
    wanted = file.method or usual(max(levels, default=0))
    used = next((one for one in choices if one.id == wanted), None)
    if used is None and not file.method:
        used = next(iter(choices), None)
    if used is None:
        params = {
            "id": wanted, "known": "、".join(one.id for one in choices),
            "levels": "、".join(str(n) for n in sorted(levels)),
        }  # fmt: skip
        found.append(Finding("PE665", file.at.get("method", file.span), params))
    return tuple(choices), used


def _figures(
    file: SurveyFile, asked: tuple[Question, ...], counted: Mapping[str, Counted],
    choices: tuple[Method, ...], used: Method,
) -> Outcome:  # fmt: skip
    none = Counted({}, None, None)
    satisfying = normal.satisfying(asked)
    join, combine = file.join or "pooled", file.combine or "pooled"
    samples = [sample(file, group, counted.get(group.id, none)) for group in file.groups]
    bodies = [
        Body(
            counted.get(group.id, none).counts,
            group.weight or Fraction(1),
            group.population,
            one.valid,
            _people(counted.get(group.id), one.valid),
        )
        for group, one in zip(file.groups, samples, strict=True)
    ]

    def way(method: Method, join: str, combine: str) -> Way:
        value = all_bodies(bodies, satisfying, method, join, combine)
        own = (used.id, file.join or "pooled", file.combine or "pooled")
        return Way(
            method, join, combine, value, met(file, value), (method.id, join, combine) == own
        )

    ways = tuple(way(method, join, combine) for method in choices)
    joins = tuple(
        way(used, one, other)
        for one in _joins(file, satisfying)
        for other in _combines(file, len(bodies))
    )
    groups = tuple(
        GroupOutcome(
            group, body.counts, size,
            {method.id: one_body(body, satisfying, method, join) for method in choices},
            told(body, satisfying, used, join, file), counted.get(group.id),
        )
        for group, body, size in zip(file.groups, bodies, samples, strict=True)
    )  # fmt: skip
    everyone = merged(bodies)

    def question(one: Question) -> QuestionOutcome:
        counts = everyone.counts.get(one.id, (0,) * len(one.labels))
        if not one.satisfaction:
            return QuestionOutcome(one, counts, sum(counts), {})
        values = {m.id: all_bodies(bodies, (one,), m, "pooled", combine) for m in choices}
        return QuestionOutcome(
            one, counts, sum(counts), values, whole(bodies, (one,), used, "pooled", combine, file)
        )

    every = [question(one) for one in asked if one.labels]
    values = [one.overall for one in ways if one.overall is not None]
    return Outcome(
        file, False, choices, next(one for one in ways if one.used), ways,
        joins if len(joins) > 1 else (), max(values) - min(values) if values else None,
        whole(bodies, satisfying, used, join, combine, file) if values else Value(None),
        together(file, samples), groups,
        tuple(one for one in every if one.question.satisfaction),
        tuple(one for one in every if not one.question.satisfaction),
    )  # fmt: skip


def _people(counted: Counted | None, valid: int | None) -> People | None:
    """Answers person by person, where the file does not state another number of them."""
    if counted is None or counted.people is None or counted.valid != valid:
        return None
    return counted.people


def _joins(file: SurveyFile, asked: Sequence[Question]) -> tuple[str, ...]:
    weighed = len(asked) > 1 and all(one.weight is not None and one.weight > 0 for one in asked)
    return ("pooled", "weights") if weighed else ("pooled",)


def _combines(file: SurveyFile, groups: int) -> tuple[str, ...]:
    if groups < 2:
        return (file.combine or "pooled",)
    weighed = all(one.weight is not None and one.weight > 0 for one in file.groups)
    return COMBINES if weighed else COMBINES[:3]
