"""Text → expression. Closed by construction: what is not listed here does not exist."""

from __future__ import annotations

from fractions import Fraction

from perfeval.formula.tokens import Token, Unreadable, read_token, shown
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
    Problem,
    Unary,
    height,
)
from perfeval.formula.words import EMPTY, OPERAND, OPERATOR, nearest, unexpected

__all__ = ["FUNCTIONS", "MAX_DEPTH", "MAX_LENGTH", "MAX_NODES", "Problem", "parse"]

MAX_LENGTH = 2000
MAX_NODES = 300
MAX_DEPTH = 40
MAX_ROUND_DIGITS = 10

# fewest and most arguments
FUNCTIONS = {
    "if": (3, 3),
    "min": (2, MAX_NODES),
    "max": (2, MAX_NODES),
    "abs": (1, 1),
    "floor": (1, 1),
    "ceil": (1, 1),
    "round": (1, 2),
}

OR, AND, NOT, COMPARE, SUM, PRODUCT, UNARY = range(1, 8)
_STRENGTH = {
    "or": OR,
    "and": AND,
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), COMPARE),
    **dict.fromkeys("+-", SUM),
    **dict.fromkeys("*/", PRODUCT),
}


def parse(text: str) -> Expression | Problem:
    """The expression that `text` writes, or the first thing that is wrong with it."""
    try:
        return _Parser(text).whole()
    except Unreadable as stop:
        return stop.problem


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            raise _too_big(MAX_LENGTH, "算式的字数", "characters", MAX_LENGTH)
        self.text = text
        self.depth = 0
        self.nodes = 0
        self.token = read_token(text, 0)

    def whole(self) -> Expression:
        if self.token.kind == "end":
            raise Unreadable("PE240", 0, EMPTY)
        found = self.expression(OR)
        if self.token.kind != "end":
            raise self.unexpected(OPERATOR)
        if height(found) > MAX_DEPTH:
            raise _too_big(0, "算式的层数", "levels", MAX_DEPTH)
        return found

    def expression(self, level: int) -> Expression:
        """Everything from here that binds at least as strongly as `level`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _too_big(self.token.offset, "算式的层数", "levels", MAX_DEPTH)
        found = self.operand(level)
        while (strength := self.strength()) >= level:
            found = self.run(found, strength)
        self.depth -= 1
        return found

    def run(self, first: Expression, strength: int) -> Expression:
        """`first` and all operators of this strength that follow it."""
        steps: list[tuple[str, Expression]] = []
        while self.strength() == strength:
            op = self.take().text
            steps.append((op, self.expression(strength + 1)))
            self.count()
        if strength in (OR, AND):
            operands = (first, *(operand for _, operand in steps))
            return Logic(steps[0][0], operands, first.offset)
        if strength == COMPARE:
            return Compare(first, tuple(steps), first.offset)
        return Arithmetic(first, tuple(steps), first.offset)

    def operand(self, level: int) -> Expression:
        token = self.token
        if token.kind == "op":
            return self.prefixed(token, level)
        if token.kind == "end":
            raise self.unexpected(OPERAND)
        self.count()
        self.take()
        if token.kind == "number":
            return Number(_value(token.text), token.text, token.offset)
        if token.kind == "bool":
            return Bool(token.text == "true", token.offset)
        if token.kind == "name" and self.at("("):
            return self.call(token)
        return Name(token.text, token.offset)

    def prefixed(self, token: Token, level: int) -> Expression:
        if token.text == "(":
            self.take()
            inner = self.expression(OR)
            self.expect(")")
            return inner
        if token.text in ("-", "+"):
            operand_level = UNARY
        elif token.text == "not" and level <= NOT:
            operand_level = NOT
        else:
            raise self.unexpected(OPERAND)
        self.count()
        self.take()
        return Unary(token.text, self.expression(operand_level), token.offset)

    def call(self, token: Token) -> Expression:
        function = token.text.lower()
        if function not in FUNCTIONS:
            raise Unreadable("PE242", token.offset, nearest(token.text, FUNCTIONS))
        args = self.arguments()
        self.check_arguments(function, args, token.offset)
        if function == "if":
            return If(args[0], args[1], args[2], token.offset)
        return Call(function, args, token.offset)

    def arguments(self) -> tuple[Expression, ...]:
        self.expect("(")
        if self.at(")"):
            self.take()
            return ()
        args = [self.expression(OR)]
        while self.at(","):
            self.take()
            args.append(self.expression(OR))
        self.expect(")")
        return tuple(args)

    def check_arguments(self, function: str, args: tuple[Expression, ...], offset: int) -> None:
        fewest, most = FUNCTIONS[function]
        if not fewest <= len(args) <= most:
            if fewest == most:
                zh, en = f"要 {fewest} 个参数", f"takes {fewest} argument{'s'[: fewest - 1]}"
            elif most == MAX_NODES:
                zh, en = f"至少要 {fewest} 个参数", f"takes at least {fewest} arguments"
            else:
                zh, en = f"要 {fewest} 到 {most} 个参数", f"takes {fewest} to {most} arguments"
            why = (f"{zh}，写了 {len(args)} 个", f"{en}, not {len(args)}")
        elif function == "round" and len(args) == 2 and not _is_digits(args[1]):
            offset = args[1].offset
            why = (
                f"第二个参数是小数位数，只能直接写 0 到 {MAX_ROUND_DIGITS} 的整数",
                f"needs its decimal places written as a whole number, 0 to {MAX_ROUND_DIGITS}",
            )
        else:
            return
        params = {"function": function, "why_zh": why[0], "why_en": why[1]}
        raise Unreadable("PE248", offset, params)

    def strength(self) -> int:
        return _STRENGTH.get(self.token.text, 0) if self.token.kind == "op" else 0

    def take(self) -> Token:
        taken = self.token
        self.token = read_token(self.text, taken.end)
        return taken

    def at(self, symbol: str) -> bool:
        return self.token.kind == "op" and self.token.text == symbol

    def expect(self, symbol: str) -> None:
        if not self.at(symbol):
            raise self.unexpected((f"“{symbol}”", f"“{symbol}”"))
        self.take()

    def count(self) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _too_big(self.token.offset, "算式的项数", "parts", MAX_NODES)

    def unexpected(self, expected: tuple[str, str]) -> Unreadable:
        found = shown(self.text[self.token.offset : self.token.end].strip())
        return Unreadable("PE240", self.token.offset, unexpected(found, expected))


def _is_digits(node: Expression) -> bool:
    return isinstance(node, Number) and node.text.isdecimal() and node.value <= MAX_ROUND_DIGITS


def _value(literal: str) -> Fraction:
    whole, _, fraction = literal.rstrip("%").partition(".")
    scale = 10 ** len(fraction) * (100 if literal.endswith("%") else 1)
    return Fraction(int(whole + fraction), scale)


def _too_big(offset: int, zh: str, en: str, limit: int) -> Unreadable:
    return Unreadable("PE243", offset, {"what_zh": zh, "what_en": en, "limit": str(limit)})
