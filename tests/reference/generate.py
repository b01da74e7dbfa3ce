"""Seeded random leaves with a result each, dense in edges.

`cases(seed, n)` yields (leaf, result); `as_yaml_leaf` and `as_yaml_result` give the same as
the plain data of an indicator-set and a project file.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from . import generate_judged, generate_measures, generate_scores
from .draw import actual_near, target, weight
from .plain import as_yaml_leaf, as_yaml_result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from .measures import Row

__all__ = ["as_yaml_leaf", "as_yaml_result", "cases"]

NUMERIC = (
    generate_scores.completion,
    generate_scores.completion,
    generate_scores.completion,
    generate_scores.bands,
    generate_scores.bands,
    generate_scores.steps,
    generate_scores.steps,
    generate_scores.interpolate,
    generate_scores.expression_cases,
    generate_scores.formula,
)

JUDGED = (
    generate_judged.checklist,
    generate_judged.checklist,
    generate_judged.count,
    generate_judged.yes_no,
    generate_judged.judged,
    generate_judged.tiers,
)

MEASURED = (
    generate_measures.ratio,
    generate_measures.growth,
    generate_measures.survey,
    generate_measures.panel,
    generate_measures.schedule,
    generate_measures.average,
    generate_measures.average_of_scores,
    generate_measures.met_share,
    generate_measures.formula,
    generate_measures.deadline,
)


def cases(seed: int, n: int) -> Iterator[tuple[Row, Row]]:
    random = Random(seed)
    for _ in range(n):
        leaf, result = one(random)
        rounding(random, leaf)
        yield leaf, result


def one(random: Random) -> tuple[Row, Row]:
    family = random.random()
    if family < 0.5:
        return numeric(random, weight(random))
    if family < 0.7:
        leaf, result = random.choice(JUDGED)(random, weight(random))
        return leaf, result
    if family < 0.88:
        leaf, result = random.choice(MEASURED)(random, weight(random))
        return leaf, result
    return blend(random)


def numeric(random: Random, w: Fraction) -> tuple[Row, Row]:
    percent = random.random() < 0.4
    op, t = target(random, percent)
    x = actual_near(random, op, t, percent)
    leaf: Row = {"weight": w}
    if op != "none":
        leaf |= {"op": op, "target": t}
    return random.choice(NUMERIC)(random, leaf, x, percent)


def blend(random: Random) -> tuple[Row, Row]:
    w = weight(random)
    combine = random.choice(("sum", "sum", "min", "max", "mean"))
    number = random.randint(2, 3)
    shares = generate_judged.split(random, number)
    by_points = random.random() < 0.3
    parts, results = [], []
    for share in shares:
        own = w * share if combine == "sum" else w
        make = random.choice((numeric, generate_judged.yes_no, generate_judged.checklist))
        leaf, result = make(random, own)
        del leaf["weight"]
        if combine == "sum" and by_points:
            leaf = {"points": own, **leaf}
        elif combine == "sum":
            leaf = {"share": generate_judged.percent_or_bare(random, share), **leaf}
        parts.append(leaf)
        results.append(result)
    score: Row = {"kind": "blend", "parts": parts}
    if combine != "sum" or random.random() < 0.5:
        score["combine"] = combine
    return {"weight": w, "score": score}, {"parts": results}


def rounding(random: Random, leaf: Row) -> None:
    """Now and then the leaf's own rounding; a rounded rate only where it is multiplied."""
    if random.random() >= 0.15:
        return
    own: Row = {
        "digits": random.choice((0, 1, 2, 2, 3, 4)),
        "mode": random.choice(("half-up", "half-even", "down", "up")),
    }
    score = leaf.get("score", {})
    plain_rate = score.get("kind", "completion") == "completion" and "over" not in score
    if plain_rate and leaf.get("measure", {}).get("of") != "score" and random.random() < 0.5:
        own["rate_digits"] = random.choice((0, 1, 2, 4))
    leaf["rounding"] = own
