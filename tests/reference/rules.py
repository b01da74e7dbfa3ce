"""Section 4: the rules that turn a number or a judgement into points."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from .numbers import in_points

if TYPE_CHECKING:
    from .measures import Row


def band_holds(band: Row, x: Fraction) -> bool:
    if "min" in band and x < band["min"]:
        return False
    if "above" in band and x <= band["above"]:
        return False
    if "max" in band and x > band["max"]:
        return False
    return not ("below" in band and x >= band["below"])


def lower_edge(band: Row) -> Any:
    return band.get("min", band.get("above"))


def upper_edge(band: Row) -> Any:
    return band.get("max", band.get("below"))


def bands(rows: list[Row], x: Fraction, weight: Fraction, chosen: Any) -> Fraction:
    """The first band that holds."""
    for number, band in enumerate(rows):
        if not band_holds(band, x):
            continue
        if "share" in band:
            return Fraction(band["share"]) * weight
        if "points" in band:
            return in_points(band["points"], weight)
        first, last = (in_points(end, weight) for end in band["range"])
        if band.get("choose"):
            value = in_points(chosen, weight)
            if not min(first, last) <= value <= max(first, last):
                raise ValueError("the chosen points lie outside the band")
            return value
        low, high = lower_edge(band), upper_edge(band)
        before = rows[number - 1]
        if low is None:
            low = upper_edge(before)
        if high is None:
            high = lower_edge(before)
        return first + (last - first) * Fraction(x - low) / Fraction(high - low)
    raise ValueError("no band holds")


def steps(leaf: Row, x: Fraction, weight: Fraction) -> Fraction:
    score = leaf["score"]
    start = score.get("from", leaf.get("target"))
    low, high = start if isinstance(start, tuple) else (start, start)
    side = score.get("side", "short")
    short = max(low - x, Fraction(0))
    over = max(x - high, Fraction(0))
    worse = {"short": short, "over": over, "both": max(short, over)}[side]
    better = {"short": over, "over": short, "both": Fraction(0)}[side]

    deduction = whole_units(score, worse) * in_points(score["points"], weight)
    if "max_deduction" in score:
        deduction = min(deduction, in_points(score["max_deduction"], weight))
    bonus = whole_units(score, better) * in_points(score.get("bonus", 0), weight)
    return weight * Fraction(score.get("start", 1)) - deduction + bonus


def whole_units(score: Row, distance: Fraction) -> Fraction:
    units = Fraction(distance) / Fraction(score["unit"])
    partial = score.get("partial", "up")
    if partial == "up":
        return Fraction(ceil(units))
    if partial == "down":
        return Fraction(floor(units))
    return units


def interpolate(anchors: list[Any], x: Fraction) -> Fraction:
    anchors = sorted(anchors)
    if x <= anchors[0][0]:
        return Fraction(anchors[0][1])
    for (x0, share0), (x1, share1) in pairwise(anchors):
        if x <= x1:
            return Fraction(share0 + (share1 - share0) * Fraction(x - x0) / (x1 - x0))
    return Fraction(anchors[-1][1])


def item_states(score: Row, result: Row) -> list[Any]:
    """How far each item is met: 0..1, or None where it does not apply."""
    items = score["items"]
    met = result.get("met", "all")
    states: list[Any] = []
    for number, item in enumerate(items, start=1):
        text = item if isinstance(item, str) else item["text"]
        state: Any
        if met == "all":
            state = 1
        elif met == "none":
            state = 0
        elif isinstance(met, list):
            state = 1 if number in met or text in met else 0
        else:
            state = met.get(number, met.get(text, 0))
        named = result.get("items", {})
        if number in named or text in named:
            state = named.get(number, named.get(text))["met"]
        if state == "na":
            own = {} if isinstance(item, str) else item
            full = own.get("when_na", score.get("when_na")) == "full"
            state = 1 if full else None
        states.append(state)
    return states


def is_gate(item: Any) -> bool:
    return isinstance(item, dict) and item.get("gate", False)


def vetoed(score: Row, result: Row) -> bool:
    states = item_states(score, result)
    return any(
        is_gate(item) and state is not None and state < 1
        for item, state in zip(score["items"], states, strict=True)
    )


def checklist(score: Row, result: Row, weight: Fraction) -> Fraction:
    rows = [
        (item, state)
        for item, state in zip(score["items"], item_states(score, result), strict=True)
        if not is_gate(item)
    ]
    applicable = [(item, state) for item, state in rows if state is not None]
    mode = score.get("mode", "share")
    if mode == "all_or_nothing":
        return weight if all(state == 1 for _, state in applicable) else Fraction(0)
    if isinstance(mode, dict):
        missing = sum((1 - Fraction(state) for _, state in applicable), Fraction(0))
        return weight - missing * in_points(mode["deduct"], weight)

    def worth(item: Any) -> Fraction:
        if isinstance(item, dict) and "points" in item:
            return in_points(item["points"], weight)
        if isinstance(item, dict) and "share" in item:
            return Fraction(item["share"]) * weight
        return weight / len(rows)

    whole = sum((worth(item) for item, _ in rows), Fraction(0))
    left = sum((worth(item) for item, _ in applicable), Fraction(0))
    earned = sum((worth(item) * Fraction(state) for item, state in applicable), Fraction(0))
    return earned * whole / left if left else Fraction(0)


def tiers(score: Row, result: Row, weight: Fraction) -> Fraction:
    rows = score["tiers"]
    tier = next(row for row in rows if row["name"] == result["tier"])
    if "share" in tier:
        return Fraction(tier["share"]) * weight
    low, high = tier_edges(tier, weight)
    if "points" in result:
        value = in_points(result["points"], weight)
    else:
        value = Fraction(result["share"]) * weight
    shared = any(
        tier_edges(row, weight)[0] == high for row in rows if row is not tier and "share" not in row
    )
    if not low <= value <= high or (shared and value == high):
        raise ValueError("the judged points lie outside the tier")
    if "step" in tier and (value - low) % tier["step"] != 0:
        raise ValueError("the judged points are not a whole number of steps")
    return value


def tier_edges(tier: Row, weight: Fraction) -> tuple[Fraction, Fraction]:
    if "points" in tier:
        low, high = tier["points"]
        return in_points(low, weight), in_points(high, weight)
    return Fraction(tier["from"]) * weight, Fraction(tier["to"]) * weight


def count(score: Row, occurrences: Fraction, weight: Fraction) -> Fraction:
    """The deduction for so many occurrences."""
    if "table" in score:
        deduction: Any = 0
        for number, amount in sorted(score["table"], key=lambda row: row[0]):
            if occurrences >= number:
                deduction = amount
        return in_points(deduction, weight)
    if occurrences == 0:
        return Fraction(0)
    each = in_points(score["points"], weight)
    first = in_points(score["first"], weight) if "first" in score else each
    return first + (occurrences - 1) * each


def judged(score: Row, result: Row, weight: Fraction) -> Fraction:
    if "judged" in result:
        return in_points(result["judged"], weight)
    deductions = [in_points(row["points"], weight) for row in result["deductions"]]
    if "range" in score:
        low, high = (in_points(edge, weight) for edge in score["range"])
        if any(not low <= amount <= high for amount in deductions):
            raise ValueError("a deduction lies outside the range")
    return weight - sum(deductions, Fraction(0))
