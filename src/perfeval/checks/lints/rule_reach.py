"""The least and the most points a rule can give, as far as its parameters alone decide it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.lints.rule_bounds import bounds, known
from perfeval.checks.lints.rule_zero import left_at_zero, met_by_nothing
from perfeval.formula.evaluate import evaluate
from perfeval.model.finding import Span
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.checks.lints.rule_uses import Use

ZERO, ONE = Fraction(0), Fraction(1)


# a place, or the keys of the rule that decide
At = Span | tuple[str, ...] | None


class Reach(NamedTuple):
    """From `least` to `most` (None without limit), and where the one or the other is decided."""

    least: Fraction
    most: Fraction | None
    least_at: At = None
    most_at: At = None


def reach(use: Use) -> Reach | None:
    """None where a person or the data decide alone, or all from 0 to the weight is within reach."""
    if "reach" not in use.memo:
        use.memo["reach"] = _reach(use)
    return use.memo["reach"]  # type: ignore[no-any-return]


def constant(use: Use) -> bool:
    """Whether the rule gives the same points whatever the result is."""
    if use.score.kind not in CONSTANT:
        return False
    found = reach(use)
    return found is not None and found.least == found.most


def place(use: Use, at: At) -> Span | None:
    return at if isinstance(at, Span) else use.place(*(at or ()))


def _reach(use: Use) -> Reach | None:
    score, w = use.score, use.weight
    if not w or score.kind not in KINDS or w < 0:
        return None
    found = KINDS[score.kind](use, score.params, w)
    if found is None and score.cap is None and score.floor is None:
        return None
    return _cut(use, found or Reach(ZERO, w), w)


def _cut(use: Use, found: Reach, w: Fraction) -> Reach:
    """Within the limits 0 and w, or those that the rule has instead."""
    score = use.score
    top: Fraction | None = None if rule(score.kind).open_top(score.params) else w
    if score.cap is not None:
        whole = score.cap.share or score.kind == "completion"
        top = w * score.cap.value if whole else score.cap.value
    if top is not None and (found.most is None or found.most > top):
        found = found._replace(most=top, most_at=("cap",))
    low = use.worth(score.floor) if score.floor is not None else ZERO
    if found.least < low:
        found = found._replace(least=low, least_at=("floor",))
    if found.most is not None and found.most < low:
        found = found._replace(most=low)
    return found


def _of(pairs: Sequence[tuple[Fraction, At]]) -> Reach | None:
    if not pairs:
        return None
    least, most = min(pairs, key=lambda p: p[0]), max(pairs, key=lambda p: p[0])
    return Reach(least[0], most[0], least[1], most[1])


def _completion(use: Use, p: Any, w: Fraction) -> Reach | None:
    if met_by_nothing(use) and p.over.action in ("explain", "none"):
        return Reach(w, w, ("target",), ("target",))
    if use.score.cap is None and p.amplify is None:
        return None
    kept = use.score.cap.value if use.score.cap is not None else ONE
    most, least = w * kept, ZERO
    at: At = None
    if p.pass_line is not None and p.above == "rescaled":
        if p.pass_line < 1:
            most = w * (kept - p.pass_line) / (1 - p.pass_line)
    elif p.amplify is not None:
        most = w * (1 - p.amplify * (1 - kept))
        if not p.pass_line:
            least, at = min(most, w * (1 - p.amplify)), ("amplify",)
    return Reach(least, most, at, ("cap",))


def _bands(use: Use, p: Any, w: Fraction) -> Reach | None:
    pairs: list[tuple[Fraction, At]] = []
    for band in p.bands:
        if band.range:
            pairs += [(use.worth(points), band.span) for points in band.range]
        elif band.choose:
            return None
        elif band.share is not None:
            pairs.append((w * band.share, band.span))
        elif band.points is not None:
            pairs.append((use.worth(band.points), band.span))
    found = _of(pairs)
    if found is not None and found.least > 0 and _open_end(use):
        return found._replace(least=ZERO)
    return found


def _open_end(use: Use) -> bool:
    """Whether some numbers fall in no band, so that 0 is given."""
    from perfeval.rules.band_faults import OPEN_END, band_faults

    return any(fault.code == OPEN_END for fault in band_faults(use.params, use.leaf))


def _steps(use: Use, p: Any, w: Fraction) -> Reach:
    start = w * p.start
    least = ZERO
    if p.max_deduction is not None:
        least = start - use.worth(p.max_deduction)
    elif not p.points.value:
        least = start
    least = max(least, left_at_zero(use, p, start))
    most = None if p.bonus is not None and p.bonus.value > 0 else start
    return Reach(least, most, ("max_deduction", "points"), ("start",))


def _interpolate(use: Use, p: Any, w: Fraction) -> Reach | None:
    return _of([(w * anchor.share, anchor.span or ("anchors",)) for anchor in p.anchors])


def _checklist(use: Use, p: Any, w: Fraction) -> Reach | None:
    deduct = p.mode.deduct if p.mode.kind == "deduct" else None
    if deduct is None or any(entry.gate for entry in p.items):
        return None
    return Reach(w - len(p.items) * use.worth(deduct), w, ("mode",))


def _tiers(use: Use, p: Any, w: Fraction) -> Reach | None:
    pairs: list[tuple[Fraction, At]] = []
    for tier in p.tiers:
        if tier.points:
            ends = [use.worth(points) for points in tier.points]
        elif tier.share is not None:
            ends = [w * tier.share]
        else:
            ends = [w * (tier.from_ or 0), w * (ONE if tier.to is None else tier.to)]
        pairs += [(end, tier.span) for end in ends]
    return _of(pairs)


def _count(use: Use, p: Any, w: Fraction) -> Reach:
    each = use.worth(p.points) if p.points is not None else ZERO
    rows = [(row.count, use.worth(row.deduction), row.span) for row in sorted(p.table)]
    start = [row for row in rows if row[0] <= 0]
    most = w - start[-1][1] if start else w
    at = start[-1][2] if start else None
    if rows:
        least = ZERO if each > 0 else w - max(row[1] for row in rows)
    elif each > 0:
        least = ZERO
    else:
        least = w - (use.worth(p.first) if p.first is not None else ZERO)
    return Reach(least, most, ("table", "first", "points"), at)


def _cases(use: Use, p: Any, w: Fraction) -> Reach | None:
    least: list[tuple[Fraction, At]] = []
    most: list[tuple[Fraction, At]] = []
    open_top = always = False
    given = known(use)
    for case in p.cases:
        value = bounds(case.points.tree, given)
        if value is None:
            return None
        least.append((ZERO if value.low is None else value.low, case.points.span))
        open_top = open_top or value.high is None
        most.append((value.high or ZERO, case.points.span))
        always = always or evaluate(case.when.tree, {}).value is True
    low, high = min(least, key=lambda p: p[0]), max(most, key=lambda p: p[0])
    if not always:
        low = (min(ZERO, low[0]), low[1])
    return Reach(low[0], None if open_top else high[0], low[1], high[1])


def _formula(use: Use, p: Any, w: Fraction) -> Reach | None:
    value = bounds(p.expr.tree, known(use))
    if value is None:
        return None
    return Reach(ZERO if value.low is None else value.low, value.high, ("expr",), ("expr",))


def _blend(use: Use, p: Any, w: Fraction) -> Reach | None:
    """Of a part that alone decides, the part says it; here only what no part decides alone."""
    from perfeval.checks.lints.rule_uses import Use as Inner

    if p.combine not in ("min", "max"):
        return None
    leaf = use.leaf
    inner = [
        reach(Inner(leaf._replace(measure=q.measure, target=q.target, score=q.score), w, (), {}))
        for q in p.parts
        if q.score.params is not None
    ]
    if len(inner) < len(p.parts) or None in inner:
        return None
    known = [one for one in inner if one is not None]
    if p.combine == "min":
        return Reach(min(one.least for one in known), w, ("parts",))
    most = [one.most for one in known]
    best = None if None in most else max(x for x in most if x is not None)
    return Reach(ZERO, best, None, ("parts",))


KINDS: dict[str, Callable[[Use, Any, Fraction], Reach | None]] = {
    "completion": _completion, "bands": _bands, "steps": _steps, "interpolate": _interpolate,
    "checklist": _checklist, "tiers": _tiers, "count": _count, "cases": _cases, "blend": _blend,
    "formula": _formula,
}  # fmt: skip
# rules of which it is told that they always give the same
CONSTANT = ("completion", "steps", "cases", "formula")
