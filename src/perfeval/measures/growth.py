"""`growth`: (current/base)^(1/years) − 1."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, divide
from perfeval.measures.measured import Context, Measured, fault
from perfeval.measures.roots import root
from perfeval.model.quantity import Quantity, from_number
from perfeval.model.rounding import percent
from perfeval.model.shape import INTEGER, Field, Shape, choice

if TYPE_CHECKING:
    from perfeval.model.results import Result


class Params(NamedTuple):
    years: int = 1
    basis: str = "growth"


SHAPE = Shape(
    "measure.growth",
    (
        Field("years", "年数", INTEGER, "years between base and current"),
        Field("basis", "口径", choice(growth="增幅", level="水平"), "compare rates, or 1 + rates"),
    ),
    Params,
)
READS = ("current", "base")


def rate(current: Value, base: Value, years: int) -> Value:
    """The yearly growth; `base` is not 0. Only over one year may the numbers be symbols."""
    times = divide(current, base, 0)
    return (times if years == 1 else root(times, years)) - 1


def read(result: Result, p: Params, context: Context) -> Measured:
    level = p.basis == "level"
    current, base = result.current, result.base
    if current is None or base is None:
        missing = tuple(k for k in READS if getattr(result, k) is None)
        return Measured(missing=missing, level=level)
    problem = _problem(result, current, base, context)
    if problem:
        return Measured(findings=(problem,), level=level)
    value = Fraction(rate(current.lo, base.lo, p.years))
    power = f"({current.text}/{base.text})"
    power = power if p.years == 1 else f"{power}^(1/{p.years})"
    words = f"{power} − 1 = {percent(value, 4)}"
    return Measured(from_number(value, "%", percent(value)), (words, words), level=level)


def _problem(result: Result, current: Quantity, base: Quantity, context: Context):  # type: ignore[no-untyped-def]
    for key, given in (("current", current), ("base", base)):
        if not given.is_number:
            return fault(context, "PE404", result.place(key), value=given.text)
    if current.unit and base.unit and current.unit != base.unit:
        return fault(
            context, "PE403", result.place("base"), target=base.text, actual=current.text, peer=""
        )
    if base.lo == 0:
        return fault(context, "PE405", result.place("base"), what="base")
    if current.lo / base.lo < 0:
        return fault(context, "PE406", result.place("base"), value=base.text)
    return None


def sentence(p: Params, lang: str) -> str:
    zh = lang == "zh"
    power = "本期/基期" if zh else "current / base"
    if p.years != 1:
        power = f"({power})^(1/{p.years})"
    head = f"增长率={power}−1" if zh else f"growth = {power} − 1"
    if p.basis == "level":
        head += "，按水平比较（1+增长率）" if zh else ", compared as levels (1 + rate)"
    return head
