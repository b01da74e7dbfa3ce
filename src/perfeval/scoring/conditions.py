"""What conditions of grades, gates and adjusters may name: measured numbers and branch scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.quantity import DATE, FLAG, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from perfeval.formula.algebra import Value
    from perfeval.model.indicators import Indicator
    from perfeval.model.project import Project
    from perfeval.scoring.task import Outcome


def known_values(
    project: Project,
    outcomes: Iterable[tuple[Indicator, Outcome]],
    branches: Mapping[tuple[str, ...], Fraction],
) -> dict[str, Value]:
    """Names with their numbers; a name that would mean two things is left out."""
    found: dict[str, Value] = {}
    twice: set[str] = set()

    def add(name: str, value: Any) -> None:
        if name in found and found[name] != value:
            twice.add(name)
        found[name] = value

    for path, score in branches.items():
        add(path[-1], score)
        if len(path) > 1:
            found["/".join(path)] = score
    for leaf, outcome in outcomes:
        x = outcome.measured.value
        if x is None or x.kind not in (NUMBER, FLAG, DATE):
            continue
        scaled = x.beside(outcome.inputs.scale) if outcome.inputs.x is not None else x
        value: Any = x.flag if x.kind == FLAG else scaled.lo
        for name in {leaf.name, leaf.id} - {""}:
            if name in branches_names(branches):
                found[name] = value
            else:
                add(name, value)
        found["/".join(leaf.path)] = value
    for name in twice:
        found.pop(name, None)
    for key, q in project.data.items():
        found[key] = q.flag if q.kind == FLAG else q.lo
    return found


def branches_names(branches: Mapping[tuple[str, ...], Fraction]) -> set[str]:
    return {path[-1] for path in branches}


def holds(condition: Any, values: Mapping[str, Value]) -> tuple[bool | None, str]:
    """Whether a written condition holds; None with the reason where it can't be decided."""
    from perfeval.formula.evaluate import evaluate

    found = evaluate(condition.tree, values)
    if found.problems:
        return None, "、".join(found.problems)
    return (found.value if isinstance(found.value, bool) else None), ""
