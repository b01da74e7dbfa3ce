"""Parameters of measures that no data could make sense of. (PE219, PE245, PE250-PE253, PE271)"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perfeval.checks.expressions import type_faults
from perfeval.model.finding import Finding, Span
from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from perfeval.model.indicators import MeasureUse, Path

FULL = Fraction(100)


def measure_faults(use: MeasureUse, path: Path) -> Iterator[Finding]:
    checker = CHECKERS.get(use.kind)
    if checker is not None and use.params is not None:
        yield from checker(use.params, _Places(use), path)


class _Places:
    """Where a measure's keys stand; the measure itself where a key is not written."""

    def __init__(self, use: MeasureUse) -> None:
        self.span = use.span
        self.at: Mapping[str, Span] = use.at

    def of(self, key: str) -> Span | None:
        return self.at.get(key, self.span)


def _growth(p: Any, places: _Places, path: Path) -> Iterator[Finding]:
    if p.years < 1:
        yield _out("years", str(p.years), "at-least-1", places.of("years"), path)


def _survey(p: Any, places: _Places, path: Path) -> Iterator[Finding]:
    if p.method.kind == "weights":
        weights, span = p.method.weights, places.of("method")
        bad = list(_weights("method.weights", weights, span, path))
        yield from bad
        if not bad and max(weights) < FULL:
            yield Finding("PE252", span, {"value": plain(max(weights))}, path)
        rising = next((pair for pair in pairwise(weights) if pair[0] < pair[1]), None)
        if not bad and rising is not None:
            params = {"before": plain(rising[0]), "after": plain(rising[1])}
            yield Finding("PE271", span, params, path)
    if p.combine.kind == "weights":
        span = places.of("combine")
        yield from _weights("combine.weights", p.combine.weights, span, path)


def _panel(p: Any, places: _Places, path: Path) -> Iterator[Finding]:
    if p.trim is not None:
        for key, value in (("trim.above", p.trim.above), ("trim.drop", p.trim.drop)):
            if value < 0:
                yield _out(key, str(value), "at-least-0", places.of("trim"), path)
    if p.weights:
        yield from _weights("weights", p.weights.values(), places.of("weights"), path)
    if p.max_spread is not None and p.max_spread < 0:
        spread = plain(p.max_spread)
        yield _out("max_spread", spread, "at-least-0", places.of("max_spread"), path)
    if p.pass_ is not None and not 0 <= p.pass_ <= 1:
        yield _out("pass", percent(p.pass_), "share", places.of("pass"), path)


def _schedule(p: Any, places: _Places, path: Path) -> Iterator[Finding]:
    if p.unit == "workday" and not (p.calendar.holidays or p.calendar.workdays):
        yield Finding("PE253", places.span, {}, path)


def _average(p: Any, places: _Places, path: Path) -> Iterator[Finding]:
    within = p.met_share
    if within is None or within.low is None or within.high is None:
        return
    if within.low > within.high:
        low, high = percent(within.low), percent(within.high)
        params = {"name": "met_share", "low": low, "high": high}
        yield Finding("PE219", places.of("met_share"), params, path)


def _formula(p: Any, _: _Places, path: Path) -> Iterator[Finding]:
    yield from type_faults(p.expr, "unknown", path)


def _weights(
    key: str, weights: Iterable[Fraction], span: Span | None, path: Path
) -> Iterator[Finding]:
    given = list(weights)
    if not given or min(given) < 0 or sum(given) == 0:
        shown = "、".join(plain(weight) for weight in given)
        yield Finding("PE251", span, {"key": key, "weights": shown}, path)


def _out(key: str, value: str, bound: str, span: Span | None, path: Path) -> Finding:
    return Finding("PE250", span, {"key": key, "value": value, "bound": bound}, path)


CHECKERS: dict[str, Callable[[Any, _Places, Path], Iterator[Finding]]] = {
    "growth": _growth, "survey": _survey, "panel": _panel, "schedule": _schedule,
    "average": _average, "formula": _formula,
}  # fmt: skip
