"""Section 3: how the number is obtained."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .completion import completion

Row = dict[Any, Any]


def measure_kind(leaf: Row) -> str:
    """A count score without a measure reads a count; everything else reads a value."""
    if "measure" in leaf:
        return str(leaf["measure"]["kind"])
    if leaf.get("score", {}).get("kind") == "count":
        return "count"
    return "value"


def measured(leaf: Row, result: Row) -> Any:
    """The measured number x. Data win over `actual`, which may also stand alone."""
    measure = leaf.get("measure", {})
    kind = measure_kind(leaf)
    if kind == "ratio" and "part" in result:
        return Fraction(result["part"]) / result["whole"]
    if kind == "growth" and "current" in result:
        if measure.get("years", 1) != 1:
            raise NotImplementedError("roots")
        return Fraction(result["current"]) / result["base"] - 1
    if kind == "survey" and "survey" in result:
        return survey(measure, result["survey"])
    if kind == "panel" and "panel" in result:
        return panel(measure, result["panel"])
    if kind == "schedule" and "finished" in result:
        return schedule(measure, result)
    if kind == "average" and "items" in result:
        return average(measure, result["items"])
    if kind == "count" and "count" in result:
        return Fraction(result["count"])
    if kind == "count" and "occurrences" in result:
        return Fraction(len(result["occurrences"]))
    if kind == "formula" and "data" in result:
        return measure["expr"](dict(result["data"]))
    return result["actual"]


def survey(measure: Row, groups: Any) -> Fraction:
    if isinstance(groups, dict):
        groups = [groups]
    method = measure.get("method", "top2")
    combine = measure.get("combine", "pooled")
    if combine == "pooled":
        levels = range(len(groups[0]["counts"]))
        return satisfaction(method, [sum(g["counts"][i] for g in groups) for i in levels])
    each = [satisfaction(method, g["counts"]) for g in groups]
    if combine == "mean":
        return sum(each, Fraction(0)) / len(each)
    if combine == "min":
        return min(each)
    return weighted_mean(each, combine["weights"])


def satisfaction(method: Any, counts: list[int]) -> Fraction:
    answers = sum(counts)
    if method == "top2":
        return Fraction(counts[0] + counts[1], answers)
    if method == "two_option":
        return Fraction(counts[0], answers)
    marks = sum(
        (Fraction(m) * n for m, n in zip(method["weights"], counts, strict=True)), Fraction(0)
    )
    return marks / answers / 100


def weighted_mean(values: list[Any], weights: list[Any]) -> Fraction:
    total = sum((Fraction(w) * v for w, v in zip(weights, values, strict=True)), Fraction(0))
    return total / sum(Fraction(w) for w in weights)


def panel(measure: Row, entries: list[Row]) -> Fraction:
    entries = [e for e in entries if not e.get("recused")]
    if "pass" in measure:
        passes = sum(1 for e in entries if e["pass"])
        return Fraction(1 if Fraction(passes, len(entries)) >= measure["pass"] else 0)
    trim = measure.get("trim")
    if trim and len(entries) > trim["above"]:
        entries = sorted(entries, key=lambda e: e["score"])
        entries = entries[trim["drop"] : len(entries) - trim["drop"]]
    scores = [e["score"] for e in entries]
    if "weights" in measure:
        return weighted_mean(scores, [measure["weights"][e["role"]] for e in entries])
    return sum((Fraction(s) for s in scores), Fraction(0)) / len(scores)


def schedule(measure: Row, result: Row) -> Fraction:
    if measure.get("unit", "day") != "day":
        raise NotImplementedError("only days")
    late = (result["finished"] - result["planned"]).days
    return Fraction(late - result.get("excused", 0))


def item_completion(item: Row) -> Fraction:
    if "target" not in item:
        return Fraction(item["actual"])
    return completion(item.get("op"), item["target"], item["actual"])


def average(measure: Row, items: list[Row]) -> Fraction:
    """The average completion of the items, or the share of items within bounds."""
    if "met_share" in measure:
        low, high = measure["met_share"]["low"], measure["met_share"]["high"]
        within = sum(1 for item in items if low <= item_completion(item) <= high)
        return Fraction(within, len(items))
    if measure.get("weights", "equal") == "pooled":
        actual = sum((Fraction(i["actual"]) for i in items), Fraction(0))
        return actual / sum(Fraction(i["target"]) for i in items)
    return item_mean(measure, items, [item_completion(item) for item in items])


def item_mean(measure: Row, items: list[Row], values: list[Fraction]) -> Fraction:
    if measure.get("weights", "equal") == "given":
        return weighted_mean(values, [item["weight"] for item in items])
    return sum(values, Fraction(0)) / len(values)
