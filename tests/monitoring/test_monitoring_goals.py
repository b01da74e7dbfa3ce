"""Goals at a day: 212 of 365 days have passed by the end of July 2023."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path

import pytest
from monitoring.making import codes, lay, only, watched

from perfeval.model.monitoring import GoalProgress

LIGHTS = "monitoring: {lights: [{name: 绿, max_gap: 10}, {name: 黄, max_gap: 20}, {name: 红}]}\n"


def goal(folder: Path, target: str, body: str, rest: str = LIGHTS, day: str | None = None):  # type: ignore[no-untyped-def]
    path = lay(
        folder, f"- {{name: 指标, target: {target}}}", f"{rest}results:\n  指标: {{{body}}}\n"
    )
    found = watched(path, day)
    return only(found), found


def test_a_count_is_compared_with_the_days_passed(tmp_path: Path) -> None:
    row, found = goal(tmp_path, "≥365人次", "progress: [{as_of: 2023-07-31, actual: 106人次}]")
    assert row.completion == F(106, 365)
    assert row.due == F(212, 365)
    assert row.gap == F(106, 365)  # 29.04 points
    assert row.light is not None
    assert (row.light.name, row.light.colour) == ("红", "red")
    # 106 in 212 days are half of the year's 365 by its end
    assert row.computed_completion == F(1, 2)
    assert row.computed is not None
    assert row.computed.lo == F(365, 2)
    assert row.likelihood == ""  # without thresholds nothing is guessed
    assert "PE756" in codes(found)


@pytest.mark.parametrize(
    ("actual", "light"), [(176, "绿"), (175, "黄"), (139, "黄"), (138, "红"), (365, "绿")]
)
def test_limits_of_lights_belong_to_them(tmp_path: Path, actual: int, light: str) -> None:
    """212 − 36.5 = 175.5 are 10 points behind, 212 − 73 = 139 are 20."""
    row, _ = goal(tmp_path, "≥365项", f"progress: [{{as_of: 2023-07-31, actual: {actual}项}}]")
    assert row.light is not None
    assert row.light.name == light


def test_the_latest_value_up_to_the_day_counts(tmp_path: Path) -> None:
    body = "progress: [{as_of: 2023-08-31, actual: 300项}, {as_of: 2023-03-31, actual: 50项}, {as_of: 2023-06-30, actual: 73项}]"
    row, found = goal(tmp_path, "≥365项", body)
    assert row.completion == F(73, 365)
    assert row.counted is not None
    assert row.counted.isoformat() == "2023-06-30"
    assert "PE764" in codes(found)
    later, found = goal(tmp_path, "≥365项", body, day="2023-08-31")
    assert later.completion == F(300, 365)
    assert "PE764" not in codes(found)
    before, found = goal(tmp_path, "≥365项", body, day="2023-02-28")
    assert (before.status, before.completion, before.light) == ("no_progress", None, None)
    assert "PE755" in codes(found)


def test_a_rate_is_a_level_and_meets_its_whole_target(tmp_path: Path) -> None:
    row, _ = goal(tmp_path, "≥95%", "progress: [{as_of: 2023-07-31, actual: 96%}]")
    assert (row.status, row.due, row.completion) == ("level", 1, F(96, 95))
    assert row.light is not None
    assert row.light.name == "绿"
    assert row.computed is not None
    assert row.computed.lo == F(96, 100)  # not 165%
    low, _ = goal(tmp_path, "≥95%", "progress: [{as_of: 2023-07-31, actual: 76%}]")
    assert low.gap == F(1, 5)


def test_a_rate_that_grows_is_said_to(tmp_path: Path) -> None:
    row, _ = goal(tmp_path, "=100%", "accrues: true, progress: [{as_of: 2023-07-31, actual: 60%}]")
    assert (row.status, row.due, row.completion) == ("measured", F(212, 365), F(3, 5))


def test_a_cost_is_used_up_and_not_behind(tmp_path: Path) -> None:
    row, found = goal(tmp_path, "≤400万元", "progress: [{as_of: 2023-07-31, actual: 100万元}]")
    assert (row.status, row.completion, row.gap, row.exceeded) == ("limit", F(1, 4), None, False)
    assert row.light is not None
    assert row.light.name == "绿"
    over, found = goal(tmp_path, "≤400万元", "progress: [{as_of: 2023-07-31, actual: 401万元}]")
    assert over.exceeded
    assert over.light is not None
    assert (over.light.name, over.likelihood) == ("红", "完全不可能")
    assert "PE766" in codes(found)


def test_a_day_is_not_due_then_overdue_or_done(tmp_path: Path) -> None:
    body = "progress: [{as_of: 2023-09-12, actual: 2023-09-10}]"
    assert goal(tmp_path, "2023-08-31前", body)[0].status == "due"
    late, found = goal(tmp_path, "2023-08-31前", body, day="2023-09-01")
    assert (late.status, late.likelihood) == ("overdue", "完全不可能")
    assert "PE773" in codes(found)
    done, _ = goal(tmp_path, "2023-08-31前", body, day="2023-09-30")
    assert (done.status, done.exceeded, done.likelihood) == ("done", True, "完全不可能")
    kept, _ = goal(tmp_path, "2023-09-10前", body, day="2023-09-30")
    assert (kept.status, kept.exceeded, kept.likelihood) == ("done", False, "确定能")


def test_yes_or_no_is_due_at_the_end_alone(tmp_path: Path) -> None:
    assert goal(tmp_path, "是", "progress: [{as_of: 2023-07-31, actual: 否}]")[0].status == "due"
    assert goal(tmp_path, "是", "progress: [{as_of: 2023-07-31, actual: 是}]")[0].status == "done"
    end, _ = goal(tmp_path, "是", "progress: [{as_of: 2023-07-31, actual: 否}]", day="2023-12-31")
    assert end.status == "overdue"


def test_words_are_judged_and_a_share_tells_how_far(tmp_path: Path) -> None:
    words, _ = goal(tmp_path, "机制健全", "progress: [{as_of: 2023-07-31, actual: 已印发办法}]")
    assert (words.status, words.completion, words.light) == ("judged", None, None)
    share, _ = goal(tmp_path, "机制健全", "progress: [{as_of: 2023-07-31, share: 60%}]")
    assert (share.status, share.completion) == ("measured", F(3, 5))


def test_a_schedule_of_its_own_keeps_it_from_red(tmp_path: Path) -> None:
    own = "schedule: {steps: [{until: 11, share: 100%}], between: step}, progress: [{as_of: 2023-07-31, actual: 0家}]"
    row, _ = goal(tmp_path, "≥15家", own)
    assert (row.due, row.gap) == (0, 0)
    assert row.light is not None
    assert row.light.name == "绿"
    assert row.computed is None  # nothing to go by yet
    late, _ = goal(tmp_path, "≥15家", own, day="2023-11-30")
    assert late.light is not None
    assert late.light.name == "红"


def test_what_is_reached_is_certain_and_not_led_on(tmp_path: Path) -> None:
    row, _ = goal(tmp_path, "20项", "progress: [{as_of: 2023-03-31, actual: 20项}]")
    assert (row.likelihood, row.reckoned) == ("确定能", True)
    assert row.computed is not None
    assert row.computed.lo == 20


@pytest.mark.parametrize(
    ("actual", "likely"), [(212, "确定能"), (170, "有可能"), (169, "完全不可能")]
)
def test_likelihood_by_thresholds(tmp_path: Path, actual: int, likely: str) -> None:
    """80% of 365 by the end are 292, which are 169.6 on the day."""
    rest = "monitoring: {likelihood: {certain: 100%, possible: 80%}}\n"
    row, found = goal(
        tmp_path, "≥365项", f"progress: [{{as_of: 2023-07-31, actual: {actual}项}}]", rest
    )
    assert (row.likelihood, row.reckoned) == (likely, True)
    # only the project's own word asks for its reason
    assert "PE761" not in codes(found)


def test_inapplicable_and_not_due_are_left_alone(tmp_path: Path) -> None:
    none, found = goal(tmp_path, "≥90%", "not_applicable: 本年不调查")
    assert none.status == "not_applicable"
    assert "PE755" not in codes(found)
    later, found = goal(tmp_path, "≥90%", "not_due: 12月开展问卷")
    assert later.status == "not_due"
    assert "PE755" not in codes(found)


def test_a_final_figure_belongs_to_the_day_of_the_figures(tmp_path: Path) -> None:
    row, _ = goal(tmp_path, "≥365项", "actual: 212项")
    assert row.completion == row.due
    before, found = goal(tmp_path, "≥365项", "actual: 212项", day="2023-07-30")
    assert before.status == "no_progress"
    assert "PE764" in codes(found)


def test_items_of_an_average_are_goals_of_their_own(tmp_path: Path) -> None:
    body = (
        "results:\n  数量指标:\n    items:\n"
        "      - {name: 甲, target: ≥100项, progress: [{as_of: 2023-07-31, actual: 50项}]}\n"
        "      - {name: 乙, target: ≥100项, weight: 3, progress: [{as_of: 2023-07-31, actual: 90项}]}\n"
    )
    found = watched(lay(tmp_path, "- {name: 数量指标, measure: average}", LIGHTS + body))
    assert [row.name for row in found.goals] == ["甲", "乙"]
    assert found.goals_done == F(1, 4) * F(1, 2) + F(3, 4) * F(9, 10)


def test_levels_and_limits_do_not_make_progress(tmp_path: Path) -> None:
    leaves = (
        "- {name: 甲, target: ≥100项}\n- {name: 乙, target: ≥95%}\n- {name: 丙, target: ≤400元}"
    )
    body = (
        "results:\n  甲: {progress: [{as_of: 2023-07-31, actual: 40项}]}\n"
        "  乙: {progress: [{as_of: 2023-07-31, actual: 99%}]}\n"
        "  丙: {progress: [{as_of: 2023-07-31, actual: 100元}]}\n"
    )
    found = watched(lay(tmp_path, leaves, LIGHTS + body))
    assert (found.goals_done, found.goals_due) == (F(2, 5), F(212, 365))


def test_weights_of_branches_with_a_base(tmp_path: Path) -> None:
    """Half of the whole lies in each branch, whatever its children are counted to."""
    leaves = (
        "- {name: 产出, weight: 30, base: 100, children: [{name: 甲, weight: 100, target: ≥100项}]}\n"
        "- {name: 效益, weight: 30, children: [{name: 乙, weight: 10, target: ≥100项}, {name: 丙, weight: 20, target: ≥100项}]}"
    )
    body = "results:\n" + "".join(
        f"  {name}: {{progress: [{{as_of: 2023-07-31, actual: {value}项}}]}}\n"
        for name, value in (("甲", 100), ("乙", 60), ("丙", 30))
    )
    found = watched(lay(tmp_path, leaves, body))
    assert found.goals_done == F(1, 2) * 1 + F(1, 2) * (F(1, 3) * F(6, 10) + F(2, 3) * F(3, 10))


def test_a_set_may_give_an_indicator_its_pace(tmp_path: Path) -> None:
    """As some tables do, and the project over it."""
    leaf = "- {name: 指标, target: =100%, accrues: true, schedule: [{until: 7, share: 40%}]}"
    body = "results:\n  指标: {progress: [{as_of: 2023-07-31, actual: 50%}]OWN}\n"
    row = only(watched(lay(tmp_path, leaf, body.replace("OWN", ""))))
    assert (row.status, row.due, row.completion) == ("measured", F(2, 5), F(1, 2))
    own = body.replace("OWN", ", schedule: months, accrues: true")
    assert only(watched(lay(tmp_path, leaf, own))).due == F(7, 12)
    level = only(
        watched(
            lay(
                tmp_path,
                "- {name: 指标, target: ≥60项, accrues: false}",
                body.replace("OWN", "").replace("50%", "60项"),
            )
        )
    )
    assert (level.status, level.due) == ("level", 1)


DAY = "- {name: 验收, target: 2023-06-30前}\n"


def _accepted(folder: Path, at: str, day: str) -> GoalProgress:
    given = f"results:\n  验收: {{progress: [{{as_of: {at}, actual: {at}}}]}}\n"
    return only(watched(lay(folder, DAY, given), day))


def test_all_of_a_day_is_due_once_it_has_passed_and_nothing_before(tmp_path: Path) -> None:
    kept = _accepted(tmp_path, "2023-05-10", "2023-07-31")
    assert (kept.status, kept.completion, kept.due, kept.gap) == ("done", 1, 1, 0)
    early = _accepted(tmp_path, "2023-05-10", "2023-05-31")
    assert (early.status, early.completion, early.due, early.gap) == ("done", 1, None, None)
