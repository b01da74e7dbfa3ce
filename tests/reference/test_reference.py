"""The reference itself against the contract's printed examples and worked numbers of the field."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from itertools import islice
from typing import Any

import pytest

from .completion import completion
from .generate import as_yaml_leaf, as_yaml_result, cases
from .leaf import points, printed
from .measures import measured
from .numbers import Expr, Percent, rounded


def pct(text: str) -> Percent:
    return Percent(F(text) / 100)


def bands(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "bands", "bands": list(rows)}


EIGHT = [{"op": ">=", "target": 10, "actual": a} for a in (10, 10, 11, 12, 13, 10, 9, 14)]

CONTRACT: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a": (
        {
            "weight": 10,
            "op": ">=",
            "target": 7000,
            "score": {"kind": "completion", "pass_line": pct("60"), "above": "rescaled"},
        },
        {"actual": 6747},
        "9.10",
    ),
    "b": (
        {"weight": 10, "op": "<=", "target": 90, "score": {"kind": "completion", "below": "share"}},
        {"actual": 108},
        "8.00",
    ),
    "c": (
        {
            "weight": 3,
            "score": bands(
                {"max": 0, "points": 3},
                {"max": pct("10"), "points": 2},
                {"max": pct("20"), "points": 1},
                {"above": pct("20"), "points": 0},
            ),
        },
        {"actual": pct("10")},
        "2.00",
    ),
    "d": (
        {
            "weight": 10,
            "score": bands(
                {"max": 1, "points": 10}, {"max": 2, "range": [9, 8]}, {"above": 2, "points": 0}
            ),
        },
        {"actual": F("1.5")},
        "8.50",
    ),
    "e": (
        {
            "weight": 15,
            "score": {
                "kind": "steps",
                "from": pct("90"),
                "side": "short",
                "unit": pct("1"),
                "points": 1,
                "partial": "up",
            },
        },
        {"actual": pct("87.3")},
        "12.00",
    ),
    "f": (
        {"weight": F("0.5"), "score": {"kind": "interpolate", "anchors": [[15, 1], [30, 0]]}},
        {"actual": 22},
        "0.27",
    ),
    "g": ({"weight": 5, "score": {"kind": "yes_no", "expect": False}}, {"actual": False}, "5.00"),
    "h": (
        {
            "weight": 10,
            "score": {
                "kind": "checklist",
                "items": [
                    {"text": "一", "share": pct("30")},
                    {"text": "二", "share": pct("30")},
                    {"text": "三", "share": pct("40")},
                ],
            },
        },
        {"met": {1: 1, 2: F("0.5"), 3: 0}},
        "4.50",
    ),
    "i": (
        {
            "weight": 6,
            "score": {
                "kind": "tiers",
                "tiers": [
                    {"name": "达成", "from": pct("80"), "to": pct("100")},
                    {"name": "部分达成", "from": pct("60"), "to": pct("80")},
                    {"name": "未达成", "from": pct("0"), "to": pct("60")},
                ],
            },
        },
        {"tier": "达成", "share": pct("85")},
        "5.10",
    ),
    "j": (
        {"weight": 2, "measure": {"kind": "count"}, "score": {"kind": "count", "points": F("0.4")}},
        {"count": 3},
        "0.80",
    ),
    "k": (
        {
            "weight": 3,
            "score": {
                "kind": "cases",
                "cases": [
                    {"when": lambda n: n["x"] == 0, "points": lambda n: n["w"]},
                    {"when": lambda n: n["x"] <= n["prev"], "points": lambda _: 2},
                    {"when": lambda _: True, "points": lambda _: 0},
                ],
            },
        },
        {"actual": 4, "data": {"prev": 5}},
        "2.00",
    ),
    "l": (
        {
            "weight": 10,
            "score": {
                "kind": "formula",
                "expr": Expr(
                    "w * (0.6 * a + 0.4 * b)",
                    lambda n: n["w"] * (F("0.6") * n["a"] + F("0.4") * n["b"]),
                ),
            },
        },
        {"data": {"a": pct("90"), "b": pct("95")}},
        "9.20",
    ),
    "m": (
        {
            "weight": 10,
            "score": {
                "kind": "blend",
                "parts": [
                    {"share": pct("60"), "op": ">=", "target": 10},
                    {"share": pct("40"), "score": {"kind": "yes_no"}},
                ],
            },
        },
        {"parts": [{"actual": 8}, {"actual": True}]},
        "8.80",
    ),
    "n": (
        {
            "weight": 10,
            "op": "=",
            "target": pct("100"),
            "measure": {"kind": "average", "met_share": {"low": pct("100"), "high": pct("130")}},
        },
        {"items": EIGHT},
        "7.50",
    ),
    "o": (
        {
            "weight": 5,
            "measure": {"kind": "schedule", "unit": "day"},
            "score": {"kind": "steps", "from": 0, "side": "over", "unit": 1, "points": F("0.5")},
        },
        {"planned": date(2023, 6, 30), "finished": date(2023, 7, 5)},
        "2.50",
    ),
    "p": (
        {
            "weight": 10,
            "op": ">=",
            "target": 100,
            "measure": {"kind": "panel", "trim": {"above": 5, "drop": 1}},
        },
        {"panel": [{"score": s} for s in (95, 92, 90, 88, 70, 60)]},
        "8.50",
    ),
    "q": (
        {"weight": 6, "score": {"kind": "judged"}},
        {"deductions": [{"points": F("0.5"), "fact": "未按月公示"}]},
        "5.50",
    ),
}


@pytest.mark.parametrize("letter", CONTRACT)
def test_contract_examples(letter: str) -> None:
    leaf, result, expected = CONTRACT[letter]
    assert printed(leaf, result) == F(expected)


RATIO = {"weight": 10, "op": ">=", "target": 7000}
GROWTH = {"weight": 10, "op": ">=", "target": pct("15"), "measure": {"kind": "growth"}}
ZERO_ANCHOR = bands(
    {"max": 0, "points": 3},
    {"max": pct("10"), "points": 2},
    {"max": pct("20"), "points": 1},
    {"max": pct("30"), "points": F("0.5")},
    {"above": pct("30"), "points": 0},
)
COST = {
    **bands(
        {"max": pct("10"), "points": 5},
        {"max": pct("15"), "points": 3},
        {"max": pct("20"), "points": 1},
        {"above": pct("20"), "points": 0},
    ),
    "input": "magnitude",
}
EXECUTION = bands(
    {"min": pct("95"), "points": 10},
    {"min": pct("80"), "points": 7},
    {"min": pct("60"), "points": 5},
    {"below": pct("60"), "points": 0},
)


def arrival(partial: str) -> dict[str, Any]:
    return {
        "weight": 5,
        "op": "=",
        "target": pct("100"),
        "score": {
            "kind": "steps",
            "side": "short",
            "unit": pct("10"),
            "points": 1,
            "partial": partial,
        },
    }


def execution(partial: str) -> dict[str, Any]:
    return {
        "weight": 15,
        "score": {
            "kind": "steps",
            "from": pct("90"),
            "side": "short",
            "unit": pct("1"),
            "points": 1,
            "partial": partial,
        },
    }


AMPLIFY = {"weight": 10, "op": "<=", "target": 0, "score": {"kind": "completion", "amplify": 10}}

FIELD: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (RATIO, {"actual": 6747}, "9.64"),
    (GROWTH, {"current": F("105.1"), "base": 100}, "3.40"),
    (
        {**GROWTH, "score": {"kind": "completion", "pass_line": pct("60")}},
        {"current": F("105.1"), "base": 100},
        "0",
    ),
    (
        {**GROWTH, "measure": {"kind": "growth", "basis": "level"}},
        {"current": F("105.1"), "base": 100},
        "9.14",
    ),
    (
        {"weight": 10, "op": "=", "target": 1, "measure": {"kind": "ratio"}},
        {"part": F("3797.8"), "whole": 8445},
        "4.50",
    ),
    (
        {"weight": 10, "measure": {"kind": "ratio"}, "score": EXECUTION},
        {"part": F("3797.8"), "whole": 8445},
        "0",
    ),
    (arrival("up"), {"actual": pct("91")}, "4"),
    (arrival("linear"), {"actual": pct("91")}, "4.10"),
    (execution("down"), {"actual": pct("87.3")}, "13"),
    (execution("up"), {"actual": pct("87.3")}, "12"),
    (execution("linear"), {"actual": pct("87.3")}, "12.3"),
    ({"weight": 3, "score": ZERO_ANCHOR}, {"actual": pct("10")}, "2"),
    ({"weight": 3, "score": ZERO_ANCHOR}, {"actual": pct("0")}, "3"),
    ({"weight": 3, "score": ZERO_ANCHOR}, {"actual": pct("10.01")}, "1"),
    ({"weight": 5, "score": COST}, {"actual": pct("-12")}, "3"),
    (AMPLIFY, {"actual": pct("6")}, "4.0"),
    (AMPLIFY, {"actual": pct("11")}, "0"),
]


@pytest.mark.parametrize(("leaf", "result", "expected"), FIELD)
def test_worked_numbers(leaf: dict[str, Any], result: dict[str, Any], expected: str) -> None:
    assert printed(leaf, result) == F(expected)


@pytest.mark.parametrize(
    ("method", "counts", "expected"),
    [
        ([100, 75, 50, 25, 0], (7055, 1589, 511, 96, 59), "91.58"),
        ([100, 80, 60, 40, 20], (7055, 1589, 511, 96, 59), "93.27"),
        ([100, 80, 60, 30, 0], (7055, 1589, 511, 96, 59), "93.04"),
        ("top2", (7055, 1589, 511, 96, 59), "92.85"),
        ([100, 80, 60, 30, 0], (12, 4, 0, 0, 0), "95.00"),
        ([100, 75, 50, 25, 0], (12, 4, 0, 0, 0), "93.75"),
        ("top2", (12, 4, 0, 0, 0), "100"),
    ],
)
def test_surveys(method: Any, counts: tuple[int, ...], expected: str) -> None:
    method = {"weights": method} if isinstance(method, list) else method
    leaf = {"weight": 10, "measure": {"kind": "survey", "method": method}}
    x = measured(leaf, {"survey": {"counts": counts}})
    assert rounded(x * 100) == F(expected)


def test_survey_groups() -> None:
    groups = [{"counts": [9, 1]}, {"counts": [10, 20]}]
    for combine, expected in (
        ("pooled", F(19, 40)),
        ("mean", F(37, 60)),
        ("min", F(1, 3)),
        ({"weights": [3, 1]}, F(91, 120)),
    ):
        measure = {"kind": "survey", "method": "two_option", "combine": combine}
        assert measured({"measure": measure}, {"survey": groups}) == expected


def test_averages() -> None:
    years = [
        {"actual": pct(a), "weight": w}
        for a, w in (("100", 1), ("100", 1), ("100", 1), ("68.91", 2))
    ]
    plain = measured({"measure": {"kind": "average"}}, {"items": years})
    assert rounded(plain * 100) == F("92.23")
    given = measured({"measure": {"kind": "average", "weights": "given"}}, {"items": years})
    assert rounded(given * 100) == F("87.56")
    pooled = measured(
        {"measure": {"kind": "average", "weights": "pooled"}},
        {"items": [{"target": 10, "actual": 8}, {"target": 30, "actual": 30}]},
    )
    assert pooled == F(38, 40)
    of_score = {
        "weight": 10,
        "measure": {"kind": "average", "of": "score"},
        "score": {"kind": "completion", "pass_line": pct("60")},
    }
    assert points(
        of_score,
        {
            "items": [
                {"op": ">=", "target": 10, "actual": 5},
                {"op": ">=", "target": 10, "actual": 9},
            ]
        },
    ) == F("4.5")


def test_panel_votes() -> None:
    votes = [{"pass": True}] * 4 + [{"pass": False}] * 2
    assert measured({"measure": {"kind": "panel", "pass": F(2, 3)}}, {"panel": votes}) == 1
    assert measured({"measure": {"kind": "panel", "pass": F(3, 4)}}, {"panel": votes}) == 0
    roles = [{"role": "a", "score": 90}, {"role": "b", "score": 60}]
    measure = {"kind": "panel", "weights": {"a": F(2), "b": F(1)}}
    assert measured({"measure": measure}, {"panel": roles}) == 80


@pytest.mark.parametrize(
    ("op", "t", "x", "expected"),
    [
        (">=", 10, 13, "13/10"),
        (">", 10, 10, "1"),
        ("<", 10, 10, "1"),
        ("<=", 10, 8, "1"),
        ("<=", 10, 20, "1/2"),
        ("=", 10, 10, "1"),
        ("=", 10, 8, "4/5"),
        ("=", 10, 16, "5/8"),
        ("=", 10, 0, "0"),
        (None, 10, 5, "1/2"),
        ("range", (8, 12), 8, "1"),
        ("range", (8, 12), 12, "1"),
        ("range", (8, 12), 6, "3/4"),
        ("range", (8, 12), 16, "3/4"),
        (">=", 0, 0, "1"),
        (">", 0, 0, "0"),
        ("<=", 0, 1, "0"),
        ("=", 0, 0, "1"),
        (">=", -3, -4, "0"),
        (">=", -3, -3, "1"),
        ("<=", 5, -1, "1"),
        (">=", 5, -1, "0"),
        ("range", (-2, 2), 4, "1/2"),
        ("range", (-2, 2), -3, "0"),
        ("range", (0, 2), 0, "1"),
    ],
)
def test_completion(op: str | None, t: Any, x: Any, expected: str) -> None:
    assert completion(op, t, x) == F(expected)


def test_dates_are_met_or_not() -> None:
    due = date(2023, 12, 31)
    assert completion("<=", due, due) == 1
    assert completion("<=", due, date(2024, 1, 1)) == 0


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, 10),
        ({"action": "none"}, 10),
        ({"action": "zero"}, 0),
        ({"action": "inverse"}, F(50, 7)),
        ({"action": "cut_fixed", "amount": pct("10")}, 9),
        ({"action": "cut_fixed", "points": 2}, 8),
        ({"action": "cut_deviation"}, 9),
        ({"action": "zero", "beyond": pct("140")}, 10),
    ],
)
def test_over_completion(over: dict[str, Any], expected: Any) -> None:
    leaf = {"weight": 10, "op": ">=", "target": 10, "score": {"kind": "completion", "over": over}}
    assert points(leaf, {"actual": 14}) == expected


def test_limits() -> None:
    capped = {
        "weight": 10,
        "op": ">=",
        "target": 10,
        "score": {"kind": "completion", "cap": pct("120")},
    }
    assert points(capped, {"actual": 11}) == 11
    assert points(capped, {"actual": 30}) == 12
    bonus = {
        "weight": 10,
        "op": ">=",
        "target": 90,
        "score": {
            "kind": "steps",
            "side": "short",
            "unit": 1,
            "points": 1,
            "start": pct("80"),
            "bonus": F("0.5"),
            "cap": pct("120"),
        },
    }
    assert [points(bonus, {"actual": a}) for a in (90, 92, 110, 88, 70)] == [8, 9, 12, 6, 0]
    floored = {"weight": 10, "score": {"kind": "count", "points": 4, "floor": 3}}
    assert points(floored, {"count": 5}) == 3


def test_checklists() -> None:
    items = [{"text": "gate", "gate": True}, "a", "b", "c", "d"]
    leaf: dict[str, Any] = {"weight": 8, "score": {"kind": "checklist", "items": items}}
    assert points(leaf, {"met": [1, 2, 3]}) == 4
    assert points(leaf, {"met": [2, 3, 4, 5]}) == 0
    assert points(leaf, {"met": {1: 1, 2: 1, 3: 0, 4: 0, 5: "na"}}) == F(8, 3)
    assert points(leaf, {"items": {3: {"met": 0}}}) == 6
    leaf["score"]["when_na"] = "full"
    assert points(leaf, {"met": {1: 1, 2: 1, 3: 0, 4: 0, 5: "na"}}) == 4
    leaf["score"]["mode"] = "all_or_nothing"
    assert points(leaf, {"items": {3: {"met": F(1, 2)}}}) == 0
    leaf["score"]["mode"] = {"deduct": F(1, 2)}
    assert points(leaf, {"met": [1, 2, 3]}) == 7


def test_counts_and_blends() -> None:
    first = {"weight": 10, "score": {"kind": "count", "points": 1, "first": 3}}
    assert [points(first, {"count": n}) for n in (0, 1, 2, 20)] == [10, 7, 6, 0]
    table = {"weight": 10, "score": {"kind": "count", "table": [[1, 1], [3, 5]]}}
    assert [points(table, {"count": n}) for n in (0, 1, 2, 3, 9)] == [10, 9, 9, 5, 5]
    parts = [{"op": ">=", "target": 10}, {"score": {"kind": "yes_no"}}]
    for combine, expected in (("min", 8), ("max", 10), ("mean", 9)):
        leaf = {"weight": 10, "score": {"kind": "blend", "parts": parts, "combine": combine}}
        assert points(leaf, {"parts": [{"actual": 8}, {"actual": True}]}) == expected


def test_rounded_rates() -> None:
    leaf = {"weight": 10, "op": ">=", "target": 7, "rounding": {"rate_digits": 0}}
    assert points(leaf, {"actual": 6}) == F("8.6")


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        ("0.125", "half-up", "0.13"),
        ("0.125", "half-even", "0.12"),
        ("0.135", "half-even", "0.14"),
        ("0.129", "down", "0.12"),
        ("0.121", "up", "0.13"),
        ("-0.125", "half-up", "-0.13"),
    ],
)
def test_rounding(value: str, mode: str, expected: str) -> None:
    assert rounded(F(value), 2, mode) == F(expected)


def test_generator_is_seeded_and_plain() -> None:
    once = [(as_yaml_leaf(leaf), as_yaml_result(result)) for leaf, result in cases(7, 300)]
    again = [(as_yaml_leaf(leaf), as_yaml_result(result)) for leaf, result in cases(7, 300)]
    assert once == again
    for leaf, result in islice(cases(8, 2000), 2000):
        value = points(leaf, result)
        assert isinstance(value, F)
        assert value >= 0
