"""A division by what is always 0. (PE277)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_bounds import bounds
from perfeval.formula.tree import Arithmetic, children
from perfeval.model.finding import Finding
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.tree import Expression
    from perfeval.formula.written import Written

CODE = "PE277"
KINDS = ("cases", "formula")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        for written in _written(use):
            for divisor in _divisors(written.tree):
                found = bounds(divisor, {})
                if found is not None and found.low == found.high == 0:
                    params = {"name": use.leaf.name, "expr": written.text.strip()}
                    yield Finding(CODE, written.at(divisor.offset), params, use.leaf.path)


def _written(use: Use) -> Iterator[Written]:
    if use.score.kind in KINDS:
        yield from rule(use.score.kind).written(use.params)
    if use.leaf.measure.kind == "formula":
        yield use.leaf.measure.params.expr


def _divisors(tree: Expression) -> Iterator[Expression]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Arithmetic):
            yield from (operand for op, operand in node.steps if op == "/")
        waiting.extend(reversed(children(node)))
