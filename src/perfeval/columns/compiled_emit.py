"""Symbols of the rules to whole-number operations: every number a numerator over a denominator.

The denominator is a constant where it is known beforehand, else a positive column. Nothing is
divided before the one rounding; where there is nothing to divide by, the row takes what the rule
says instead, and its denominator is harmless.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.compiled_graph import Graph, Node, Truth, Whole, bounds
from perfeval.formula.algebra import Symbol, Value
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

TRUTHS = ("lt", "le", "eq", "and", "or", "not", "flag")


class Given(NamedTuple):
    """A column by its number, and what it is multiplied by."""

    number: int
    scale: int


class Ratio(NamedTuple):
    """`top` over `under`, which is positive."""

    top: Whole
    under: Whole


class Emitter:
    """Numbers and truth values of Symbols in a graph; `limits` are the columns' bounds."""

    def __init__(self, graph: Graph, limits: Sequence[tuple[int, int]]) -> None:
        self.graph = graph
        self.limits = limits
        self.numbers: dict[int, Ratio] = {}
        self.truths: dict[int, Truth] = {}
        self.kept: list[Symbol] = []

    def number(self, value: Value) -> Ratio:
        if not isinstance(value, Symbol):
            exact = Fraction(value)
            return Ratio(exact.numerator, exact.denominator)
        found = self.numbers.get(id(value))
        if found is None:
            found = getattr(self, f"_{value.op}")(*value.args)
            found = self.numbers[id(value)] = self._ratio((found.top,), (found.under,))
            self.kept.append(value)
        return found

    def truth(self, value: Value) -> Truth:
        if not isinstance(value, Symbol):
            return bool(value)
        found = self.truths.get(id(value))
        if found is None:
            found = self.truths[id(value)] = self._truth(value)
            self.kept.append(value)
        return found

    def _truth(self, value: Symbol) -> Truth:
        graph, args = self.graph, value.args
        if value.op == "flag":
            given: Given = args[0]
            column = graph.column(given.number, *self.limits[given.number])
            return graph.eq(column, given.scale)
        if value.op == "not":
            return graph.negate(self.truth(args[0]))
        if value.op in ("and", "or"):
            join = graph.both if value.op == "and" else graph.either
            return join(self.truth(args[0]), self.truth(args[1]))
        if value.op == "where":
            test, yes, no = (self.truth(arg) for arg in args)
            return graph.either(graph.both(test, yes), graph.both(graph.negate(test), no))
        if value.op == "eq" and any(_is_truth(arg) for arg in args):
            first, second = (self.truth(arg) for arg in args)
            both = graph.both(first, second)
            return graph.either(both, graph.both(graph.negate(first), graph.negate(second)))
        left, right, _ = self._common(self.number(args[0]), self.number(args[1]))
        return getattr(graph, value.op)(left, right)

    def _common(self, a: Ratio, b: Ratio) -> tuple[Whole, Whole, Whole]:
        """Two tops over one denominator, and that."""
        (n1, d1), (n2, d2) = a, b
        mul = self.graph.mul
        if d1 is d2:
            return n1, n2, d1
        if isinstance(d1, int) and isinstance(d2, int):
            one = lcm(d1, d2)
            return mul(n1, one // d1), mul(n2, one // d2), one
        return mul(n1, d2), mul(n2, d1), mul(d1, d2)

    def _var(self, given: Given) -> Ratio:
        column = self.graph.column(given.number, *self.limits[given.number])
        return self._ratio((column,), (given.scale,))

    def _add(self, a: Value, b: Value) -> Ratio:
        left, right, under = self._common(self.number(a), self.number(b))
        return Ratio(self.graph.add(left, right), under)

    def _sub(self, a: Value, b: Value) -> Ratio:
        left, right, under = self._common(self.number(a), self.number(b))
        return Ratio(self.graph.sub(left, right), under)

    def _mul(self, a: Value, b: Value) -> Ratio:
        first, second = self.number(a), self.number(b)
        return self._ratio((first.top, second.top), (first.under, second.under))

    def _div(self, a: Value, b: Value, otherwise: Value) -> Ratio:
        graph = self.graph
        by = self.number(b)
        if isinstance(by.top, int):
            if by.top == 0:
                return self.number(otherwise)
            first, sign = self.number(a), (1 if by.top > 0 else -1)
            return self._ratio((first.top, by.under, sign), (first.under, abs(by.top)))
        first = self.number(a)
        factor, column = _split(by.top)
        top, size = first.top, column
        if min(bounds(by.top)) < 0:
            top = graph.where(graph.lt(by.top, 0), graph.sub(0, top), top)
            size = graph.greatest(column, graph.sub(0, column))
        if bounds(size)[0] > 0:
            return self._ratio((top, by.under), (first.under, size, abs(factor)))
        zero = graph.eq(column, 0)
        size = graph.greatest(size, 1)
        whole = self._ratio((graph.where(zero, 0, top), by.under), (first.under, size, abs(factor)))
        instead = self.number(otherwise)
        if isinstance(instead.top, int) and instead.top == 0:
            return whole
        return self._chosen(zero, instead, whole)

    def _ratio(self, tops: tuple[Whole, ...], unders: tuple[Whole, ...]) -> Ratio:
        """A quotient of products, its constants reduced before anything is multiplied."""
        up, down = 1, 1
        above: list[Node] = []
        below: list[Node] = []
        for value in tops:
            factor, column = _split(value)
            up *= factor
            above += [column] if isinstance(column, Node) else []
        for value in unders:
            factor, column = _split(value)
            down *= factor
            below += [column] if isinstance(column, Node) else []
        if up == 0:
            return Ratio(0, 1)
        for column in list(below):
            if column in above:
                above.remove(column)
                below.remove(column)
        exact = Fraction(up, down)
        mul = self.graph.mul
        return Ratio(
            mul(reduce(mul, above, 1), exact.numerator),
            mul(reduce(mul, below, 1), exact.denominator),
        )

    def _where(self, test: Value, yes: Value, no: Value) -> Ratio:
        known = self.truth(test)
        if isinstance(known, bool):
            return self.number(yes if known else no)
        return self._chosen(known, self.number(yes), self.number(no))

    def _chosen(self, test: Truth, a: Ratio, b: Ratio) -> Ratio:
        choose = self.graph.where
        whole = any(isinstance(x.under, int) and x.under == 1 for x in (a, b))
        if whole or a.under is b.under or (isinstance(a.under, int) and isinstance(b.under, int)):
            left, right, under = self._common(a, b)
            return Ratio(choose(test, left, right), under)
        return Ratio(choose(test, a.top, b.top), choose(test, a.under, b.under))

    def _floor(self, value: Value) -> Ratio:
        top, under = self.number(value)
        return Ratio(self.graph.quotient(top, under), 1)

    def _round(self, value: Value, digits: int, mode: str) -> Ratio:
        return Ratio(self.rounded(value, digits, mode), 10**digits)

    def rounded(self, value: Value, digits: int, mode: str) -> Whole:
        """value × 10^digits as a whole number."""
        given = self.number(value)
        n, d = self._ratio((given.top, 10**digits), (given.under,))
        graph = self.graph
        if isinstance(n, int) and isinstance(d, int):
            return scaled(Fraction(n, d), 0, mode)
        if isinstance(d, int) and d == 1:
            return n
        if mode == "half-up":
            return graph.quotient(self._half_up(n, d), d)
        if mode == "half-even":
            return self._half_even(n, d)
        less = graph.sub(d, 1)
        sign = graph.sign(n)
        if mode == "down":
            return graph.quotient(graph.sub(n, graph.mul(sign, less)), d)
        return graph.quotient(graph.add(graph.add(n, less), graph.mul(sign, less)), d)

    def _half_up(self, n: Whole, d: Whole) -> Whole:
        """What is cut to a multiple of d: half of it more, a tie below 0 one less."""
        graph = self.graph
        if isinstance(d, int):
            return graph.add(graph.add(n, d // 2), graph.sign(n) if d % 2 == 0 else 0)
        even = graph.add(graph.mul(graph.odd(d), -1), 1)
        tie = graph.mul(graph.sign(n), even)
        return graph.add(graph.add(n, graph.halved(d)), tie)

    def _half_even(self, n: Whole, d: Whole) -> Whole:
        graph = self.graph
        twice = graph.mul(d, 2)
        raised = graph.add(graph.mul(n, 2), d)
        found = graph.quotient(raised, twice)
        tie = graph.eq(raised, graph.mul(found, twice))
        return graph.sub(found, graph.where(tie, graph.odd(found), 0))


def _is_truth(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, Symbol) and value.op in TRUTHS)


def _split(value: Whole) -> tuple[int, Whole]:
    """A constant factor and what it multiplies (1 of a constant)."""
    if isinstance(value, int):
        return value, 1
    if value.op == "mul" and isinstance(value.args[1], int):
        return value.args[1], value.args[0]
    return 1, value
