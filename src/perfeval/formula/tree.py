"""The parts of a read expression; every part knows where in the text it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Problem(NamedTuple):
    """What is wrong with an expression; `offset` counts characters of its text from 0."""

    code: str
    offset: int
    params: Mapping[str, str]


class Number(NamedTuple):
    value: Fraction
    text: str
    offset: int


class Bool(NamedTuple):
    value: bool
    offset: int


class Name(NamedTuple):
    name: str
    offset: int


class Unary(NamedTuple):
    """`op` is one of `-`, `+`, `not`."""

    op: str
    operand: Expression
    offset: int


class Arithmetic(NamedTuple):
    """A run of operators of one strength, read from the left: a long sum is one level deep."""

    first: Expression
    steps: tuple[tuple[str, Expression], ...]
    offset: int


class Compare(NamedTuple):
    """A chain such as `a < b <= c`; the operators are `< <= > >= == !=`."""

    first: Expression
    steps: tuple[tuple[str, Expression], ...]
    offset: int


class Logic(NamedTuple):
    """`op` is `and` or `or`."""

    op: str
    operands: tuple[Expression, ...]
    offset: int


class Call(NamedTuple):
    function: str
    args: tuple[Expression, ...]
    offset: int


class If(NamedTuple):
    condition: Expression
    yes: Expression
    no: Expression
    offset: int


Expression = Number | Bool | Name | Unary | Arithmetic | Compare | Logic | Call | If


def children(node: Expression) -> tuple[Expression, ...]:
    match node:
        case Unary():
            return (node.operand,)
        case Arithmetic() | Compare():
            return (node.first, *(operand for _, operand in node.steps))
        case Logic():
            return node.operands
        case Call():
            return node.args
        case If():
            return (node.condition, node.yes, node.no)
    return ()


def height(node: Expression) -> int:
    """Levels from the root to the deepest leaf."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        part, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(part))
    return deepest
