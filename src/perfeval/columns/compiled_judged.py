"""Judgements as Symbols: checklists, tiers and the evaluator's own points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.columns.compiled_cells import Cells, Refused
from perfeval.formula.algebra import Value, both, either, equal, negate, where
from perfeval.rules import rule

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.rules import checklist, judged, tiers
    from perfeval.rules.inputs import Inputs


def judge(v: Inputs, leaf: Indicator, cells: Cells) -> tuple[Value, Value]:
    """Fill the inputs; when the row is odd, and when a gate takes everything."""
    if leaf.score.kind == "checklist":
        return _checklist(v, leaf.score.params, cells)
    if leaf.score.kind == "tiers":
        return _tiers(v, leaf.score.params, cells), False
    return _points(v, leaf.score.params, cells), False


def _checklist(v: Inputs, p: checklist.Params, cells: Cells) -> tuple[Value, Value]:
    module = rule("checklist")
    n = len(p.items)
    every = cells.value("met")
    given: list[Value] = [cells.value(f"met.{number}") for number in range(1, n + 1)]
    if every is not None:
        given = [every if one is None else one for one in given]
    if any(one is None for one in given) or not n:
        raise Refused  # points that nobody judged are remarked on one by one
    v.met = tuple(given)
    if module.none_applies(v, p):
        raise Refused
    v.r = module.share(v, p)
    odd: Value = False
    for one in given:
        odd = either(odd, negate(both(one >= 0, one <= 1)))
    return odd, module.vetoed(v, p)


def _tiers(v: Inputs, p: tiers.Params, cells: Cells) -> Value:
    module = rule("tiers")
    named, share = cells.value("tier"), cells.value("share")
    value = cells.value("points")
    if value is None and share is not None:
        value = share * v.w
    if named is None and value is None:
        raise Refused
    odd: Value = True
    judged: Value = Fraction(0)
    for place, tier in reversed(list(enumerate(p.tiers))):
        here = equal(named, place) if named is not None else module.inside(v, p, tier, value)
        low, high = module.bounds(v, tier)
        if value is None:
            here = both(here, low == high)
            judged = where(here, low, judged)
            odd = both(odd, negate(here))
        else:
            fits = module.fits(v, p, tier, value)
            odd = where(here, negate(fits), odd)
    v.judged = judged if value is None else value
    return odd


def _points(v: Inputs, p: judged.Params, cells: Cells) -> Value:
    given = cells.value("judged")
    if given is None:
        raise Refused  # deductions are a list of their own, each with its fact
    v.judged = given
    odd: Value = negate(both(given >= 0, given <= v.w))
    if len(p.range) == 2:
        low, high = sorted(v.points(x) for x in p.range)
        taken = v.w - given
        odd = either(odd, negate(either(equal(taken, 0), both(taken >= low, taken <= high))))
    return odd
