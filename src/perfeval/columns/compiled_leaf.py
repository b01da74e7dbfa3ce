"""One leaf's arithmetic run on Symbols: the scalar kernel's own steps, with whatever they would
remark on told as conditions.

What makes a row odd, so that the scalar kernel scores it: a result without what its rule reads; forms
that don't fit each other; a divisor of 0; a number that no band or case takes; a judgement outside its
bounds; a figure given beside the data it is computed from.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.compiled_cells import Cells, Refused
from perfeval.columns.compiled_judged import judge
from perfeval.columns.compiled_measures import Number, data, measured, shown, sound
from perfeval.columns.compiled_remarks import remarks
from perfeval.formula.algebra import Value, both, divide, either, equal, negate, where
from perfeval.formula.evaluate import evaluate
from perfeval.measures.measured import Context, Measured
from perfeval.model.quantity import DATE, FLAG, NUMBER, TEXT, Quantity
from perfeval.model.results import Result
from perfeval.model.rounding import Rounding
from perfeval.rules import rule
from perfeval.rules.achievement import meets
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring.applying import value_of, wants_target
from perfeval.scoring.judging import judged_instead
from perfeval.scoring.leaf import completion_of
from perfeval.scoring.measuring import full_rate, rated, unusable
from perfeval.scoring.numbers import fit
from perfeval.scoring.task import Task, target_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.formula.check import Kind
    from perfeval.model.indicators import Indicator


class Scoring(NamedTuple):
    """A leaf's outcome as Symbols: exact points (None: only reported), the uncut completion, whether
    the target is met, a veto, when the row is odd, and what a reviewer would remark, by its name."""

    points: Value | None
    completion: Value | None
    met: Value | None
    vetoed: Value
    odd: Value
    remarks: Mapping[str, Value]
    number: Value | None = None  # measured, as conditions name it: a truth where it is a flag
    flag: bool = False
    shown: tuple[Value, int] | None = None  # a number worked out, and the decimals its text has


class Sources(NamedTuple):
    """The cells that a leaf reads: its own, the project's funds and data."""

    own: Cells
    funds: Cells
    data: Cells


def scoring(leaf: Indicator, weight: Fraction, given: Sources) -> Scoring:
    """Raises `Refused` for forms that are the scalar kernel's."""
    v = Inputs(weight, leaf.rounding or Rounding())
    module = rule(leaf.score.kind)
    if leaf.score.cap is not None and module.CAP_IS_SHARE:
        v.cap = leaf.score.cap.value
    if leaf.weight:
        v.stretch = weight / leaf.weight
    kind = leaf.score.kind
    task = _task(leaf, weight, given.own)
    if kind == "blend":
        return _blend(v, leaf, given)
    if kind in ("checklist", "tiers", "judged", "none"):
        odd = _beside(v, task, given)
        vetoed: Value = False
        points: Value = Fraction(0)
        if kind != "none":
            unsound, vetoed = judge(v, leaf, given.own)
            odd = either(odd, unsound)
            points = where(vetoed, 0, value_of(v, leaf))
        told = remarks(v, leaf, task, given.own, False)
        return _told(v, leaf, None if kind == "none" else points, odd, vetoed, told)
    return _by_number(v, task, given)


def _task(leaf: Indicator, weight: Fraction, cells: Cells) -> Task:
    result = Result(target=cells.quantity("target"))
    return Task(leaf, result, weight, Context(leaf.path, target=target_of(leaf, result)), {})


def _told(
    v: Inputs, leaf: Indicator, points: Value | None, odd: Value, vetoed: Value,
    told: Mapping[str, Value],
) -> Scoring:  # fmt: skip
    completion = completion_of(v, leaf)
    met: Value | None = None
    if leaf.score.kind == "checklist":
        met = equal(v.r, 1)
    elif leaf.score.kind == "yes_no":
        met = equal(completion, 1)
    elif v.x is not None and v.lo is not None:
        met = meets(v.x, v.op, v.lo, v.hi)
    number = equal(v.x, 1) if v.flag and v.x is not None else v.x
    return Scoring(points, completion, met, vetoed, odd, told, number, v.flag)


def _beside(v: Inputs, task: Task, given: Sources) -> Value:
    """A number shown beside a judgement, where there is one."""
    leaf = task.leaf
    computed = leaf.measure.kind == "funds" and given.funds.any()
    if not computed and not any(given.own.has(key) for key in ("actual", *NUMBERS)):
        return False
    number = measured(leaf, given.own, given.funds, rated(task))
    if number.value is not None and number.value.kind in (NUMBER, FLAG, DATE):
        fit(v, Measured(number.value, level=number.level), task.context.target, leaf.score)
    return number.odd


NUMBERS = ("part", "whole", "current", "base", "count", "planned", "finished")


def _by_number(v: Inputs, task: Task, given: Sources) -> Scoring:
    leaf, target = task.leaf, task.context.target
    cells, use = given.own, task.leaf.score
    module = rule(use.kind)
    instead = _instead(v, leaf, target, cells)
    if instead is not None:
        v.judged = instead
        unsound = negate(both(instead >= 0, instead <= v.w)) if leaf.weight else False
        points = cut(v, use, instead, False, False)
        return _told(v, leaf, points, unsound, False, remarks(v, leaf, task, cells, False))
    number, full, beside = Number(None), False, False
    if module.uses_number(use.params):
        number = measured(leaf, cells, given.funds, rated(task))
        known = Measured(number.value, level=number.level, stated=number.stated)
        if unusable(task, known, target, []) is not None or number.value is None:
            raise Refused
        if target is None and use.kind == "completion":
            target = full_rate(task, number.value, [])
            full = target is not None
        if fit(v, known, target, use) is not None:
            raise Refused
    else:
        beside = _beside(v, task, given)
    odd = either(either(number.odd, beside), _trouble(v, leaf, given))
    points = value_of(v, leaf)
    told = {**remarks(v, leaf, task, cells, number.stated), **({"full_rate": True} if full else {})}
    scored = _told(v, leaf, points, odd, False, told)
    return scored._replace(shown=shown(number, leaf.measure.kind, rated(task)))


def _instead(v: Inputs, leaf: Indicator, target: Quantity | None, cells: Cells) -> Value | None:
    """Points judged for a qualitative target."""
    qualitative = (target is not None and target.kind == TEXT) or (
        target is None and not cells.has("actual")
    )
    if leaf.score.kind != "completion" or not qualitative:
        return None
    given = Result(judged=cells.value("judged"), share=cells.value("share"), met=cells.truth("met"))
    return judged_instead(v, given)


def _trouble(v: Inputs, leaf: Indicator, given: Sources) -> Value:
    """When the rule finds out that it can't score, with its numbers in hand."""
    use = leaf.score
    p = use.params
    if wants_target(use) and v.x is not None and v.lo is None:
        raise Refused
    if use.kind == "bands":
        return _band_trouble(v, p, given.own)
    if use.kind in ("cases", "formula"):
        known = data(given.own, given.data)
        v.data = {name: value for name, (value, _) in known.items()}
        kinds: dict[str, tuple[Value, Kind]] = dict(known)
        for name, value in v.names().items():
            if name not in known or name in ("w", "x", "t", "r"):
                kinds[name] = (value, "boolean" if name == "x" and v.flag else "number")
        if use.kind == "formula":
            sound([(p.expr, "number")], kinds)
            return _undefined(p.expr.tree, v.names())
        sound(
            [x for case in p.cases for x in ((case.when, "boolean"), (case.points, "number"))],
            kinds,
        )
        return _undecided(v, p)
    if use.kind == "peers":
        raise Refused
    return False


def _undefined(tree: object, known: Mapping[str, Value]) -> Value:
    found = evaluate(tree, known)  # type: ignore[arg-type]
    if found.problems:
        raise Refused
    return found.undefined


def _undecided(v: Inputs, p: object) -> Value:
    known = v.names()
    odd: Value = False
    here: Value = True
    for case in p.cases:  # type: ignore[attr-defined]
        odd = either(odd, both(here, _undefined(case.when.tree, known)))
        holds = evaluate(case.when.tree, known).value
        odd = either(odd, both(both(here, holds), _undefined(case.points.tree, known)))
        here = both(here, negate(holds))
    return either(odd, here)


def _band_trouble(v: Inputs, p: object, cells: Cells) -> Value:
    module = rule("bands")
    given = cells.value("judged")
    given = cells.value("points") if given is None else given
    v.judged = given
    odd: Value = False
    here: Value = True
    for band in p.bands:  # type: ignore[attr-defined]
        holds = module.held(v, p._replace(bands=(band,))) if v.x is not None else True  # type: ignore[attr-defined]
        if band.choose and given is None:
            odd = either(odd, both(here, holds))
        elif band.choose and band.range:
            ends = [v.awarded(x) for x in band.range]
            inside = both(given >= min(ends), given <= max(ends))
            odd = either(odd, both(both(here, holds), negate(inside)))
        here = both(here, negate(holds))
    if p.input == "deviation" and v.x is not None:  # type: ignore[attr-defined]
        odd = either(odd, equal(v.lo, 0))
    return either(odd, here)


def _blend(v: Inputs, leaf: Indicator, given: Sources) -> Scoring:
    from perfeval.scoring.composed import part_of

    p = leaf.score.params
    points: list[Value] = []
    odd: Value = False
    told: dict[str, Value] = {}
    for index in range(len(p.parts)):
        own = given.own.part(index + 1)
        if not own.any():
            raise Refused
        part = part_of(leaf, p, index, v)
        found = scoring(part, part.weight or Fraction(0), given._replace(own=own))
        points.append(Fraction(0) if found.points is None else found.points)
        odd = either(odd, found.odd)
        for name, condition in found.remarks.items():
            told[name] = either(told[name], condition) if name in told else condition
    v.parts = tuple(points)
    whole = value_of(v, leaf)
    v.r = divide(whole, v.w, 0) if v.w else None
    return _told(v, leaf, whole, odd, False, told)
