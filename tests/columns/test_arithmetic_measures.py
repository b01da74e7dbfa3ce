"""Numbers that are worked out from columns: rates of the funds, days late, the project's own data."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from arithmetic_samples import indicator_set

from perfeval.columns.block import Block, Column, Form, LeafBlock
from perfeval.columns.compiled import LeafPoints, leaf_column, prepare
from perfeval.model.quantity import DATE, FLAG


def column(*values: int, scale: int = 1, kind: str = "number") -> Column:
    return Column(np.array(values, np.int64), scale, (Form(kind),))


def scored(leaf: dict[str, Any], own: dict[str, Column], **rest: dict[str, Column]) -> LeafPoints:
    found = indicator_set(**leaf)
    n = len(next(iter((own or rest["funds"]).values())).values)
    block = Block(found, n, {("a",): LeafBlock(own)}, np.zeros(n, np.bool_), **rest)  # type: ignore[arg-type]
    return leaf_column(prepare(found), ("a",), block)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"rate": "execution"}, 80),  # 72 of a budget of 90
        ({"rate": "execution", "base": "arrived"}, 90),  # 72 of 80 that arrived
        ({"rate": "execution", "base": "initial_budget"}, 72),  # 72 of 100
        ({"rate": "control"}, 80),
        ({"rate": "saving"}, 20),  # 18 of 90 are left
        ({"rate": "arrival"}, 89),  # 80 of 90, in whole points
    ],
)
def test_rates_of_the_funds(measure: dict[str, str], expected: int) -> None:
    funds = {
        "initial_budget": column(100), "budget": column(90), "arrived": column(80), "spent": column(72),
    }  # fmt: skip
    leaf = {
        "weight": 100, "target": "=100%", "measure": {"kind": "funds", **measure},
        "rounding": {"digits": 0}, "score": {"kind": "interpolate", "anchors": [["0%", "0%"], ["100%", "100%"]]},
    }  # fmt: skip
    points = scored(leaf, {}, funds=funds)
    assert list(points.points) == [expected]
    assert points.odd is False


def test_a_budget_of_nothing_is_for_the_scalar_kernel() -> None:
    leaf = {"target": "=100%", "measure": {"kind": "funds", "rate": "execution"}}
    points = scored(leaf, {}, funds={"budget": column(0, 50), "spent": column(0, 25)})
    assert list(np.broadcast_to(points.odd, 2)) == [True, False]
    assert points.points[1] == 500


def test_days_late() -> None:
    """The contract's example o: 5 days late at 0.5 a day, and a day early."""
    leaf = {
        "weight": 5, "measure": {"kind": "schedule", "unit": "day"},
        "score": {"kind": "steps", "from": 0, "side": "over", "unit": 1, "points": 0.5},
    }  # fmt: skip
    planned = date(2023, 6, 30).toordinal()
    own = {
        "planned": column(planned, planned, planned, kind=DATE),
        "finished": column(planned + 5, planned - 1, planned + 5, kind=DATE),
        "excused": column(0, 0, 3),
    }
    assert list(scored(leaf, own).points) == [250, 500, 400]


def test_months_late_are_for_the_scalar_kernel() -> None:
    leaf = {
        "measure": {"kind": "schedule", "unit": "month"},
        "score": {"kind": "steps", "from": 0, "side": "over", "unit": 1, "points": 1},
    }
    day = column(738_000, kind=DATE)
    assert scored(leaf, {"planned": day, "finished": day}).odd is True


def test_the_leaf_s_own_data_stand_before_the_project_s() -> None:
    leaf = {"score": {"kind": "formula", "expr": "if(ok, a, b)"}}
    shared = {"a": column(1, 2), "b": column(3, 4), "ok": column(1, 0, kind=FLAG)}
    points = scored(leaf, {"data.a": column(700, 800, scale=100)}, data=shared)
    assert list(points.points) == [700, 400]
