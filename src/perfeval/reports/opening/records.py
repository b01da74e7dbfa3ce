"""Items before they stand in a ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.project import Evidence


class Measured(NamedTuple):
    """A metric as it is to be written."""

    name: str
    before: str
    target: str


class Draft(NamedTuple):
    """A problem to be opened as an item, and what it comes from.

    `problem`, `code` and `indicator` tell it apart from every other one of its project. `amount`
    is a text such as "3.15亿元", "" for none; `evidence` names the project's register.
    """

    title: str
    facts: str = ""
    category: str = ""
    cause: str = ""
    suggestion: str = ""
    amount: str = ""
    metrics: tuple[Measured, ...] = ()
    evidence: tuple[str, ...] = ()
    problem: str = ""
    code: str = ""
    indicator: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return key(self.problem, self.code, self.indicator)


def key(problem: str, code: str, indicator: str) -> tuple[str, str, str]:
    """What tells an item apart: the project's problem, else the finding of an indicator, else the
    indicator; people may have added the others to an item."""
    return (problem, "", "") if problem else ("", code, indicator)


def leaf(indicator: str) -> str:
    """An indicator's own name without what stands in brackets behind it, as people shorten it."""
    own = indicator.rpartition("/")[2]
    return re.sub(r"[（(][^（）()]*[）)]\s*$", "", own).strip() or own


class Opened(NamedTuple):
    """What one project or form gives to a ledger."""

    project: str
    file: str
    source: str  # id of the evaluation that found the problems
    title: str
    year: int | None = None
    day: date | None = None
    as_of: date | None = None
    unit: str = ""
    contact: str = ""
    drafts: tuple[Draft, ...] = ()
    evidence: tuple[Evidence, ...] = ()
