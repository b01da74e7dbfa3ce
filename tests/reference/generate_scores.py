"""Scores that take a number: each gets a leaf with weight (and target), and the actual."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from .draw import amount, around, like, positive
from .numbers import Expr, Percent

if TYPE_CHECKING:
    from random import Random

    from .measures import Row

Case = tuple["Row", "Row"]


def part_of(random: Random, w: Fraction) -> Fraction:
    """Points between 0 and w with a finite decimal."""
    return w * Fraction(random.randint(0, 20), 20)


def per_unit(random: Random, w: Fraction) -> Fraction:
    if random.random() < 0.2:
        return Percent(Fraction(random.choice((1, 2, 5, 10)), 100))
    return min(w, random.choice((Fraction(1, 10), Fraction(1, 2), Fraction(1), Fraction(2))))


def completion(random: Random, leaf: Row, x: Fraction, percent: bool) -> Case:
    score: Row = {"kind": "completion"}
    op, t = leaf["op"], leaf["target"]
    luck = random.random()
    if luck < 0.2:
        return leaf, {"actual": x}
    if luck < 0.45:
        score["pass_line"] = Percent(random.choice((50, 60, 80, 90)), 100)
        score["above"] = random.choice(("proportional", "rescaled"))
    elif luck < 0.6:
        score["amplify"] = random.choice((2, 5, 10))
        if op != "range" and random.random() < 0.5:
            leaf["target"] = like(Fraction(0), percent)
            leaf["op"] = random.choice(("<=", "="))
            x = like(Fraction(random.randint(0, 24), 100), percent)
    elif luck < 0.85:
        score["over"] = over(random)
    if op in ("<", "<=") and random.random() < 0.4:
        score["below"] = "share"
    if "amplify" not in score and random.random() < 0.25:
        score["cap"] = Percent(random.choice((110, 120, 150)), 100)
        if random.random() < 0.3:
            score["cap"] = Fraction(score["cap"])
    if random.random() < 0.1:
        score["floor"] = part_of(random, leaf["weight"]) / 2
    if random.random() < 0.3 and leaf["op"] == op and t != 0 and op != "range":
        x = like(t * Fraction(random.randint(40, 240), 100), percent)
    leaf["score"] = score
    return leaf, {"actual": x}


def over(random: Random) -> Row:
    action = random.choice(("explain", "none", "cut_fixed", "cut_deviation", "inverse", "zero"))
    rule: Row = {"action": action}
    if random.random() < 0.7:
        rule["beyond"] = Percent(random.choice((120, 130, 150, 200)), 100)
    if action == "cut_fixed":
        rule["amount"] = Percent(random.choice((5, 10, 20)), 100)
    return rule


def edges(random: Random, number: int, percent: bool, low: int) -> list[Fraction]:
    found: set[Fraction] = set()
    while len(found) < number:
        found.add(amount(random, percent, low=low, high=24))
    return [like(edge, percent) for edge in sorted(found)]


def bands(random: Random, leaf: Row, x: Fraction, percent: bool) -> Case:
    op, t = leaf.get("op"), leaf["target"]
    source = random.choice(("value", "value", "value", "completion", "deviation", "magnitude"))
    if source == "deviation" and (op == "range" or t <= 0):
        source = "value"
    as_percent = percent if source in ("value", "magnitude") else True
    cuts = edges(
        random, random.randint(1, 4), as_percent, low=-6 if source in ("value", "deviation") else 1
    )
    if random.random() < 0.6:
        near = around(random, cuts, as_percent)
        if source in ("value", "magnitude"):
            x = near
            if source == "magnitude" and random.random() < 0.5:
                x = like(-x, percent)
        elif source == "deviation":
            x = like(t * (1 + near), percent)
        elif op in (">=", ">", None) and t > 0:
            x = like(t * near, percent)
    score: Row = {"kind": "bands", "bands": band_rows(random, cuts, leaf["weight"])}
    if source != "value" or random.random() < 0.2:
        score["input"] = source
    if source in ("value", "magnitude") and random.random() < 0.5:
        del leaf["op"], leaf["target"]
    leaf["score"] = score
    return leaf, {"actual": x}


def band_rows(random: Random, cuts: list[Fraction], w: Fraction) -> list[Row]:
    """Bands that tile the line: rising or falling cascades, or two-edge bands."""
    shape = random.choice(("rising", "falling", "two-edge"))
    inclusive = random.random() < 0.5
    low_key, high_key = ("above", "max") if inclusive else ("min", "below")
    rows: list[Row]
    inner: list[Row]
    if shape == "rising":
        rows = [{high_key: cut} for cut in cuts] + [{low_key: cuts[-1]}]
        inner = rows[1:-1]
    elif shape == "falling":
        rows = [{low_key: cut} for cut in reversed(cuts)] + [{high_key: cuts[0]}]
        inner = rows[1:-1]
    else:
        inner = [{low_key: a, high_key: b} for a, b in pairwise(cuts)]
        rows = [{high_key: cuts[0]}, *inner, {low_key: cuts[-1]}]
    for row in rows:
        luck = random.random()
        worth: Row = {"points": part_of(random, w)}
        if any(row is one for one in inner) and luck < 0.4:
            worth = {"range": [part_of(random, w), part_of(random, w)]}
        elif luck < 0.6:
            worth = {"share": Percent(random.randint(0, 20), 20)}
        row.update(worth)
    return rows


def steps(random: Random, leaf: Row, x: Fraction, percent: bool) -> Case:
    w = leaf["weight"]
    score: Row = {"kind": "steps", "side": random.choice(("short", "over", "both"))}
    start = leaf["target"]
    if leaf["op"] == "range" or random.random() < 0.5:
        start = score["from"] = amount(random, percent)
        if random.random() < 0.5 or leaf["op"] == "range":
            del leaf["op"], leaf["target"]
    unit = random.choice((Fraction(1), Fraction(1, 2), Fraction(5), Fraction(10)))
    score["unit"] = Percent(unit / 100) if percent else unit
    score["points"] = per_unit(random, w)
    if random.random() < 0.6:
        score["partial"] = random.choice(("up", "down", "linear"))
    if random.random() < 0.7:
        distance = score["unit"] * Fraction(
            random.choice((-30, -20, -15, -10, -3, 0, 3, 10, 15, 20, 25, 27, 30, 41)), 10
        )
        x = like(start + distance, percent)
    luck = random.random()
    if luck < 0.15:
        score["start"] = Percent(80, 100)
        score["bonus"] = per_unit(random, w)
        score["cap"] = random.choice((Percent(120, 100), w, w * 2))
        if score["side"] == "both":
            score["side"] = "short"
    elif luck < 0.3:
        score["max_deduction"] = part_of(random, w)
    elif luck < 0.4:
        score["floor"] = part_of(random, w) / 2
    leaf["score"] = score
    return leaf, {"actual": x}


def interpolate(random: Random, leaf: Row, x: Fraction, percent: bool) -> Case:
    xs = edges(random, random.randint(2, 4), percent, low=-6)
    if random.random() < 0.6:
        x = around(random, xs, percent)
    shares: list[Any] = [Fraction(random.randint(0, 20), 20) for _ in xs]
    if random.random() < 0.4:
        shares = [Percent(share) for share in shares]
    leaf["score"] = {
        "kind": "interpolate",
        "anchors": [[a, s] for a, s in zip(xs, shares, strict=True)],
    }
    del leaf["op"], leaf["target"]
    return leaf, {"actual": x}


# Every constant is an int or a Fraction: nothing may be divided in binary.
WHENS = (
    Expr("x == 0", lambda n: n["x"] == 0),
    Expr("x <= prev", lambda n: n["x"] <= n["prev"]),
    Expr("x > prev and x < prev * 2", lambda n: n["prev"] < n["x"] < n["prev"] * 2),
    Expr("not (x >= 10%) or prev == 0", lambda n: not n["x"] >= Fraction(1, 10) or n["prev"] == 0),
    Expr("abs(x - prev) >= 1.5", lambda n: abs(n["x"] - n["prev"]) >= Fraction(3, 2)),
)
POINTS = (
    Expr("w", lambda n: n["w"]),
    Expr("0", lambda _: Fraction(0)),
    Expr("w / 2", lambda n: n["w"] / 2),
    Expr("w * 40%", lambda n: n["w"] * Fraction(2, 5)),
    Expr("w - 0.3", lambda n: n["w"] - Fraction(3, 10)),
    Expr("min(w, max(0, x))", lambda n: min(n["w"], max(Fraction(0), n["x"]))),
)
FORMULAS = (
    Expr(
        "w * (0.6 * a + 0.4 * b)",
        lambda n: n["w"] * (Fraction(6, 10) * n["a"] + Fraction(4, 10) * n["b"]),
    ),
    Expr("w * min(1, x / 3)", lambda n: n["w"] * min(Fraction(1), n["x"] / 3)),
    Expr("w - floor(abs(x) * 2) / 4", lambda n: n["w"] - Fraction(floor(abs(n["x"]) * 2), 4)),
    Expr("w - ceil(abs(x)) * a", lambda n: n["w"] - ceil(abs(n["x"])) * n["a"]),
    Expr(
        "if(a >= b, w * a, w * b / 3)",
        lambda n: n["w"] * n["a"] if n["a"] >= n["b"] else n["w"] * n["b"] / 3,
    ),
    Expr("-x + w", lambda n: -n["x"] + n["w"]),
)
TARGET_FORMULAS = (
    Expr("w * min(r, 1)", lambda n: n["w"] * min(n["r"], Fraction(1))),
    Expr("w * (1 - abs(x - t))", lambda n: n["w"] * (1 - abs(n["x"] - n["t"]))),
    Expr(
        "if(x >= t, w, w * 30%)", lambda n: n["w"] if n["x"] >= n["t"] else n["w"] * Fraction(3, 10)
    ),
)


def expression_cases(random: Random, leaf: Row, x: Fraction, percent: bool) -> Case:
    rows = [
        {"when": random.choice(WHENS), "points": random.choice(POINTS)}
        for _ in range(random.randint(1, 3))
    ]
    rows.append({"when": Expr("true", lambda _: True), "points": random.choice(POINTS)})
    previous = amount(random, percent) if random.random() < 0.6 else x
    if random.random() < 0.15:
        x = like(Fraction(0), percent)
    leaf["score"] = {"kind": "cases", "cases": rows}
    del leaf["op"], leaf["target"]
    return leaf, {"actual": x, "data": {"prev": previous}}


def formula(random: Random, leaf: Row, x: Fraction, _percent: bool) -> Case:
    if leaf["op"] != "range" and random.random() < 0.4:
        leaf["score"] = {"kind": "formula", "expr": random.choice(TARGET_FORMULAS)}
        return leaf, {"actual": x}
    del leaf["op"], leaf["target"]
    leaf["score"] = {"kind": "formula", "expr": random.choice(FORMULAS)}
    data = {"a": positive(random, True), "b": Percent(random.randint(0, 30), 20)}
    return leaf, {"actual": x, "data": data}
