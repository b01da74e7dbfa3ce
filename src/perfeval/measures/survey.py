"""`survey`: satisfaction from counted answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Value, divide, either, equal, greatest, negate, where
from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import from_number
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import Field, Shape, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.model.results import Result, Survey
    from perfeval.model.scorecard import LeafScore


class Method(NamedTuple):
    """`top2`, `two_option`, or `weights` with a weight in points for each answer."""

    kind: str = "top2"
    weights: tuple[Fraction, ...] = ()


class Combine(NamedTuple):
    """How groups join: `pooled`, `mean`, `min`, or `weights`."""

    kind: str = "pooled"
    weights: tuple[Fraction, ...] = ()


class Params(NamedTuple):
    method: Method = Method()
    combine: Combine = Combine()


SHAPE = Shape(
    "measure.survey",
    (
        Field(
            "method", "算法", Type("survey-method"), "top2, two_option or {weights: [100, 80, …]}"
        ),
        Field("combine", "汇总", Type("survey-combine"), "pooled, mean, min or {weights: […]}"),
    ),
    Params,
)
READS = ("survey",)
NOTHING = Fraction(0)


def read(result: Result, p: Params, context: Context) -> Measured:
    groups = result.survey
    if not groups or not any(group.counts for group in groups):
        return Measured(missing=("survey",))
    findings = tuple(f for group in groups for f in _faults(group, p, context))
    if any(f.code in ("PE601", "PE602") for f in findings):
        return Measured(findings=findings)
    if p.combine.kind == "weights" and len(p.combine.weights) != len(groups):
        place = result.place("survey")
        found = fault(
            context, "PE604", place, n=str(len(p.combine.weights)), groups=str(len(groups))
        )
        return Measured(findings=(*findings, found))
    value = combined([parts(group, p) for group in groups], p.combine)
    words = tuple(_words(groups, p, value, lang) for lang in ("zh", "en"))
    return Measured(from_number(value, "%", percent(value)), words, findings=findings)  # type: ignore[arg-type]


def parts(group: Survey, p: Params) -> tuple[Value, Value]:
    """(satisfaction mass, answers) of one group; their quotient is its satisfaction as a share."""
    answers: Value = sum(group.counts) + NOTHING
    if p.method.kind == "weights":
        mass = sum((w * n for w, n in zip(p.method.weights, group.counts, strict=False)), NOTHING)
        return mass * Fraction(1, 100), answers
    best = sum(group.counts[: 2 if p.method.kind == "top2" else 1]) + NOTHING
    expected = _expected(group)
    return best, answers if expected is None else greatest(answers, expected + NOTHING)


def combined(parts: list[tuple[Value, Value]], combine: Combine) -> Value:
    """The satisfaction of several groups, given as (mass, answers) of each."""
    if combine.kind == "pooled":
        return divide(sum((a for a, _ in parts), NOTHING), sum((b for _, b in parts), NOTHING), 0)
    rates = [divide(a, b, 0) for a, b in parts]
    if combine.kind == "min":
        return min(rates)
    if combine.kind == "weights":
        weighed = [w * r for w, r in zip(combine.weights, rates, strict=True)]
        return sum(weighed, NOTHING) * (1 / sum(combine.weights, NOTHING))
    return sum(rates, NOTHING) * Fraction(1, len(rates))


def doubtful(group: Survey, p: Params) -> Value:
    """Whether there may be something to say of a group; of Symbols, what `_faults` asks of numbers."""
    answers = sum(group.counts)
    found: Value = equal(answers, 0)
    for n in group.counts:
        found = either(found, n < 0)
    if p.method.kind == "weights" and len(p.method.weights) != len(group.counts):
        return True
    expected = _expected(group)
    if expected is not None and not (p.method.kind == "two_option" and len(group.counts) == 1):
        found = either(found, negate(equal(answers, expected)))
    given = [n for _, n in _numbers(group)]
    for a, b in pairwise(given):
        found = either(found, b < a)
    return found


def _expected(group: Survey) -> Value | None:
    """How many answers the valid questionnaires have."""
    if group.valid is None or group.questions is None:
        return group.valid
    return group.valid * where(equal(group.questions, 0), 1, group.questions)


def _numbers(group: Survey) -> list[tuple[str, Value]]:
    """Those that are given, none of which is greater than the next."""
    numbers = ((key, getattr(group, key)) for key in ("valid", "returned", "sent", "population"))
    return [(key, n) for key, n in numbers if n is not None]


def _faults(group: Survey, p: Params, context: Context) -> list[Finding]:
    found = []
    counts = group.at.get("counts", group.span)
    answers = sum(group.counts)
    if answers == 0:
        found.append(fault(context, "PE601", counts, name=group.name))
    if any(n < 0 for n in group.counts):
        found.append(fault(context, "PE602", counts, n="", wanted=""))
    if p.method.kind == "weights" and len(p.method.weights) != len(group.counts):
        n, wanted = str(len(group.counts)), str(len(p.method.weights))
        found.append(fault(context, "PE602", counts, n=n, wanted=wanted))
    expected = _expected(group)
    if (
        expected is not None
        and answers not in (expected, 0)
        and not (p.method.kind == "two_option" and len(group.counts) == 1)
    ):
        found.append(fault(context, "PE603", counts, sum=str(answers), valid=str(expected)))
    for (low, a), (high, b) in pairwise(_numbers(group)):
        if a > b:
            place = group.at.get(low, group.span)
            found.append(fault(context, "PE605", place, low=low, a=str(a), high=high, b=str(b)))
    return found


def _words(groups: tuple[Survey, ...], p: Params, value: Fraction, lang: str) -> str:
    zh = lang == "zh"
    texts = []
    for group in groups:
        top, bottom = parts(group, p)
        counts = "/".join(str(n) for n in group.counts)
        name = f"{group.name}{'：' if zh else ': '}" if group.name else ""
        if p.method.kind == "weights":
            weights = "/".join(plain(w) for w in p.method.weights)
            how = f"按 {weights} 计分" if zh else f"weighted {weights}"
            texts.append(f"{name}{counts} {how}{'，' if zh else ', '}{percent(top / bottom, 4)}")
        else:
            texts.append(f"{name}{plain(top)}/{plain(bottom)} = {percent(top / bottom, 4)}")
    if len(groups) > 1:
        joined = {
            "pooled": ("合并计算", "pooled"), "mean": ("取平均", "mean"), "min": ("取最低", "lowest"),
            "weights": ("加权平均", "weighted"),
        }[p.combine.kind][0 if zh else 1]  # fmt: skip
        texts.append(f"{joined} {percent(value, 4)}")
    return ("；" if zh else "; ").join(texts)


def sentence(p: Params, lang: str) -> str:
    zh = lang == "zh"
    if p.method.kind == "weights":
        weights = "/".join(plain(w) for w in p.method.weights)
        return (
            f"满意度=各级评价按{weights}计分的均值"
            if zh
            else f"satisfaction = mean of answers weighted {weights}"
        )
    if p.method.kind == "two_option":
        return "满意度=满意份数/有效问卷" if zh else "satisfaction = satisfied / valid"
    return (
        "满意度=（非常满意+满意）/有效问卷" if zh else "satisfaction = (best two answers) / valid"
    )


def held(leaf: LeafScore) -> Iterator[tuple[Result, Params]]:
    """The results that hold a survey, the leaf's own or a part's, with their measure."""
    if leaf.result is None:
        return
    if leaf.result.survey:
        yield leaf.result, _params_of(leaf.indicator.measure)
    uses = getattr(leaf.indicator.score.params, "parts", ())
    for index, part in enumerate(leaf.result.parts):
        if part.survey:
            use = getattr(uses[index], "measure", None) if index < len(uses) else None
            yield part, _params_of(use)


def _params_of(use: Any) -> Params:
    params = getattr(use, "params", None)
    return params if isinstance(params, Params) else Params()
