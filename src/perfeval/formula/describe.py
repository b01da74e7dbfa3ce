"""Expression → readable text, with names or with numbers in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.formula.tokens import is_plain_name
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
    from collections.abc import Mapping

# binding strength of a printed piece; a piece in a stronger place needs parentheses
CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, UNARY, ATOM = range(9)

_MINUS = ("-", "−")
_SIGNS = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
_WORDS = {
    "zh": {
        "and": "且",
        "or": "或",
        "not": "非",
        "true": "是",
        "false": "否",
        "min": "最小值",
        "max": "最大值",
        "abs": "绝对值",
        "floor": "向下取整",
        "ceil": "向上取整",
        "round": "四舍五入",
    },
    "en": {},
}

Piece = tuple[str, int]


def describe(expression: Expression, lang: str) -> str:
    """The expression as a reader expects it; the English form is itself an expression."""
    return _Writer({}, lang).piece(expression)[0]


def substitute(expression: Expression, names: Mapping[str, str], lang: str = "zh") -> str:
    """The same with each name replaced by its printed number, as traces show it."""
    return _Writer(names, lang).piece(expression)[0]


class _Writer:
    def __init__(self, names: Mapping[str, str], lang: str) -> None:
        self.names = names
        self.lang = "zh" if lang == "zh" else "en"
        self.words = _WORDS[self.lang]

    def piece(self, node: Expression) -> Piece:
        match node:
            case Number():
                return node.text, ATOM
            case Bool():
                return self.word("true" if node.value else "false"), ATOM
            case Name():
                return self.name(node.name)
            case Unary(op="+"):
                return self.piece(node.operand)
            case Unary(op="not"):
                return f"{self.word('not')} {self.inside(node.operand, NOT)}", NOT
            case Unary():
                return f"-{self.inside(node.operand, ATOM)}", UNARY
            case Arithmetic():
                level = SUM if node.steps[0][0] in "+-" else PRODUCT
                return self.run(node, level), level
            case Compare():
                return self.run(node, COMPARE), COMPARE
            case Logic():
                level = OR if node.op == "or" else AND
                word = f" {self.word(node.op)} "
                return word.join(self.inside(part, level + 1) for part in node.operands), level
            case Call():
                args = ", ".join(self.inside(arg, OR) for arg in node.args)
                return f"{self.word(node.function)}({args})", ATOM
            case If():
                return self.choice(node)

    def word(self, word: str) -> str:
        return self.words.get(word, word)

    def inside(self, node: Expression, level: int) -> str:
        text, own = self.piece(node)
        return f"({text})" if own < level else text

    def run(self, node: Arithmetic | Compare, level: int) -> str:
        # a comparison of a comparison is no chain, whereas (a + b) - c is a + b - c
        parts = [self.inside(node.first, level + (level == COMPARE))]
        for op, operand in node.steps:
            text = self.inside(operand, level + 1)
            if level != COMPARE and text.startswith(_MINUS):
                text = f"({text})"
            parts += [_SIGNS.get(op, op), text]
        return " ".join(parts)

    def choice(self, node: If) -> Piece:
        if self.lang == "en":
            parts = (node.condition, node.yes, node.no)
            return f"if({', '.join(self.piece(part)[0] for part in parts)})", ATOM
        condition, yes = self.inside(node.condition, OR), self.inside(node.yes, OR)
        return f"如果 {condition}，则 {yes}，否则 {self.inside(node.no, CHOICE)}", CHOICE

    def name(self, name: str) -> Piece:
        if name in self.names:
            printed = self.names[name]
            return printed, UNARY if printed.startswith(_MINUS) else ATOM
        if is_plain_name(name):
            return name, ATOM
        return (f"「{name}」" if self.lang == "zh" else f"`{name}`"), ATOM
