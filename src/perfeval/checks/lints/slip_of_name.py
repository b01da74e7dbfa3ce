"""A name in an expression that looks like a slip for another. (PE268)"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from perfeval.formula.tree import Name, children
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.tree import Expression
    from perfeval.formula.written import Written
    from perfeval.model.finding import Span

CODE = "PE268"
INPUTS = ("x", "t", "w", "r")
# the field's words for what expressions call x, t and w
WORDS = {
    "完成值": "x", "实际值": "x", "实际完成值": "x", "指标值": "t", "目标值": "t", "权重": "w", "分值": "w",
}  # fmt: skip
SHORTEST = 4


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        if use.score.kind not in ("cases", "formula") and use.leaf.measure.kind != "formula":
            continue
        for span, name, near in _slips(use):
            yield Finding(CODE, span or use.place(), {"name": name, "near": near}, use.leaf.path)


def _slips(use: Use) -> Iterator[tuple[Span | None, str, str]]:
    rule = _written(use)
    measure = [use.leaf.measure.params.expr] if use.leaf.measure.kind == "formula" else []
    every = [node.name for written in rule + measure for node in _names(written.tree)]
    for number, written in enumerate(rule + measure):
        for node in _names(written.tree):
            if node.name in INPUTS:
                continue
            near = _input(node.name) if number < len(rule) else ""
            near = near or _twin(node.name, every)
            if near:
                yield written.at(node.offset), node.name, near


def _names(tree: Expression) -> list[Name]:
    """Every use of a name, from left to right."""
    below = [name for child in children(tree) for name in _names(child)]
    return [tree] if isinstance(tree, Name) else below


def _written(use: Use) -> list[Written]:
    if use.score.kind == "cases":
        return [w for case in use.params.cases for w in (case.when, case.points)]
    return [use.params.expr] if use.score.kind == "formula" else []


def _input(name: str) -> str:
    plain = normalize("NFKC", name).lower()
    return plain if plain in INPUTS else WORDS.get(name, "")


def _twin(name: str, others: list[str]) -> str:
    """A name used more often that differs in case or width alone, or, of a Latin one, by one
    letter. Chinese names that differ by one character mostly mean two things."""
    count = others.count(name)
    for other in sorted(set(others) - {name}):
        if others.count(other) <= count:
            continue
        a, b = normalize("NFKC", name).lower(), normalize("NFKC", other).lower()
        if a == b or (min(len(a), len(b)) >= SHORTEST and a.isascii() and _one_letter(a, b)):
            return other
    return ""


def _one_letter(a: str, b: str) -> bool:
    """One letter more, less, another, or two neighbours swapped; digits tell names apart."""
    if any(c.isdigit() for c in a + b) or abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p != q), min(len(a), len(b))
    )
    rest_a, rest_b = a[start:], b[start:]
    return (
        (rest_a[1:] == rest_b[1:] and len(a) == len(b) and start + 1 < len(a))
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (len(a) == len(b) and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )  # fmt: skip
