"""`count`: how often something happened."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import from_number
from perfeval.model.rounding import plain
from perfeval.model.shape import Shape

if TYPE_CHECKING:
    from perfeval.model.results import Result


class Params(NamedTuple):
    pass


SHAPE = Shape("measure.count", (), Params)
READS = ("count",)


def read(result: Result, p: Params, context: Context) -> Measured:
    count = result.count
    if count is None and result.occurrences is not None:
        count = Fraction(len(result.occurrences))
    if count is None:
        return Measured(missing=("count",))
    if count < 0:
        return Measured(
            findings=(fault(context, "PE459", result.place("count"), value=plain(count)),)
        )
    count = Fraction(count)
    text = plain(count)
    return Measured(from_number(count, "", text), ("", ""))


def sentence(p: Params, lang: str) -> str:
    return "出现次数" if lang == "zh" else "number of occurrences"
