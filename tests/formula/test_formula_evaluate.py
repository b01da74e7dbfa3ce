"""Values, laziness, and what is said when there is no value."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.formula.algebra import Symbol
from perfeval.formula.evaluate import DIVISION_BY_ZERO, TYPE_MISMATCH, Evaluated, evaluate
from perfeval.formula.parse import parse
from perfeval.formula.tree import Problem


def run(text: str, **names: Any) -> Evaluated:
    expression = parse(text)
    assert not isinstance(expression, Problem), expression
    return evaluate(expression, names)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("w * (0.6 * a + 0.4 * b)", Fraction(46, 5)),
        ("1 - 2 - 3", -4),
        ("8 / 4 / 2", 1),
        ("2 + 3 * 4", 14),
        ("-2 * -3", 6),
        ("1 / 3 * 3", 1),
        ("+a", Fraction(9, 10)),
        ("a == 90%", True),
        ("1 < 2 < 3", True),
        ("1 < 3 < 2", False),
        ("1 = 1 ≠ 2", True),
        ("not 1 > 2 and true", True),
        ("true or false and false", True),
        ("true == (not false)", True),
        ("if(a > b, 1, 2)", 2),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("abs(-1.5)", Fraction(3, 2)),
        ("floor(-1.5)", -2),
        ("ceil(-1.5)", -1),
        ("round(0.5)", 1),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(0.625, 2)", Fraction(63, 100)),
        ("round(1 / 3, 10)", Fraction(3333333333, 10**10)),
    ],
)
def test_values(text: str, value: object) -> None:
    found = run(text, w=10, a=Fraction(9, 10), b=Fraction(19, 20))
    assert found == Evaluated(value)
    assert isinstance(found.value, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("1 / zero", (DIVISION_BY_ZERO,)),
        ("1 / (zero * 2) + 1 / zero", (DIVISION_BY_ZERO,)),
        ("if(1 / zero > 1, y, 2)", (DIVISION_BY_ZERO,)),
        ("x + y", ("x", "y")),
        ("none + 1", ("none",)),
        ("x / zero", ("x", DIVISION_BY_ZERO)),
        ("yes + 1", (TYPE_MISMATCH,)),
        ("if(one, 1, 2)", (TYPE_MISMATCH,)),
        ("not one", (TYPE_MISMATCH,)),
        ("yes == one", (TYPE_MISMATCH,)),
        ("yes < one", (TYPE_MISMATCH,)),
        ("min(yes, 1)", (TYPE_MISMATCH,)),
        ("-yes", (TYPE_MISMATCH,)),
    ],
)
def test_no_value(text: str, problems: tuple[str, ...]) -> None:
    assert run(text, zero=0, one=1, yes=True, none=None) == Evaluated(None, problems)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("if(zero == 0, 0, 1 / zero)", 0),
        ("zero == 0 or 1 / zero > 1", True),
        ("zero != 0 and 1 / zero > 1", False),
        ("2 < 1 < 1 / zero", False),
        ("false and unknown", False),
    ],
)
def test_branches_not_taken_are_not_run(text: str, value: object) -> None:
    assert run(text, zero=Fraction(0)) == Evaluated(value)


def test_a_known_condition_leaves_no_symbol_behind() -> None:
    x = Symbol("name", "x")
    assert run("if(true, x, 1)", x=x).value is x
    assert run("false and x < 1", x=x).value is False
    assert run("1 / 2", x=x).undefined is False


def test_an_unknown_divisor_says_where_there_is_no_value() -> None:
    x, y = Symbol("name", "x"), Symbol("name", "y")
    found = run("if(x > 0, y / x, 1)", x=x, y=y)
    assert isinstance(found.value, Symbol)
    assert found.value.op == "where"
    assert found.undefined.op == "and"
    certain = run("if(x > 0, 1 / 0, 1)", x=x)
    assert certain.problems == ()
    assert isinstance(certain.undefined, Symbol)
