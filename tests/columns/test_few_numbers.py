"""Long columns of few different numbers, which are looked up: the same scores as the scalar kernel's."""

from __future__ import annotations

from typing import Any

import arithmetic_samples
import numpy as np
import pytest
from arithmetic_samples import block_of, differences, indicator_set

from perfeval.columns.compiled import leaf_column, prepare

BANDS = [
    {"min": 95, "points": 4}, {"min": 85, "points": 3},
    {"min": 60, "points": 2}, {"below": 60, "points": 0},
]  # fmt: skip
LEAVES: dict[str, dict[str, Any]] = {
    "target": {"target": "≥80"},
    "passed": {"target": "≥20", "score": {"kind": "completion", "pass_line": "60%"}},
    "limit": {"target": "≤80", "score": {"kind": "completion", "below": "share"}},
    "exact": {"target": "=10"},
    "over": {"target": "≥40", "score": {"kind": "completion", "over": {"action": "inverse", "beyond": "120%"}}},
    "bands": {"score": {"kind": "bands", "bands": BANDS}},
    "formula": {"score": {"kind": "formula", "expr": "x / 7 - 1", "floor": -9}},
}  # fmt: skip
STARTS = {"near 0": 1, "on both sides of 0": -30, "far from 0": 5_000}


@pytest.fixture(autouse=True)
def _integers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that lie side by side: others are too far apart to be looked up."""
    monkeypatch.setattr(arithmetic_samples, "SCALE", 1)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_as_the_kernel(leaf: dict[str, Any], start: int) -> None:
    rows = [{"actual": str(start + n * 7 % 60)} for n in range(400)]
    wrong, odd = differences(indicator_set(**leaf), rows)
    assert not wrong
    alone, left = differences(indicator_set(**leaf), rows[:60])
    assert not alone
    assert (odd > 0) == (left > 0)


@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_later_columns_reach_further(leaf: dict[str, Any]) -> None:
    """Each block by what was made for those before is what it is by itself."""
    found = indicator_set(**leaf)
    path = found.leaves()[0].path
    prepared = prepare(found)
    for low, high, n in ((50, 80, 400), (40, 80, 400), (60, 61, 3), (45, 120, 900), (1, 127, 30)):
        rows = [{"actual": str(low + at * 11 % (high - low + 1))} for at in range(n)]
        block = block_of(found, rows)
        one, other = leaf_column(prepared, path, block), leaf_column(prepare(found), path, block)
        assert (one.points == other.points).all()
        assert (one.completion == other.completion).all()
        for name in ("has_completion", "met", "has_met", "vetoed", "odd"):
            assert (np.zeros(n, bool) | getattr(one, name) == getattr(other, name)).all(), name
        for name in {*one.remarks, *other.remarks}:
            mine, theirs = one.remarks.get(name, False), other.remarks.get(name, False)
            assert (np.zeros(n, bool) | mine == theirs).all(), name
