"""`judged`: the evaluator's own deductions (酌情扣分), each with its fact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.shape import POINTS, Field, Shape, list_of
from perfeval.rules.faults import Fault, below_zero
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import pts

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity

CAP_IS_SHARE = False


class Params(NamedTuple):
    range: tuple[Points, ...] = ()


SHAPE = Shape(
    "score.judged",
    (Field("range", "区间", list_of(POINTS), "least and most points of one deduction"),),
    Params,
)


def uses_number(p: Params) -> bool:
    return False


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def points(v: Inputs, p: Params) -> Value:
    if v.judged is not None:
        return v.judged
    taken: Value = Fraction(0)
    for value in v.deductions:
        taken = taken + value
    return v.w - taken


def outside(v: Inputs, p: Params, value: Fraction) -> tuple[str, str] | None:
    """The bounds, when a deduction of `value` points lies outside them."""
    if len(p.range) != 2 or value == 0:
        return None
    low, high = sorted(v.points(x) for x in p.range)
    return None if low <= value <= high else (score_text(low), score_text(high))


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    if p.range:
        first, last = pts(p.range[0], lang), pts(p.range[-1], lang)
        if zh:
            return f"发现问题的，每项酌情扣{first}~{last}，扣完为止，须写明事实和佐证"
        return f"minus {first} to {last} for each fact found, with its evidence, down to 0"
    if zh:
        return "发现问题的酌情扣分，扣完为止，须写明事实和佐证"
    return "minus the evaluator's deductions, each with fact and evidence, down to 0"


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    if v.judged is not None:
        return f"评价人员评定 {score_text(v.judged)} 分" if zh else f"judged {score_text(v.judged)}"
    if not v.deductions:
        return f"无扣分；{score_text(v.w)} 分" if zh else f"no deductions; {score_text(v.w)}"
    terms = " − ".join(score_text(x) for x in v.deductions)
    return f"{score_text(v.w)} − {terms}"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    place = leaf.score.at.get("range", leaf.score.span)
    if p.range and len(p.range) != 2:
        return [Fault("PE226", place, {"n": "1"})]
    return [fault for points in p.range for fault in below_zero("range", points, place)][:1]
