"""The values of a form's own formulas, worked out exactly, as far as forms go: sums, rates, points.

What is not understood is unknown, never guessed: a spreadsheet works it out when it opens the file.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.quantity import BadNumber, number
from perfeval.reports.filling import references as refs
from perfeval.reports.filling.sheet import S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.reports.filling.sheet import Sheet

Value = Fraction | str | bool | None  # None: an empty cell
DEEPEST = 60
MAX_CELLS = 20_000
_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)'
    r"|(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*!)"
    r"|(?P<name>[A-Za-z][A-Za-z.]*)(?=\()|(?P<ref>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)"
    r"|(?P<flag>TRUE|FALSE)|(?P<sign><>|<=|>=|[-+*/&=<>(),%]))",
    re.IGNORECASE,
)


class Unknown(Exception):
    """What can't be worked out here; caught where a cell's value is asked for."""


class Calculator:
    """Values of cells by sheet; formulas are worked out once."""

    def __init__(self, sheets: dict[str, Sheet], strings: Callable[[], Sequence[str]]) -> None:
        self.sheets = sheets
        self.strings = strings
        self.cells = {
            name: {(row, column): cell for row, column, cell in sheet.cells()}
            for name, sheet in sheets.items()
        }
        self.known: dict[tuple[str, int, int], Value] = {}
        self.asked: set[tuple[str, int, int]] = set()

    def value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell. Raises Unknown."""
        key = (sheet, row, column)
        if key in self.known:
            return self.known[key]
        if sheet not in self.cells or key in self.asked or len(self.asked) > DEEPEST:
            raise Unknown
        cell = self.cells[sheet].get((row, column))
        if cell is None:
            return None
        formula: Any = cell.find(S + "f")
        if formula is None:
            given = self._given(cell)
            self.known[key] = given
            return given
        if not formula.text or formula.get("t") in ("array", "dataTable", "shared"):
            raise Unknown
        self.asked.add(key)
        try:
            found = _Reader(self, sheet, formula.text).whole()
        except (RecursionError, ZeroDivisionError, OverflowError) as error:
            raise Unknown from error
        finally:
            self.asked.discard(key)
        self.known[key] = found
        return found

    def _given(self, cell: Any) -> Value:
        kind, held = cell.get("t", "n"), cell.find(S + "v")
        if kind == "inlineStr":
            return "".join(t.text or "" for t in cell.iter(S + "t")) or None
        if held is None or held.text is None:
            return None
        if kind == "s":
            strings = self.strings()
            at = int(held.text) if held.text.isdigit() else -1
            if not 0 <= at < len(strings):
                raise Unknown
            return str(strings[at])
        if kind == "b":
            return bool(held.text == "1")
        if kind == "n":
            return _exact(held.text)
        if kind == "str":
            return str(held.text)
        raise Unknown


def _exact(text: str) -> Fraction:
    try:
        found = number(text.strip())
    except ValueError as error:
        raise Unknown from error
    if isinstance(found, BadNumber):
        raise Unknown
    return found


class _Reader:
    """Reads one formula by descent."""

    def __init__(self, calculator: Calculator, sheet: str, text: str) -> None:
        self.calculator, self.sheet = calculator, sheet
        self.tokens: list[tuple[str, str]] = []
        at = 0
        text = text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None or len(self.tokens) > 2_000:
                raise Unknown
            self.tokens.append((found.lastgroup or "", found.group(found.lastgroup or 0)))
            at = found.end()
        self.at = 0

    def whole(self) -> Value:
        found = self.compared()
        if self.at != len(self.tokens):
            raise Unknown
        return found

    def peek(self) -> str:
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        return text if kind == "sign" else ""

    def take(self, *signs: str) -> str:
        found = self.peek()
        if found and found in signs:
            self.at += 1
            return found
        return ""

    def compared(self) -> Value:
        left = self.joined()
        while sign := self.take("=", "<>", "<", "<=", ">", ">="):
            right = self.joined()
            if isinstance(left, str) != isinstance(right, str) and None not in (left, right):
                raise Unknown
            if isinstance(left, str) or isinstance(right, str):
                one: Any = (left or "") if isinstance(left, str | None) else left
                other: Any = (right or "") if isinstance(right, str | None) else right
                if sign not in ("=", "<>"):
                    raise Unknown
            else:
                one, other = _number(left), _number(right)
            left = {
                "=": one == other, "<>": one != other, "<": one < other, "<=": one <= other,
                ">": one > other, ">=": one >= other,
            }[sign]  # fmt: skip
        return left

    def joined(self) -> Value:
        if self.peek() == "&":
            raise Unknown
        left = self.summed()
        while self.take("&"):
            right = self.summed()
            left = _text(left) + _text(right)
        return left

    def summed(self) -> Value:
        left = self.product()
        while sign := self.take("+", "-"):
            right = _number(self.product())
            left = _number(left) + right if sign == "+" else _number(left) - right
        return left

    def product(self) -> Value:
        left = self.signed()
        while sign := self.take("*", "/"):
            right = _number(self.signed())
            if sign == "/" and not right:
                raise ZeroDivisionError
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def signed(self) -> Value:
        if sign := self.take("+", "-"):
            found = _number(self.signed())
            return -found if sign == "-" else found
        found_ = self.single()
        while self.take("%"):
            found_ = _number(found_) / 100
        return found_

    def single(self) -> Value:
        if self.take("("):
            found = self.compared()
            if not self.take(")"):
                raise Unknown
            return found
        if self.at >= len(self.tokens):
            raise Unknown
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return _exact(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "flag":
            return text.upper() == "TRUE"
        if kind == "name":
            return self.called(text.upper())
        self.at -= 1
        area = self.area()
        if len(area) != 1:
            raise Unknown
        return area[0]

    def area(self) -> list[Value]:
        """The values of a reference."""
        kind, text = self.tokens[self.at]
        sheet = self.sheet
        if kind == "sheet":
            sheet = refs.sheet_name(text)
            self.at += 1
            kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind != "ref":
            raise Unknown
        self.at += 1
        top, left, bottom, right = refs.corners(text)
        if (bottom - top + 1) * (right - left + 1) > MAX_CELLS or bottom < top or right < left:
            raise Unknown
        return [
            self.calculator.value(sheet, row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def called(self, name: str) -> Value:
        if not self.take("("):
            raise Unknown
        if name == "IFERROR":
            return self.tried()
        if name == "IF":
            return self.chosen()
        given: list[list[Value]] = []
        direct: list[bool] = []
        while not self.take(")"):
            if given and not self.take(","):
                raise Unknown
            kind = self.tokens[self.at][0] if self.at < len(self.tokens) else ""
            start = self.at
            if kind in ("ref", "sheet"):
                values = self.area()
                if self.peek() in (",", ")"):
                    given.append(values)
                    direct.append(False)
                    continue
                self.at = start
            given.append([self.compared()])
            direct.append(True)
        return _result(name, given, direct)

    def tried(self) -> Value:
        """IFERROR: only a division by zero is an error that is known for sure."""
        start = self.at
        try:
            found = self.compared()
            failed = False
        except ZeroDivisionError:
            failed, found = True, None
            self.at = start
            self.skip()
        if not self.take(","):
            raise Unknown
        other = self.compared()
        if not self.take(")"):
            raise Unknown
        return other if failed else found

    def chosen(self) -> Value:
        """IF: only the branch that holds is worked out; the other may divide by nothing."""
        test = self.compared()
        holds = test if isinstance(test, bool) else bool(_number(test))
        found: Value = False
        for branch in (True, False):
            if not self.take(","):
                break
            if holds == branch:
                found = self.compared()
            else:
                self.skip()
        if not self.take(")"):
            raise Unknown
        return found

    def skip(self) -> None:
        """To the comma or bracket that ends an argument."""
        deep = 0
        while self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind == "sign" and text in (",", ")") and not deep:
                return
            deep += (text == "(") - (text == ")") if kind == "sign" else 0
            self.at += 1


def _result(name: str, given: list[list[Value]], direct: list[bool]) -> Value:
    numbers = [
        _number(one) if typed else one
        for values, typed in zip(given, direct, strict=True)
        for one in values
        if typed or (isinstance(one, Fraction))
    ]
    figures = [one for one in numbers if isinstance(one, Fraction)]
    if name == "SUM":
        return sum(figures, Fraction(0))
    if name in ("MAX", "MIN"):
        return (max if name == "MAX" else min)(figures, default=Fraction(0))
    if name == "AVERAGE" and figures:
        return sum(figures, Fraction(0)) / len(figures)
    if name == "PRODUCT" and figures:
        found = Fraction(1)
        for one in figures:
            found *= one
        return found
    single = [values[0] for values in given if len(values) == 1]
    if len(single) != len(given):
        raise Unknown
    if name == "ROUND" and len(single) == 2:
        return _rounded(_number(single[0]), int(_number(single[1])))
    if name == "ABS" and len(single) == 1:
        return abs(_number(single[0]))
    raise Unknown


def _rounded(value: Fraction, digits: int) -> Fraction:
    """Half away from zero, as spreadsheets do."""
    if abs(digits) > 15:
        raise Unknown
    scale = Fraction(10) ** digits
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole) / scale


def _number(value: Value) -> Fraction:
    if value is None:
        return Fraction(0)
    if isinstance(value, bool):
        return Fraction(int(value))
    if isinstance(value, Fraction):
        return value
    raise Unknown


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    raise Unknown
