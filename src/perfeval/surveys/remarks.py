"""What a reviewer would ask of a survey that was evaluated."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.rounding import fixed, percent
from perfeval.surveys.methods import takes_middle
from perfeval.surveys.targets import aim, undecided

if TYPE_CHECKING:
    from perfeval.model.surveys import GroupOutcome, Outcome, SurveyFile, Way

ENOUGH = 2  # groups that can differ
_COMBINED = {
    "pooled": ("各组合并", "groups pooled"), "mean": ("各组平均", "mean of groups"),
    "min": ("取最低组", "lowest group"), "weights": ("各组加权", "weighted groups"),
}  # fmt: skip
_JOINED = {
    "pooled": ("各题合并", "questions pooled"),
    "weights": ("各题加权", "weighted questions"),
}


def remarks(outcome: Outcome) -> list[Finding]:
    """Findings about samples, and about how sure the verdict is."""
    file = outcome.survey
    found: list[Finding] = []
    for one in outcome.groups:
        found += _sizes(one)
        found += _sample(file, one)
    if not any(one.group.population is not None for one in outcome.groups):
        found.append(Finding("PE682", file.at.get("groups", file.span)))
    _middle(found, outcome)
    _verdict(found, outcome)
    _groups(found, outcome)
    if not file.method and len(outcome.ways) > 1 and outcome.used is not None:
        used = outcome.used.method
        found.append(
            Finding("PE688", file.span, {"method": used.id, "name_zh": used.zh, "name_en": used.en})
        )
    return found


def _middle(found: list[Finding], outcome: Outcome) -> None:
    if outcome.used is None:
        return
    file, method = outcome.survey, outcome.used.method
    for one in outcome.questions:
        labels = one.question.labels
        if takes_middle(method, len(labels)):
            params = {
                "name_zh": method.zh, "name_en": method.en, "question": one.question.id[:40],
                "label": labels[len(labels) // 2][:40],
            }  # fmt: skip
            found.append(Finding("PE678", file.at.get("method", one.question.span), params))
            return


def _name(one: GroupOutcome) -> str:
    return (one.group.name or one.group.id)[:60]


def _sizes(one: GroupOutcome) -> list[Finding]:
    """Counts against the questionnaires: more than valid can't be, fewer are blank answers."""
    found = []
    valid, name = one.sample.valid, _name(one)
    place = one.group.at.get("counts", one.group.span)
    if one.group.counts is not None and valid is not None:
        for key, row in one.counts.items():
            wanted = valid * (one.group.questions or 1)
            if sum(row) != wanted:
                params = {
                    "group": name,
                    "question": key,
                    "sum": str(sum(row)),
                    "valid": str(wanted),
                }
                told = Finding("PE675", place, params)
                found.append(told._replace(severity="error") if sum(row) > wanted else told)
    stated = (("returned", one.group.returned), ("valid", one.group.valid))
    if one.group.counts is None:
        straight = one.sample
        if straight.incomplete:
            params = {"group": name, "n": str(straight.incomplete)}
            found.append(Finding("PE677", one.group.span, params))
        for key, n in stated:
            counted = getattr(one.counted, key, None) if one.counted is not None else None
            if n is not None and counted is not None and n != counted:
                params = {"group": name, "key": key, "n": str(n), "counted": str(counted)}
                found.append(Finding("PE679", one.group.at.get(key, one.group.span), params))
    return found


def least(file: SurveyFile, one: GroupOutcome) -> int | None:
    """How many valid questionnaires the limits ask of a group; the higher of count and share."""
    limits = file.limits
    asked = [] if limits.count is None else [limits.count]
    if limits.share is not None and one.group.population is not None:
        asked.append(ceil(limits.share * one.group.population))
    return max(asked, default=None)


def _sample(file: SurveyFile, one: GroupOutcome) -> list[Finding]:
    found = []
    size, name, place = one.sample, _name(one), one.group.span
    fewest = least(file, one)
    valid = size.valid
    if valid is not None and fewest is not None and valid < fewest:
        params = {
            "group": name,
            "n": str(valid),
            "least": str(fewest),
            "basis": file.limits.basis[:120],
        }
        found.append(Finding("PE680", place, params))
    elif valid is not None and "margin" in file.at and valid < size.needed:
        params = {
            "group": name, "n": str(valid), "needed": str(size.needed), "margin": percent(file.margin),
            "confidence": percent(file.confidence), "reached": "" if size.margin is None else percent(size.margin),
        }  # fmt: skip
        found.append(Finding("PE687", place, params))
    asked = file.limits.response
    if asked is not None and size.response is not None and size.response < asked:
        params = {"group": name, "rate": percent(size.response), "least": percent(asked), "basis": file.limits.basis[:120]}  # fmt: skip
        found.append(Finding("PE681", one.group.at.get("returned", place), params))
    few = valid is not None and (fewest is None or valid < fewest) and valid < size.needed
    if one.used.value == 1 and few and one.used.interval is not None:
        params = {"group": name, "n": str(valid), "low": percent(one.used.interval.low), "confidence": percent(file.confidence)}  # fmt: skip
        if one.used.interval.low < 1:
            found.append(Finding("PE686", place, params))
    limit = file.limits.straight
    if limit is not None and size.straight and valid and Fraction(size.straight, valid) > limit:
        params = {"group": name, "n": str(size.straight), "share": percent(Fraction(size.straight, valid)), "most": percent(limit)}  # fmt: skip
        found.append(Finding("PE689", place, params))
    return found


def _verdict(found: list[Finding], outcome: Outcome) -> None:
    file = outcome.survey
    wanted, place = aim(file), file.at.get("target", file.span)
    if wanted is None:
        return
    interval = outcome.overall.interval
    if interval is not None and undecided(outcome):
        params = {
            "target": percent(wanted), "low": percent(interval.low), "high": percent(interval.high),
            "confidence": percent(file.confidence),
        }  # fmt: skip
        found.append(Finding("PE683", place, params))
    every = outcome.ways
    if not {True, False} <= {one.met for one in every}:
        every = outcome.joins
    if {True, False} <= {one.met for one in every}:
        hit, miss = ([one for one in every if one.met is state] for state in (True, False))
        params = {
            "target": percent(wanted), "hit_zh": _ways(hit, outcome, 0), "hit_en": _ways(hit, outcome, 1),
            "miss_zh": _ways(miss, outcome, 0), "miss_en": _ways(miss, outcome, 1),
        }  # fmt: skip
        found.append(Finding("PE684", place, params))


def _ways(every: list[Way], outcome: Outcome, lang: int) -> str:
    named = [
        f"{_way(one, outcome, lang)} {fixed(one.overall * 100, 2)}%"
        for one in every
        if one.overall is not None
    ]
    return ("、", ", ")[lang].join(named)


def _way(one: Way, outcome: Outcome, lang: int) -> str:
    """What tells it from the others: its method, or how it joins."""
    if one in outcome.ways:
        return (one.method.zh, one.method.en)[lang]
    words = [_COMBINED[one.combine][lang]]
    if len({way.join for way in outcome.joins}) > 1:
        words.insert(0, _JOINED[one.join][lang])
    return ("＋", " + ")[lang].join(words)


def _groups(found: list[Finding], outcome: Outcome) -> None:
    file = outcome.survey
    limit = file.limits.group_spread
    rated = [(one.used.value, one) for one in outcome.groups if one.used.value is not None]
    if limit is None or len(rated) < ENOUGH:
        return
    low, high = min(rated, key=lambda x: x[0]), max(rated, key=lambda x: x[0])
    if high[0] - low[0] > limit:
        params = {
            "high": f"{_name(high[1])} {percent(high[0])}", "low": f"{_name(low[1])} {percent(low[0])}",
            "spread": percent(high[0] - low[0]).removesuffix("%"), "most": percent(limit).removesuffix("%"),
        }  # fmt: skip
        found.append(Finding("PE685", file.at.get("groups", file.span), params))
