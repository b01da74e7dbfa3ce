"""Two cards to what moved between them; every part exact, so that the parts add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.followup.aligning import aligned
from perfeval.followup.contributions import parts
from perfeval.followup.moves import (
    ACTUAL,
    ADDED,
    MIXED,
    REMOVED,
    RULE,
    STATUS,
    TARGET,
    WEIGHT,
    LeafMove,
    Movement,
)
from perfeval.followup.rescoring import Rescoring
from perfeval.followup.targets import eased, same_quantity
from perfeval.followup.ungated import with_result
from perfeval.followup.values import score_of
from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE, SCORED
from perfeval.scoring.standard import standard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.followup.contributions import Parts
    from perfeval.followup.records import Year
    from perfeval.model.scorecard import LeafScore, Scorecard

ZERO, FULL = Fraction(0), Fraction(100)
# below this share of common indicators, "what moved" would only say that the sets differ
LEAST_MATCHED = Fraction(1, 2)
# indicators whose net effect is worked out: each needs the whole card scored anew
MOST_NET = 40


def movement(first: Year, second: Year, same_project: bool = True) -> Movement:
    """What moved from the first card to the second."""
    a, b = first.card, second.card
    before, after = parts(a), parts(b)
    rows = [row.leaves for row in aligned((a, b))]
    matched = min(_matched(rows, 0, a), _matched(rows, 1, b))
    percent = bool(a.max and b.max and a.max != b.max)
    totals = (score_of(a), score_of(b)) if percent else (a.total, b.total)
    change = totals[1] - totals[0] if totals[0] is not None and totals[1] is not None else None
    if before is None or after is None or matched < LEAST_MATCHED:
        return Movement(
            first, second, False, matched, change, same_project=same_project, percent=percent, totals=totals
        )  # fmt: skip
    if percent and a.max and b.max:
        before, after = before.scaled(FULL / a.max), after.scaled(FULL / b.max)
    again = Rescoring(b)
    leaves = [_leaf(one, two, before, after, again) for one, two in rows]
    gone = [n for n, move in enumerate(leaves) if move.causes.get(STATUS)]
    full = FULL if percent else b.max or FULL
    for n in gone[:MOST_NET]:
        leaves[n] = _with_net(leaves[n], after, full)
    return Movement(
        first, second, True, matched, change, tuple(leaves), _differences(before.adjusters, after.adjusters),
        after.rest - before.rest, before.bounded or after.bounded, same_project,
        _differences(before.gates, after.gates), percent, totals,
    )  # fmt: skip


def _differences(
    before: Mapping[str, Fraction], after: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    names = dict.fromkeys((*before, *after))
    return {name: after.get(name, ZERO) - before.get(name, ZERO) for name in names}


def _matched(rows: list[tuple[LeafScore | None, ...]], index: int, card: Scorecard) -> Fraction:
    whole = sum((_weight(leaf) for leaf in card.leaves), ZERO)
    common = sum(
        (_weight(leaf) for row in rows if all(one is not None for one in row)
         if (leaf := row[index]) is not None), ZERO,
    )  # fmt: skip
    return common / whole if whole else ZERO


def _weight(leaf: LeafScore) -> Fraction:
    return ZERO if leaf.indicator.score.unit else leaf.indicator.weight or ZERO


def _leaf(
    first: LeafScore | None, second: LeafScore | None, before: Parts, after: Parts, again: Rescoring
) -> LeafMove:
    if first is None or second is None:
        old = before.leaves[first.indicator.path] if first is not None else ZERO
        new = after.leaves[second.indicator.path] if second is not None else ZERO
        return LeafMove(first, second, new - old, {ADDED if first is None else REMOVED: new - old})
    old, new = before.leaves[first.indicator.path], after.leaves[second.indicator.path]
    # the causes are those of the cards without gates, which stand beside them
    one, two = before.scores[first.indicator.path], after.scores[second.indicator.path]
    causes = _causes(one, two, old, new, before, again)
    return LeafMove(first, second, new - old, causes, _flags(first, second))


def _with_net(move: LeafMove, after: Parts, full: Fraction) -> LeafMove:
    """With what it brings the total that an indicator counts no more: the total as it is, less the
    total with what was achieved before, by the later target, rule and weight; in points of `full`."""
    first, second = move.first, move.second
    if first is None or second is None or first.status != SCORED:
        return move
    if second.status not in (NOT_APPLICABLE, NOT_DUE):
        return move
    path, now = second.indicator.path, after.card
    result = first.result._replace(target=None) if first.result is not None else None
    other = with_result(now, path, result)
    leaf = next(one for one in other.leaves if one.indicator.path == path)
    at, was = score_of(now), score_of(other)
    if leaf.status != SCORED or at is None or was is None:
        return move
    return move._replace(net=(at - was) * full / FULL)


def _causes(
    first: LeafScore, second: LeafScore, old: Fraction, new: Fraction, before: Parts, again: Rescoring
) -> dict[str, Fraction]:  # fmt: skip
    """The change by cause: what was achieved first, then the target, the rule, and what the
    indicator weighs (with rescaling); each with everything before it already as in the second."""
    if first.status != SCORED or second.status != SCORED:
        scored = first.status == second.status
        return {} if new == old and scored else {STATUS: new - old}
    worth = before.factors[first.indicator.path]
    weight = first.weight
    if weight is None or first.score is None or second.weight is None:
        return {} if new == old else {MIXED: new - old}
    steps = (
        again.points(second, first.indicator, first.target, weight),
        again.points(second, first.indicator, second.target, weight),
        again.points(second, second.indicator, second.target, weight),
    )
    if any(step is None for step in steps):
        return {} if new == old else {MIXED: new - old}
    at = [old, *(step * worth for step in steps if step is not None), new]
    found = zip((ACTUAL, TARGET, RULE, WEIGHT), at, at[1:], strict=False)
    return {cause: end - start for cause, start, end in found if end != start}


def _flags(first: LeafScore, second: LeafScore) -> tuple[str, ...]:
    found = []
    if not same_quantity(first.target, second.target):
        found.append("target")
        if eased(first.target, second.target):
            found.append("eased")
    one, two = first.target, second.target
    if one is not None and two is not None and one.kind == two.kind and one.unit != two.unit:
        found.append("unit")
    if standard(first.indicator, "zh") != standard(second.indicator, "zh"):
        found.append("rule")
    if first.indicator.weight != second.indicator.weight:
        found.append("weight")
    return tuple(found)
