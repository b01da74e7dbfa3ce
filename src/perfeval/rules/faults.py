"""Faults of a rule's parameters that can be seen without any project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.points import Points


class Fault(NamedTuple):
    """A finding in the making: code, place inside the rule, particulars; `severity` where the case
    is milder than its code."""

    code: str
    span: Span | None
    params: dict[str, str]
    severity: str | None = None


def below_zero(key: str, given: Points | None, span: Span | None) -> list[Fault]:
    """Points that are taken off are written without a sign: with a minus they would be added."""
    if given is None or given.value >= 0:
        return []
    value = percent(given.value) if given.share else plain(given.value)
    return [Fault("PE250", span, {"key": key, "value": value, "bound": "at-least-0"})]
