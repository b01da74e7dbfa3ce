"""One leaf: from its result to its points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures import measure
from perfeval.measures.measured import Context, Measured
from perfeval.model import scorecard as s
from perfeval.model.finding import Finding
from perfeval.model.indicators import Indicator, MeasureUse
from perfeval.model.project import Result
from perfeval.model.quantity import FLAG, NUMBER, ONE, TEXT, Quantity, mantissa
from perfeval.model.rounding import Rounding, plain, rounded
from perfeval.rules import rule
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring import judging
from perfeval.scoring.numbers import FULL_RATE, fit, is_met

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.formula.algebra import Value
    from perfeval.model.finding import Span

JUDGES = {
    "checklist": judging.judge_checklist, "tiers": judging.judge_tiers, "judged": judging.judge_points,
}  # fmt: skip


class Task(NamedTuple):
    """A leaf to be scored: its weights (written and after shifts), result and surroundings."""

    leaf: Indicator
    result: Result | None
    weight: Fraction
    context: Context
    data: Mapping[str, Value]


class Outcome(NamedTuple):
    """Exact points (None: not to be had), with the inputs and findings behind them."""

    points: Fraction | None
    inputs: Inputs
    measured: Measured
    findings: list[Finding]
    vetoed: bool = False
    all_na: bool = False


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
        measured = _optional(task, v)
        if not JUDGES[kind](v, leaf, result, found):
            return Outcome(None, v, measured, found)
        if kind == "checklist":
            return _checklist(v, leaf, measured, found)
        return Outcome(_points(v, leaf), v, measured, found)
    if kind == "blend":
        return _blend(task, v, found)
    if kind == "none" or only_stated(leaf, result):
        return Outcome(Fraction(0), v, _optional(task, v), found)
    return _by_number(task, v, found)


def only_stated(leaf: Indicator, result: Result | None) -> bool:
    """Whether a leaf without weight has a statement in the place of a number."""
    stated = result is not None and result.statement is not None and result.actual is None
    return stated and leaf.weight is None


def _checklist(v: Inputs, leaf: Indicator, measured: Measured, found: list[Finding]) -> Outcome:
    from perfeval.rules import checklist

    p = leaf.score.params
    if checklist.none_applies(v, p):
        return Outcome(None, v, measured, found, all_na=True)
    v.r = checklist.share(v, p)
    if checklist.vetoed(v, p):
        return Outcome(Fraction(0), v, measured, found, vetoed=True)
    return Outcome(_points(v, leaf), v, measured, found)


def _points(v: Inputs, leaf: Indicator) -> Fraction:
    module = rule(leaf.score.kind)
    p = leaf.score.params
    value = module.points(v, p)
    if leaf.score.unit:
        return Fraction(value)
    return Fraction(cut(v, leaf.score, value, module.open_top(p), module.CAP_IS_SHARE))


def _optional(task: Task, v: Inputs) -> Measured:
    """A number that is shown beside a judgement when it is there."""
    if task.result is None and task.leaf.measure.kind != "funds":
        return Measured()
    measured = _read(task, task.leaf.measure, [])
    if measured.value is not None and measured.value.kind in (NUMBER, FLAG, "date"):
        fit(v, measured, target_of(task.leaf, task.result), task.leaf.score)
    return measured


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


def _read(task: Task, use: MeasureUse, found: list[Finding]) -> Measured:
    """The measured number; a figure given alone stands in, one given beside is compared."""
    module = measure(use.kind)
    params = use.params if use.params is not None else module.Params()
    result = task.result if task.result is not None else Result()
    measured: Measured = module.read(result, params, task.context._replace(rated=_rated(task)))
    found += measured.findings
    stated = result.actual
    if use.kind == "value" or stated is None:
        return measured
    if measured.value is None and not measured.findings:
        code = "PE606" if use.kind == "survey" else "PE411"
        found.append(Finding(code, result.place("actual"), {"kind": use.kind}, task.leaf.path))
        return measured._replace(value=stated, missing=(), stated=True)
    if measured.value is not None and stated.kind == NUMBER and measured.value.kind == NUMBER:
        given = stated.beside(measured.value.scale)
        if abs(given.lo - measured.value.lo) > tolerance(stated, given.scale):
            params_ = {
                "stated": stated.text,
                "computed": measured.value.text or plain(measured.value.lo),
            }
            found.append(Finding("PE412", result.place("actual"), params_, task.leaf.path))
    return measured


def _rated(task: Task) -> bool:
    """Whether the number is compared with percentages."""
    use = task.leaf.score
    others = (target_of(task.leaf, task.result), *rule(use.kind).quantities(use.params))
    return any(q is not None and q.scale != ONE for q in others)


def tolerance(stated: Quantity, scale: Fraction) -> Fraction:
    """Half a unit of the last digit that a printed number shows."""
    digits = mantissa(stated.text) or "1"
    decimals = len(digits.partition(".")[2])
    unit = scale
    if scale == ONE and Fraction(digits):
        unit = stated.lo / Fraction(digits)
    return abs(unit) * Fraction(1, 2 * 10**decimals)


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
        measured = _optional(task, v)
    else:
        before = len(found)
        measured = _read(task, leaf.measure, found)
        problem = _unusable(task, measured, target, found)
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
        target = _full_rate(task, measured.value, found)
    whole = measured.value is not None and not measured.pieces
    misfit = fit(v, measured, target, leaf.score) if whole else None
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


def _unusable(
    task: Task, measured: Measured, target: Quantity | None, found: list[Finding]
) -> Finding | None:
    """Why the number can't be used; an empty finding where others have already said so."""
    leaf, x = task.leaf, measured.value
    place = (task.result or Result()).place("actual")
    if target is not None and target.kind == TEXT and leaf.score.kind == "completion":
        return Finding("PE409", place or leaf.span, {"target": target.text}, leaf.path)
    if x is None:
        return Finding("")
    if x.op and measured.stated | (leaf.measure.kind == "value"):
        return Finding("PE408", place, {"actual": x.text}, leaf.path)
    if leaf.score.kind == "yes_no":
        return None if x.kind == FLAG else Finding("PE410", place, {"value": x.text}, leaf.path)
    if x.kind in (TEXT, "range"):
        return Finding("PE404", place, {"value": x.text}, leaf.path)
    return None


def _full_rate(task: Task, x: Quantity, found: list[Finding]) -> Quantity | None:
    """A rate without a target is measured against 100%, and said so."""
    if x.scale == ONE:
        return None
    place = (task.result.span if task.result else None) or task.leaf.span
    found.append(Finding("PE433", place, {"name": task.leaf.name}, task.leaf.path))
    return FULL_RATE


def _apply(
    task: Task, v: Inputs, measured: Measured, target: Quantity | None, found: list[Finding]
) -> Outcome:
    leaf, result = task.leaf, task.result
    module = rule(leaf.score.kind)
    p = leaf.score.params
    if hasattr(module, "named"):
        v.data = _data(task)
        lacking = sorted(n for n in module.named(p) - set(v.names()))
        if lacking and not measured.pieces:
            keys = "、".join(n if n in ("x", "t", "r") else f"data.{n}" for n in lacking)
            found.append(judging.missing(leaf, result or Result(span=leaf.span), keys))
            return Outcome(None, v, measured, found)
    if measured.pieces:
        return _averaged(task, v, measured, found)
    if _trouble(v, leaf, target, found, result):
        return Outcome(None, v, measured, found)
    return Outcome(_points(v, leaf), v, measured, found)


def _trouble(
    v: Inputs, leaf: Indicator, target: Quantity | None, found: list[Finding], result: Result | None
) -> bool:
    """What a rule can only find out with its numbers in hand."""
    place = result.place("actual", "data", "count") if result is not None else leaf.span
    kind, p = leaf.score.kind, leaf.score.params
    untargeted = _untargeted(v, leaf, target, place, result)
    if untargeted is not None:
        found.append(untargeted)
        return True
    if kind == "bands":
        from perfeval.rules.bands import band_of

        if band_of(v, p) is None:
            value = v.show(v.x) if v.x is not None else ""
            found.append(Finding("PE435", place, {"value": value}, leaf.path))
            return False
        return not judging.judge_band(v, leaf, result, found)
    problems: tuple[str, ...] = ()
    if kind == "cases":
        from perfeval.rules.cases import case_of

        index, problems = case_of(v, p)
        if index is None and not problems:
            found.append(Finding("PE436", place, {}, leaf.path))
    elif kind == "formula":
        from perfeval.rules.formula import problems as formula_problems

        problems = formula_problems(v, p)
    if problems:
        text = next(w.text for w in rule(kind).written(p))
        code = "PE246" if "division-by-zero" in problems else "PE407"
        found.append(Finding(code, place, {"expression": text, "expr": text}, leaf.path))
    return bool(problems)


def _untargeted(
    v: Inputs, leaf: Indicator, target: Quantity | None, place: Span | None, result: Result | None
) -> Finding | None:
    """Why a rule that holds its number against the target can't: there is none, or it is no number."""
    kind, p = leaf.score.kind, leaf.score.params
    needed = (
        kind == "completion"
        or (kind == "bands" and p.input in ("completion", "deviation"))
        or (kind == "steps" and p.from_ is None)
    )
    if not needed or v.x is None:
        return None
    if v.lo is not None:
        zero = kind == "bands" and p.input == "deviation" and v.lo == 0 and v.x != 0
        what = target.text if target is not None else "0"
        return Finding("PE405", place, {"what": what}, leaf.path) if zero else None
    if target is not None and target.kind == TEXT:
        return Finding("PE409", place, {"target": target.text}, leaf.path)
    if target is not None:
        return Finding("PE410", place, {"value": v.show(v.x)}, leaf.path)
    own = (result.span if result else None) or leaf.span
    return Finding("PE432", own, {"name": leaf.name}, leaf.path)


def _data(task: Task) -> dict[str, Any]:
    known: dict[str, Any] = dict(task.data)
    if task.result is not None:
        for key, q in task.result.data.items():
            known[key] = q.flag if q.kind == FLAG else q.lo
    return known


def _averaged(task: Task, v: Inputs, measured: Measured, found: list[Finding]) -> Outcome:
    """Every item scored by the rule on its own, then the weighted mean of the points."""
    total, weight = Fraction(0), Fraction(0)
    for piece in measured.pieces:
        inner = Inputs(v.w, v.rounding)
        inner.cap, inner.stretch, inner.data = v.cap, v.stretch, v.data
        one = measured._replace(value=piece.value, pieces=())
        target = piece.target or target_of(task.leaf, task.result)
        if target is None and task.leaf.score.kind == "completion":
            target = _full_rate(task, piece.value, found)
        misfit = fit(inner, one, target, task.leaf.score)
        if misfit is not None:
            place = task.result.place("items") if task.result else task.leaf.span
            found.append(Finding(misfit.code, place, misfit.params, task.leaf.path))
            return Outcome(None, v, measured, found)
        if _trouble(inner, task.leaf, target, found, task.result):
            return Outcome(None, v, measured, found)
        total += _points(inner, task.leaf) * piece.weight
        weight += piece.weight
    if not weight:
        place = task.result.place("items") if task.result else task.leaf.span
        found.append(Finding("PE405", place, {"what": "weight"}, task.leaf.path))
        return Outcome(None, v, measured, found)
    v.judged = total / weight
    return Outcome(total / weight, v, measured, found)


def _blend(task: Task, v: Inputs, found: list[Finding]) -> Outcome:
    """Every part scored as a leaf of its own; nothing is rounded between."""
    from perfeval.rules import blend

    leaf, result = task.leaf, task.result
    p: blend.Params = leaf.score.params
    given = result.parts if result is not None else ()
    named = {part.name: part for part in given if part.name}
    parts: list[Fraction | None] = []
    inner: list[Outcome] = []
    if result is not None and len(given) > len(p.parts):
        found.append(
            Finding(
                "PE437",
                given[len(p.parts)].span or result.place("parts"),
                {"n": str(len(given)), "parts": str(len(p.parts))},
                leaf.path,
            )
        )
    for index, part in enumerate(p.parts):
        own = named.get(part.name) if named and part.name else None
        if own is None and index < len(given) and not (named and part.name):
            own = given[index]
        if own is not None and own.not_applicable is not None:
            parts.append(None)
            continue
        sub = Indicator(
            name=part.name or f"{leaf.name}[{index + 1}]", path=leaf.path,
            weight=Fraction(blend.worth(v, p, index)), measure=part.measure, target=part.target,
            score=part.score, rounding=leaf.rounding, span=part.score.span or leaf.span,
        )  # fmt: skip
        context = task.context._replace(target=target_of(sub, own))
        outcome = score_leaf(Task(sub, own, sub.weight or Fraction(0), context, task.data))
        found += outcome.findings
        if outcome.all_na:
            parts.append(None)
            continue
        inner.append(outcome)
        if outcome.points is None:
            return Outcome(None, v, Measured(), found)
        parts.append(outcome.points)
    v.parts = tuple(parts)
    v.chosen = tuple(inner)
    if not any(x is not None for x in parts):
        return Outcome(None, v, Measured(), found, all_na=True)
    points = _points(v, leaf)
    v.r = points / v.w if v.w else None
    return Outcome(points, v, Measured(), found)


def leaf_score(task: Task, outcome: Outcome, status: str) -> s.LeafScore:
    """The printed record of a scored leaf."""
    v, leaf = outcome.inputs, task.leaf
    rounding = leaf.rounding or Rounding()
    exact = outcome.points
    kind = leaf.score.kind
    completion = _completion(v, leaf)
    met = is_met(v)
    if kind == "checklist":
        met = v.r == 1 if v.r is not None else None
    elif kind == "yes_no" and completion is not None:
        met = completion == 1
    printed = None if exact is None else rounded(exact, rounding.digits, rounding.mode)
    return s.LeafScore(
        indicator=leaf, status=status, weight=task.weight, score=printed, exact=exact,
        completion=completion, met=met, target=v.target or target_of(leaf, task.result),
        measured=outcome.measured, inputs=v, result=task.result, vetoed=outcome.vetoed,
    )  # fmt: skip


def _completion(v: Inputs, leaf: Indicator) -> Fraction | None:
    if leaf.score.kind == "tiers" and v.judged is not None and v.w:
        return Fraction(v.judged / v.w)
    if leaf.score.kind == "yes_no" and v.x is not None:
        return Fraction(int((v.x == 1) == leaf.score.params.expect))
    if leaf.score.kind == "completion" and v.r is None and v.judged is not None and v.w:
        return Fraction(v.judged / v.w)
    return None if v.r is None else Fraction(v.r)
