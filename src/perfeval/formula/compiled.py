"""Symbols to a Python function on scaled integers.

Every number travels as a numerator and a positive denominator; where the denominator is known
beforehand (it mostly is) it is folded into the constants, so that a rule becomes a handful of
integer operations. The result is exact: nothing is ever divided before the one rounding.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, Value
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

Ratio = tuple[str, int | str]


class Variable(NamedTuple):
    """An integer parameter that stands for value / scale."""

    name: str
    scale: int


def variable(name: str, scale: int) -> Symbol:
    """A number given as the integer `name`, in units of 1/scale."""
    return Symbol("var", Variable(name, scale))


def truth(name: str) -> Symbol:
    """A yes or no given as `name`."""
    return Symbol("flag", name)


class Emitter:
    """Writes the statements of one function; `number` and `condition` return expressions."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.counter = 0
        self.memo: dict[int, Ratio] = {}
        self.kept: list[Symbol] = []

    def fresh(self) -> str:
        self.counter += 1
        return f"v{self.counter}"

    def assign(self, expression: str) -> str:
        if expression.isidentifier() or expression.lstrip("-").isdigit():
            return expression
        name = self.fresh()
        self.lines.append(f"{name} = {expression}")
        return name

    def number(self, value: Value) -> Ratio:
        """(numerator, denominator) of a value; the denominator is an int where it is constant."""
        if not isinstance(value, Symbol):
            exact = Fraction(value)
            return str(exact.numerator), exact.denominator
        found = self.memo.get(id(value))
        if found is None:
            found = getattr(self, f"_{value.op}")(*value.args)
            self.memo[id(value)] = found
            self.kept.append(value)
        return found

    def condition(self, value: Value) -> str:
        """A truth value as an expression."""
        if not isinstance(value, Symbol):
            return "True" if value else "False"
        if value.op == "flag":
            return str(value.args[0])
        if value.op == "not":
            return f"(not {self.condition(value.args[0])})"
        if value.op in ("and", "or"):
            first, second = (self.condition(arg) for arg in value.args)
            return f"({first} {value.op} {second})"
        if value.op == "where":
            yes, no = (self.condition(arg) for arg in value.args[1:])
            return f"({yes} if {self.condition(value.args[0])} else {no})"
        if value.op == "eq" and any(_is_truth(arg) for arg in value.args):
            first, second = (self.condition(arg) for arg in value.args)
            return f"({first} == {second})"
        a, b = (self.number(arg) for arg in value.args)
        left, right = _common(a, b)
        return f"({left} {_COMPARE[value.op]} {right})"

    def _var(self, variable: Variable) -> Ratio:
        return variable.name, variable.scale

    def _add(self, a: Value, b: Value) -> Ratio:
        return self._sum(a, b, "+")

    def _sub(self, a: Value, b: Value) -> Ratio:
        return self._sum(a, b, "-")

    def _sum(self, a: Value, b: Value, sign: str) -> Ratio:
        first, second = self.number(a), self.number(b)
        left, right = _common(first, second)
        below = _denominator(first[1], second[1])
        top = self.assign(f"{left} {sign} {_factor(right)}")
        return top, below if isinstance(below, int) else self.assign(below)

    def _mul(self, a: Value, b: Value) -> Ratio:
        (n1, d1), (n2, d2) = self.number(a), self.number(b)
        if isinstance(d1, int) and isinstance(d2, int):
            for constant, other in ((n1, n2), (n2, n1)):
                if _literal(constant):
                    exact = Fraction(int(constant), d1 * d2)
                    if exact.numerator == 0:
                        return "0", 1
                    return self.assign(_times(other, exact.numerator)), exact.denominator
            return self.assign(f"{_factor(n1)} * {_factor(n2)}"), d1 * d2
        return self.assign(f"{_factor(n1)} * {_factor(n2)}"), self.assign(f"{d1} * {d2}")

    def _div(self, a: Value, b: Value, otherwise: Value) -> Ratio:
        n2, d2 = self.number(b)
        top, bottom = self.fresh(), self.fresh()

        def quotient() -> None:
            n1, d1 = self.number(a)
            self.lines.append(f"{top} = {_factor(n1)} * {d2}")
            self.lines.append(f"{bottom} = {_factor(n2)} * {d1}")
            self.lines.append(f"if {bottom} < 0: {top} = -{top}; {bottom} = -{bottom}")

        def instead() -> None:
            n3, d3 = self.number(otherwise)
            self.lines.append(f"{top} = {n3}")
            self.lines.append(f"{bottom} = {d3}")

        test = str(int(n2) != 0) if _literal(n2) else f"{n2} != 0"
        self._write(test, self._sides(quotient, instead))
        return top, bottom

    def _where(self, condition: Value, yes: Value, no: Value) -> Ratio:
        test = self.condition(condition)
        if test in ("True", "False"):
            return self.number(yes if test == "True" else no)
        name, below = self.fresh(), self.fresh()
        found: list[Ratio] = []
        first, second = self._sides(
            lambda: found.append(self.number(yes)), lambda: found.append(self.number(no))
        )
        (n1, d1), (n2, d2) = found
        if isinstance(d1, int) and isinstance(d2, int):
            common = lcm(d1, d2)
            first.append(f"{name} = {_times(n1, common // d1)}")
            second.append(f"{name} = {_times(n2, common // d2)}")
            self._write(test, (first, second))
            return name, common
        first += [f"{name} = {n1}", f"{below} = {d1}"]
        second += [f"{name} = {n2}", f"{below} = {d2}"]
        self._write(test, (first, second))
        return name, below

    def _sides(self, yes: Callable[[], Any], no: Callable[[], Any]) -> tuple[list[str], list[str]]:
        """Statements of both sides; what one side works out is not known to the other."""
        outer, memo = self.lines, self.memo
        blocks = []
        for side in (yes, no):
            self.lines, self.memo = [], dict(memo)
            side()
            blocks.append(self.lines)
        self.lines, self.memo = outer, memo
        return blocks[0], blocks[1]

    def _write(self, test: str, blocks: tuple[list[str], list[str]]) -> None:
        for head, block in ((f"if {test}:", blocks[0]), ("else:", blocks[1])):
            self.lines.append(head)
            self.lines += ["    " + line for line in block] or ["    pass"]

    def _floor(self, value: Value) -> Ratio:
        n, d = self.number(value)
        return (n, 1) if d == 1 else (self.assign(f"{_factor(n)} // {d}"), 1)

    def _round(self, value: Value, digits: int, mode: str) -> Ratio:
        return self.rounded(value, digits, mode), 10**digits

    def rounded(self, value: Value, digits: int, mode: str) -> str:
        """value × 10^digits as a whole number."""
        n, d = self.number(value)
        if _literal(n) and isinstance(d, int):
            return str(scaled(Fraction(int(n), d), digits, mode))
        if isinstance(d, int) and 10**digits % d == 0:
            return self.assign(_times(n, 10**digits // d))
        if mode != "half-up":
            return self.assign(f"_round({n}, {d}, {digits}, {mode!r})")
        n = self.assign(n)
        twice = 2 * 10**digits
        if isinstance(d, int):
            exact = Fraction(twice, 2 * d)
            top, bottom = exact.numerator, exact.denominator
            up = f"(2 * {_times(n, top)} + {bottom}) // {2 * bottom}"
            down = f"-((2 * {_times(f'-{n}', top)} + {bottom}) // {2 * bottom})"
        else:
            up = f"({twice} * {n} + {d}) // (2 * {d})"
            down = f"-(({twice} * -{n} + {d}) // (2 * {d}))"
        return self.assign(f"{up} if {n} >= 0 else {down}")


_COMPARE = {"lt": "<", "le": "<=", "eq": "=="}
_TRUTHS = ("lt", "le", "eq", "and", "or", "not", "flag")


def _is_truth(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, Symbol) and value.op in _TRUTHS)


def _literal(text: str) -> bool:
    return text.lstrip("-").isdigit()


def _factor(text: str) -> str:
    return f"({text})" if text.startswith("-") else text


def _times(text: str, factor: int) -> str:
    if factor == 1:
        return text
    if _literal(text):
        return str(int(text) * factor)
    return f"{text} * {factor}"


def _denominator(a: int | str, b: int | str) -> int | str:
    if isinstance(a, int) and isinstance(b, int):
        return lcm(a, b)
    return f"{a} * {b}" if a != 1 and b != 1 else (a if b == 1 else b)


def _common(a: Ratio, b: Ratio) -> tuple[str, str]:
    """Two numerators over one denominator."""
    (n1, d1), (n2, d2) = a, b
    if isinstance(d1, int) and isinstance(d2, int):
        common = lcm(d1, d2)
        return _times(n1, common // d1), _times(n2, common // d2)
    left = n1 if d2 == 1 else f"{_factor(n1)} * {d2}"
    right = n2 if d1 == 1 else f"{_factor(n2)} * {d1}"
    return left, right


def rounding_helper(top: int, bottom: int, digits: int, mode: str) -> int:
    """The rounding of modes that are not written out in place."""
    return scaled(Fraction(top, bottom), digits, mode)


def build(
    name: str, parameters: list[str], emitter: Emitter, results: list[str]
) -> Callable[..., Any]:
    """The function of the statements written so far; its text holds nothing but our own names."""
    body = [*emitter.lines, f"return ({', '.join(results)},)"]
    source = f"def {name}({', '.join(parameters)}):\n" + "\n".join("    " + line for line in body)
    scope: dict[str, Any] = {
        "_round": rounding_helper,
        "__builtins__": {"True": True, "False": False},
    }
    exec(compile(source, f"<{name}>", "exec"), scope)
    function: Callable[..., Any] = scope[name]
    return function
