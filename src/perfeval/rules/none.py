"""`none`: reported, not scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.shape import Shape

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.rules.faults import Fault
    from perfeval.rules.inputs import Inputs

CAP_IS_SHARE = False


class Params(NamedTuple):
    pass


SHAPE = Shape("score.none", (), Params)


def uses_number(p: Params) -> bool:
    return False


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def points(v: Inputs, p: Params) -> Value:
    return Fraction(0)


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    return "仅说明情况，不计分" if lang == "zh" else "reported, not scored"


def trace(v: Inputs, p: Params, lang: str) -> str:
    return "不计分" if lang == "zh" else "not scored"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    return []
