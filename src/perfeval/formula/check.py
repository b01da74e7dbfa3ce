"""What is wrong with an expression before it is run: unknown names, numbers and yes/no mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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
)
from perfeval.formula.words import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["number", "boolean", "unknown"]
# not a finding: who checks knows whether the names can be known at all
UNKNOWN_NAME = "unknown name"

_KINDS = {"number": ("数", "a number"), "boolean": ("“是/否”", "yes or no")}
_WHOLE = ("整个算式", "as the whole expression")


def check(
    expression: Expression, names: Mapping[str, Kind], wanted: Kind = "unknown"
) -> list[Problem]:
    """Problems in order of writing; `wanted` is what the whole expression should give."""
    checker = _Checker(names)
    checker.want(expression, wanted, _WHOLE)
    return sorted(checker.problems, key=lambda problem: problem.offset)


class _Checker:
    def __init__(self, names: Mapping[str, Kind]) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self.unknown: set[str] = set()

    def want(self, node: Expression, wanted: Kind, place: tuple[str, str]) -> None:
        found = self.kind(node)
        if "unknown" not in (found, wanted) and found != wanted:
            self.mismatch(node.offset, place, wanted, found)

    def mismatch(self, offset: int, place: tuple[str, str], wanted: str, found: str) -> None:
        params = {"position": str(offset + 1), "place_zh": place[0], "place_en": place[1]}
        for key, kind in (("expected", wanted), ("found", found)):
            params[f"{key}_zh"], params[f"{key}_en"] = _KINDS[kind]
        self.problems.append(Problem("PE245", offset, params))

    def kind(self, node: Expression) -> Kind:
        match node:
            case Number():
                return "number"
            case Bool():
                return "boolean"
            case Name():
                return self.name(node)
            case Unary(op="not"):
                self.want(node.operand, "boolean", _after("not"))
                return "boolean"
            case Unary():
                self.want(node.operand, "number", _after(node.op))
                return "number"
            case Arithmetic():
                self.want(node.first, "number", _before(node.steps[0][0]))
                for op, operand in node.steps:
                    self.want(operand, "number", _after(op))
                return "number"
            case Compare():
                self.compare(node)
                return "boolean"
            case Logic():
                self.want(node.operands[0], "boolean", _before(node.op))
                for operand in node.operands[1:]:
                    self.want(operand, "boolean", _after(node.op))
                return "boolean"
            case Call():
                for arg in node.args:
                    self.want(arg, "number", (f"{node.function}() 里", f"inside {node.function}()"))
                return "number"
            case If():
                return self.choice(node)

    def name(self, node: Name) -> Kind:
        if node.name in self.names:
            return self.names[node.name]
        if node.name not in self.unknown:
            self.unknown.add(node.name)
            params = {"position": str(node.offset + 1), **nearest(node.name, self.names)}
            self.problems.append(Problem(UNKNOWN_NAME, node.offset, params))
        return "unknown"

    def compare(self, node: Compare) -> None:
        left = self.kind(node.first)
        left_offset = node.first.offset
        for op, operand in node.steps:
            right = self.kind(operand)
            if op in ("==", "!="):
                if "unknown" not in (left, right) and left != right:
                    self.mismatch(operand.offset, _after(op), left, right)
            else:
                for kind, offset, place in (
                    (left, left_offset, _before(op)),
                    (right, operand.offset, _after(op)),
                ):
                    if kind == "boolean":
                        self.mismatch(offset, place, "number", kind)
            left, left_offset = right, operand.offset

    def choice(self, node: If) -> Kind:
        self.want(node.condition, "boolean", ("if 的条件", "as the condition of if"))
        yes, no = self.kind(node.yes), self.kind(node.no)
        if yes == "unknown":
            return no
        if no not in ("unknown", yes):
            place = (
                "if 的第三个参数（与第二个一样）",
                "as the third argument of if (like the second)",
            )
            self.mismatch(node.no.offset, place, yes, no)
        return yes


def _after(op: str) -> tuple[str, str]:
    return f"“{op}”后面", f"after “{op}”"


def _before(op: str) -> tuple[str, str]:
    return f"“{op}”前面", f"before “{op}”"
