"""One leaf: from its result to its points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.formula.algebra import divide, equal, where
from perfeval.measures import measure
from perfeval.measures.measured import Measured
from perfeval.model import scorecard as s
from perfeval.model.finding import Finding
from perfeval.model.quantity import TEXT, Quantity
from perfeval.model.results import Result
from perfeval.model.rounding import Rounding, plain, rounded
from perfeval.rules import rule
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring import judging
from perfeval.scoring.applying import points_of, trouble
from perfeval.scoring.measuring import full_rate, optional, read, unusable
from perfeval.scoring.numbers import fit, is_met
from perfeval.scoring.task import Outcome, Task, data_of, only_stated, target_of

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.model.indicators import Indicator
    from perfeval.scoring.task import Part

JUDGES = {
    "checklist": judging.judge_checklist, "tiers": judging.judge_tiers, "judged": judging.judge_points,
}  # fmt: skip


def score_leaf(task: Task) -> Outcome:
    """Exact points of one leaf before rounding; never raises for what a file says."""
    leaf, result = task.leaf, task.result
    found: list[Finding] = []
    v = Inputs(task.weight, leaf.rounding or Rounding())
    if leaf.score.cap is not None and rule(leaf.score.kind).CAP_IS_SHARE:
        v.cap = leaf.score.cap.value
    if leaf.weight:
        v.stretch = task.weight / leaf.weight
    kind = leaf.score.kind
    if kind in JUDGES:
        measured = optional(task, v)
        if not JUDGES[kind](v, leaf, result, found):
            return Outcome(None, v, measured, found)
        if kind == "checklist":
            return _checklist(v, leaf, measured, found)
        return Outcome(points_of(v, leaf), v, measured, found)
    if kind == "blend":
        from perfeval.scoring.composed import blended

        return blended(task, v, found, score_leaf)
    if kind == "none" or only_stated(leaf, result):
        return Outcome(Fraction(0), v, optional(task, v), found)
    return _by_number(task, v, found)


def _checklist(v: Inputs, leaf: Indicator, measured: Measured, found: list[Finding]) -> Outcome:
    from perfeval.rules import checklist

    p = leaf.score.params
    if checklist.none_applies(v, p):
        return Outcome(None, v, measured, found, all_na=True)
    v.r = checklist.share(v, p)
    if checklist.vetoed(v, p):
        return Outcome(Fraction(0), v, measured, found, vetoed=True)
    return Outcome(points_of(v, leaf), v, measured, found)


def _by_number(task: Task, v: Inputs, found: list[Finding]) -> Outcome:
    leaf, result = task.leaf, task.result
    module = rule(leaf.score.kind)
    p = leaf.score.params
    target = target_of(leaf, result)
    instead = _judged_for(task, v, target, found)
    if instead is not None:
        v.judged = instead
        return Outcome(Fraction(cut(v, leaf.score, instead, False, False)), v, Measured(), found)
    if not module.uses_number(p):
        measured = optional(task, v)
    else:
        before = len(found)
        measured = read(task, leaf.measure, found)
        problem = unusable(task, measured, target, found)
        if problem is not None:
            if problem.code:
                found.append(problem)
            elif len(found) == before:
                keys = "、".join(measured.missing) or "actual"
                if leaf.measure.kind == "funds" and task.context.funds is not None:
                    given = leaf.measure.params or measure("funds").Params()
                    result = Result(span=measure("funds").lacking_at(task.context.funds, given))
                found.append(judging.missing(leaf, result, keys))
            return Outcome(None, v, measured, found)
    if (
        target is None
        and leaf.score.kind == "completion"
        and measured.value is not None
        and not measured.pieces
    ):
        target = full_rate(task, measured.value, found)
    whole = measured.value is not None and not measured.pieces
    beside = judging.peers_of(leaf, result)
    misfit = fit(v, measured, target, leaf.score, beside) if whole else None
    if misfit is not None and module.uses_number(p):
        place = (result or Result()).place("actual", "part", "current") or leaf.span
        found.append(Finding(misfit.code, place, misfit.params, leaf.path))
        return Outcome(None, v, measured, found)
    return _apply(task, v, measured, target, found)


def _judged_for(
    task: Task, v: Inputs, target: Quantity | None, found: list[Finding]
) -> Fraction | None:
    """Points judged under a rule that would want a number: only for a qualitative target."""
    if task.leaf.score.kind != "completion":
        return None
    result = task.result
    actual = result.actual if result is not None else None
    qualitative = (target is not None and target.kind == TEXT) or (
        target is None and (actual is None or actual.kind == TEXT)
    )
    if not qualitative:
        return None
    points = judging.judged_instead(v, result)
    if points is not None and task.leaf.weight and not 0 <= points <= v.w:
        params = {"value": plain(points), "weight": plain(Fraction(v.w))}
        found.append(
            Finding("PE429", (result or Result()).place("judged", "share"), params, task.leaf.path)
        )
    return points


def _apply(
    task: Task, v: Inputs, measured: Measured, target: Quantity | None, found: list[Finding]
) -> Outcome:
    leaf, result = task.leaf, task.result
    module = rule(leaf.score.kind)
    p = leaf.score.params
    if hasattr(module, "named"):
        v.data = data_of(task)
        lacking = sorted(n for n in module.named(p) - set(v.names()))
        if lacking and not measured.pieces:
            keys = "、".join(n if n in ("x", "t", "r") else f"data.{n}" for n in lacking)
            found.append(judging.missing(leaf, result or Result(span=leaf.span), keys))
            return Outcome(None, v, measured, found)
    if measured.pieces:
        from perfeval.scoring.composed import averaged

        return averaged(task, v, measured, found)
    if trouble(v, leaf, target, found, result):
        return Outcome(None, v, measured, found)
    return Outcome(points_of(v, leaf), v, measured, found)


def leaf_score(task: Task, outcome: Outcome, status: str) -> s.LeafScore:
    """The printed record of a scored leaf."""
    v, leaf = outcome.inputs, task.leaf
    rounding = leaf.rounding or Rounding()
    exact = outcome.points
    kind = leaf.score.kind
    completion = completion_of(v, leaf)
    met = is_met(v)
    if kind == "checklist":
        met = v.r == 1 if v.r is not None else None
    elif kind == "yes_no" and completion is not None:
        met = completion == 1
    printed = None if exact is None else rounded(exact, rounding.digits, rounding.mode)
    return s.LeafScore(
        indicator=leaf, status=status, weight=task.weight, score=printed, exact=exact,
        completion=None if completion is None else Fraction(completion), met=met, target=v.target or target_of(leaf, task.result),
        measured=outcome.measured, inputs=v, result=task.result, vetoed=outcome.vetoed,
        parts=tuple(_part(part) for part in outcome.parts),
    )  # fmt: skip


def _part(part: Part) -> s.LeafScore:
    return leaf_score(*part, s.MISSING if part.outcome.points is None else s.SCORED)


def completion_of(v: Inputs, leaf: Indicator) -> Value | None:
    """The uncut completion that is printed; None where the rule has none."""
    if leaf.score.kind == "tiers" and v.judged is not None and v.w:
        return divide(v.judged, v.w, 0)
    if leaf.score.kind == "yes_no" and v.x is not None:
        return where(equal(v.x, int(leaf.score.params.expect)), 1, 0)
    if leaf.score.kind == "completion" and v.r is None and v.judged is not None and v.w:
        return divide(v.judged, v.w, 0)
    return v.r
