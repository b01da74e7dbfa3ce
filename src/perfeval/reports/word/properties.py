"""The properties of the document: what a file manager shows, and what the report was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.score_document import digest
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

UNDATED = "1980-01-01"  # zip's first day; the date of making would differ in every run
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def properties(model: dict[str, Any], card: Scorecard, w: Words) -> dict[str, str]:
    """Texts by name; `digest` is that of the score document in this language."""
    header, work = card.project.header, card.project.evaluation
    agency = work.agency if work is not None else ""
    facts = {fact["key"]: fact["value"] for fact in model["facts"]}
    keywords = (header.name, facts.get("kind", ""), facts.get("period", ""))
    return {
        "subject": header.name, "creator": agency or header.implementer or header.department,
        "keywords": "; ".join(word for word in keywords if word),
        "language": LANGUAGES[w.lang],
        "date": header.date.isoformat() if header.date is not None else UNDATED,
        "digest": digest(card, w.lang), "version": VERSION,
        "total": model["score"]["total"], "max": model["score"]["max"],
        "grade": model["score"]["grade"], "project": header.code or header.name,
        "indicator_set": card.indicator_set.id,
        "as_of": header.as_of.isoformat() if header.as_of is not None else "",
        "kind": model["kind"], "lang": w.lang,
    }  # fmt: skip
