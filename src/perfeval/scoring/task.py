"""What is to be scored of a leaf, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.quantity import FLAG, NUMBER, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.formula.algebra import Value
    from perfeval.measures.measured import Context, Measured
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import Indicator
    from perfeval.model.project import Project
    from perfeval.model.results import Result
    from perfeval.rules.inputs import Inputs


class Task(NamedTuple):
    """A leaf to be scored: its weights (written and after shifts), result and surroundings."""

    leaf: Indicator
    result: Result | None
    weight: Fraction
    context: Context
    data: Mapping[str, Value]


class Outcome(NamedTuple):
    """Exact points (None: not to be had), with the inputs and findings behind them; of a blend also
    each part that applies."""

    points: Fraction | None
    inputs: Inputs
    measured: Measured
    findings: list[Finding]
    vetoed: bool = False
    all_na: bool = False
    parts: tuple[Part, ...] = ()


class Part(NamedTuple):
    """One part of a blend, scored."""

    task: Task
    outcome: Outcome


def target_of(leaf: Indicator, result: Result | None) -> Quantity | None:
    """The project's target before the set's, which lends its operator to one that has none."""
    own = result.target if result is not None else None
    if own is None:
        return leaf.target
    if (
        not own.op
        and leaf.target is not None
        and own.kind in (NUMBER, "date")
        and leaf.target.op not in ("", "~")
    ):
        return own._replace(op=leaf.target.op)
    return own


def ballots_of(project: Project) -> dict[str, tuple[Fraction, ...]]:
    """Each expert's scores over all indicators, for telling void ballots."""
    found: dict[str, list[Fraction]] = {}
    for result in project.results.values():
        for ballot in result.panel:
            if ballot.expert:
                found.setdefault(ballot.expert, []).extend(ballot.scores)
    return {expert: tuple(scores) for expert, scores in found.items()}


def data_of(task: Task) -> dict[str, Any]:
    """The named data of the project, with those of the result over them."""
    known: dict[str, Any] = dict(task.data)
    if task.result is not None:
        for key, q in task.result.data.items():
            known[key] = q.flag if q.kind == FLAG else q.lo
    return known


def only_stated(leaf: Indicator, result: Result | None) -> bool:
    """Whether a leaf without weight has a statement in the place of a number."""
    stated = result is not None and result.statement is not None and result.actual is None
    return stated and leaf.weight is None
