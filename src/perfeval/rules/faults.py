"""Faults of a rule's parameters that can be seen without any project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.model.finding import Span


class Fault(NamedTuple):
    """A finding in the making: code, place inside the rule, particulars; `severity` where the case
    is milder than its code."""

    code: str
    span: Span | None
    params: dict[str, str]
    severity: str | None = None
