"""Sections 4 and 5: from a measured number to the points of one leaf.

Leaves and results are plain dicts in the shape of the contract's YAML, with numbers as int or
Fraction (percents as ratios; `Percent` where a percent means a share of the weight), the
target split into `op` (`>=`, `>`, `=`, `<`, `<=`, `range`, or None) and `target`, and a callable
in place of every expression.
"""

from __future__ import annotations

from fractions import Fraction

from .completion import leaf_completion
from .measures import Row, item_mean, measured
from .numbers import in_points, rounded
from .rules import (
    bands,
    checklist,
    count,
    interpolate,
    judged,
    steps,
    tiers,
    vetoed,
)


def points(leaf: Row, result: Row | None) -> Fraction:
    """The exact, unrounded points. A missing result scores 0."""
    if result is None:
        return Fraction(0)
    weight = Fraction(leaf["weight"])
    score = leaf.get("score", {})
    kind = score.get("kind", "completion")
    if kind == "none":
        return Fraction(0)
    if kind == "checklist" and vetoed(score, result):
        return Fraction(0)
    measure = leaf.get("measure", {})
    if measure.get("of") == "score" and "items" in result:
        return item_mean(measure, result["items"], item_points(leaf, result["items"]))
    return cut(score, weight, raw(kind, leaf, result, weight))


def printed(leaf: Row, result: Row | None, digits: int = 2, mode: str = "half-up") -> Fraction:
    """The points as a table shows them; the leaf's own rounding wins over the arguments."""
    own = leaf.get("rounding", {})
    return rounded(points(leaf, result), own.get("digits", digits), own.get("mode", mode))


def item_points(leaf: Row, items: list[Row]) -> list[Fraction]:
    """Each item of an average scored by the leaf's own rule."""
    single = {key: value for key, value in leaf.items() if key != "measure"}
    scored = []
    for item in items:
        own = {"op": item.get("op"), "target": item["target"]} if "target" in item else {}
        scored.append(points({**single, **own}, {"actual": item["actual"]}))
    return scored


def cut(score: Row, weight: Fraction, value: Fraction) -> Fraction:
    """Every score is cut to 0..w unless floor, cap or bonus says otherwise."""
    low = in_points(score.get("floor", 0), weight)
    high: Fraction | None = weight
    if "cap" in score:
        high = upper(score, weight)
    elif "bonus" in score:
        high = None
    if high is not None and value > high:
        value = high
    if value < low:
        value = low
    return value


def upper(score: Row, weight: Fraction) -> Fraction:
    if score.get("kind", "completion") == "completion":
        return Fraction(score["cap"]) * weight
    return in_points(score["cap"], weight)


def raw(kind: str, leaf: Row, result: Row, weight: Fraction) -> Fraction:
    score = leaf.get("score", {})
    if kind == "completion":
        return completion_points(leaf, result, weight)
    if kind == "bands":
        return band_points(leaf, result, weight)
    if kind == "steps":
        return steps(leaf, Fraction(measured(leaf, result)), weight)
    if kind == "interpolate":
        return weight * interpolate(score["anchors"], Fraction(measured(leaf, result)))
    if kind == "yes_no":
        return weight if measured(leaf, result) is score.get("expect", True) else Fraction(0)
    if kind == "checklist":
        return checklist(score, result, weight)
    if kind == "tiers":
        return tiers(score, result, weight)
    if kind == "count":
        return weight - count(score, Fraction(measured(leaf, result)), weight)
    if kind == "judged":
        return judged(score, result, weight)
    if kind == "cases":
        names = expression_names(leaf, result, weight)
        for case in score["cases"]:
            if case["when"](names):
                return Fraction(case["points"](names))  # within expressions 80% is 0.8
        raise ValueError("no case holds")
    if kind == "formula":
        return Fraction(score["expr"](expression_names(leaf, result, weight)))
    if kind == "blend":
        return blend(score, result, weight)
    raise ValueError(f"unknown score kind {kind!r}")


def completion_points(leaf: Row, result: Row, weight: Fraction) -> Fraction:
    score = leaf.get("score", {})
    if isinstance(leaf.get("target"), str):
        return qualitative(result, weight)
    x = measured(leaf, result)
    r = leaf_completion(leaf, x)
    if "amplify" in score and leaf["target"] == 0:
        r = 1 - Fraction(x)

    over = score.get("over", {})
    passed = r >= score.get("pass_line", 0)
    value = weight * completion_share(leaf, r) if passed else Fraction(0)
    beyond = over.get("beyond", Fraction(130, 100))
    if r > beyond:
        action = over.get("action", "explain")
        if action == "cut_fixed" and "points" in over:
            return value - in_points(over["points"], weight)
        if action == "cut_fixed":
            return value - Fraction(over["amount"]) * weight
        if action == "cut_deviation":
            return weight * (1 - (r - Fraction(beyond)))
        if action == "inverse":
            return weight / r
        if action == "zero":
            return Fraction(0)
    return value


def completion_share(leaf: Row, r: Fraction) -> Fraction:
    """The share of w for a completion that has passed its line."""
    score = leaf.get("score", {})
    rounding = leaf.get("rounding", {})
    if rounding.get("rate_digits") is not None:
        mode = rounding.get("mode", "half-up")
        r = rounded(r * 100, rounding["rate_digits"], mode) / 100
    r = max(Fraction(0), min(r, Fraction(score.get("cap", 1))))
    if "amplify" in score:
        return 1 - Fraction(score["amplify"]) * (1 - r)
    if score.get("above", "proportional") == "rescaled":
        p = Fraction(score["pass_line"])
        return (r - p) / (1 - p)
    return r


def qualitative(result: Row, weight: Fraction) -> Fraction:
    """A target in words takes a judged result."""
    if "share" in result:
        return Fraction(result["share"]) * weight
    if "judged" in result:
        return in_points(result["judged"], weight)
    return weight if result["met"] == "all" else Fraction(0)


def band_points(leaf: Row, result: Row, weight: Fraction) -> Fraction:
    score = leaf["score"]
    x = measured(leaf, result)
    source = score.get("input", "value")
    if source == "completion":
        x = leaf_completion(leaf, x)
    elif source == "deviation":
        x = Fraction(x - leaf["target"]) / leaf["target"]
    elif source == "magnitude":
        x = abs(x)
    return bands(score["bands"], Fraction(x), weight, result.get("judged"))


def expression_names(leaf: Row, result: Row, weight: Fraction) -> Row:
    """x, t, w, r (uncut) as far as they are known, and the named data."""
    names: Row = {"w": weight}
    if "target" in leaf:
        names["t"] = leaf["target"]
    try:
        names["x"] = measured(leaf, result)
    except KeyError:
        pass
    else:
        if "target" in leaf:
            names["r"] = leaf_completion(leaf, names["x"])
    names.update(result.get("data", {}))
    return names


def blend(score: Row, result: Row, weight: Fraction) -> Fraction:
    combine = score.get("combine", "sum")
    scored = []
    weights = []
    inapplicable = Fraction(0)
    for part, own in zip(score["parts"], result["parts"], strict=True):
        part_weight = weight
        if combine == "sum":
            part_weight = (
                in_points(part["points"], weight)
                if "points" in part
                else Fraction(part["share"]) * weight
            )
        if "not_applicable" in own:
            inapplicable += part_weight
            continue
        weights.append(part_weight)
        scored.append(points({**part, "weight": part_weight}, own))
    if combine == "min":
        return min(scored)
    if combine == "max":
        return max(scored)
    if combine == "mean":
        return sum(scored, Fraction(0)) / len(scored)
    whole = sum(weights, Fraction(0))
    return sum(scored, Fraction(0)) * (whole + inapplicable) / whole
