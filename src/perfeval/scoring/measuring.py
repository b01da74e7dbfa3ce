"""From a result to the measured number, and whether the number can be used."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import measure
from perfeval.measures.measured import Measured
from perfeval.model.finding import Finding
from perfeval.model.quantity import FLAG, NUMBER, ONE, TEXT, Quantity, mantissa
from perfeval.model.results import Result
from perfeval.model.rounding import plain
from perfeval.rules import rule
from perfeval.scoring.numbers import FULL_RATE, fit
from perfeval.scoring.task import Task, target_of

if TYPE_CHECKING:
    from perfeval.model.indicators import MeasureUse
    from perfeval.rules.inputs import Inputs


def optional(task: Task, v: Inputs) -> Measured:
    """A number that is shown beside a judgement when it is there."""
    if task.result is None and task.leaf.measure.kind != "funds":
        return Measured()
    measured = read(task, task.leaf.measure, [])
    if measured.value is not None and measured.value.kind in (NUMBER, FLAG, "date"):
        fit(v, measured, target_of(task.leaf, task.result), task.leaf.score)
    return measured


def read(task: Task, use: MeasureUse, found: list[Finding]) -> Measured:
    """The measured number; a figure given alone stands in, one given beside is compared."""
    module = measure(use.kind)
    params = use.params if use.params is not None else module.Params()
    result = task.result if task.result is not None else Result()
    measured: Measured = module.read(result, params, task.context._replace(rated=rated(task)))
    found += measured.findings
    stated = result.actual
    if use.kind == "value" or stated is None:
        return measured
    if measured.value is None and not measured.findings:
        code = "PE606" if use.kind == "survey" else "PE411"
        found.append(Finding(code, result.place("actual"), {"kind": use.kind}, task.leaf.path))
        return measured._replace(value=stated, missing=(), stated=True)
    if measured.value is not None and stated.kind == NUMBER and measured.value.kind == NUMBER:
        given = stated.beside(measured.value.scale)
        if abs(given.lo - measured.value.lo) > tolerance(stated, given.scale):
            params_ = {
                "stated": stated.text,
                "computed": measured.value.text or plain(measured.value.lo),
            }
            found.append(Finding("PE412", result.place("actual"), params_, task.leaf.path))
    return measured


def rated(task: Task) -> bool:
    """Whether the number is compared with percentages."""
    use = task.leaf.score
    others = (target_of(task.leaf, task.result), *rule(use.kind).quantities(use.params))
    return any(q is not None and q.scale != ONE for q in others)


def tolerance(stated: Quantity, scale: Fraction) -> Fraction:
    """Half a unit of the last digit that a printed number shows."""
    digits = mantissa(stated.text) or "1"
    decimals = len(digits.partition(".")[2])
    unit = scale
    if scale == ONE and Fraction(digits):
        unit = stated.lo / Fraction(digits)
    return abs(unit) * Fraction(1, 2 * 10**decimals)


def unusable(
    task: Task, measured: Measured, target: Quantity | None, found: list[Finding]
) -> Finding | None:
    """Why the number can't be used; an empty finding where others have already said so."""
    leaf, x = task.leaf, measured.value
    place = (task.result or Result()).place("actual")
    if target is not None and target.kind == TEXT and leaf.score.kind == "completion":
        return Finding("PE409", place or leaf.span, {"target": target.text}, leaf.path)
    if x is None:
        return Finding("")
    copied = x.kind != "range" or (target is not None and x.text == target.text)
    if x.op and copied and measured.stated | (leaf.measure.kind == "value"):
        return Finding("PE408", place, {"actual": x.text}, leaf.path)
    if leaf.score.kind == "yes_no":
        return None if x.kind == FLAG else Finding("PE410", place, {"value": x.text}, leaf.path)
    if x.kind in (TEXT, "range") or (x.kind == FLAG and leaf.score.kind == "peers"):
        return Finding("PE404", place, {"value": x.text}, leaf.path)
    return None


def full_rate(task: Task, x: Quantity, found: list[Finding]) -> Quantity | None:
    """A rate without a target is measured against 100%, and said so."""
    if x.scale == ONE:
        return None
    place = (task.result.span if task.result else None) or task.leaf.span
    found.append(Finding("PE433", place, {"name": task.leaf.name}, task.leaf.path))
    return FULL_RATE
