"""Days and shares, ranges, checklists, forecasts and means: worked out by hand."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path

import pytest
from monitoring.making import codes, lay, only, watched

from perfeval.checks.catalogue import message
from perfeval.model.monitoring import GoalProgress, Monitored

LIGHTS = (
    "monitoring: {lights: [{name: 绿, max_gap: 10}, {name: 红}], gap: 10, difference: 20, "
    "likelihood: {certain: 100%, possible: 80%}}\n"
)


def goal(
    folder: Path, target: str, body: str, day: str | None = None
) -> tuple[GoalProgress, Monitored]:
    rest = f"{LIGHTS}results:\n  指标: {{{body}}}\n"
    found = watched(lay(folder, f"- {{name: 指标, target: {target}}}", rest), day)
    return only(found), found


SHARES = "progress: [{as_of: 2023-04-10, share: 60%}, {as_of: 2023-07-31, share: 80%}]"


def test_a_goal_with_a_day_is_on_the_way_to_that_day(tmp_path: Path) -> None:
    """The day is the 200th of the year: half of the way is due on the 100th, 10 April."""
    row, _ = goal(tmp_path, "2023-07-19前", SHARES, "2023-04-10")
    assert (row.status, row.due, row.completion) == ("measured", F(1, 2), F(3, 5))
    # ahead of its way: all of it by its day, and no more than all
    assert (row.computed_completion, row.likelihood, row.reckoned) == (1, "确定能", True)
    on_the_day, _ = goal(tmp_path, "2023-07-19前", SHARES, "2023-07-19")
    assert (on_the_day.status, on_the_day.due, on_the_day.gap) == ("measured", 1, F(2, 5))


def test_a_day_that_was_missed_is_missed_however_little_is_left(tmp_path: Path) -> None:
    row, found = goal(tmp_path, "2023-07-19前", SHARES)
    assert (row.status, row.due, row.completion, row.gap) == ("overdue", 1, F(4, 5), F(1, 5))
    assert row.light is not None
    assert (row.light.name, row.likelihood) == ("红", "完全不可能")
    assert (row.computed_completion, row.computed) == (None, None)
    assert {"PE773", "PE761"} <= set(codes(found))


def test_what_was_done_late_is_done_and_late(tmp_path: Path) -> None:
    late = "progress: [{as_of: 2023-07-20, share: 80%}, {as_of: 2023-07-31, share: 100%}]"
    row, found = goal(tmp_path, "2023-07-19前", late)
    assert (row.status, row.completion, row.due, row.exceeded) == ("done", 1, 1, True)
    assert "PE773" in codes(found)
    assert "PE766" not in codes(found)
    # nothing shows that it was late where the only figure is that of the end of the month
    kept, found = goal(tmp_path, "2023-07-19前", "progress: [{as_of: 2023-07-31, share: 100%}]")
    assert (kept.status, kept.due, kept.exceeded) == ("done", 1, False)
    assert "PE773" not in codes(found)


def test_a_day_to_come_is_not_done(tmp_path: Path) -> None:
    body = "progress: [{as_of: 2023-07-31, actual: 2023-08-15}]"
    row, found = goal(tmp_path, "2023-08-31前", body)
    assert row.status == "due"
    assert "PE779" in codes(found)


def test_past_a_range_is_less_than_all(tmp_path: Path) -> None:
    """22 of 25 degrees: the upper end by what was found."""
    row, _ = goal(tmp_path, "18~22度", "progress: [{as_of: 2023-07-31, actual: 25度}]")
    assert (row.completion, row.due, row.gap, row.exceeded) == (F(22, 25), 1, F(3, 25), True)
    assert row.light is not None
    assert (row.light.name, row.likelihood) == ("红", "有可能")


def test_a_checklist_tells_what_was_met(tmp_path: Path) -> None:
    leaf = "- {name: 安全, score: {kind: checklist, items: [甲, 乙, 丙, 丁]}}"
    body = "results:\n  安全: {met: {1: 1, 2: 1, 3: 0.5, 4: 0}}\n"
    row = only(watched(lay(tmp_path, leaf, body)))
    assert (row.status, row.met, row.completion) == ("judged", (F(5, 2), 4), F(5, 8))
    before = only(watched(tmp_path / "project.yaml", "2023-06-30"))
    assert before.status == "no_progress"


def test_words_of_a_goal_under_way_need_no_judgement(tmp_path: Path) -> None:
    from perfeval import api

    body = "progress: [{as_of: 2023-07-31, actual: 已印发办法}], likelihood: 有可能"
    goal(tmp_path, "效果明显", body)
    loaded = api.load_project(tmp_path / "project.yaml")
    assert "PE409" not in [finding.code for finding in api.score(loaded).findings]


@pytest.mark.parametrize(
    ("target", "actual", "likely"),
    [("≥100项", "99项", "完全不可能"), ("≥100项", "100项", "确定能"), ("≥95%", "94%", "完全不可能"), ("≤400元", "390元", "确定能")],
)  # fmt: skip
def test_the_end_of_the_period_decides(
    tmp_path: Path, target: str, actual: str, likely: str
) -> None:
    body = f"accrues: false, progress: [{{as_of: 2023-12-31, actual: {actual}}}]"
    row, _ = goal(tmp_path, target, body, "2023-12-31")
    assert row.likelihood == likely


LINES = """funds:
  lines:
    - {name: 中央, budget: 100万元, spent: [{date: 2023-07-31, amount: 53万元}], forecast: 90万元}
    - {name: 地方, budget: 365万元, spent: [{date: 2023-07-31, amount: 53万元}]}
"""


def test_the_forecast_of_all_is_the_sum_of_the_lines(tmp_path: Path) -> None:
    """90 stated, and 53 ÷ (212/365) = 91.25 computed; the rate of execution says the same."""
    leaves = "- {name: 执行率, measure: {kind: funds, rate: execution}, target: =100%}"
    found = watched(lay(tmp_path, leaves, LIGHTS + LINES + "results: {}\n"))
    assert found.total is not None
    assert (found.total.stated, found.total.computed) == (None, F(1_812_500))
    rate = only(found)
    assert (rate.stated, rate.computed_completion) == (None, F(18125, 46500))


def test_a_line_without_a_budget_on_the_day_does_not_hide_the_forecast(tmp_path: Path) -> None:
    """53 of 100 after 212 of 365 days come to 91.25; what is handed down later counts nothing yet."""
    later = (
        "funds:\n  lines:\n"
        "    - {name: 甲, budget: 365万元, spent: [{date: 2023-07-31, amount: 53万元}]}\n"
        "    - {name: 乙, budget: [{date: 2023-10-01, amount: 500万元}]}\n"
    )
    leaves = "- {name: 执行率, measure: {kind: funds, rate: execution}, target: =100%}"
    found = watched(lay(tmp_path, leaves, LIGHTS + later + "results: {}\n"))
    assert found.total is not None
    assert found.total.computed == F(912_500)


def test_a_contrast_needs_most_of_the_goals(tmp_path: Path) -> None:
    """One of three goals is less than half of them, two of four are half."""
    leaves = "- {name: 甲, target: ≥100项}\n- {name: 乙, target: 机制健全}\n- {name: 丁, target: 制度健全}\n"
    said = "results:\n  甲: {progress: [{as_of: 2023-07-31, actual: 100项}]}\n"
    money = "funds:\n  lines:\n    - {name: 财政拨款, budget: 100万元, spent: [{date: 2023-07-31, amount: 10万元}]}\n"
    half = watched(lay(tmp_path, leaves, LIGHTS + money + said))
    assert (half.contrast, half.narrow, half.weighted) == ("", True, False)
    more = leaves + "- {name: 丙, target: ≥10项}\n"
    said += "  丙: {progress: [{as_of: 2023-07-31, actual: 10项}]}\n"
    most = watched(lay(tmp_path, more, LIGHTS + money + said))
    assert (most.contrast, most.narrow) == ("claims", False)


def test_nothing_is_asked_of_a_goal_of_which_nothing_is_due(tmp_path: Path) -> None:
    body = "schedule: {steps: [{until: 11, share: 100%}], between: step}"
    assert "PE755" not in codes(goal(tmp_path, "≥15家", body)[1])
    assert "PE755" in codes(goal(tmp_path, "≥15家", "note: 无")[1])


def test_a_straight_line_from_the_first_days_is_no_forecast(tmp_path: Path) -> None:
    body = "progress: [{as_of: 2023-01-01, actual: 1项}, {as_of: 2023-07-31, actual: 212项}], forecast: 100项"
    early = codes(goal(tmp_path, "≥100项", body, "2023-01-01")[1])
    assert "PE770" not in early


@pytest.mark.parametrize(("day", "word"), [("2023-06-30", "偏大"), ("2023-08-31", "偏小")])
def test_undated_spending_is_remarked_on_for_any_other_day(
    tmp_path: Path, day: str, word: str
) -> None:
    funds = (
        "funds:\n  lines:\n    - {name: 财政拨款, budget: 100万元, spent: 50万元}\nresults: {}\n"
    )
    found = watched(lay(tmp_path, "- {name: 指标, target: ≥1项}", funds), day)
    (said,) = [message(f, "zh") for f in found.findings if f.code == "PE776"]
    assert word in said


def test_reasons_may_stand_at_items_and_lines(tmp_path: Path) -> None:
    rest = (
        "funds:\n  lines:\n    - {name: 财政拨款, budget: 100万元, spent: [{date: 2023-07-31, amount: 10万元}], "
        "deviation: {causes: [制度保障], text: 批复迟}, improvement: 加快支付}\n"
        "results:\n  数量指标: {items: [{name: 甲, target: ≥100项, reason: 场地, improvement: 增开, "
        "progress: [{as_of: 2023-07-31, actual: 10项}]}]}\n"
    )
    found = watched(lay(tmp_path, "- {name: 数量指标, measure: average}", rest))
    (line,) = found.lines
    assert line.deviation is not None
    assert (line.deviation.causes, line.deviation.text) == (("制度保障",), "批复迟")
    assert (line.improvement, found.goals[0].reason, found.goals[0].improvement) == (
        "加快支付", "场地", "增开",
    )  # fmt: skip
