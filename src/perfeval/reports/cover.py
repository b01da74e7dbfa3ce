"""Who, what, when: what stands on the cover, and the further facts of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.texts import documents

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

    Fact = dict[str, str]

FACTS = ("name", "code", "central_department", "department", "implementer", "nature")
WORK = ("kind", "client", "agency", "lead", "report_no")
PEOPLE = ("manager", "filled_by", "contact", "phone")
COVER = ("name", "implementer", "department", "client", "agency", "kind", "report_no", "date")


def facts(card: Scorecard, w: Words) -> list[Fact]:
    """All facts of project and evaluation; only what is given."""
    header, work = card.project.header, card.project.evaluation
    found = {key: getattr(header, key) for key in FACTS}
    found["period"] = figures.span(*header.period, w)
    found["as_of"] = figures.day(header.as_of, w)
    if work is not None:
        found |= {key: getattr(work, key) for key in WORK}
        found["stage"] = w.pick("stage", work.stage) if work.stage else ""
    found |= {key: getattr(header, key) for key in PEOPLE}
    found["date"] = figures.day(header.date, w)
    found["indicator_set"] = card.indicator_set.title or card.indicator_set.id
    found["basis"] = w.listed(documents(card.indicator_set.basis))
    return [{"key": k, "label": w(f"fact.{k}"), "value": v} for k, v in found.items() if v]


def cover(found: list[Fact]) -> list[Fact]:
    """The facts of the cover in the order of the field."""
    by_key = {fact["key"]: fact for fact in found}
    return [by_key[key] for key in COVER if key in by_key]


def further(found: list[Fact]) -> list[Fact]:
    """What the cover leaves out; the stage stands below the title."""
    return [fact for fact in found if fact["key"] not in (*COVER, "stage")]
