"""The survey as a project's result has it: groups with their counts, as YAML to be pasted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfeval.i18n.survey_words import say
from perfeval.reports.surveys import figures

if TYPE_CHECKING:
    from perfeval.model.surveys import GroupOutcome, Outcome


def entries(outcome: Outcome) -> list[dict[str, Any]]:
    """One mapping a group, its questions pooled; [] where their scales differ, or questions are
    weighted: a result holds neither."""
    levels = {len(one.question.labels) for one in outcome.questions}
    if len(levels) != 1 or (outcome.used is not None and outcome.used.join == "weights"):
        return []
    keys = [one.question.id for one in outcome.questions]
    found = [_entry(one, keys, outcome) for one in outcome.groups]
    return [one for one in found if one.get("counts")]


def _entry(one: GroupOutcome, keys: list[str], outcome: Outcome) -> dict[str, Any]:
    rows = [one.counts[key] for key in keys if one.counts.get(key)]
    counts = [sum(column) for column in zip(*rows, strict=True)]
    questions = one.group.questions or len(rows)
    sample = one.sample
    made: dict[str, Any] = {"name": figures.group(one.group)}
    for key in ("population", "sent", "returned", "valid"):
        value = getattr(sample, key)
        if value is not None and (key != "valid" or value * questions == sum(counts)):
            made[key] = value
    if questions > 1:
        made["questions"] = questions
    made["counts"] = counts
    file = outcome.survey
    made |= {key: text for key, text in (("mode", file.mode), ("dates", file.dates)) if text}
    return made


def snippet(outcome: Outcome) -> str:
    """YAML lines to stand below an indicator of a project's results; "" for none."""
    found = entries(outcome)
    if not found:
        return ""
    lines = ["survey:"]
    for one in found:
        inner = ", ".join(f"{key}: {_value(value)}" for key, value in one.items())
        lines.append(f"  - {{{inner}}}")
    return "\n".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)


def instead(outcome: Outcome, lang: str) -> str:
    """What to write where a project's result can't hold the survey; "" where it can."""
    if outcome.planning or entries(outcome) or outcome.overall.value is None:
        return ""
    return say("snippet.instead", lang, value=figures.rate(outcome.overall.value))
