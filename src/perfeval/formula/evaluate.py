"""Expression and named values → value, for exact numbers and for symbols alike."""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import (
    Symbol,
    Value,
    absolute,
    both,
    ceil,
    divide,
    either,
    equal,
    floor,
    greatest,
    least,
    negate,
    round_to,
    where,
)
from perfeval.formula.tree import (
    Arithmetic,
    Bool,
    Call,
    Compare,
    Expression,
    If,
    Logic,
    Name,
    Number,
    Unary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DIVISION_BY_ZERO = "division-by-zero"
TYPE_MISMATCH = "type-mismatch"
TOO_LARGE = "too-large"
MOST_BITS = 2048  # far beyond any amount, well within what Python writes out


class Evaluated(NamedTuple):
    """`value` is None exactly when there are problems.

    `problems` holds "division-by-zero", "type-mismatch", "too-large" or the name of an unknown
    variable, each once; a name that stands for None is unknown. `undefined` matters to symbolic values
    only: it holds where a divisor that is not known yet turns out to be zero on a branch that
    is taken, so that there is no value.
    """

    value: Value | None
    problems: tuple[str, ...] = ()
    undefined: Value = False


def evaluate(expression: Expression, names: Mapping[str, Value]) -> Evaluated:
    run = _Run(names)
    value = run.value(expression)
    if isinstance(value, Fraction) and _beyond_writing(value):
        run.problem(TOO_LARGE)
    problems = tuple(dict.fromkeys(run.problems))
    return Evaluated(None if problems else value, problems, run.undefined)


def _beyond_writing(value: Fraction) -> bool:
    return value.numerator.bit_length() - value.denominator.bit_length() > MOST_BITS


class _Run:
    """One evaluation. None stands for a value that a problem has already taken away.

    `path` is the symbolic condition under which the present branch is taken.
    """

    def __init__(self, names: Mapping[str, Value]) -> None:
        self.names = names
        self.problems: list[str] = []
        self.path: Value = True
        self.undefined: Value = False

    def value(self, node: Expression) -> Value | None:
        match node:
            case Number() | Bool():
                return node.value
            case Name():
                value = self.names.get(node.name)
                return self.problem(node.name) if value is None else value
            case Arithmetic():
                return self.arithmetic(node)
            case Compare():
                return self.compare(node)
            case Call():
                return self.call(node)
            case If():
                return self.choice(node)
            case Logic():
                return self.logic(node)
            case Unary():
                return self.unary(node)

    def number(self, node: Expression) -> Value | None:
        value = self.value(node)
        return self.problem(TYPE_MISMATCH) if isinstance(value, bool) else value

    def truth(self, node: Expression) -> Value | None:
        value = self.value(node)
        if value is None or isinstance(value, bool | Symbol):
            return value
        return self.problem(TYPE_MISMATCH)

    def problem(self, which: str) -> Value | None:
        self.problems.append(which)
        return None

    def unary(self, node: Unary) -> Value | None:
        if node.op == "not":
            value = self.truth(node.operand)
            return None if value is None else negate(value)
        value = self.number(node.operand)
        return value if value is None or node.op == "+" else 0 - value

    def arithmetic(self, node: Arithmetic) -> Value | None:
        total = self.number(node.first)
        for op, operand in node.steps:
            value = self.number(operand)
            if op == "/" and value is not None:
                total = self.quotient(total, value)
            elif total is None or value is None:
                total = None
            else:
                total = _ARITHMETIC[op](total, value)
        return total

    def quotient(self, top: Value | None, bottom: Value) -> Value | None:
        if isinstance(bottom, Symbol):
            self.mark_undefined(equal(bottom, 0))
        elif bottom == 0:
            if self.path is True:
                return self.problem(DIVISION_BY_ZERO)
            self.mark_undefined(True)
        return None if top is None else divide(top, bottom, Fraction(0))

    def mark_undefined(self, condition: Value) -> None:
        here = _and(self.path, condition)
        self.undefined = here if self.undefined is False else either(self.undefined, here)

    def compare(self, node: Compare) -> Value | None:
        left = self.value(node.first)
        outside = self.path
        result: Value | None = True
        for op, operand in node.steps:
            self.path = _and(outside, result)
            right = self.value(operand)
            holds = self.comparison(op, left, right)
            if holds is None:
                result = None
                break
            result, left = _and(result, holds), right
            if result is False:
                break
        self.path = outside
        return result

    def comparison(self, op: str, left: Value | None, right: Value | None) -> Value | None:
        if left is None or right is None:
            return None
        if op not in ("==", "!="):
            if isinstance(left, bool) or isinstance(right, bool):
                return self.problem(TYPE_MISMATCH)
            return _ORDER[op](left, right)
        if not (isinstance(left, Symbol) or isinstance(right, Symbol)) and (
            isinstance(left, bool) != isinstance(right, bool)
        ):
            return self.problem(TYPE_MISMATCH)
        return equal(left, right) if op == "==" else negate(equal(left, right))

    def logic(self, node: Logic) -> Value | None:
        """Left to right, no further than needed while the truth is known."""
        decided = node.op == "or"
        outside = self.path
        result: Value | None = not decided
        for operand in node.operands:
            self.path = _and(outside, negate(result) if decided else result)
            value = self.truth(operand)
            if value is None:
                result = None
                break
            result = _or(result, value) if decided else _and(result, value)
            if result is decided:
                break
        self.path = outside
        return result

    def choice(self, node: If) -> Value | None:
        condition = self.truth(node.condition)
        if condition is None:
            return None
        if not isinstance(condition, Symbol):
            return self.value(node.yes if condition else node.no)
        outside = self.path
        self.path = _and(outside, condition)
        yes = self.value(node.yes)
        self.path = _and(outside, negate(condition))
        no = self.value(node.no)
        self.path = outside
        return None if yes is None or no is None else where(condition, yes, no)

    def call(self, node: Call) -> Value | None:
        values = [value for arg in node.args if (value := self.number(arg)) is not None]
        if len(values) < len(node.args):
            return None
        return _FUNCTIONS[node.function](values)


def _and(first: Value, second: Value) -> Value:
    """`both` without a symbol where one side is known to hold."""
    if first is True or second is False:
        return second
    return first if second is True else both(first, second)


def _or(first: Value, second: Value) -> Value:
    if first is False or second is True:
        return second
    return first if second is False else either(first, second)


def _round(values: list[Value]) -> Value:
    value, *places = values
    return round_to(value, int(places[0]) if places else 0, "half-up")


_ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "min": lambda values: reduce(least, values),
    "max": lambda values: reduce(greatest, values),
    "abs": lambda values: absolute(values[0]),
    "floor": lambda values: floor(values[0]),
    "ceil": lambda values: ceil(values[0]),
    "round": _round,
}
