"""Symbols as the text of a worksheet formula.

A worksheet counts in binary fractions, so what is compared, rounded or cut to whole steps is first
rounded to ten decimals: 0.9 − 0.87 is three steps of 0.01 there too, and 1.005 rounds to 1.01.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, Value
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from perfeval.reports.excel.symbols import Cell

SUM, PRODUCT, ATOM = 1, 2, 3
LONGEST = 8000  # a formula may have 8192 characters
DEEPEST = 60  # and 64 levels
FINE = 10
COMPARE = {"lt": "<", "le": "<=", "eq": "="}
TRUTHS = ("lt", "le", "eq", "and", "or", "not", "flag", "filled")
Text = tuple[str, int]


def formula(symbol: Value, sheet: str) -> str | None:
    """The formula of a symbol as it stands on a sheet, with its "="; None where it is too long."""
    writer = _Writer(sheet)
    text = writer.number(symbol)[0]
    return None if writer.failed or len(text) > LONGEST else "=" + text


def column_name(col: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(place: Cell, sheet: str = "") -> str:
    prefix = "" if place.sheet == sheet else f"'{place.sheet}'!"
    return f"{prefix}{column_name(place.col)}{place.row + 1}"


def literal(text: str) -> str:
    """A text inside a formula. A word and its bracket are parted: the library that writes the file
    takes SORT( for the function wherever it stands."""
    return '"' + text.replace('"', '""').replace("(", '"&"(') + '"'


def agrees(one: Symbol, other: Value, sheet: str) -> str:
    """The condition that two numbers are the same, as far as binary fractions tell."""
    writer = _Writer(sheet)
    return f"ROUND({writer.plain(one)}-{writer.inside(other, PRODUCT)},{FINE})=0"


class _Writer:
    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.memo: dict[int, Text] = {}
        self.depth = 0
        self.failed = False

    def number(self, value: Value) -> Text:
        value = _bare(value)
        if isinstance(value, str):
            return literal(value), ATOM
        if isinstance(value, bool):
            return ("TRUE()" if value else "FALSE()"), ATOM
        if not isinstance(value, Symbol):
            return _constant(Fraction(value))
        found = self.memo.get(id(value))
        if found is None:
            self.depth += 1
            if self.depth > DEEPEST:
                self.failed = True
                return "0", ATOM
            found = getattr(self, f"_{value.op}")(*value.args)
            self.depth -= 1
            if len(found[0]) > LONGEST:
                self.failed, found = True, ("0", ATOM)
            self.memo[id(value)] = found
        return found

    def plain(self, value: Value) -> str:
        return self.number(value)[0]

    def inside(self, value: Value, least: int) -> str:
        text, strength = self.number(value)
        return text if strength >= least else f"({text})"

    def _cell(self, place: Cell) -> Text:
        return address(place, self.sheet), ATOM

    def _flag(self, place: Cell) -> Text:
        return f"{address(place, self.sheet)}=1", 0

    def _raw(self, form: str, args: tuple[Value, ...], value: Value) -> Text:
        return form.format(*(self.inside(arg, ATOM) for arg in args)), SUM

    def _add(self, a: Value, b: Value) -> Text:
        terms = [b]
        while isinstance(a, Symbol) and a.op == "add":
            terms.append(a.args[1])
            a = a.args[0]
        if isinstance(a, Symbol) or a != 0:
            terms.append(a)
        if len(terms) == 1:
            return self.number(b)
        first = self.inside(terms.pop(), SUM)
        return "+".join([first, *(self.inside(term, PRODUCT) for term in reversed(terms))]), SUM

    def _sub(self, a: Value, b: Value) -> Text:
        if not isinstance(a, Symbol) and a == 0:
            return f"-{self.inside(b, PRODUCT)}", SUM
        return f"{self.inside(a, SUM)}-{self.inside(b, PRODUCT)}", SUM

    def _mul(self, a: Value, b: Value) -> Text:
        for one, other in ((a, b), (b, a)):
            if not isinstance(one, Symbol):
                if one == 1:
                    return self.number(other)
                share = Fraction(one)
                if share.numerator == 1 and share.denominator != 1 and not _short(share):
                    return f"{self.inside(other, PRODUCT)}/{share.denominator}", PRODUCT
        return f"{self.inside(a, PRODUCT)}*{self.inside(b, PRODUCT)}", PRODUCT

    def _div(self, a: Value, b: Value, otherwise: Value) -> Text:
        top, below = self.inside(a, PRODUCT), self.inside(b, ATOM)
        if not isinstance(b, Symbol):
            return f"{top}/{below}", PRODUCT
        return f"IF({self.plain(b)}=0,{self.plain(otherwise)},{top}/{below})", ATOM

    def _where(self, condition: Value, yes: Value, no: Value) -> Text:
        if not isinstance(condition, Symbol):
            return self.number(yes if condition else no)
        if condition.op == "lt":
            p, q = condition.args
            if _same(yes, p) and _same(no, q):
                return f"MIN({self._pair(p, q)})", ATOM
            if _same(yes, q) and _same(no, p):
                return f"MAX({self._pair(p, q)})", ATOM
            if _same(no, p) and _zero(q) and _negated(yes, p):
                return f"ABS({self.plain(p)})", ATOM
        return f"IF({self.plain(condition)},{self.plain(yes)},{self.plain(no)})", ATOM

    def _pair(self, first: Value, second: Value) -> str:
        """Both, the one that is known last: MIN(C1,1)."""
        if not isinstance(first, Symbol):
            first, second = second, first
        return f"{self.plain(first)},{self.plain(second)}"

    def _filled(self, *cells: Symbol) -> Text:
        return f"COUNT({self._ranges(cells)})={len(cells)}", 0

    def _sum(self, *cells: Symbol) -> Text:
        return f"SUM({self._ranges(cells)})", ATOM

    def _ranges(self, cells: tuple[Symbol, ...]) -> str:
        """C3:C5,C9: cells that follow one another in a column as one range."""
        places = [symbol.args[0] for symbol in cells]
        runs: list[list[Cell]] = []
        for place in places:
            last = runs[-1][-1] if runs else None
            if last is not None and place[:3] == (last.sheet, last.row + 1, last.col):
                runs[-1].append(place)
            else:
                runs.append([place])
        texts = []
        for run in runs:
            first, last = address(run[0], self.sheet), run[-1]
            end = f":{column_name(last.col)}{last.row + 1}" if len(run) > 1 else ""
            texts.append(first + end)
        return ",".join(texts)

    def _floor(self, value: Value) -> Text:
        return f"INT(ROUND({self.plain(value)},{FINE}))", ATOM

    def _round(self, value: Value, digits: int, mode: str) -> Text:
        text = self.plain(value)
        fine = f"ROUND({text},{max(FINE, digits + 4)})"
        if mode in ("down", "up"):
            return f"ROUND{mode.upper()}({fine},{digits})", ATOM
        half_up = f"ROUND({fine},{digits})"
        if mode == "half-up":
            return half_up, ATOM
        # a tie whose lower neighbour is even was rounded up one unit too far
        tie = f"ROUND(MOD(ABS({text})*{10**digits},2),6)=0.5"
        return f"{half_up}-IF({tie},SIGN({text})/{10**digits},0)", SUM

    def _and(self, a: Value, b: Value) -> Text:
        return f"AND({self.plain(a)},{self.plain(b)})", ATOM

    def _or(self, a: Value, b: Value) -> Text:
        return f"OR({self.plain(a)},{self.plain(b)})", ATOM

    def _not(self, a: Value) -> Text:
        return f"NOT({self.plain(a)})", ATOM

    def _lt(self, a: Value, b: Value) -> Text:
        return self._compared(a, b, "<")

    def _le(self, a: Value, b: Value) -> Text:
        return self._compared(a, b, "<=")

    def _eq(self, a: Value, b: Value) -> Text:
        if _truth(a) or _truth(b):
            return f"({self.plain(a)})=({self.plain(b)})", 0
        return self._compared(a, b, "=")

    def _compared(self, a: Value, b: Value, sign: str) -> Text:
        if _typed(a) and _typed(b):
            return f"{self.plain(a)}{sign}{self.plain(b)}", 0
        if _zero(b):
            return f"ROUND({self.plain(a)},{FINE}){sign}0", 0
        return f"ROUND({self.inside(a, SUM)}-{self.inside(b, PRODUCT)},{FINE}){sign}0", 0


def _constant(value: Fraction) -> Text:
    if _short(value):
        text = plain(value, 15)
        return text, ATOM if value >= 0 else SUM
    return f"{value.numerator}/{value.denominator}", PRODUCT if value >= 0 else SUM


def _short(value: Fraction) -> bool:
    """Whether the number ends within fifteen decimals."""
    return 10**15 % value.denominator == 0


def _typed(value: Value) -> bool:
    """A number as it was typed, which compares exactly."""
    value = _bare(value)
    if not isinstance(value, Symbol):
        return _short(Fraction(value))
    return value.op == "cell" and bool(value.args[0].typed)


def _truth(value: Any) -> bool:
    return isinstance(value, bool) or (isinstance(value, Symbol) and value.op in TRUTHS)


def _bare(value: Value) -> Value:
    """A value without the zeros that are added to it."""
    while isinstance(value, Symbol) and value.op in ("add", "sub") and _zero(value.args[1]):
        value = value.args[0]
    return value


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, Symbol) or isinstance(b, Symbol):
        return a is b
    return bool(a == b)


def _zero(value: Value) -> bool:
    return not isinstance(value, Symbol) and value == 0


def _negated(value: Value, of: Value) -> bool:
    if not isinstance(value, Symbol) or value.op != "sub":
        return False
    return _zero(value.args[0]) and value.args[1] is of
