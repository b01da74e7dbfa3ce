"""What evaluators judged, brought into the inputs of their rules."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Symbol, where
from perfeval.model.finding import Finding
from perfeval.model.quantity import ONE
from perfeval.model.rounding import plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from perfeval.formula.algebra import Value
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Judgement, Result
    from perfeval.rules import bands, checklist, judged, peers, tiers
    from perfeval.rules.inputs import Inputs

Found = list[Finding]
# the keys of a result that rules take besides those of the measure
READS: dict[str, tuple[str, ...]] = {
    "checklist": ("met", "items"), "tiers": ("tier", "points", "share"),
    "judged": ("judged", "deductions"), "cases": ("data",), "formula": ("data",),
    "blend": ("parts",), "peers": ("peers",), "bands": ("judged", "points"), "completion": ("judged", "share", "met"),
}  # fmt: skip


def _finding(leaf: Indicator, code: str, span: Any, **params: str) -> Finding:
    return Finding(code, span, params, leaf.path)


def missing(leaf: Indicator, result: Result | None, keys: str) -> Finding:
    """No result at all, or a result without the keys its rule needs."""
    if result is None:
        return _finding(leaf, "PE401", leaf.span, name=leaf.name, points="0" if leaf.weight else "")
    near = _misnamed(leaf, result, keys) if result.data and "data." in keys else ""
    return _finding(leaf, "PE402", result.span, keys=keys, name=leaf.name, near=near)


def _misnamed(leaf: Indicator, result: Result, keys: str) -> str:
    """What is given under a name that looks like one of those that are lacking."""
    from perfeval.scoring.named_data import unused

    lacking = {key.removeprefix("data.") for key in keys.split("、")}
    return next((name for name, near in unused(leaf, result).items() if near in lacking), "")


def judge_checklist(v: Inputs, leaf: Indicator, result: Result | None, found: Found) -> bool:
    """Fill `v.met`; False when nothing was judged."""
    p: checklist.Params = leaf.score.params
    n = len(p.items)
    if result is None or (result.met is None and not isinstance(result.items, Mapping)):
        found.append(missing(leaf, result, "met"))
        return False
    given: list[Any] = [None] * n
    seen = [False] * n
    met = result.met
    if isinstance(met, bool):
        given, seen = [Fraction(int(met))] * n, [True] * n
    elif isinstance(met, tuple):
        given, seen = [Fraction(0)] * n, [True] * n
        for number, key in enumerate(met):
            index = _place(p, key)
            if index is None:
                span = result.at.get(f"met.{number}") or result.place("met")
                found.append(_no_item(leaf, span, key, n))
            else:
                given[index] = ONE
    elif met is None:
        given, seen = [ONE] * n, [True] * n
    for source in (met, result.items):
        if isinstance(source, Mapping):
            _fill(p, leaf, result, source, given, seen, found)
    for index in range(n):
        if not seen[index]:
            given[index] = Fraction(0)
            place = result.place("met", "items")
            found.append(_finding(leaf, "PE425", place, item=str(index + 1)))
    v.met = tuple(given)
    return True


def _fill(
    p: checklist.Params, leaf: Indicator, result: Result, source: Mapping[str, Judgement],
    given: list[Any], seen: list[bool], found: Found,
) -> None:  # fmt: skip
    for key, judgement in source.items():
        index = _place(p, key)
        if index is None:
            found.append(_no_item(leaf, judgement.span, key, len(p.items)))
            continue
        if not judgement.given and seen[index]:
            continue
        given[index], seen[index] = judgement.met, judgement.given


def _no_item(leaf: Indicator, span: Span | None, key: str, n: int) -> Finding:
    return _finding(leaf, "PE426", span, item=key, n=str(n))


def _place(p: checklist.Params, key: str) -> int | None:
    """The index of a point named by number, id or text."""
    key = key.strip()
    if key.isdecimal() and len(key) < 4:
        number = int(key)
        return number - 1 if 1 <= number <= len(p.items) else None
    return next((i for i, e in enumerate(p.items) if key and key in (e.id, e.text)), None)


def judge_tiers(v: Inputs, leaf: Indicator, result: Result | None, found: Found) -> bool:
    p: tiers.Params = leaf.score.params
    if result is None or not (result.tier or result.share is not None or result.points is not None):
        found.append(missing(leaf, result, "tier"))
        return False
    chosen = rule("tiers").choose(v, p, result.tier, result.share, result.points)
    if chosen.points is None:
        keys = ("tier",) if chosen.code == "PE421" else ("points", "share", "tier")
        found.append(_finding(leaf, chosen.code, result.place(*keys), **chosen.params))
        return False
    v.judged, v.chosen = chosen.points, chosen.tier
    v.share = result.share if result.points is None else None
    return True


def judge_points(v: Inputs, leaf: Indicator, result: Result | None, found: Found) -> bool:
    """Deductions, or points with a reason."""
    p: judged.Params = leaf.score.params
    if result is None or (result.deductions is None and result.judged is None):
        found.append(missing(leaf, result, "deductions"))
        return False
    if result.judged is not None:
        v.judged = result.judged
        if not (result.reason or result.analysis) and result.judged != v.w:
            found.append(_finding(leaf, "PE427", result.place("judged")))
        span, taken_off = result.place("judged"), v.w - result.judged
        if not 0 <= result.judged <= v.w:
            found.append(
                _finding(leaf, "PE429", span, value=plain(result.judged), weight=plain(v.w))
            )
        elif limits := rule("judged").outside(v, p, taken_off):
            found.append(_outside(leaf, span, taken_off, limits))
        return True
    taken = []
    usable = True
    for entry in result.deductions or ():
        if entry.points is None:
            found.append(
                _finding(
                    leaf, "PE402", entry.span, keys="deductions.points", name=leaf.name, near=""
                )
            )
            usable = False
            continue
        if entry.points < 0:
            value = plain(entry.points)
            place = entry.at.get("points", entry.span)
            found.append(_finding(leaf, "PE460", place, value=value))
            usable = False
            continue
        taken.append(entry.points)
        if not entry.fact:
            found.append(_finding(leaf, "PE428", entry.span, points=plain(entry.points)))
        if limits := rule("judged").outside(v, p, entry.points):
            place = entry.at.get("points", entry.span)
            found.append(_outside(leaf, place, entry.points, limits))
    v.deductions = tuple(taken)
    return usable


def _outside(leaf: Indicator, span: Any, value: Fraction, limits: tuple[str, str]) -> Finding:
    low, high = limits
    return _finding(leaf, "PE430", span, value=plain(value), low=low, high=high)


def judge_band(v: Inputs, leaf: Indicator, result: Result | None, found: Found) -> bool:
    """A band that leaves the points to the evaluator; bounds are its range."""
    p: bands.Params = leaf.score.params
    module = rule("bands")
    if not module.needs_choice(v, p):
        return True
    if result is None or (result.judged is None and result.points is None):
        found.append(missing(leaf, result, "judged"))
        return False
    v.judged = result.judged if result.judged is not None else result.points
    limits = module.chosen_bounds(v, p)
    if limits and not limits[0] <= v.judged <= limits[1]:
        low, high = plain(limits[0]), plain(limits[1])
        span = result.place("judged", "points")
        found.append(
            _finding(leaf, "PE424", span, tier="", low=low, high=high, value=plain(v.judged))
        )
        return False
    return True


def peers_of(leaf: Indicator, result: Result | None) -> tuple[Quantity, ...]:
    """Figures of comparable projects that stand beside the number."""
    given = result.peers if result is not None and leaf.score.kind == "peers" else None
    return given.quantities() if given is not None else ()


def judge_peers(v: Inputs, leaf: Indicator, result: Result | None, found: Found) -> bool:
    """Fill `v.peers` with what the project says of comparable ones; False where that won't do."""
    module = rule("peers")
    p: peers.Params = leaf.score.params
    given = result.peers if result is not None else None
    lacking = [k for k in module.needs(p) if given is None or getattr(given, k) is None]
    if given is None or lacking:
        span = (given.span if given else result.span if result else None) or leaf.span
        names = "、".join(f"peers.{'count' if key == 'n' else key}" for key in lacking)
        within = module.group(p)
        found.append(_finding(leaf, "PE980", span, name=leaf.name, names=names, within=within))
        return False
    n, better = (None if one is None else Fraction(one) for one in (given.n, given.better))
    equal = Fraction(given.equal) if given.equal is not None else ONE
    low, high, mark = (
        q.beside(v.scale).lo if q is not None else None for q in (given.min, given.max, given.mark)
    )
    v.peers = module.Figures(n, low, high, mark, better, equal)
    problem = _contradiction(v)
    if problem:
        key, said = problem
        place = given.at.get(key, given.span)
        found.append(_finding(leaf, "PE981", place, name=leaf.name, problem=said))
        v.peers = None
        return False
    named = next((q for q in given.quantities() if q.unit and not q.text.endswith("%")), None)
    if named is not None and v.given is not None and v.given.is_bare and v.given.lo:
        params = {"actual": v.given.text, "target": "", "peer": named.text}
        found.append(
            Finding(
                "PE461",
                result.place("actual") if result is not None else given.span,
                params,
                leaf.path,
            )
        )
    if (low is not None and v.x < low) or (high is not None and v.x > high):
        span = given.at.get("min" if low is not None and v.x < low else "max", given.span)
        found.append(_finding(leaf, "PE982", span, name=leaf.name, value=v.show(v.x)))
    elif n == 1 or (low is not None and low == high):
        alone = "alone" if n == 1 else "equal"
        found.append(_finding(leaf, "PE986", given.span, name=leaf.name, alone=alone))
    return True


def _contradiction(v: Inputs) -> tuple[str, str] | None:
    """The key of peers' figures that can't be true beside the others, and why."""
    f = v.peers
    if f.n is not None and f.n < 1:
        return "count", "none"
    if f.better is not None and f.better < 0:
        return "better", "negative"
    if f.equal < 1:
        return "equal", "itself"
    if f.n is not None and f.better is not None and f.better + f.equal > f.n:
        return "better", "many"
    if f.lo is not None and f.hi is not None and f.lo > f.hi:
        return "min", "order"
    return None


def judged_instead(v: Inputs, result: Result | None) -> Value | None:
    """Points judged for a qualitative target, where the rule would want a number; of symbols too."""
    if result is None:
        return None
    if result.judged is not None:
        return result.judged
    if result.share is not None:
        return v.w * result.share
    if isinstance(result.met, bool | Symbol):
        return where(result.met, v.w, Fraction(0))
    return None
