"""What is wrong with a survey's file before anything is computed."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.surveys.methods import methods
from perfeval.surveys.normal import planned, satisfying
from perfeval.surveys.targets import aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Span
    from perfeval.model.surveys import Question, SurveyFile

LEAST, MOST = 2, 11  # levels of a scale
MOST_PEOPLE = 10**10
_MOST_SURE = Fraction(9999, 10000)


def check(file: SurveyFile, asked: tuple[Question, ...]) -> list[Finding]:
    """Errors that keep the survey from being evaluated."""
    found: list[Finding] = []
    _twice(found, "group", [(one.id, one.at.get("id", one.span)) for one in file.groups])
    _twice(found, "question", [(one.id, one.at.get("id", one.span)) for one in file.questions])
    _parameters(found, file)
    if planned(file) and not file.questions and file.groups:
        _people(found, file)
        return found
    for one in asked:
        if one.labels and not LEAST <= len(one.labels) <= MOST:
            n, own = str(len(one.labels)), one.at.get("scale", file.at.get("scale", one.span))
            found.append(Finding("PE663", own, {"question": one.id, "n": n, "label": ""}))
        elif len(set(one.labels)) < len(one.labels):
            label = next(x for x in one.labels if one.labels.count(x) > 1)
            own = one.at.get("scale", file.at.get("scale", one.span))
            found.append(Finding("PE663", own, {"question": one.id, "n": "", "label": label}))
        if one.satisfaction and not one.labels:
            found.append(Finding("PE666", one.span, {"question": one.id}))
    if not satisfying(asked) or not file.groups:
        found.append(Finding("PE666", file.at.get("questions", file.span), {"question": ""}))
    for word, label in file.synonyms.items():
        if not any(label in one.labels for one in asked):
            params = {"word": word[:40], "label": label[:40]}
            found.append(Finding("PE664", file.at.get("synonyms"), params))
    _people(found, file)
    _counts(found, file, asked)
    _weights(found, file, asked)
    return found


def _twice(found: list[Finding], what: str, ids: Sequence[tuple[str, Span | None]]) -> None:
    seen = set()
    for key, place in ids:
        if key in seen:
            found.append(Finding("PE661", place, {"what": what, "id": key[:40]}))
        seen.add(key)


def _parameters(found: list[Finding], file: SurveyFile) -> None:
    for key, value in (("confidence", file.confidence), ("margin", file.margin)):
        if not 0 < value < 1 or (key == "confidence" and value > _MOST_SURE):
            found.append(Finding("PE668", file.at.get(key), {"key": key}))
    target, wanted = file.target, aim(file)
    if target is not None and not (
        target.is_number
        and target.op in ("", ">=", ">")
        and target.unit in ("", "%")
        and wanted is not None
        and 0 < wanted <= 1
    ):
        found.append(Finding("PE669", file.at.get("target"), {"text": target.text[:40]}))
    for one in file.methods:
        values = one.weights or one.rank
        if any(value < 0 for value in values) or (values and values[0] <= 0) or any(value > 100 for value in one.weights):  # fmt: skip
            found.append(Finding("PE667", one.span, {"what": "points", "id": one.id[:40]}))
        if one.top is not None and one.top < 1:
            found.append(Finding("PE667", one.span, {"what": "points", "id": one.id[:40]}))
    if file.method and file.method not in {one.id for one in methods(file.methods)}:
        known = "、".join(one.id for one in methods(file.methods))
        found.append(Finding("PE665", file.at.get("method"), {"id": file.method[:40], "known": known, "levels": ""}))  # fmt: skip


def _people(found: list[Finding], file: SurveyFile) -> None:
    for group in file.groups:
        given = [(key, getattr(group, key)) for key in ("valid", "returned", "sent", "population")]
        numbers = [(key, n) for key, n in given if n is not None]
        if group.questions is not None and not 1 <= group.questions <= MOST_PEOPLE:
            numbers.insert(0, ("questions", -1))
        for key, n in numbers:
            if not 0 <= n <= MOST_PEOPLE:
                found.append(Finding("PE662", group.at.get(key), {"group": (group.name or group.id)[:60], "question": "", "n": "", "wanted": ""}))  # fmt: skip
        for (low, a), (high, b) in pairwise(numbers):
            if a > b:
                params = {"low": low, "a": str(a), "high": high, "b": str(b)}
                found.append(Finding("PE605", group.at.get(low, group.span), params))


def _counts(found: list[Finding], file: SurveyFile, asked: tuple[Question, ...]) -> None:
    known = {one.id: one for one in asked}
    counted = satisfying(asked)
    for group in file.groups:
        name = (group.name or group.id)[:60]
        place = group.at.get("counts", group.span)
        if group.counts is not None and (group.answers or file.answers):
            found.append(Finding("PE690", place, {"group": name, "question": "", "why": "both"}))
        elif group.counts is None and group.answers is None and file.answers is None:
            if not planned(file):
                found.append(Finding("PE601", group.span, {"name": name}))
            continue
        if group.counts is None:
            continue
        if isinstance(group.counts, tuple):
            if len(counted) != 1:
                found.append(
                    Finding("PE690", place, {"group": name, "question": "", "why": "several"})
                )
                continue
            rows = {counted[0].id: group.counts}
        else:
            rows = dict(group.counts)
        for key, row in rows.items():
            if key not in known:
                found.append(
                    Finding("PE690", place, {"group": name, "question": key[:40], "why": "unknown"})
                )
            elif len(row) != len(known[key].labels) or not all(0 <= n <= MOST_PEOPLE for n in row):
                params = {"group": name, "question": key, "n": str(len(row)), "wanted": str(len(known[key].labels))}  # fmt: skip
                found.append(Finding("PE662", place, params))
        if not any(sum(rows.get(one.id, ())) > 0 for one in counted):
            found.append(Finding("PE601", place, {"name": name}))


def _weights(found: list[Finding], file: SurveyFile, asked: tuple[Question, ...]) -> None:
    if file.join == "weights":
        _each(found, "λ", [(one.id, one.weight, one.span) for one in satisfying(asked)])
    if file.combine == "weights":
        _each(found, "group", [(one.id, one.weight, one.span) for one in file.groups])


def _each(
    found: list[Finding], what: str, given: Sequence[tuple[str, object, Span | None]]
) -> None:
    for key, weight, place in given:
        if weight is None or weight <= 0:  # type: ignore[operator]
            found.append(Finding("PE667", place, {"what": what, "id": key[:40]}))
