"""`value`: the figure as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.measured import Context, Measured
from perfeval.model.shape import Shape

if TYPE_CHECKING:
    from perfeval.model.results import Result


class Params(NamedTuple):
    pass


SHAPE = Shape("measure.value", (), Params)
READS: tuple[str, ...] = ("actual",)


def read(result: Result, p: Params, context: Context) -> Measured:
    if result.actual is None:
        return Measured(missing=("actual",))
    return Measured(result.actual)


def sentence(p: Params, lang: str) -> str:
    return ""
