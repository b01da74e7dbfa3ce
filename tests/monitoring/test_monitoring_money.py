"""Money at the day, and how it compares with the goals."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path

import pytest
from monitoring.making import FUNDS, PROJECT, codes, lay, watched

LEAF = "- {name: 指标, target: ≥365项}"
GOAL = "results:\n  指标: {progress: [{as_of: 2023-07-31, actual: 212项}]}\n"


def test_spending_after_the_day_does_not_count(tmp_path: Path) -> None:
    total = watched(lay(tmp_path, LEAF, FUNDS + GOAL)).total
    assert total is not None
    assert (total.spent, total.rate) == (530_000, F(53, 365))
    assert total.gap == F(212 - 53, 365)
    # 53 in 212 days are a quarter of the year's money
    assert total.computed == F(3_650_000, 4)
    assert total.light is None
    later = watched(tmp_path / "project.yaml", "2023-08-31").total
    assert later is not None
    assert later.spent == 1_530_000


def test_a_straight_line_never_passes_the_budget(tmp_path: Path) -> None:
    funds = FUNDS.replace("amount: 53万元", "amount: 300万元")
    total = watched(lay(tmp_path, LEAF, funds + GOAL)).total
    assert total is not None
    assert total.computed == total.budget == 3_650_000


def test_stated_forecasts_add_up_only_when_all_lines_have_one(tmp_path: Path) -> None:
    lines = (
        "funds:\n  lines:\n"
        "    - {name: 中央, budget: 100万元, spent: [{date: 2023-03-31, amount: 50万元}], forecast: 90万元}\n"
        "    - {name: 地方, budget: 100万元, spent: [{date: 2023-03-31, amount: 50万元}]OWN}\n"
    )
    found = watched(lay(tmp_path, LEAF, lines.replace("OWN", "") + GOAL))
    assert found.total is not None
    assert found.total.stated is None
    found = watched(lay(tmp_path, LEAF, lines.replace("OWN", ", forecast: 40万元") + GOAL))
    assert found.total is not None
    assert found.total.stated == 1_300_000
    assert "PE762" in codes(found)  # 40 forecast, 50 spent


def test_money_and_goals_may_have_schedules_and_lights_of_their_own(tmp_path: Path) -> None:
    own = (
        "monitoring:\n  funds: {schedule: [{until: 7, share: 20%}], lights: [{name: 正常, max_gap: 5}, {name: 预警}]}\n"
        "  goals: {schedule: months, lights: [{name: 绿, max_gap: 1}, {name: 红}]}\n"
    )
    found = watched(lay(tmp_path, LEAF, own + FUNDS + GOAL))
    assert found.total is not None
    assert found.total.due == F(1, 5)
    assert found.total.light is not None
    assert found.total.light.name == "预警"  # 20 − 14.52 = 5.48 points
    assert found.goals[0].due == F(7, 12)
    assert found.goals[0].light is not None
    assert found.goals[0].light.name == "绿"  # 58.33 − 58.08 = 0.25


def test_the_project_stands_before_the_set(tmp_path: Path) -> None:
    top = "monitoring: {schedule: months, gap: 5, lights: [{name: 甲, max_gap: 0}, {name: 乙}]}\n"
    found = watched(lay(tmp_path, LEAF, "monitoring: {schedule: days}\n" + GOAL, top=top))
    assert found.goals[0].due == F(212, 365)
    assert found.goals[0].light is not None
    assert found.goals[0].light.name == "甲"


@pytest.mark.parametrize(
    ("spent", "done", "contrast"),
    [
        (53, 212, "claims"),
        (212, 212, ""),
        (212, 139, ""),
        (212, 138, "spends"),
        (139, 212, ""),
        (138, 212, "claims"),
    ],
)
def test_money_and_goals_drift_apart(tmp_path: Path, spent: int, done: int, contrast: str) -> None:
    """20 points are 73 of 365, and not yet too much."""
    rest = (
        "monitoring: {gap: 20}\n" + FUNDS.replace("amount: 53万元", f"amount: {spent}万元")
        + GOAL.replace("212项", f"{done}项")
    )  # fmt: skip
    found = watched(lay(tmp_path, LEAF, rest))
    assert found.contrast == contrast
    assert ("PE758" in codes(found)) == (contrast == "claims")
    assert ("PE759" in codes(found)) == (contrast == "spends")


def test_a_rate_of_a_fixed_day_is_due_on_it(tmp_path: Path) -> None:
    """July at least 20% is nothing before its end, and then all of it."""
    leaf = "- {name: 七月执行率, measure: {kind: funds, rate: execution, as_of: 2023-07-31}, target: ≥20%}"
    path = lay(tmp_path, leaf, FUNDS + "results: {}\n")
    assert watched(path, "2023-06-30").goals[0].status == "due"
    row = watched(path).goals[0]
    assert (row.due, row.completion) == (1, F(53, 365) / F(1, 5))
    later = watched(path, "2023-12-31").goals[0]
    assert later.completion == row.completion


def test_without_money_or_period(tmp_path: Path) -> None:
    project = PROJECT.replace("period: {from: 2023-01-01, to: 2023-12-31}, ", "")
    found = watched(lay(tmp_path, LEAF, GOAL, project))
    assert found.assumed
    assert (found.start.isoformat(), found.end.isoformat()) == ("2023-01-01", "2023-12-31")
    assert {"PE753", "PE754"} <= set(codes(found))


def test_undated_spending_is_remarked_on_before_its_day(tmp_path: Path) -> None:
    funds = "funds:\n  lines:\n    - {name: 财政拨款, budget: 100万元, spent: 60万元}\n"
    path = lay(tmp_path, LEAF, funds + GOAL)
    assert "PE776" in codes(watched(path, "2023-06-30"))
    assert "PE776" not in codes(watched(path))
