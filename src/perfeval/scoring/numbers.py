"""Bringing a measured number, its target and the rule's numbers onto one scale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import equal, where
from perfeval.model.quantity import DATE, FLAG, NUMBER, ONE, RANGE, TEXT, Quantity
from perfeval.rules import rule
from perfeval.rules.achievement import completion, meets

if TYPE_CHECKING:
    from perfeval.measures.measured import Measured
    from perfeval.model.indicators import ScoreUse
    from perfeval.rules.inputs import Inputs

FULL_RATE = Quantity(NUMBER, ">=", ONE, ONE, "%", Fraction(1, 100), False, "100%")


class Misfit(NamedTuple):
    """Why a number and what it is compared with don't fit: a finding's code and particulars."""

    code: str
    params: dict[str, str]


def fit(
    v: Inputs, measured: Measured, target: Quantity | None, use: ScoreUse,
    peers: tuple[Quantity, ...] = (),
) -> Misfit | None:  # fmt: skip
    """Set x, target, completion and scale on the inputs; a misfit where they can't be compared.
    `peers` are the figures of other projects that stand beside x."""
    x = measured.value
    if x is None:
        return None
    if x.kind == TEXT or x.kind == RANGE:
        return Misfit("PE404", {"value": x.text})
    params = rule(use.kind).quantities(use.params) if use.params is not None else ()
    params = (*params, *peers)
    other_kind = next((q for q in params if not _same_kind(x, q, use)), None)
    if other_kind is not None:
        return _unlike(x, other_kind, peers)
    if x.kind == FLAG:
        return _fit_flag(v, x, target, use)
    others = [q for q in (target, *params) if q is not None and q.kind in (NUMBER, RANGE)]
    bad = next((q for q in others if not _agree(x, q)), None)
    if bad is not None or (
        target is not None and target.is_ordered and (target.kind == DATE) != (x.kind == DATE)
    ):
        return _unlike(x, bad if bad is not None else target, peers)
    v.scale = next((q.scale for q in (x, *others) if q.scale != ONE), ONE)
    v.dates = x.kind == DATE
    v.x = x.beside(v.scale).lo
    v.unit = x.unit if x.scale == ONE else ""
    v.given = x
    if target is not None and target.is_ordered:
        _fit_target(v, measured, target, use)
    return None


def _unlike(x: Quantity, other: Quantity | None, peers: tuple[Quantity, ...]) -> Misfit:
    if any(other is one for one in peers) and other is not None:
        return Misfit("PE403", {"actual": x.text, "target": "", "peer": other.text})
    target = other.text if other else ""
    return Misfit("PE403", {"actual": x.text, "target": target, "peer": ""})


def _same_kind(x: Quantity, other: Quantity, use: ScoreUse) -> bool:
    """Days stand beside days, numbers beside numbers; a step between days is a number of days."""
    if x.kind == DATE and use.kind == "steps" and other is use.params.unit:
        return bool(other.scale == ONE)
    return bool((x.kind == DATE) == (other.kind == DATE))


def _agree(x: Quantity, other: Quantity) -> bool:
    return not x.unit or not other.unit or x.unit == other.unit


def _fit_flag(v: Inputs, x: Quantity, target: Quantity | None, use: ScoreUse) -> Misfit | None:
    v.flag = True
    v.x = x.lo
    if target is not None and target.kind not in (FLAG, TEXT):
        return Misfit("PE404", {"value": x.text})
    wanted = target.lo if target is not None and target.kind == FLAG else ONE
    v.op, v.lo, v.hi = "=", wanted, wanted
    v.r = where(equal(v.x, wanted), ONE, Fraction(0))
    return None


def direction(target: Quantity) -> str:
    """The target's operator; without one ≥, for a date ≤ (by that day)."""
    return target.op or ("<=" if target.kind == DATE else ">=")


def _fit_target(v: Inputs, measured: Measured, target: Quantity, use: ScoreUse) -> None:
    aligned = target.beside(v.scale)
    v.op, v.lo, v.hi, v.target = direction(target), aligned.lo, aligned.hi, target
    v.r = achieved(v.x, v, use, measured.level)


def achieved(x: Any, v: Inputs, use: ScoreUse, level: bool) -> Any:
    """The uncut completion of x under a rule."""
    p = use.params
    below = getattr(p, "below", "ratio") if use.kind == "completion" else "ratio"
    shift = 1 if level else 0
    r = completion(x + shift, v.op, v.lo + shift, v.hi + shift, below, v.dates)
    if use.kind == "completion" and p.amplify is not None and v.op != "~":
        return where(equal(v.lo, 0), 1 - x, r)
    return r


def is_met(v: Inputs) -> bool | None:
    """Whether the target is met; None without a number or a target."""
    if v.x is None or v.lo is None:
        return None
    return bool(meets(v.x, v.op, v.lo, v.hi))
