"""The parts of a report that stand on pages of their own: summary, limits, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.outlines import LIMITS
from perfeval.reports.stages import PLAN
from perfeval.reports.story.elements import Element, numbered, para, prose, run
from perfeval.reports.story.signature import signature
from perfeval.reports.titles import planned

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

    Plain = dict[str, Any]


def mark(model: Plain, card: Scorecard, w: Words) -> str:
    """What stands below the title until the report is final; a plan whose title says so has none."""
    work = card.project.evaluation
    if work is None or work.stage in ("", "final") or planned(card):
        return ""
    return w("mark", stage=w.pick("stage", work.stage))


def pages(model: Plain, card: Scorecard, w: Words) -> dict[str, Plain | None]:
    return {
        "summary": page("summary", w("part.summary"), summary(model, w)),
        "limits": page("limits", LIMITS.heading(w.lang), limits(model, w)),
        "signature": page("signature", w("part.signature"), signature(card, model["kind"], w)),
    }


def page(key: str, heading: str, body: list[Element]) -> Plain | None:
    """A part with its heading, or None without content."""
    if not body:
        return None
    return {"key": key, "number": "", "heading": heading, "level": 1, "body": body}


def summary(model: Plain, w: Words) -> list[Element]:
    """The project's own summary, or the one made from its results."""
    own = model["page_texts"].get("summary", "")
    if own:
        return [prose(own, 1)]
    return [
        para(run(part["lead"], True), part["text"]) if part["lead"] else para(part["text"])
        for part in model["summary"]
    ]


def limits(model: Plain, w: Words) -> list[Element]:
    """What the evaluators say limits their work, then what the data show."""
    own, stated = model["page_texts"].get("limits", ""), model["limits"].strip()
    found = [prose(text, 1) for text in (own, "" if stated in own else stated) if text]
    facts = model["data_limits"]
    if not facts:
        return found
    lead = "limit.lead.plan" if model["stage"] == PLAN else "limit.lead"
    return [*found, para(w(lead)), numbered(facts)]
