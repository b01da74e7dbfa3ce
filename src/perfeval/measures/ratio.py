"""`ratio`: part / whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, divide
from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import from_number
from perfeval.model.rounding import percent
from perfeval.model.shape import Shape

if TYPE_CHECKING:
    from perfeval.model.results import Result


class Params(NamedTuple):
    pass


SHAPE = Shape("measure.ratio", (), Params)
READS = ("part", "whole")


def quotient(part: Value, whole: Value) -> Value:
    """The ratio; `whole` is not 0."""
    return divide(part, whole, 0)


def read(result: Result, p: Params, context: Context) -> Measured:
    part, whole = result.part, result.whole
    if part is None or whole is None:
        return Measured(missing=tuple(k for k in READS if getattr(result, k) is None))
    if not (part.is_number and whole.is_number):
        bad = part if not part.is_number else whole
        place = result.place("part" if bad is part else "whole")
        return Measured(findings=(fault(context, "PE404", place, value=bad.text),))
    if part.unit and whole.unit and part.unit != whole.unit:
        found = fault(
            context, "PE403", result.place("whole"), target=whole.text, actual=part.text, peer=""
        )
        return Measured(findings=(found,))
    if whole.lo == 0:
        return Measured(findings=(fault(context, "PE405", result.place("whole"), what="whole"),))
    value = Fraction(quotient(part.lo, whole.lo))
    words = f"{part.text}/{whole.text} = {percent(value, 4)}"
    return Measured(from_number(value, "%", percent(value)), (words, words))


def sentence(p: Params, lang: str) -> str:
    return "比率=部分/总体×100%" if lang == "zh" else "ratio = part / whole"
