"""The parts of a report that stand on pages of their own: summary, limits, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.story.elements import Element, para, prose

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

    Plain = dict[str, Any]


def mark(card: Scorecard, w: Words) -> str:
    """What stands below the title until the report is final."""
    work = card.project.evaluation
    if work is None or work.stage in ("", "final"):
        return ""
    return w("mark", stage=w.pick("stage", work.stage))


def pages(model: Plain, card: Scorecard, w: Words) -> dict[str, Plain | None]:
    return {
        "summary": page("summary", summary(model, w), w),
        "limits": page("limits", limits(model), w),
        "signature": page("signature", [], w),
    }


def page(key: str, body: list[Element], w: Words) -> Plain | None:
    """A part with its heading, or None without content."""
    if not body:
        return None
    return {"key": key, "number": "", "heading": w(f"part.{key}"), "level": 1, "body": body}


def summary(model: Plain, w: Words) -> list[Element]:
    return [para(text) for text in model["verdict"]]


def limits(model: Plain) -> list[Element]:
    return [prose(model["limits"], 1)] if model["limits"] else []
