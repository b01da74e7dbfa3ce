"""The survey's document: `survey-result/v1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed, plain
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.surveys import figures
from perfeval.reports.surveys.snippet import entries, instead
from perfeval.reports.surveys.tables import name
from perfeval.surveys.methods import formula
from perfeval.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.model.finding import Finding
    from perfeval.model.surveys import Interval, Outcome, QuestionOutcome, Sample, Value, Way

DIGITS = 6


def document(outcome: Outcome, findings: Sequence[Finding], lang: str, digest: str) -> str:
    """The JSON text. Shares are numbers to six decimals, bounds and margins to four (outward)."""
    file = outcome.survey
    found: dict[str, Any] = {
        "perfeval": "survey-result/v1", "title": file.title, "project": file.project,
        "target": figures.target(file) or None, "dates": file.dates, "mode": file.mode,
        "planning": outcome.planning, "confidence": _share(file.confidence), "margin": _share(file.margin),
        "result": None if outcome.used is None else {
            **_value(outcome.overall), "method": outcome.used.method.id, "join": outcome.used.join,
            "combine": outcome.used.combine, "met": outcome.used.met,
        },
        "spread": _share(outcome.spread),
        "methods": [
            {"id": one.method.id, "name": name(one.method, lang),
             "formula": formula(one.method, figures.labels(outcome), lang), "value": _share(one.overall),
             "met": one.met, "used": one.used}
            for one in outcome.ways
        ],
        "joins": [_join(one) for one in outcome.joins],
        "sample": None if outcome.sample is None else _sample(outcome.sample),
        "groups": [
            {"id": one.group.id, "name": one.group.name, **_sample(one.sample), **_value(one.used),
             "values": _values(one.values),
             "counts": {key: list(row) for key, row in one.counts.items()}}
            for one in outcome.groups
        ],
        "questions": [_question(one) for one in outcome.questions],
        "others": [_question(one) for one in outcome.others],
        "survey": entries(outcome) if not outcome.planning else [],
        "survey_note": instead(outcome, lang) or None,
        "findings": [entry(one, lang) for one in findings],
        "sources": [{"file": path, "sha256": own} for path, own in outcome.sources],
        "digest": digest, "version": VERSION,
    }  # fmt: skip
    return dumps(found)


def _share(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value, DIGITS))


def _value(one: Value) -> dict[str, Any]:
    return {"value": _share(one.value), "interval": _bounds(one.interval)}


def _bounds(one: Interval | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"low": Number(fixed(one.low, 4)), "high": Number(fixed(one.high, 4)), "how": one.how}


def _values(values: Any) -> dict[str, Any]:
    return {key: _share(value) for key, value in values.items()}


def _join(one: Way) -> dict[str, Any]:
    return {
        "join": one.join, "combine": one.combine, "value": _share(one.overall), "met": one.met,
        "used": one.used,
    }  # fmt: skip


def _sample(one: Sample) -> dict[str, Any]:
    return {
        "population": one.population, "sent": one.sent, "returned": one.returned, "valid": one.valid,
        "response": _share(one.response), "valid_rate": _share(one.usable), "covered": _share(one.covered),
        "needed": one.needed, "margin": _share(one.margin), "uniform": one.straight,
        "incomplete": one.incomplete, "repeated": one.twice,
    }  # fmt: skip


def _question(one: QuestionOutcome) -> dict[str, Any]:
    return {
        "id": one.question.id, "text": one.question.text, "labels": list(one.question.labels),
        "counts": list(one.counts), "answered": one.answered, **_value(one.used),
        "values": _values(one.values),
    }  # fmt: skip
