"""Ordered conditions tried on one combination of numbers for every stretch they cut out."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.formula.tree import Bool, Compare, Expression, Logic, Name, Number, Unary, children
from perfeval.rules.intervals import probes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.algebra import Value

MOST = 400
Combination = dict[str, "Value"]


class Tried(NamedTuple):
    """`firsts` holds, for every combination, the first of the decidable conditions that holds;
    `decided` says of each condition whether it can be decided."""

    combinations: tuple[Combination, ...]
    firsts: tuple[int | None, ...]
    decided: tuple[bool, ...]
    edges: Mapping[str, frozenset[Fraction]]
    percent: bool


class _Edges:
    """What each name is compared with; `flags` are used as yes/no, `opaque` in other ways."""

    def __init__(self, known: Mapping[str, Value]) -> None:
        self.known = known
        self.numbers: dict[str, set[Fraction]] = {}
        self.flags: set[str] = set()
        self.opaque: set[str] = set()
        self.percent = False

    def condition(self, node: Expression) -> None:
        match node:
            case Bool():
                pass
            case Name():
                self.flags.add(node.name)
            case Unary(op="not"):
                self.condition(node.operand)
            case Logic():
                for operand in node.operands:
                    self.condition(operand)
            case Compare():
                left = node.first
                for _, right in node.steps:
                    self.pair(left, right)
                    left = right
            case _:
                self.give_up(node)

    def pair(self, left: Expression, right: Expression) -> None:
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Name) and one.name not in self.known:
                value = (
                    None if names(other) - self.known.keys() else evaluate(other, self.known).value
                )
                if isinstance(value, bool):
                    self.flags.add(one.name)
                elif value is None:
                    self.give_up(left, right)
                else:
                    self.numbers.setdefault(one.name, set()).add(Fraction(value))
                    self.percent = self.percent or _in_percent(other)
                return
        self.give_up(left, right)

    def give_up(self, *nodes: Expression) -> None:
        for node in nodes:
            self.opaque |= names(node) - self.known.keys()


def _in_percent(node: Expression) -> bool:
    return (isinstance(node, Number) and node.text.strip().endswith(("%", "％"))) or any(
        _in_percent(child) for child in children(node)
    )


def tried(use: Use) -> Tried | None:
    """The conditions of a rule tried out; None where there is too much to try."""
    if "tried" not in use.memo:
        use.memo["tried"] = _tried(use)
    return use.memo["tried"]  # type: ignore[no-any-return]


def _tried(use: Use) -> Tried | None:
    cases = use.params.cases
    known: Combination = {}
    if use.weight is not None:
        known["w"] = use.weight
    target = use.leaf.target
    if target is not None and target.is_number:
        known["t"] = target.lo
    numbers: dict[str, set[Fraction]] = {}
    flags: set[str] = set()
    decided: list[bool] = []
    percent = False
    for case in cases:
        found = _Edges(known)
        found.condition(case.when.tree)
        plain = not found.opaque and not found.flags & found.numbers.keys()
        decided.append(plain)
        if plain:
            for name, edges in found.numbers.items():
                numbers.setdefault(name, set()).update(edges)
            flags |= found.flags
            percent = percent or found.percent
    if flags & numbers.keys():
        return None
    axes: dict[str, Sequence[Value]] = {
        name: probes([*e, *_zero(e)]) for name, e in numbers.items()
    }
    axes |= dict.fromkeys(sorted(flags), (True, False))
    if prod(len(axis) for axis in axes.values()) > MOST:
        return None
    combinations = tuple(
        {**known, **dict(zip(axes, values, strict=True))} for values in product(*axes.values())
    )
    firsts = tuple(_first(cases, decided, one) for one in combinations)
    kept = {name: frozenset(edges) for name, edges in numbers.items()}
    return Tried(combinations, firsts, tuple(decided), kept, percent)


def _zero(edges: set[Fraction]) -> list[Fraction]:
    """0 begins what most numbers can be, so that something lies between it and the first edge."""
    return [Fraction(0)] if min(edges) > 0 else []


def _first(cases: Sequence[object], decided: Sequence[bool], one: Combination) -> int | None:
    for index, case in enumerate(cases):
        if decided[index] and evaluate(case.when.tree, one).value is True:  # type: ignore[attr-defined]
            return index
    return None


def unreached(found: Tried) -> list[int]:
    """Cases that no combination comes to: those decidable by none of their own, the others where
    the decidable ones before them leave nothing."""
    dead = []
    for index, plain in enumerate(found.decided):
        if plain:
            reached = index in found.firsts
        else:
            reached = any(first is None or first > index for first in found.firsts)
        if not reached:
            dead.append(index)
    return dead


def hole(found: Tried) -> Combination | None:
    """A likely combination for which no case holds."""
    if not all(found.decided) or {"x", "r"} <= found.edges.keys() or len(found.combinations) < 2:
        return None
    for one, first in zip(found.combinations, found.firsts, strict=True):
        if first is None and all(_likely(one[n], e, found.percent) for n, e in found.edges.items()):
            return one
    return None


def _likely(value: Value, edges: frozenset[Fraction], percent: bool) -> bool:
    """Numbers that do occur: not below 0 where no edge is, not above 100% where that is the last,
    not between two whole numbers that follow each other."""
    if value < 0 and min(edges) >= 0:
        return False
    if value > max(edges) and max(edges) == (1 if percent else 100):
        return False
    if not percent and value not in edges and value.denominator != 1:
        return not any(
            a < value < b and b - a == 1 and a.denominator == 1 for a, b in pairwise(sorted(edges))
        )
    return True
