"""`formula`: an expression over named data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.describe import describe, substitute
from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import FLAG, Quantity, from_flag, from_number
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import EXPRESSION, Field, Shape

if TYPE_CHECKING:
    from perfeval.formula.written import Written
    from perfeval.model.results import Result


class Params(NamedTuple):
    expr: Written


SHAPE = Shape(
    "measure.formula", (Field("expr", "算式", EXPRESSION, "the number", required=True),), Params
)
READS = ("data",)


def values(data: dict[str, Quantity]) -> dict[str, Fraction | bool]:
    """Named data as numbers and truth values."""
    return {
        k: (q.flag if q.kind == FLAG else q.lo)
        for k, q in data.items()
        if q.kind in (FLAG, "number")
    }


def read(result: Result, p: Params, context: Context) -> Measured:
    known = values(dict(result.data))
    missing = sorted(names(p.expr.tree) - set(known))
    if missing:
        return Measured(missing=tuple(f"data.{name}" for name in missing))
    found = evaluate(p.expr.tree, known)
    if found.problems:
        code = "PE246" if "division-by-zero" in found.problems else "PE407"
        return Measured(
            findings=(
                fault(
                    context, code, result.place("data"), expr=p.expr.text, expression=p.expr.text
                ),
            )
        )
    shown = {k: q.text for k, q in result.data.items()}
    if isinstance(found.value, bool):
        flag = from_flag(found.value, "是" if found.value else "否")
        return Measured(flag, tuple(substitute(p.expr.tree, shown, x) for x in ("zh", "en")))  # type: ignore[arg-type]
    value = Fraction(found.value or 0)
    as_rate = context.rated
    text = percent(value) if as_rate else plain(value)
    words = tuple(f"{substitute(p.expr.tree, shown, x)} = {text}" for x in ("zh", "en"))
    return Measured(from_number(value, "%" if as_rate else "", text), words)  # type: ignore[arg-type]


def sentence(p: Params, lang: str) -> str:
    return describe(p.expr.tree, lang)
