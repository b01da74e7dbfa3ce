"""Cells as symbols: a rule run on them gives the formula, and its exact value beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, Value, round_to
from perfeval.formula.algebra import floor as floor_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cell(NamedTuple):
    """A cell with what it holds (None: blank); `typed` when the number is typed in, not computed,
    so that it can be compared as it stands. Rows and columns count from 0."""

    sheet: str
    row: int
    col: int
    value: Any = None
    typed: bool = False


def cell(place: Cell) -> Symbol:
    return Symbol("cell", place)


def yes(place: Cell) -> Symbol:
    """Whether a cell holds 1."""
    return Symbol("flag", place)


def total(cells: Sequence[Symbol]) -> Value:
    """The sum of cells; runs in one column are written as ranges."""
    if not cells:
        return Fraction(0)
    return cells[0] if len(cells) == 1 else Symbol("sum", *cells)


def filled(cells: Sequence[Symbol]) -> Value:
    """Whether every one of these cells holds a number: neither blank nor text."""
    return Symbol("filled", *cells) if cells else True


def reads(value: Value) -> list[Cell]:
    """The cells that a symbol's formula names, each once, in order."""
    found: dict[tuple[str, int, int], Cell] = {}
    seen: set[int] = set()
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Cell):
            found.setdefault(one[:3], one)
        elif isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif isinstance(one, Symbol) and id(one) not in seen:
            seen.add(id(one))
            waiting.extend(reversed(one.args))
    return list(found.values())


def raw(form: str, args: Sequence[Value], value: Value) -> Symbol:
    """A formula of its own, with {0}, {1}… for its arguments, and the value it has."""
    return Symbol("raw", form, tuple(args), value)


def value_of(symbol: Value) -> Value:
    """What a symbol comes to with the numbers in its cells: exact; None where it is nested deeper
    than can be followed."""
    try:
        return _Values().of(symbol)
    except RecursionError:
        return None


class _Values:
    def __init__(self) -> None:
        self.known: dict[int, Value] = {}

    def of(self, symbol: Value) -> Value:
        if not isinstance(symbol, Symbol):
            return symbol
        found = self.known.get(id(symbol))
        if found is None:
            found = self.known[id(symbol)] = self.worked(symbol.op, symbol.args)
        return found

    def worked(self, op: str, args: tuple[Any, ...]) -> Value:
        if op in ("cell", "flag"):
            held = args[0].value
            return held == 1 if op == "flag" else held if held is not None else Fraction(0)
        if op == "filled":
            return True
        if op == "raw":
            return args[2]
        if op == "where":
            return self.of(args[1] if self.of(args[0]) else args[2])
        if op == "div":
            bottom = Fraction(self.of(args[1]))
            return self.of(args[2]) if bottom == 0 else Fraction(self.of(args[0])) / bottom
        if op == "round":
            return round_to(Fraction(self.of(args[0])), args[1], args[2])
        if op == "floor":
            return floor_of(Fraction(self.of(args[0])))
        if op == "sum":
            return sum((self.of(arg) for arg in args), Fraction(0))
        if op == "not":
            return not self.of(args[0])
        if op == "add":
            return self.added(args)
        return self.joined(op, self.of(args[0]), self.of(args[1]))

    def added(self, args: tuple[Any, ...]) -> Value:
        """A sum written term by term is as deep as it is long, so it is followed in a loop."""
        found = self.of(args[1])
        rest = args[0]
        while isinstance(rest, Symbol) and rest.op == "add" and id(rest) not in self.known:
            found = self.of(rest.args[1]) + found
            rest = rest.args[0]
        return self.of(rest) + found

    def joined(self, op: str, a: Value, b: Value) -> Value:
        match op:
            case "sub":
                return a - b
            case "mul":
                return a * b
            case "lt":
                return a < b
            case "le":
                return a <= b
            case "eq":
                return a == b
            case "and":
                return a and b
        return a or b
