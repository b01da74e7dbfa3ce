"""Whole-number operations on columns, each with the bounds of what it can give.

Building an operation folds what is known beforehand and finds what was built already. Bounds decide:
a comparison that they settle is no operation, and one whose result might not fit 64 bits is refused,
so that nothing ever wraps round.
"""

from __future__ import annotations

from typing import Any

from perfeval.columns.block import LARGEST

NARROW = 2**31 - 1  # what is known to stay within it is computed in 32 bits, at twice the speed
Whole = Any  # Node | int
Truth = Any  # Node | bool


class TooLarge(Exception):
    """An intermediate might not fit 64 bits: the columns' bounds have to be drawn closer."""


class Node:
    """One operation; `args` are nodes and ints, `low`..`high` what it can give (0..1 of a truth)."""

    __slots__ = ("args", "high", "low", "op", "place", "truth")

    def __init__(self, op: str, args: tuple[Any, ...], low: int, high: int, truth: bool) -> None:
        self.op = op
        self.args = args
        self.low = low
        self.high = high
        self.truth = truth
        self.place = -1


def bounds(value: Whole) -> tuple[int, int]:
    return (value.low, value.high) if isinstance(value, Node) else (int(value), int(value))


class Graph:
    """Builds nodes; `inputs` are the columns by number."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.known: dict[tuple[Any, ...], Node] = {}
        self.same: dict[int, set[tuple[Any, Any]]] = {}
        self.tops: dict[int, tuple[Node, int]] = {}  # when the truth holds, the node is the number

    def node(
        self, op: str, args: tuple[Any, ...], low: int = 0, high: int = 1, truth: bool = False
    ) -> Node:
        if low < -LARGEST or high > LARGEST:
            raise TooLarge
        key = (op, *(("n", x.place) if isinstance(x, Node) else ("c", x) for x in args))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Node(op, args, low, high, truth)
            found.place = len(self.nodes)
            self.nodes.append(found)
        return found

    def column(self, number: int, low: int, high: int) -> Whole:
        return low if low == high else self.node("column", (number,), low, high)

    def add(self, a: Whole, b: Whole) -> Whole:
        if isinstance(a, int):
            a, b = b, a
        if isinstance(a, int):
            return a + b
        if isinstance(b, int):
            if b == 0:
                return a
            if a.op == "add" and isinstance(a.args[1], int):
                return self.add(a.args[0], a.args[1] + b)
        low, high = bounds(b)
        return self.node("add", (a, b), a.low + low, a.high + high)

    def sub(self, a: Whole, b: Whole) -> Whole:
        if isinstance(b, int):
            return self.add(a, -b)
        if a is b:
            return 0
        low, high = bounds(a)
        return self.node("sub", (a, b), low - b.high, high - b.low)

    def mul(self, a: Whole, b: Whole) -> Whole:
        if isinstance(a, int):
            a, b = b, a
        if isinstance(a, int):
            return a * b
        if isinstance(b, int):
            if b in (0, 1):
                return a if b else 0
            if a.op == "mul" and isinstance(a.args[1], int):
                return self.mul(a.args[0], a.args[1] * b)
        ends = [x * y for x in bounds(a) for y in bounds(b)]
        return self.node("mul", (a, b), min(ends), max(ends))

    def quotient(self, a: Whole, b: Whole) -> Whole:
        """a / b towards minus infinity; b is positive."""
        if isinstance(a, int) and isinstance(b, int):
            return a // b
        if isinstance(b, int) and b == 1:
            return a
        ends = [x // y for x in bounds(a) for y in bounds(b)]
        if min(ends) == max(ends):
            return ends[0]
        return self.node("div", (a, b), min(ends), max(ends))

    def halved(self, a: Whole) -> Whole:
        if isinstance(a, int):
            return a // 2
        return self.node("shift", (a, 1), a.low // 2, a.high // 2)

    def sign(self, a: Whole) -> Whole:
        """-1 where a is negative, else 0."""
        low, high = bounds(a)
        if low >= 0 or high < 0:
            return 0 if low >= 0 else -1
        return self.node("shift", (a, 63), -1, 0)

    def odd(self, a: Whole) -> Whole:
        """1 where a is odd, else 0."""
        return a & 1 if isinstance(a, int) else self.node("bitand", (a, 1), 0, 1)

    def count(self, a: Truth) -> Whole:
        """1 where it holds, else 0."""
        return int(a) if isinstance(a, bool) else self.where(a, 1, 0)

    def least(self, a: Whole, b: Whole) -> Whole:
        (low, high), (least, most) = bounds(a), bounds(b)
        if high <= least or a is b:
            return a
        if most <= low:
            return b
        if isinstance(a, int):
            a, b = b, a
        if by := _factor(a, b):
            return self.mul(self.least(a.args[0], b // by), by)
        return self.node("min", (a, b), min(low, least), min(high, most))

    def greatest(self, a: Whole, b: Whole) -> Whole:
        (low, high), (least, most) = bounds(a), bounds(b)
        if low >= most or a is b:
            return a
        if least >= high:
            return b
        if isinstance(a, int):
            a, b = b, a
        if by := _factor(a, b):
            return self.mul(self.greatest(a.args[0], b // by), by)
        return self.node("max", (a, b), max(low, least), max(high, most))

    def where(self, test: Truth, a: Whole, b: Whole) -> Whole:
        if isinstance(test, bool):
            return a if test else b
        if a is b or (isinstance(a, int) and isinstance(b, int) and a == b):
            return a
        for first, second in self.same.get(test.place, ()):
            if _is(a, first) and _is(b, second):
                return self.least(a, b)
            if _is(a, second) and _is(b, first):
                return self.greatest(a, b)
        if test.op == "not":
            return self.where(test.args[0], b, a)
        (low, high), (least, most) = bounds(a), bounds(b)
        least, most = min(low, least), max(high, most)
        found = self._reckoned(test, a, b, least, most)
        if found is None:
            found = self.node("where", (test, a, b), least, most)
        if isinstance(a, int):
            self.tops.setdefault(found.place, (test, a))
        return found

    def _reckoned(self, test: Node, a: Whole, b: Whole, low: int, high: int) -> Node | None:
        """A choice as a product with the truth (0 or 1), which is faster than choosing."""
        if isinstance(a, int) and isinstance(b, int):
            return self._raised(self.node("times", (test, a - b), *_span(a - b)), b, low, high)
        if isinstance(b, int) and b == 0:
            return self.node("times", (test, a), low, high)
        if isinstance(a, int) and a == 0:
            return self.node("times", (self.negate(test), b), low, high)
        top = self.tops.get(b.place) if isinstance(a, int) else None
        if top is not None and _implies(test, top[0]):
            # wherever the test holds, b is the constant
            by = a - top[1]
            return self._raised(b, self.node("times", (test, by), *_span(by)), low, high)
        ends = [x - y for x in bounds(a) for y in bounds(b)]
        if max(-min(ends), max(ends), -low, high) > NARROW:
            return None
        more = self.node("times", (test, self.sub(a, b)), min(0, *ends), max(0, *ends))
        return self._raised(more, b, low, high)

    def _raised(self, a: Node, b: Whole, low: int, high: int) -> Node:
        return a if isinstance(b, int) and b == 0 else self.node("add", (a, b), low, high)

    def lt(self, a: Whole, b: Whole) -> Truth:
        (low, high), (least, most) = bounds(a), bounds(b)
        if high < least or low >= most:
            return high < least
        return self._same(self._compared("lt", a, b), a, b)

    def _same(self, test: Truth, a: Whole, b: Whole) -> Truth:
        """`test` holds where a is the least of both, so that a choice by it is `least`."""
        if isinstance(test, Node):
            self.same.setdefault(test.place, set()).add((a, b))
        return test

    def _compared(self, op: str, a: Whole, b: Whole) -> Truth:
        """Without a constant factor or summand where the other side is constant."""
        if isinstance(b, int):
            if isinstance(a, Node) and a.op in ("mul", "add") and isinstance(a.args[1], int):
                by = a.args[1]
                if a.op == "add":
                    return self.lt(a.args[0], b - by)
                if by > 0:
                    return self.lt(a.args[0], -(-b // by))
            return self.node(op, (a, b), truth=True)
        if isinstance(a, int):
            if isinstance(b, Node) and b.op in ("mul", "add") and isinstance(b.args[1], int):
                by = b.args[1]
                if b.op == "add":
                    return self.lt(a - by, b.args[0])
                if by > 0:
                    return self.lt(a // by, b.args[0])
            return self.node("gt", (b, a), truth=True)
        return self.node(op, (a, b), truth=True)

    def le(self, a: Whole, b: Whole) -> Truth:
        if isinstance(b, int):
            return self._same(self.lt(a, b + 1), a, b)
        if isinstance(a, int):
            return self._same(self.lt(a - 1, b), a, b)
        (low, high), (least, most) = bounds(a), bounds(b)
        if high <= least or low > most:
            return high <= least
        return self.node("le", (a, b), truth=True)

    def eq(self, a: Whole, b: Whole) -> Truth:
        if isinstance(a, int):
            a, b = b, a
        if isinstance(a, int):
            return bool(a == b)
        (low, high), (least, most) = bounds(a), bounds(b)
        if high < least or low > most:
            return False
        if isinstance(b, int) and a.op in ("mul", "add") and isinstance(a.args[1], int):
            by = a.args[1]
            if a.op == "add":
                return self.eq(a.args[0], b - by)
            return False if b % by else self.eq(a.args[0], b // by)
        return self.node("eq", (a, b), truth=True)

    def both(self, a: Truth, b: Truth) -> Truth:
        if isinstance(a, bool):
            return b if a else False
        if isinstance(b, bool):
            return a if b else False
        return a if a is b else self.node("and", (a, b), truth=True)

    def either(self, a: Truth, b: Truth) -> Truth:
        if isinstance(a, bool):
            return True if a else b
        if isinstance(b, bool):
            return True if b else a
        return a if a is b else self.node("or", (a, b), truth=True)

    def negate(self, a: Truth) -> Truth:
        if isinstance(a, bool):
            return not a
        return a.args[0] if a.op == "not" else self.node("not", (a,), truth=True)


def _span(by: int) -> tuple[int, int]:
    return min(by, 0), max(by, 0)


def _implies(one: Node, other: Node) -> bool:
    """Whether a comparison with a constant holds only where the other does."""
    if one is other:
        return True
    if one.op != other.op or one.op not in ("lt", "gt") or one.args[0] is not other.args[0]:
        return False
    first, second = one.args[1], other.args[1]
    if not (isinstance(first, int) and isinstance(second, int)):
        return False
    return first <= second if one.op == "lt" else first >= second


def _factor(a: Node, b: Whole) -> int:
    """The positive constant that a is a multiple of, where the constant b is one of it too."""
    if isinstance(b, int) and a.op == "mul" and isinstance(a.args[1], int) and a.args[1] > 1:
        return a.args[1] if b % a.args[1] == 0 else 0
    return 0


def _is(a: Whole, b: Whole) -> bool:
    return a is b or (isinstance(a, int) and isinstance(b, int) and a == b)
