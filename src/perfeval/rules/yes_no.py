"""`yes_no`: the whole weight or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, equal, where
from perfeval.model.shape import FLAG, Field, Shape
from perfeval.rules.inputs import Inputs, score_text

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.rules.faults import Fault

CAP_IS_SHARE = False


class Params(NamedTuple):
    expect: bool = True


SHAPE = Shape(
    "score.yes_no", (Field("expect", "期望", FLAG, "the answer that earns the weight"),), Params
)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def points(v: Inputs, p: Params) -> Value:
    return where(equal(v.x, int(p.expect)), v.w, 0)


def _word(flag: bool, lang: str) -> str:
    return ("是" if flag else "否") if lang == "zh" else ("yes" if flag else "no")


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    word = _word(p.expect, lang)
    if lang == "zh":
        return f"为“{word}”得满分，否则不得分"
    return f'full marks when "{word}", else 0'


def trace(v: Inputs, p: Params, lang: str) -> str:
    answer, wanted = _word(v.x == 1, lang), _word(p.expect, lang)
    earned = score_text(v.w) if (v.x == 1) == p.expect else "0"
    if lang == "zh":
        return f"结果为“{answer}”，要求为“{wanted}”；{earned} 分"
    return f'answer "{answer}", wanted "{wanted}"; {earned}'


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    return []
