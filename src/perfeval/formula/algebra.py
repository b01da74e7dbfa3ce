"""The operations a rule's arithmetic is written with.

Given exact numbers they compute at once; given a `Symbol` they build the expression, so that
one text of a rule scores one value here and is compiled for many in `perfeval.formula.compiled`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from perfeval.model.rounding import rounded

Number = Fraction | int


class Symbol:
    """A number or truth value that is not known yet: an operation and its operands."""

    __slots__ = ("args", "op")

    def __init__(self, op: str, *args: Any) -> None:
        self.op = op
        self.args = args

    def __add__(self, other: Value) -> Symbol:
        return Symbol("add", self, other)

    def __radd__(self, other: Value) -> Symbol:
        return Symbol("add", other, self)

    def __sub__(self, other: Value) -> Symbol:
        return Symbol("sub", self, other)

    def __rsub__(self, other: Value) -> Symbol:
        return Symbol("sub", other, self)

    def __mul__(self, other: Value) -> Symbol:
        return Symbol("mul", self, other)

    def __rmul__(self, other: Value) -> Symbol:
        return Symbol("mul", other, self)

    def __neg__(self) -> Symbol:
        return Symbol("sub", 0, self)

    def __lt__(self, other: Value) -> Symbol:
        return Symbol("lt", self, other)

    def __le__(self, other: Value) -> Symbol:
        return Symbol("le", self, other)

    def __gt__(self, other: Value) -> Symbol:
        return Symbol("lt", other, self)

    def __ge__(self, other: Value) -> Symbol:
        return Symbol("le", other, self)

    def __bool__(self) -> bool:
        raise TypeError("a symbol has no truth value yet: use where, both, either, negate")


Value = Any  # Fraction | int | bool | Symbol: operators take any mixture


def where(condition: Value, yes: Value, no: Value) -> Value:
    """`yes` where the condition holds, else `no`."""
    if isinstance(condition, Symbol):
        return Symbol("where", condition, yes, no)
    return yes if condition else no


def divide(top: Value, bottom: Value, otherwise: Value) -> Value:
    """The exact quotient, `otherwise` where the divisor is zero."""
    if isinstance(bottom, Symbol):
        return Symbol("div", top, bottom, otherwise)
    if bottom == 0:
        return otherwise
    return top * (1 / Fraction(bottom))


def least(first: Value, second: Value) -> Value:
    return where(second < first, second, first)


def greatest(first: Value, second: Value) -> Value:
    return where(first < second, second, first)


def between(value: Value, low: Value, high: Value) -> Value:
    """`value` cut to low..high."""
    return greatest(least(value, high), low)


def floor(value: Value) -> Value:
    if isinstance(value, Symbol):
        return Symbol("floor", value)
    return Fraction(value.numerator // value.denominator)


def ceil(value: Value) -> Value:
    return -floor(-value)


def absolute(value: Value) -> Value:
    return where(value < 0, -value, value)


def equal(first: Value, second: Value) -> Value:
    if isinstance(first, Symbol) or isinstance(second, Symbol):
        return Symbol("eq", first, second)
    return first == second


def both(first: Value, second: Value) -> Value:
    if isinstance(first, Symbol) or isinstance(second, Symbol):
        return Symbol("and", first, second)
    return first and second


def either(first: Value, second: Value) -> Value:
    if isinstance(first, Symbol) or isinstance(second, Symbol):
        return Symbol("or", first, second)
    return first or second


def negate(value: Value) -> Value:
    if isinstance(value, Symbol):
        return Symbol("not", value)
    return not value


def round_to(value: Value, digits: int, mode: str) -> Value:
    """`value` rounded to `digits` decimals by `mode`."""
    if isinstance(value, Symbol):
        return Symbol("round", value, digits, mode)
    return rounded(Fraction(value), digits, mode)
