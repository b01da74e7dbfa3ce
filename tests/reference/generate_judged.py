"""Scores that take states, counts and judgements."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .numbers import Percent

if TYPE_CHECKING:
    from random import Random

    from .measures import Row

Case = tuple["Row", "Row"]
STATES = (0, 1, 1, 1, Fraction(1, 2), Fraction(3, 10))


def split(random: Random, number: int) -> list[Fraction]:
    """Shares in twentieths that sum to one."""
    cuts = sorted(random.sample(range(1, 20), number - 1))
    return [Fraction(b - a, 20) for a, b in zip([0, *cuts], [*cuts, 20], strict=True)]


def percent_or_bare(random: Random, share: Fraction) -> Fraction:
    return Percent(share) if random.random() < 0.7 else Fraction(share)


def checklist(random: Random, w: Fraction) -> Case:
    number = random.randint(1, 6)
    texts = [f"item {chr(97 + i)}" for i in range(number)]
    style = random.choice(("equal", "points", "share"))
    shares = split(random, number)
    items: list[Any] = list(texts)
    if style != "equal":
        items = [
            {"text": t, "points": w * s}
            if style == "points"
            else {"text": t, "share": percent_or_bare(random, s)}
            for t, s in zip(texts, shares, strict=True)
        ]
    score: Row = {"kind": "checklist", "items": items}
    mode = random.random()
    if mode < 0.15:
        score["mode"] = "all_or_nothing"
    elif mode < 0.3 and style == "equal":
        score["mode"] = {"deduct": random.choice((Fraction(1, 2), 1, Percent(1, 10)))}
    elif mode < 0.4:
        score["mode"] = "share"
    gates = 0
    if random.random() < 0.2:
        items.insert(random.randint(0, number), {"text": "gate", "gate": True})
        gates = 1
    if random.random() < 0.2:
        score["when_na"] = "full"
    return {"weight": w, "score": score}, states(random, items, gates)


def states(random: Random, items: list[Any], gates: int) -> Row:
    luck = random.random()
    if luck < 0.1:
        return {"met": "all"}
    if luck < 0.15:
        return {"met": "none"}
    numbers = range(1, len(items) + 1)
    if luck < 0.3:
        chosen = sorted(random.sample(numbers, random.randint(1, len(items))))
        return {"met": chosen}
    met: Row = {}
    for number, item in zip(numbers, items, strict=True):
        gate = isinstance(item, dict) and item.get("gate")
        met[number] = random.choice((0, 1, 1, 1)) if gate else random.choice(STATES)
    if len(items) - gates > 1 and random.random() < 0.3:
        plain = [
            n
            for n, i in zip(numbers, items, strict=True)
            if not (isinstance(i, dict) and i.get("gate"))
        ]
        met[random.choice(plain)] = "na"
    if luck < 0.6:
        named = {n: {"met": state, "fact": "fact"} for n, state in met.items() if state != 1}
        return {"items": named} if named else {"met": "all"}
    return {"met": met}


def count(random: Random, w: Fraction) -> Case:
    each: Fraction = random.choice((Fraction(2, 5), Fraction(1, 2), Fraction(1), Percent(1, 10)))
    score: Row = {"kind": "count"}
    if random.random() < 0.3:
        running, table = Fraction(0), []
        for number in range(1, random.randint(2, 4)):
            running += random.choice((Fraction(1, 2), Fraction(1), Fraction(3)))
            table.append([number, running])
        score["table"] = table
    else:
        score["points"] = each
        if random.random() < 0.4:
            score["first"] = random.choice((Fraction(1), Fraction(2), Percent(1, 5)))
    if random.random() < 0.1:
        score["floor"] = w / 4
    leaf: Row = {"weight": w, "score": score}
    if random.random() < 0.5:
        leaf["measure"] = {"kind": "count"}
    number = random.choice((0, 1, 2, 3, 5, 12))
    if random.random() < 0.3:
        return leaf, {"occurrences": [{"fact": f"fact {i}"} for i in range(number)]}
    return leaf, {"count": number}


def yes_no(random: Random, w: Fraction) -> Case:
    score: Row = {"kind": "yes_no"}
    if random.random() < 0.6:
        score["expect"] = random.random() < 0.5
    return {"weight": w, "score": score}, {"actual": random.random() < 0.5}


def judged(random: Random, w: Fraction) -> Case:
    score: Row = {"kind": "judged"}
    if random.random() < 0.3:
        return (
            {"weight": w, "score": score},
            {"judged": w * Fraction(random.randint(0, 20), 20), "reason": "reason"},
        )
    if random.random() < 0.3:
        score["range"] = [Fraction(1, 2), 2]
    rows = [
        {
            "points": random.choice((Fraction(1, 2), 1, Fraction(3, 2), 2)),
            "fact": "fact",
            "evidence": ["E01"],
        }
        for _ in range(random.randint(0, 4))
    ]
    return {"weight": w, "score": score}, {"deductions": rows}


SCHEMES = ((100, 80, 60, 0), (100, 80, 50, 0), (100, 90, 75, 60, 0))


def tiers(random: Random, w: Fraction) -> Case:
    luck = random.random()
    edges = random.choice(SCHEMES)
    names = ["A", "B", "C", "D"][: len(edges) - 1]
    which = random.randrange(len(names))
    result: Row = {"tier": names[which], "reason": "reason"}
    if luck < 0.2:
        rows = [{"name": n, "share": Percent(s, 100)} for n, s in zip(names, edges, strict=False)]
        return {"weight": w, "score": {"kind": "tiers", "tiers": rows}}, result
    high, low = edges[which], edges[which + 1]
    chosen = random.randint(low, high if which == 0 else high - 1)
    if luck < 0.7:
        rows = [
            {"name": n, "from": Percent(b, 100), "to": Percent(a, 100)}
            for n, a, b in zip(names, edges, edges[1:], strict=False)
        ]
        result["share"] = Percent(chosen, 100)
    else:
        rows = [
            {"name": n, "points": [w * b / 100, w * a / 100]}
            for n, a, b in zip(names, edges, edges[1:], strict=False)
        ]
        result["points"] = w * chosen / 100
    return {"weight": w, "score": {"kind": "tiers", "tiers": rows}}, result
