"""Conditions of gates and grades that the number of one leaf decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.check import Kind, check
from perfeval.formula.evaluate import evaluate
from perfeval.formula.names import names
from perfeval.model.indicators import best_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.formula.algebra import Value
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Gate, IndicatorSet, Path

GATE, GRADE, UNSURE = "gate ", "grade ", "unsure "


class Asked(NamedTuple):
    """A condition over one leaf's number, under whichever of its names; `key` says whose it is."""

    key: str
    when: Written
    path: Path
    names: tuple[str, ...]


def asked(indicator_set: IndicatorSet) -> tuple[dict[Path, tuple[Asked, ...]], bool]:
    """By leaf what is asked of it; and whether every gate's condition is among them."""
    known = _names(indicator_set)
    found: dict[Path, list[Asked]] = {}
    gates = [gate for gate in every_gate(indicator_set) if gate.when is not None]
    whole = True
    for number, gate in enumerate(gates):
        one = _asked(f"{GATE}{number}", gate.when, known)
        whole = whole and one is not None
        if one is not None:
            found.setdefault(one.path, []).append(one)
    for number, grade in enumerate(best_first(indicator_set.grades)):
        if grade.when is not None:
            one = _asked(f"{GRADE}{number}", grade.when, known)
            if one is not None:
                found.setdefault(one.path, []).append(one)
    return {path: tuple(asks) for path, asks in found.items()}, whole


def every_gate(indicator_set: IndicatorSet) -> Iterator[Gate]:
    yield from indicator_set.gates
    for node in (*indicator_set.branches(), *indicator_set.leaves()):
        yield from node.gates


def _asked(key: str, when: Written, known: Mapping[str, Path | None]) -> Asked | None:
    given = tuple(sorted(names(when.tree)))
    paths = {known.get(name) for name in given}
    path = paths.pop() if len(paths) == 1 else None
    return None if path is None else Asked(key, when, path, given)


def _names(indicator_set: IndicatorSet) -> dict[str, Path | None]:
    """Whose number a name is; None where it may be something else too."""
    found: dict[str, Path | None] = {"total": None, "总分": None}
    for leaf in indicator_set.leaves():
        for name in {leaf.name, leaf.id, "/".join(leaf.path)} - {""}:
            found[name] = None if name in found else leaf.path
    for node in indicator_set.branches():
        for name in (node.path[-1], "/".join(node.path)):
            found[name] = None
    return found


def answers(asks: tuple[Asked, ...], number: Value | None, flag: bool) -> dict[str, Value]:
    """The truth of each condition, and where it can't be told; `flag` of a yes or no."""
    found: dict[str, Value] = {}
    for ask in asks:
        kinds: dict[str, Kind] = dict.fromkeys(ask.names, "boolean" if flag else "number")
        if number is None or check(ask.when.tree, kinds, "boolean"):
            found[UNSURE + ask.key] = True
            continue
        truth = evaluate(ask.when.tree, dict.fromkeys(ask.names, number))
        if truth.problems:
            found[UNSURE + ask.key] = True
            continue
        found[UNSURE + ask.key] = truth.undefined
        found[ask.key] = truth.value
    return {name: value for name, value in found.items() if value is not False}
