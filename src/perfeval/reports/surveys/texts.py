"""The sentences of a survey: what came out, and how it was computed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.i18n.survey_words import say
from perfeval.model.rounding import fixed, percent
from perfeval.reports.surveys import figures
from perfeval.reports.surveys.tables import name
from perfeval.surveys.targets import aim, undecided

if TYPE_CHECKING:
    from perfeval.model.surveys import Outcome

MOST_DIGITS = 8


def result(outcome: Outcome, lang: str) -> str:
    file, used, overall = outcome.survey, outcome.used, outcome.overall
    if used is None or overall.value is None:
        return say("result.none", lang)
    interval = ""
    if overall.interval is not None:
        one = overall.interval
        key = "result.census" if one.how == "census" else "result.interval"
        values = {"confidence": percent(file.confidence), "low": figures.rate(one.low), "high": figures.rate(one.high)}  # fmt: skip
        interval = say(key, lang, **values)
    verdict = ""
    if used.met is not None:
        key = "met" if used.met else "unmet"
        near = "near." if undecided(outcome) else ""
        verdict = say(f"result.{near}{key}", lang, target=figures.target(file))
    value = _told(overall.value, outcome)
    return say("result", lang, method=name(used.method, lang), value=value, interval=interval, verdict=verdict)  # fmt: skip


def _told(value: Fraction, outcome: Outcome) -> str:
    """The figure with as many decimals as show on which side of the target it lies."""
    wanted, digits = aim(outcome.survey), 2
    while (
        wanted is not None and value < wanted and digits < MOST_DIGITS
        and Fraction(fixed(value * 100, digits)) >= wanted * 100
    ):  # fmt: skip
        digits += 1
    return fixed(value * 100, digits) + "%"


def spread(outcome: Outcome, lang: str) -> str:
    if outcome.spread is None or len(outcome.ways) < 2:
        return ""
    return say("spread", lang, spread=fixed(outcome.spread * 100, 2))


def title(outcome: Outcome, lang: str) -> str:
    given = figures.short(outcome.survey.title)
    return given or say("title.plan" if outcome.planning else "title", lang)


def subtitle(outcome: Outcome, lang: str) -> str:
    file = outcome.survey
    given = (("project", "name", file.project), ("dates", "dates", file.dates), ("mode", "mode", file.mode))  # fmt: skip
    return say("joint", lang).join(
        say(key, lang, **{arg: figures.short(text)}) for key, arg, text in given if text
    )


def plan(outcome: Outcome, lang: str) -> str:
    file = outcome.survey
    return say("plan", lang, confidence=percent(file.confidence), margin=percent(file.margin))


def notes(outcome: Outcome, lang: str) -> list[str]:
    """How the figures were made, as one remark each."""
    file = outcome.survey
    found = [figures.short(file.note, 2000)] if file.note else []
    if not outcome.planning:
        found.append(say("note.methods", lang))
        found.append(say("note.needed", lang, confidence=percent(file.confidence), margin=percent(file.margin)) + say("stop.gap", lang) + say("note.margin", lang))  # fmt: skip
        found.append(say(f"note.{file.interval}", lang) + say("note.t", lang))
        found += [say(f"note.{key}", lang) for key in _which(outcome)]
        found += [say("note.random", lang), say("note.blank", lang)]
        found += _left_out(outcome, lang)
    limits = _limits(outcome, lang)
    if limits:
        found.append(limits)
    if outcome.sources:
        files = [path for path, _ in outcome.sources]
        found.append(say("sources", lang, files=say("list", lang).join(files)) + say("stop", lang))
    return found


def _which(outcome: Outcome) -> list[str]:
    found = []
    if len(outcome.questions) > 1 and any(one.counted is not None and one.counted.people for one in outcome.groups):  # fmt: skip
        found.append("people")
    if any(one.group.population is not None for one in outcome.groups):
        found.append("fpc")
    used = outcome.used
    if used is not None and ("weights" in (used.join, used.combine) or used.combine == "mean"):
        found.append("joined")
    if any(one.kind == "rank" for one in outcome.methods):
        found.append("rank")
    levels = {len(one.question.labels) for one in outcome.questions}
    if 2 in levels and len(levels) > 1:
        found.append("yes")
    return found


def _left_out(outcome: Outcome, lang: str) -> list[str]:
    one = outcome.sample
    if one is None:
        return []
    # what a remark of its own tells is not told twice
    told = {finding.code for finding in outcome.findings}
    given = (
        ("straight", one.straight, "PE689"), ("dropped", one.incomplete, ""),
        ("twice", one.twice, "PE676"),
    )  # fmt: skip
    return [say(key, lang, n=n) for key, n, code in given if n and code not in told]


def _limits(outcome: Outcome, lang: str) -> str:
    limits = outcome.survey.limits
    told = []
    if limits.count is not None:
        told.append(say("limit.count", lang, n=limits.count))
    if limits.share is not None:
        told.append(say("limit.share", lang, n=percent(limits.share)))
    if limits.response is not None:
        told.append(say("limit.response", lang, n=percent(limits.response)))
    if not told:
        return ""
    key = "basis" if limits.verified else "unverified"
    basis = say(key, lang, basis=figures.short(limits.basis)) if limits.basis else ""
    return say("note.limits", lang, limits=say("joint", lang).join(told), basis=basis)
