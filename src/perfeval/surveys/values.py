"""Satisfactions of counts: one question, one group, all groups, by any method and any joining."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures import survey as measure
from perfeval.model.surveys import Value
from perfeval.surveys import intervals, people
from perfeval.surveys.methods import parts, scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.model.surveys import Interval, Method, People, Question, SurveyFile

Counts = "Mapping[str, tuple[int, ...]]"
ZERO = Fraction(0)


class Body(NamedTuple):
    """Counts of one group (or of all), with its weight, population and valid questionnaires."""

    counts: Mapping[str, tuple[int, ...]]
    weight: Fraction = Fraction(1)
    population: int | None = None
    valid: int | None = None
    people: People | None = None

    def size(self, asked: Sequence[Question]) -> int:
        """Questionnaires that the answers rest on: never more than those of one question."""
        most = max((sum(self.counts.get(one.id, ())) for one in asked), default=0)
        return most if self.valid is None else min(self.valid, most)


def merged(bodies: Sequence[Body], only: Sequence[Question] | None = None) -> Body:
    """Groups as if they were one; `only` are the questions that are wanted of them."""
    counts: dict[str, tuple[int, ...]] = {}
    keys = None if only is None else [one.id for one in only]
    for body in bodies:
        given = body.counts.items() if keys is None else [(k, body.counts[k]) for k in keys if k in body.counts]  # fmt: skip
        for key, row in given:
            before = counts.get(key)
            counts[key] = row if before is None else tuple(a + b for a, b in zip(before, row, strict=True))  # fmt: skip
    population = valid = 0
    for body in bodies:
        population = None if population is None or body.population is None else population + body.population  # type: ignore[assignment]  # fmt: skip
        valid = None if valid is None or body.valid is None else valid + body.valid  # type: ignore[assignment]
    every = people.together([body.people for body in bodies])
    return Body(counts, Fraction(1), population, valid, every)


def one_body(body: Body, asked: Sequence[Question], method: Method, join: str) -> Fraction | None:
    """The questions of one group joined."""
    pairs = [(one, parts(method, body.counts[one.id])) for one in asked if body.counts.get(one.id)]
    pairs = [(one, pair) for one, pair in pairs if pair[1]]
    if not pairs:
        return None
    if join == "weights":
        total = sum((one.weight or ZERO for one, _ in pairs), ZERO)
        mass = sum(((one.weight or ZERO) * a / b for one, (a, b) in pairs), ZERO)
        return mass / total if total else None
    return Fraction(measure.combined([pair for _, pair in pairs], measure.Combine()))


def all_bodies(
    bodies: Sequence[Body], asked: Sequence[Question], method: Method, join: str, combine: str
) -> Fraction | None:
    """Groups joined, of those that have answers."""
    if combine == "pooled":
        return one_body(merged(bodies, asked), asked, method, join)
    found = [(body, one_body(body, asked, method, join)) for body in bodies]
    known = [(body, value) for body, value in found if value is not None]
    if not known:
        return None
    weights = tuple(body.weight for body, _ in known) if combine == "weights" else ()
    rates = [(value, Fraction(1)) for _, value in known]
    return Fraction(measure.combined(rates, measure.Combine(combine, weights)))


def told(
    body: Body, asked: Sequence[Question], method: Method, join: str, file: SurveyFile
) -> Value:
    """The satisfaction of one body with its interval."""
    value = one_body(body, asked, method, join)
    if value is None or method.kind == "rank":
        return Value(value)
    if len(asked) > 1 and body.people is not None:
        own = people.interval(
            body.people, asked, method, value, join, file.confidence, body.population
        )
        if own is not None:
            return Value(value, own)
    if join == "weights" and len(asked) > 1:
        single = [(one, told(body, (one,), method, "pooled", file)) for one in asked]
        given = [
            (one.weight or ZERO, found.value, found.interval)
            for one, found in single
            if found.value is not None and found.interval is not None
        ]
        sure = len(given) == len([one for _, one in single if one.value is not None])
        return Value(value, intervals.joined(given, independent=False) if sure else None)
    return Value(value, _interval(value, body, asked, method, file))


def _interval(
    value: Fraction, body: Body, asked: Sequence[Question], method: Method, file: SurveyFile
) -> Interval | None:
    n = body.size(asked)
    rows = [
        pair
        for one in asked
        if (row := body.counts.get(one.id))
        for pair in zip(scores(method, len(row)), row, strict=True)
    ]
    if {score for score, _ in rows} <= {Fraction(0), Fraction(1)}:
        how = intervals.exact if file.interval == "exact" else intervals.wilson
        return how(value, n, file.confidence, body.population)
    return intervals.mean(rows, n, file.confidence, body.population)


def whole(
    bodies: Sequence[Body], asked: Sequence[Question], method: Method, join: str, combine: str,
    file: SurveyFile,
) -> Value:  # fmt: skip
    """The overall satisfaction with its interval."""
    value = all_bodies(bodies, asked, method, join, combine)
    if combine == "pooled":
        return told(merged(bodies, asked), asked, method, join, file)
    single = [(body, told(body, asked, method, join, file)) for body in bodies]
    given = [(body, one) for body, one in single if one.value is not None]
    if value is None or any(one.interval is None for _, one in given):
        return Value(value)
    if combine == "min":
        lowest = min(given, key=lambda pair: pair[1].value or ZERO)
        return Value(value, lowest[1].interval)
    weighed = [
        (body.weight if combine == "weights" else Fraction(1), one.value, one.interval)
        for body, one in given
    ]
    return Value(value, intervals.joined(weighed, independent=True))  # type: ignore[arg-type]
