"""Measures other than the plain value, each with a score that suits it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from .draw import amount, positive
from .numbers import Expr, Percent

if TYPE_CHECKING:
    from random import Random

    from .measures import Row

Case = tuple["Row", "Row"]


def percent_leaf(random: Random, w: Fraction, measure: Row) -> Row:
    """A leaf whose number is a ratio: completion, bands or steps against a percent."""
    leaf: Row = {"weight": w, "measure": measure}
    luck = random.random()
    if luck < 0.6:
        op = random.choice((">=", ">", "=", "<=", None))
        leaf |= {"op": op, "target": Percent(random.choice((5, 15, 60, 85, 90, 95, 100)), 100)}
        if luck < 0.2:
            leaf["score"] = {
                "kind": "completion",
                "pass_line": Percent(60, 100),
                "above": random.choice(("proportional", "rescaled")),
            }
    elif luck < 0.8:
        leaf["score"] = {
            "kind": "bands",
            "bands": [
                {"min": Percent(90, 100), "share": Percent(1)},
                {"min": Percent(80, 100), "range": [w / 2, w * 9 / 10]},
                {"min": Percent(60, 100), "points": w / 4},
                {"below": Percent(60, 100), "points": 0},
            ],
        }
    else:
        leaf["score"] = {
            "kind": "steps",
            "from": Percent(90, 100),
            "side": "short",
            "unit": Percent(random.choice((1, 5, 10)), 100),
            "points": random.choice((Fraction(1, 2), Fraction(1), Percent(1, 10))),
            "partial": random.choice(("up", "down", "linear")),
        }
    return leaf


def ratio(random: Random, w: Fraction) -> Case:
    part, whole = random.randint(0, 120), random.randint(1, 120)
    if random.random() < 0.3:
        whole = random.choice((100, 10, 20))
    return percent_leaf(random, w, {"kind": "ratio"}), {"part": part, "whole": whole}


def growth(random: Random, w: Fraction) -> Case:
    measure: Row = {"kind": "growth"}
    level = random.random() < 0.5
    if level or random.random() < 0.3:
        measure["basis"] = "level" if level else "growth"
    leaf = percent_leaf(random, w, measure)
    if level:
        leaf = {
            "weight": w,
            "measure": measure,
            "op": random.choice((">=", "<=", "=", None)),
            "target": Percent(random.choice((-30, -5, 5, 10, 15)), 100),
        }
        if random.random() < 0.3:
            leaf["score"] = {"kind": "completion", "pass_line": Percent(90, 100)}
    base = positive(random, False) * 10
    factor = Fraction(random.choice((70, 90, 95, 100, 105, 110, 115, 130, 200)), 100)
    current = base * factor if random.random() < 0.6 else positive(random, False) * 10
    return leaf, {"current": current, "base": base}


def survey(random: Random, w: Fraction) -> Case:
    method: object = random.choice(
        ("top2", "two_option", [100, 80, 60, 30, 0], [100, 75, 50, 25, 0], [100, 80, 60, 40, 20])
    )
    measure: Row = {"kind": "survey"}
    options = 2 if method == "two_option" else 5
    if method != "top2":
        measure["method"] = {"weights": method} if isinstance(method, list) else method
    groups = []
    for _ in range(random.randint(1, 3)):
        counts = [random.randint(0, 20) for _ in range(options)]
        counts[0] += 1
        groups.append({"valid": sum(counts), "counts": counts})
    if len(groups) > 1:
        weights = [Fraction(random.randint(1, 5), 10) for _ in groups]
        measure["combine"] = random.choice(("pooled", "mean", "min", {"weights": weights}))
    leaf = percent_leaf(random, w, measure)
    return leaf, {"survey": groups if len(groups) > 1 else groups[0]}


def panel(random: Random, w: Fraction) -> Case:
    measure: Row = {"kind": "panel"}
    number = random.randint(2, 8)
    if random.random() < 0.2:
        measure["pass"] = random.choice((Fraction(1, 2), Fraction(3, 5), Percent(75, 100)))
        entries: list[Row] = [
            {"expert": f"expert {i}", "pass": random.random() < 0.65} for i in range(number)
        ]
        leaf: Row = {"weight": w, "measure": measure, "op": ">=", "target": 1}
        return leaf, {"panel": entries}
    scores = random.sample(range(40, 101), number)
    entries = [
        {"expert": f"expert {i}", "role": random.choice(("finance", "sector")), "score": s}
        for i, s in enumerate(scores)
    ]
    if random.random() < 0.5:
        measure["trim"] = {"above": random.choice((4, 5)), "drop": random.choice((1, 1, 2))}
    if random.random() < 0.3:
        measure["weights"] = {"finance": Fraction(2, 5), "sector": Fraction(3, 5)}
    if number > 2 and random.random() < 0.15:
        entries[0]["recused"] = True
    leaf = {"weight": w, "measure": measure, "op": ">=", "target": random.choice((80, 90, 100))}
    return leaf, {"panel": entries}


def schedule(random: Random, w: Fraction) -> Case:
    planned = date(2023, 1, 1) + timedelta(days=random.randint(0, 360))
    late = random.choice((-20, -1, 0, 1, 2, 5, 10, 45))
    result: Row = {"planned": planned, "finished": planned + timedelta(days=late)}
    if late > 0 and random.random() < 0.3:
        result["excused"] = random.randint(0, late)
    measure = {"kind": "schedule", "unit": "day"}
    if random.random() < 0.5:
        score: Row = {
            "kind": "steps",
            "from": 0,
            "side": "over",
            "unit": random.choice((1, 2, 7)),
            "points": Fraction(1, 2),
            "partial": random.choice(("up", "down", "linear")),
        }
    else:
        score = {
            "kind": "bands",
            "bands": [
                {"max": 0, "points": w},
                {"max": 10, "range": [w * 9 / 10, w / 2]},
                {"above": 10, "points": 0},
            ],
        }
    return {"weight": w, "measure": measure, "score": score}, result


def items(random: Random, weighted: bool) -> list[Row]:
    rows = []
    for number in range(random.randint(1, 6)):
        op = random.choice((">=", ">=", None, "=", "<="))
        t = random.choice((1, 2, 5, 10, 20))
        factor = random.choice((50, 80, 90, 100, 100, 120, 130, 140))
        row: Row = {
            "name": f"item {number}",
            "op": op,
            "target": t,
            "actual": Fraction(t * factor, 100),
        }
        if weighted:
            row["weight"] = random.randint(1, 9)
        rows.append(row)
    return rows


def average(random: Random, w: Fraction) -> Case:
    weights = random.choice((None, "equal", "given", "pooled"))
    measure: Row = {"kind": "average"}
    if weights:
        measure["weights"] = weights
    rows = items(random, weights == "given")
    if weights == "pooled":
        for row in rows:
            row["op"] = ">="
    return percent_leaf(random, w, measure), {"items": rows}


def average_of_scores(random: Random, w: Fraction) -> Case:
    weights = random.choice(("equal", "given"))
    measure = {"kind": "average", "weights": weights, "of": "score"}
    leaf: Row = {"weight": w, "measure": measure}
    if random.random() < 0.5:
        leaf["score"] = {
            "kind": "completion",
            "pass_line": Percent(80, 100),
            "above": random.choice(("proportional", "rescaled")),
        }
    return leaf, {"items": items(random, weights == "given")}


def met_share(random: Random, w: Fraction) -> Case:
    measure = {"kind": "average", "met_share": {"low": Percent(1), "high": Percent(130, 100)}}
    return percent_leaf(random, w, measure), {"items": items(random, False)}


def formula(random: Random, w: Fraction) -> Case:
    expression = random.choice(
        (
            Expr("(a - b) / a", lambda n: (n["a"] - n["b"]) / n["a"]),
            Expr("b / (a + b)", lambda n: n["b"] / (n["a"] + n["b"])),
            Expr("max(a, b) / 12", lambda n: max(n["a"], n["b"]) / Fraction(12)),
        )
    )
    data = {"a": positive(random, False), "b": amount(random, False, low=0)}
    return percent_leaf(random, w, {"kind": "formula", "expr": expression}), {"data": data}


def deadline(random: Random, w: Fraction) -> Case:
    """A date target: met or not met."""
    due = date(2023, 6, 30)
    leaf: Row = {"weight": w, "op": "<=", "target": due}
    return leaf, {"actual": due + timedelta(days=random.choice((-40, -1, 0, 1, 200)))}
