"""The three example projects come out as their documents print them, or as their figures give."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from perfeval import load_project, render, score

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def card_of(name: str) -> Any:
    loaded = load_project(EXAMPLES / name / "project.yaml")
    assert loaded.usable, loaded.findings
    return score(loaded)


def percent(value: Fraction | None) -> Decimal:
    assert value is not None
    return round(Decimal(value.numerator) / Decimal(value.denominator) * 100, 2)


def rate(card: Any, top: str, bottom: str) -> Decimal:
    """The named rate that divides these amounts (万元)."""
    factor = card.funds.factor
    wanted = (Fraction(top) * factor, Fraction(bottom) * factor)
    return next(percent(r.value) for r in card.funds.rates if (r.top, r.bottom) == wanted)


def test_urumqi_comes_out_as_published() -> None:
    card = card_of("urumqi-2023")
    branches = {b.indicator.name: b.score for b in card.branches if len(b.indicator.path) == 1}
    assert branches == {"决策": 20, "过程": 20, "产出": 49, "效益": 6, "满意度": 5}
    assert (card.total, card.grade) == (100, "优")
    assert all(leaf.score == leaf.result.reported for leaf in card.leaves)
    assert card.funds.execution == card.funds.arrival == 1


def test_urumqi_names_the_far_overshoot_and_everything_assumed() -> None:
    card = card_of("urumqi-2023")
    over = [f for f in card.findings if f.code == "PE441"]
    assert [f.params["rate"] for f in over] == ["434%"]
    assumed = {(f.path[-1:] or (f.params["key"],))[0] for f in card.findings if f.code == "PE453"}
    assert {"initial_budget", "arrived", "spent", "资金使用完毕时间", "项目预算控制率"} <= assumed
    assert any("覆盖率" in name for name in assumed)


def test_shanghai_goals_and_rates() -> None:
    card = card_of("shanghai-2022")
    assert card.total is None
    assert card.grade is None
    goals = [leaf for leaf in card.leaves if leaf.completion is not None]
    unmet = [leaf for leaf in goals if not leaf.met]
    assert len(goals) == 7
    assert [leaf.completion for leaf in unmet] == [Fraction(34, 100)]
    assert rate(card, "3797.8", "8445") == Decimal("44.97")
    assert rate(card, "5352.8", "10000") == Decimal("53.53")
    assert rate(card, "3144.5", "5680") == Decimal("55.36")
    assert rate(card, "8144.5", "10680") == Decimal("76.26")


def test_chaoyang_goal_execution_and_plan() -> None:
    card = card_of("chaoyang-2020")
    unmet = [leaf for leaf in card.leaves if leaf.met is False]
    assert [percent(leaf.completion) for leaf in unmet] == [Decimal("96.39")]
    assert rate(card, "373.8", "10000") == Decimal("3.74")
    plan = card.project.funds.plan
    assert len(plan.rows) == 22
    sums: dict[str, Fraction] = {}
    for row in plan.rows:
        sums[row.group] = sums.get(row.group, Fraction(0)) + row.amount / 10_000
    assert sorted(sums.values()) == [1300, 3500, 3700, 6500]
    assert sum(sums.values()) == 15000
    assert not [f for f in card.findings if f.code in ("PE509", "PE510")]


@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_examples_have_no_errors_and_one_document(name: str, lang: str) -> None:
    first, second = (render(card_of(name), "json", lang) for _ in range(2))
    assert first == second
    document = json.loads(first)
    assert not [f for f in document["findings"] if f["severity"] == "error"]
    assert document["digest"].startswith("sha256:")
