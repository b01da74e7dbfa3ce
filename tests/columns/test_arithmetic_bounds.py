"""Columns of every size: 32 and 64 bits, the bounds between them, and what goes beyond."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from arithmetic_samples import Row, block_of, differences, indicator_set

from perfeval.columns.block import (
    GIVEN,
    MISSING,
    NOT_APPLICABLE,
    Block,
    Column,
    Form,
    LeafBlock,
)
from perfeval.columns.compiled import leaf_column, leaf_points, prepare

LEAVES: list[dict[str, Any]] = [
    {"target": "≥90"},
    {"target": "≥33.335%", "rounding": {"mode": "half-even"}},
    {"target": "≤90", "score": {"kind": "completion", "below": "share", "floor": -5}},
    {"target": "=100"},
    {"target": "80~120", "score": {"kind": "completion", "over": {"action": "inverse", "beyond": "110%"}}},
    {"target": "≤7", "score": {"kind": "completion", "over": {"action": "cut_deviation", "beyond": "100%"}}},
    {"score": {"kind": "steps", "from": "1000", "unit": "0.3", "points": 0.01, "partial": "linear"}},
    {"score": {"kind": "steps", "from": "1000", "unit": "7", "points": 0.1, "bonus": 0.01, "side": "short"}},
    {"score": {"kind": "interpolate", "anchors": [["0", "0%"], ["1000000", "33.3%"], ["1e12", "100%"]]}},
    {"score": {"kind": "bands", "bands": [{"max": "1e9", "points": 10}, {"max": "2e9", "range": [9, 1]},
                                          {"above": "2e9", "points": 0}]}},
    {"score": {"kind": "formula", "expr": "w * x / (x + 1000)", "floor": -10}},
    {"score": {"kind": "formula", "expr": "x * x / 1000 + round(x / 3)", "cap": 1000}},
]  # fmt: skip


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: str(leaf.get("score", leaf))[:60])
@pytest.mark.parametrize("digits", [2, 5, 7, 8, 10, 12, 15, 18])
def test_numbers_of_every_size(leaf: dict[str, Any], digits: int) -> None:
    """Figures of up to so many digits with two decimals, among them powers of 2 and ten."""
    draw = random.Random(digits)
    most = 10**digits
    edges = [2**n + d for n in range(0, 62, 3) for d in (-1, 0, 1)]
    found = [draw.randrange(-most // 4, most) for _ in range(40)]
    found += [x for x in (*edges, most, most - 1, 0, 9_000, 10_000, 8_999) if abs(x) <= most]
    rows: list[Row] = [{"actual": f"{x // 100}.{x % 100:02d}"} for x in found if x >= 0]
    rows += [{"actual": f"-{-x // 100}.{-x % 100:02d}"} for x in found if x < 0]
    wrong, odd = differences(indicator_set(**leaf), rows)
    assert not wrong, wrong[:3]
    if digits == 2:
        assert odd == 0


@pytest.mark.parametrize("op", ["≥", "≤", "=", ">", "<"])
@pytest.mark.parametrize("digits", [3, 6, 9, 12])
def test_targets_of_every_size(op: str, digits: int) -> None:
    draw = random.Random(digits)
    rows = [
        {"actual": str(draw.randrange(10**digits)), "target": f"{op}{draw.randrange(10**digits)}"}
        for _ in range(60)
    ]
    rows += [{"actual": n, "target": f"{op}{n}"} for n in ("0", "7", str(10**digits))]
    wrong, odd = differences(indicator_set(target="≥1"), rows)
    assert not wrong, wrong[:3]
    if digits <= 6:
        assert odd == 0


def test_one_huge_figure_leaves_the_others_to_the_columns() -> None:
    """Only the row that doesn't fit 64 bits on its way is left to the scalar kernel."""
    rows = [{"actual": "50"}] * 10 + [{"actual": "9000000000000"}] + [{"actual": "95"}] * 10
    found = indicator_set(score={"kind": "formula", "expr": "x * x / 1000"})
    points = leaf_column(prepare(found), ("a",), block_of(found, rows))
    assert list(np.flatnonzero(points.odd)) == [10]
    assert points.points[0] == 250
    assert points.points[20] == 903


def block(found: Any, actual: Any, state: Any = GIVEN, form: Any = 0, scale: int = 100) -> Block:
    column = Column(np.asarray(actual, np.int64), scale, (Form(), Form(unit="%")), form)
    n = len(column.values)
    return Block(found, n, {("a",): LeafBlock({"actual": column}, state)}, np.zeros(n, np.bool_))


def test_long_columns_are_worked_off_in_pieces() -> None:
    """100,000 rows, which are not a multiple of any piece: 0.01 each of a target of 1000."""
    found = indicator_set(target="≥1000")
    points = leaf_points(prepare(found), block(found, np.arange(100_000)))[("a",)]
    # 10 points × x / 1000 in hundredths, half-up: (x in hundredths + 50) // 100
    assert (points.points == (np.arange(100_000) + 50) // 100).all()
    assert (points.completion == np.arange(100_000) // 10 + (np.arange(100_000) % 10 >= 5)).all()


def test_rows_without_a_result_hold_nothing() -> None:
    found = indicator_set(target="≥90")
    state = np.array([GIVEN, MISSING, GIVEN, NOT_APPLICABLE], np.uint8)
    points = leaf_column(prepare(found), ("a",), block(found, [4500, 0, 9000, 0], state))
    assert list(points.points) == [500, 0, 1000, 0]
    assert list(points.completion) == [5000, 0, 10000, 0]
    assert list(np.broadcast_to(points.has_completion, 4)) == [True, False, True, False]


def test_forms_are_taken_apart_and_put_back() -> None:
    """Bare 45 and 45%, beside a target of 90 and one of the set in per cent."""
    found = indicator_set(target="≥90%")
    form = np.array([0, 1, 0, 255, 1], np.uint8)
    state = np.array([GIVEN, GIVEN, GIVEN, MISSING, GIVEN], np.uint8)
    given = block(found, [4500, 45, 9000, 0, 90], state, form)
    share = LeafBlock(
        {"actual": given.leaves[("a",)].columns["actual"]._replace(
            forms=(Form(), Form(unit="%", scale=indicator_set(target="1%").leaves()[0].target.scale))
        )}, state,
    )  # fmt: skip
    points = leaf_column(prepare(found), ("a",), given._replace(leaves={("a",): share}))
    assert list(points.points) == [500, 500, 1000, 0, 1000]


def test_some_rows_by_a_shifted_weight() -> None:
    from fractions import Fraction

    found = indicator_set(target="≥90")
    points = leaf_column(
        prepare(found), ("a",), block(found, [4500, 9000, 6000]), Fraction(25, 2), np.array([2, 0])
    )
    assert list(points.points) == [833, 625]


def test_a_leaf_that_the_block_lacks_holds_nothing() -> None:
    found = indicator_set(target="≥90")
    points = leaf_points(prepare(found), Block(found, 3, {}, np.zeros(3, np.bool_)))[("a",)]
    assert list(points.points) == [0, 0, 0]
    assert points.has_completion is False
