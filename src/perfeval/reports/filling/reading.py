"""One formula of a form, read by descent and worked out on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from perfeval.reports.filling import references as refs
from perfeval.reports.filling.functions import (
    Unknown,
    Value,
    as_number,
    as_text,
    exact,
    result,
)

ValueOf = Callable[[str, int, int], Value]
MAX_CELLS = 20_000
_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)'
    r"|(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*!)"
    r"|(?P<name>[A-Za-z][A-Za-z.]*)(?=\()|(?P<ref>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)"
    r"|(?P<flag>TRUE|FALSE)|(?P<sign><>|<=|>=|[-+*/&=<>(),%]))",
    re.IGNORECASE,
)


class Reader:
    """Reads one formula by descent."""

    def __init__(self, value_of: ValueOf, sheet: str, text: str) -> None:
        self.value_of, self.sheet = value_of, sheet
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
                one, other = (x.casefold() if isinstance(x, str) else x for x in (one, other))
            else:
                one, other = as_number(left), as_number(right)
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
            left = as_text(left) + as_text(right)
        return left

    def summed(self) -> Value:
        left = self.product()
        while sign := self.take("+", "-"):
            right = as_number(self.product())
            left = as_number(left) + right if sign == "+" else as_number(left) - right
        return left

    def product(self) -> Value:
        left = self.signed()
        while sign := self.take("*", "/"):
            right = as_number(self.signed())
            if sign == "/" and not right:
                raise ZeroDivisionError
            left = as_number(left) * right if sign == "*" else as_number(left) / right
        return left

    def signed(self) -> Value:
        if sign := self.take("+", "-"):
            found = as_number(self.signed())
            return -found if sign == "-" else found
        found_ = self.single()
        while self.take("%"):
            found_ = as_number(found_) / 100
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
            return exact(text)
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
            self.value_of(sheet, row, column)
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
        return result(name, given, direct)

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
        holds = test if isinstance(test, bool) else bool(as_number(test))
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
