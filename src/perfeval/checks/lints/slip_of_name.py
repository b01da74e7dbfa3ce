"""A name in an expression that looks like a slip for another. (PE268)"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from perfeval.formula.names import uses as names_in
from perfeval.formula.parse import FUNCTIONS
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.formula.tree import Name
    from perfeval.formula.written import Written
    from perfeval.model.finding import Span

CODE = "PE268"
INPUTS = ("x", "t", "w", "r")
# the field's words for what expressions call x, t, w and r
WORDS = {
    "完成值": "x", "实际值": "x", "实际完成值": "x", "指标值": "t", "目标值": "t", "权重": "w", "分值": "w",
    "完成率": "r", "actual": "x", "target": "t", "weight": "w", "ratio": "r",
}  # fmt: skip
SHORTEST = 4


def check(look: SetLook, p: None) -> Iterator[Finding]:
    written_by = [
        use
        for use in look.uses
        if use.score.kind in ("cases", "formula") or use.leaf.measure.kind == "formula"
    ]
    every: Counter[str] = Counter()
    for use in written_by:
        every.update(node.name for written in _all(use) for node in names_in(written.tree))
    for use in written_by:
        for span, name, near in _slips(use, every):
            yield Finding(CODE, span or use.place(), {"name": name, "near": near}, use.leaf.path)


def _slips(use: Use, every: Counter[str]) -> Iterator[tuple[Span | None, str, str]]:
    rule = _written(use)
    for number, written in enumerate(_all(use)):
        here = names_in(written.tree)
        for node in here:
            if node.name in INPUTS:
                continue
            near = ""
            if number < len(rule):
                near = _input(node.name) or _neighbour(node.name, here, rule, every)
            near = near or _twin(node.name, every) or _function(node.name)
            if near:
                yield written.at(node.offset), node.name, near


def _all(use: Use) -> list[Written]:
    """The rule's expressions, and behind them the measure's."""
    measure = [use.leaf.measure.params.expr] if use.leaf.measure.kind == "formula" else []
    return _written(use) + measure


def _written(use: Use) -> list[Written]:
    if use.score.kind == "cases":
        return [w for case in use.params.cases for w in (case.when, case.points)]
    return [use.params.expr] if use.score.kind == "formula" else []


def _input(name: str) -> str:
    """An input in another case or width, doubled (ww), or in the field's words for it."""
    plain = normalize("NFKC", name).lower()
    if plain and plain[0] in INPUTS and set(plain) == {plain[0]}:
        return plain[0]
    found = WORDS.get(plain, "")
    if not found and plain.isascii() and len(plain) >= SHORTEST:
        found = next((short for word, short in WORDS.items() if _one_letter(plain, word)), "")
    return found


def _neighbour(name: str, here: list[Name], rule: list[Written], every: Counter[str]) -> str:
    """A y that stands once, where nothing else is named, in a rule that is about x."""
    if name not in ("y", "z") or every[name] > 1 or len(here) > 1:
        return ""
    return "x" if any(n.name == "x" for written in rule for n in names_in(written.tree)) else ""


def _function(name: str) -> str:
    """A function without its brackets."""
    return f"{name}(…)" if name in FUNCTIONS else ""


def _twin(name: str, every: Counter[str]) -> str:
    """A name used more often that differs in case or width alone, or, of a Latin one, by one
    letter. Chinese names that differ by one character mostly mean two things."""
    a = normalize("NFKC", name).lower()
    for other in sorted(every):
        if other == name or every[other] <= every[name]:
            continue
        b = normalize("NFKC", other).lower()
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
