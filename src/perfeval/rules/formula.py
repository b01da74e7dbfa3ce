"""`formula`: points by an expression."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.describe import describe, substitute
from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.model.shape import EXPRESSION, Field, Shape
from perfeval.rules.cases import legend, mistyped, shown_names
from perfeval.rules.words import gap

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.rules.faults import Fault
    from perfeval.rules.inputs import Inputs

CAP_IS_SHARE = False


class Params(NamedTuple):
    expr: Written


SHAPE = Shape(
    "score.formula", (Field("expr", "算式", EXPRESSION, "the points", required=True),), Params
)


def written(p: Params) -> tuple[Written, ...]:
    return (p.expr,)


def named(p: Params) -> set[str]:
    return names(p.expr.tree)


def uses_number(p: Params) -> bool:
    return bool(named(p) & {"x", "r"})


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def points(v: Inputs, p: Params) -> Value:
    value = evaluate(p.expr.tree, v.names()).value
    return Fraction(0) if value is None else value


def problems(v: Inputs, p: Params) -> tuple[str, ...]:
    return mistyped(evaluate(p.expr.tree, v.names()))


def failing(v: Inputs, p: Params) -> Written:
    """The expression that gives no points."""
    return p.expr


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    text = describe(p.expr.tree, lang)
    return (f"得分={text}" if lang == "zh" else f"score = {text}") + legend(named(p), lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    """The formula with its numbers; of a choice only the side that was taken."""
    from perfeval.formula.tree import If

    tree, zh, said = p.expr.tree, lang == "zh", []
    while isinstance(tree, If):
        holds = evaluate(tree.condition, v.names()).value
        if not isinstance(holds, bool):
            break
        when = describe(tree.condition, lang)
        if zh:
            said.append(f"“{when}”{'成立' if holds else '不成立'}")
        else:
            said.append(f'"{when}" {"holds" if holds else "does not hold"}')
        tree = tree.yes if holds else tree.no
    return gap(lang).join([*said, substitute(tree, shown_names(v), lang)])


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    return []
