"""What a policy makes of grades, execution and trend; amounts worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from followup.making import project, recommended

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.followup.records import Recommended

WAN = 10_000
CUT = "  - {name: 差的压减, grades: 差, action: cut, by: 50%}\n"
TWICE = "  - {name: 两年差, grades: 差, years: 2, action: stop, conditions: 收回结余}\n"
SLOW = "  - {name: 慢的, execution: {below: 60%}, action: cut, amount: 结余 / 2, reason: '执行率{执行率}'}\n"
KEEP = "  - {name: 保持, action: keep}\n"
BAD = {"persons": "actual: 30人次", "pleased": "actual: 45%"}  # 18 + 20 = 38, 差


def test_two_bad_years_running_stop_and_one_cuts(tmp_path: Path) -> None:
    policy = f"rules:\n{TWICE}{CUT}{KEEP}"
    made = recommended(tmp_path, policy, a=project(2023), b=project(2024, **BAD))
    one = made.projects[0]
    assert (one.action, one.amount) == ("cut", 50 * WAN)
    made = recommended(tmp_path, policy, a=project(2023, **BAD), b=project(2024, **BAD))
    one = made.projects[0]
    assert (one.action, one.amount, one.conditions) == ("stop", 0, ("收回结余",))
    # both years are among the facts, each with its grade
    assert [(f.year, f.value) for f in one.fired[0].facts] == [("2023", "差"), ("2024", "差")]


def test_years_that_do_not_follow_one_another_are_no_run(tmp_path: Path) -> None:
    policy = f"rules:\n{TWICE}{CUT}{KEEP}"
    made = recommended(tmp_path, policy, a=project(2022, **BAD), b=project(2024, **BAD))
    one = made.projects[0]
    assert one.action == "cut"
    assert [(u.rule.name, u.why) for u in one.undecided] == [("两年差", "gap")]
    assert [f.code for f in made.findings] == ["PE797"]


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    policy = f"rules:\n{TWICE}{CUT}{KEEP}"
    made = recommended(tmp_path, policy, b=project(2024), a=project(2023, **BAD))
    assert made.projects[0].last.label == "2024"
    assert made.projects[0].action == "keep"


@pytest.mark.parametrize(
    ("combine", "action", "amount"),
    # base 100, unspent 60: half of the base off is 50, half of the unspent 30
    [("first", "cut", 50), ("strongest", "cut", 50), ("sum", "cut", 20)],
)
def test_several_rules_that_hold(tmp_path: Path, combine: str, action: str, amount: int) -> None:
    policy = f"combine: {combine}\nrules:\n{CUT}{SLOW}{KEEP}"
    made = recommended(tmp_path, policy, a=project(2024, money="budget: 100, spent: 40", **BAD))
    one = made.projects[0]
    assert (one.action, one.amount) == (action, amount * WAN)


def test_the_strictest_is_the_lowest_amount_wherever_it_is_written(tmp_path: Path) -> None:
    policy = f"combine: 从严\nrules:\n{KEEP}{SLOW}{CUT}"
    made = recommended(tmp_path, policy, a=project(2024, money="budget: 100, spent: 40", **BAD))
    used = {fired.rule.name: fired.used for fired in made.projects[0].fired}
    assert used == {"保持": False, "慢的": False, "差的压减": True}


def test_without_execution_the_rule_is_left_open_and_said(tmp_path: Path) -> None:
    made = recommended(tmp_path, f"rules:\n{SLOW}{KEEP}", a=project(2024, money="budget: 100"))
    one = made.projects[0]
    assert one.amount == 100 * WAN
    assert [u.why for u in one.undecided] == ["no_execution"]


def test_without_a_budget_there_is_no_amount_and_no_part_in_the_total(tmp_path: Path) -> None:
    files = {"a": project(2024, money="", name="甲"), "b": project(2024, name="乙")}
    made = recommended(tmp_path, f"rules:\n{KEEP}", **files)
    assert [one.amount for one in made.projects] == [None, 100 * WAN]
    assert (made.base, made.amount, len(made.counted)) == (100 * WAN, 100 * WAN, 1)
    assert "PE794" in {f.code for f in made.findings}


def test_limits_and_rounding(tmp_path: Path) -> None:
    # 100 × (1 − 1/3) … by 33.33% of 123.45: 123.45 − 41.145885 = 82.304115 → 82.3 at 0.1
    rule = "  - {name: 一, action: cut, by: 33.33%}\n"
    files = {"a": project(2024, money="budget: 123.45, spent: 1")}
    made = recommended(tmp_path, f"limits: {{round_to: 0.1}}\nrules:\n{rule}", **files)
    assert made.projects[0].amount == Fraction("82.3") * WAN
    made = recommended(tmp_path, f"limits: {{round_to: 0.1, mode: 进一}}\nrules:\n{rule}", **files)
    assert made.projects[0].amount == Fraction("82.4") * WAN
    made = recommended(tmp_path, f"limits: {{floor: 80%}}\nrules:\n{rule}", **files)
    assert (made.projects[0].amount, made.projects[0].limited) == (Fraction("98.76") * WAN, "floor")


def test_another_unit_is_read_by_itself(tmp_path: Path) -> None:
    policy = "unit: 元\nenvelope: 500000\nrules:\n  - {name: 定额, action: adjust, to: 600000}\n"
    made = recommended(tmp_path, policy, a=project(2024))
    assert made.projects[0].amount == 600_000
    assert [f.params["over"] for f in made.findings if f.code == "PE795"] == ["100000"]


def test_a_cut_never_raises_and_an_increase_never_lowers(tmp_path: Path) -> None:
    for action, to, amount in (("cut", 150, 100), ("increase", 50, 100), ("adjust", 150, 150)):
        rule = f"rules:\n  - {{name: 一, action: {action}, to: {to}}}\n"
        made = recommended(tmp_path, rule, a=project(2024))
        assert made.projects[0].amount == amount * WAN


def test_worse_results_never_bring_more(tmp_path: Path) -> None:
    rules = (
        "  - {name: 差, grades: 差, action: cut, by: 50%}\n"
        "  - {name: 中, grades: 中, action: cut, by: 15%}\n"
        "  - {name: 优, grades: 优, action: increase, by: 5%}\n" + KEEP
    )
    amounts = []
    for n in range(0, 101, 5):
        made = recommended(tmp_path, f"rules:\n{rules}", a=project(2024, f"actual: {n}人次"))
        amounts.append(made.projects[0].amount or Fraction(0))
    assert amounts == sorted(amounts)
    assert amounts[0] == 50 * WAN
    assert amounts[-1] == 105 * WAN


def test_reasons_have_the_numbers_and_run_nothing(tmp_path: Path) -> None:
    reason = "等级{等级}，执行率{执行率}，结余{结余}，建议{建议额}，{0.__class__}{{总分}}"
    rule = f"rules:\n  - {{name: 一, action: cut, by: 10%, reason: '{reason}'}}\n"
    from perfeval.systems.followup import load_policy

    (tmp_path / "policy.yaml").write_text(f"perfeval: policy/v1\nid: p\n{rule}", "utf-8")
    assert {f.code for f in load_policy(tmp_path / "policy.yaml").findings} == {"PE793"}
    made = recommended(tmp_path, rule.replace("{0.__class__}{{总分}}", "{总分}分"), a=project(2024))
    assert made.projects[0].fired[0].reason[0] == (
        "等级优，执行率80.00%，结余20万元，建议90万元，100.00分"
    )


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("得分变化 < 0", "no_last_year"),
        ("申报数 > 0", "lacking"),
        ("总分 / (未达标数 - 未达标数) > 1", "division"),
    ],
)
def test_a_condition_without_a_value_is_said(tmp_path: Path, when: str, why: str) -> None:
    rule = f"rules:\n  - {{name: 一, when: {when}, action: stop}}\n{KEEP}"
    made = recommended(tmp_path, rule, a=project(2024))
    one = made.projects[0]
    assert (one.action, [u.why for u in one.undecided]) == ("keep", [why])


def test_names_in_both_languages_and_findings(tmp_path: Path) -> None:
    rule = (
        "rules:\n  - {name: 一, when: execution <= 预算数 and 执行率 == 80%, findings: [PE443], action: cut, by: 10%}\n"
        + KEEP
    )
    made = recommended(tmp_path, rule, a=project(2024, "actual: 90人次"))
    assert made.projects[0].action == "cut"
    made = recommended(tmp_path, rule, a=project(2024, "actual: 90人次, reason: 停电"))
    assert made.projects[0].action == "keep"


def test_codes_join_years_and_names_keep_projects_apart(tmp_path: Path) -> None:
    files = {
        "a": project(2023, name="培训（2023年度）"),
        "b": project(2024, name="培训（2024年度）"),
        "c": project(2024, name="培训二期（2024年度）"),
    }
    made = recommended(tmp_path, f"rules:\n{KEEP}", **files)
    assert [len(one.years) for one in made.projects] == [2, 1]


def test_expressions_can_be_no_program(tmp_path: Path) -> None:
    from perfeval.systems.followup import load_policy

    for when in (
        "__import__('os')",
        "总分.__class__",
        "9" * 400 + " > 1",
        "(" * 500 + "1",
        "总分 ** 9",
    ):
        text = (
            f'perfeval: policy/v1\nid: p\nrules:\n  - {{name: 一, action: stop, when: "{when}"}}\n'
        )
        (tmp_path / "policy.yaml").write_text(text, "utf-8")
        loaded = load_policy(tmp_path / "policy.yaml")
        assert loaded.policy is None
        assert all(f.code.startswith("PE24") for f in loaded.findings), loaded.findings


def facts_of(made: Recommended, lang: str = "zh") -> list[str]:
    from perfeval.reports.followup import facts

    one = made.projects[0]
    told = [facts.fact(made.policy, f, lang) for fired in one.fired for f in fired.facts]
    return [*told, *facts.notes(made.policy, one, lang)]


def test_a_condition_that_holds_is_told_with_its_text(tmp_path: Path) -> None:
    rule = "rules:\n  - {name: 慢的, when: 执行率 < 90%, action: cut, by: 10%}\n"
    made = recommended(tmp_path, rule, a=project(2024))
    assert facts_of(made) == ["2024年预算执行率 80.00%（条件 执行率 < 90%）"]
    from perfeval.reports.followup.recommendation_json import document

    assert '"wanted": "执行率 < 90%"' in document(made)


LACKING = {"persons": "actual: 100人次", "pleased": ""}  # 60 of 100 would be 中


def test_a_score_without_its_data_decides_nothing(tmp_path: Path) -> None:
    rules = "rules:\n  - {name: 中, grades: 中, action: cut, by: 15%}\n  - {name: 低, score: {below: 70}, action: cut, by: 5%}\n"
    made = recommended(tmp_path, rules + KEEP, a=project(2024, **LACKING))
    one = made.projects[0]
    assert (one.action, one.amount) == ("keep", 100 * WAN)
    assert [(u.rule.name, u.why) for u in one.undecided] == [("中", "doubt"), ("低", "doubt")]
    assert "PE788" in {f.code for f in made.findings}
    assert any("建议不可靠" in note for note in facts_of(made))
    whole = recommended(tmp_path, rules + KEEP, a=project(2024, pleased="actual: 0%"))
    assert whole.projects[0].amount == 85 * WAN
    assert "PE788" not in {f.code for f in whole.findings}


def test_errors_of_the_fund_table_leave_rates_open(tmp_path: Path) -> None:
    wrong = (
        project(2024)
        .replace(
            "{name: 拨款, budget: 100, spent: 80}",
            "{name: 拨款, key: z, budget: 100, spent: 40}, {name: 其中, of: z, budget: 70, spent: 1}, "
            "{name: 其他, of: z, budget: 10, spent: 1}",
        )
        .replace("key: z", "id: z")
    )
    made = recommended(tmp_path, f"rules:\n{SLOW}{KEEP}", a=wrong)
    assert [u.why for u in made.projects[0].undecided] == ["doubt_money"]


def test_a_trend_needs_the_year_before(tmp_path: Path) -> None:
    rules = (
        "rules:\n  - {name: 降, trend: {max: -5}, action: cut, by: 20%, reason: '上年{上年总分}'}\n"
    )
    rules += "  - {name: 式, when: 上年总分 > 总分, action: cut, by: 1%}\n" + KEEP
    files = {"a": project(2022), "b": project(2024, "actual: 50人次")}
    made = recommended(tmp_path, rules, **files)
    one = made.projects[0]
    assert (one.action, one.values["trend"]) == ("keep", None)
    assert [(u.why, u.what) for u in one.undecided] == [("gap", "2022–2024")] * 2
    made = recommended(tmp_path, rules, a=project(2023), b=project(2024, "actual: 50人次"))
    assert (made.projects[0].amount, made.projects[0].values["trend"]) == (80 * WAN, -30)


def test_a_file_without_a_year_is_never_the_latest(tmp_path: Path) -> None:
    undated = project(2024, **BAD).replace(", period: {from: 2024-01-01, to: 2024-12-31}", "")
    made = recommended(tmp_path, f"rules:\n{TWICE}{CUT}{KEEP}", a=undated, b=project(2023))
    one = made.projects[0]
    assert (one.last.label, one.action) == ("2023", "keep")
    assert [f.params["why"] for f in made.findings if f.code == "PE786"] == ["undated"]


def test_a_range_is_told_as_what_the_project_gets(tmp_path: Path) -> None:
    # 20 to 60 of 100 by the range, and 30 (half of the unspent 60) by the other rule
    rules = "  - {name: 差, grades: 差, action: cut, by: 50%, between: {min: 20%, max: 60%}}\n"
    files = {"a": project(2024, money="budget: 100, spent: 40", **BAD)}
    made = recommended(tmp_path, f"combine: sum\nrules:\n{rules}{SLOW}", **files)
    one = made.projects[0]
    assert one.amount == 20 * WAN
    assert one.fired[0].range == (10 * WAN, 50 * WAN)
    assert any("规则“差”的幅度可在20%～60%之间选定" in note for note in facts_of(made))


def test_rounding_stays_within_the_limits_and_labels_follow(tmp_path: Path) -> None:
    up = "limits: {round_to: 10, mode: up, cap: 105%}\nrules:\n  - {name: 奖, action: increase, by: 20%}\n"
    made = recommended(tmp_path, up, a=project(2024))
    # 105 would become 110, above the cap
    assert made.projects[0].amount == 100 * WAN
    floor = "limits: {floor: 110%}\nrules:\n  - {name: 减, action: cut, by: 20%}\n"
    made = recommended(tmp_path, floor, a=project(2024))
    assert (made.projects[0].action, made.projects[0].amount) == ("increase", 110 * WAN)


def test_an_amount_against_its_action_is_told(tmp_path: Path) -> None:
    rule = "rules:\n  - {name: 超, action: cut, amount: 支出数 - 预算数}\n"
    made = recommended(tmp_path, rule, a=project(2024))
    assert made.projects[0].amount == 100 * WAN
    assert any("方向相反" in note for note in facts_of(made))


def test_the_proposal_in_a_reason_is_the_final_one(tmp_path: Path) -> None:
    rule = "  - {name: 一, action: cut, by: 10%, reason: '减{增减额}，建议{建议额}'}\n"
    rule += "  - {name: 二, action: cut, by: 5%}\n"
    made = recommended(tmp_path, f"combine: sum\nrules:\n{rule}", a=project(2024))
    assert made.projects[0].fired[0].reason[0] == "减10万元，建议85万元"


def test_findings_of_the_comparison_with_the_year_before(tmp_path: Path) -> None:
    rule = "rules:\n  - {name: 放宽, findings: [PE781], action: cut, by: 10%}\n" + KEEP
    eased = project(2024, "actual: 78人次, target: ≥78人次")
    made = recommended(tmp_path, rule, a=project(2023, "actual: 80人次"), b=eased)
    assert made.projects[0].amount == 90 * WAN
    alone = recommended(tmp_path, rule, b=eased).projects[0]
    assert [u.why for u in alone.undecided] == ["no_last_year"]


def test_amounts_asked_for_by_an_unknown_name(tmp_path: Path) -> None:
    policy = f"base: asked\nasked: {{培训班: 80}}\nrules:\n{KEEP}"
    made = recommended(tmp_path, policy, a=project(2024))
    (found,) = [f for f in made.findings if f.code == "PE799"]
    assert (found.params["what"], found.params["near"]) == ("培训班", "培训")


def test_one_code_with_two_names(tmp_path: Path) -> None:
    files = {
        "a": project(2023).replace("name: 培训,", "name: 培训, code: X1,"),
        "b": project(2024, name="修路").replace("name: 修路,", "name: 修路, code: X1,"),
    }
    made = recommended(tmp_path, f"rules:\n{KEEP}", **files)
    assert [f.params["why"] for f in made.findings if f.code == "PE786"] == ["names"]


def test_a_gate_is_a_fact_with_reason_and_place(tmp_path: Path) -> None:
    from followup.making import SET

    gated = SET.replace("indicators:", "gates: [{name: 造假, effect: {cap: 59}}]\nindicators:")
    more = "gates: [{name: 造假, reason: 虚报人次}]\n"
    rule = "rules:\n  - {name: 否决, gates: true, action: cut, by: 80%}\n"
    made = recommended(tmp_path, rule, gated=gated, a=project(2024, set_="gated.yaml", more=more))
    (told,) = facts_of(made)
    assert told.startswith("2024年否决项 造假（虚报人次）（条件 已触发），见")
    assert told.endswith("a.yaml:5")


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("rules:\n  - {name: 一, execution: {below: 60}, action: keep}\n", "error"),
        ("rules:\n  - {name: 一, execution: {below: -5%}, action: keep}\n", "warning"),
        ("rules:\n  - {name: 一, score: {min: 900}, action: keep}\n", "warning"),
        ("rules:\n  - {name: 一, when: 执行率 < 60, action: keep}\n", "warning"),
        (f"envelope: -5\nrules:\n{KEEP}", "error"),
        (f"grades: [优, 差, 优]\nrules:\n{KEEP}", "error"),
        ("rules:\n  - {name: 一, findings: [PE793], action: keep}\n", "error"),
    ],
)
def test_numbers_that_can_not_be_meant(tmp_path: Path, policy: str, severity: str) -> None:
    from perfeval.checks.catalogue import severity as grave
    from perfeval.systems.followup import load_policy

    (tmp_path / "policy.yaml").write_text(f"perfeval: policy/v1\nid: p\n{policy}", "utf-8")
    found = load_policy(tmp_path / "policy.yaml").findings
    assert [(f.code, grave(f)) for f in found] == [("PE799", severity)]
