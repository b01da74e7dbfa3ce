"""Tables foot; the funds say which amounts, which day, which formula."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from report_samples import PROJECT, SET, example, scored

from perfeval.reports.model import report_model
from perfeval.reports.table_markdown import markdown


def column(table: dict[str, Any], key: str, kind: str) -> list[Fraction]:
    rows = [row["cells"].get(key, "") for row in table["rows"] if row["kind"] == kind]
    return [Fraction(text.replace(",", "")) for text in rows if text]


def test_subtotals_and_total_are_the_sums_above_them() -> None:
    table = report_model(example("urumqi-2023"))["tables"]["score"]
    for key, total in (("weight", 100), ("score", 100)):
        assert sum(column(table, key, "row")) == total
        assert sum(column(table, key, "subtotal")) == total
        assert column(table, key, "total") == [total]


def test_deductions_come_to_what_was_lost(tmp_path: Path) -> None:
    model = report_model(scored(tmp_path))
    table = model["tables"]["deductions"]
    rows, total = column(table, "points", "row"), column(table, "points", "total")
    assert sum(rows) == total[0]
    lost = sum(
        Fraction(leaf["lost"] or 0)
        for branch in model["analyses"] for group in branch["groups"] for leaf in group["leaves"]
    )  # fmt: skip
    assert lost == total[0]


def test_the_plan_adds_up_by_group_and_in_all() -> None:
    table = report_model(example("chaoyang-2020"))["tables"]["plan"]
    assert len(column(table, "no", "row")) == 22
    assert column(table, "amount", "subtotal") == [3500, 6500, 3700, 1300]
    assert column(table, "amount", "total") == [15000]


def test_fund_lines_add_up_with_the_same_decimals(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "lines: [{id: a, name: 财政, budget: 100, arrived: 90, spent: 80.5}]",
        "lines: [{id: a, name: 中央, budget: 60, spent: 50.1234}, "
        "{id: b, name: 地方, budget: 40, spent: 30}, {id: c, of: b, name: 市级, budget: 10, spent: 5}]",
    )
    table = report_model(scored(tmp_path, project))["tables"]["funds"]
    assert column(table, "spent", "row") == [Fraction("50.1234"), 30]
    assert column(table, "spent", "total") == [Fraction("80.1234")]
    texts = {row["cells"]["spent"] for row in table["rows"]}
    assert {len(text.partition(".")[2]) for text in texts} == {4}
    assert table["unit"] == "单位：万元"


def test_funds_paragraph_names_day_amounts_and_formula() -> None:
    model = report_model(example("urumqi-2023"))
    assert model["funds_text"] == (
        "截至2023年12月31日，全年预算2244.84万元，到位2244.84万元，资金到位率100.00%"
        "（到位2244.84万元÷全年预算2244.84万元）；支出2244.84万元，预算执行率100.00%"
        "（支出2244.84万元÷全年预算2244.84万元）。"
        "2023年2月6日下达预算2244.84万元（乌财行〔2023〕15号），2023年7月13日到位2244.84万元。"
    )


def test_carried_over_money_is_not_called_the_years() -> None:
    model = report_model(example("shanghai-2022"))
    assert "累计执行率53.53%" in model["execution_text"]
    assert (
        "支出3797.8万元，预算执行率44.97%（支出3797.8万元÷可用预算8445万元）"
        in model["execution_text"]
    )
    labels = [c["label"] for c in model["tables"]["funds"]["columns"]]
    assert "累计预算数（A）" in labels
    form = model["form"]["funds"]
    total = next(row["cells"] for row in form["rows"] if row["kind"] == "total")
    assert (total["budget"], total["spent"], total["execution"]) == ("8445.00", "3797.80", "44.97%")
    assert sum(column(form, "budget", "row")) == 8445


def test_rates_show_their_division_and_what_was_printed() -> None:
    table = report_model(example("shanghai-2022"))["tables"]["rates"]
    rows = {row["cells"]["rate_name"]: row["cells"] for row in table["rows"]}
    last = rows["专项资金和地方配套累计执行率（截至2023年3月底）"]
    assert last["formula"] == "支出8144.5万元÷预算数10680万元"
    assert (last["value"], last["reported_rate"], last["as_of"]) == (
        "76.26%",
        "76.3%",
        "截至2023年3月31日",
    )


def test_the_self_assessment_form_scores_execution_in_the_fund_row(tmp_path: Path) -> None:
    indicators = """
perfeval: indicator-set/v1
id: own
title: 自评
indicators:
  - name: 预算执行率
    weight: 10
    children: [{name: 执行率, weight: 10, measure: {kind: funds}, target: =100%}]
  - name: 产出指标
    weight: 90
    children: [{name: 数量, weight: 90, target: ≥9个}]
"""
    project = """
perfeval: project/v1
indicator_set: own.yaml
report: self-assessment
project: {name: 某项目}
funds: {lines: [{name: 财政, budget: 100, spent: 80.5}]}
results: {数量: {actual: 9个}}
"""
    form = report_model(scored(tmp_path, project, indicators, "own"))["form"]
    total = form["funds"]["rows"][0]["cells"]
    assert (total["fund"], total["weight"], total["score"]) == ("年度资金总额", "10", "8.05")
    names = [row["cells"].get("level2") for row in form["indicators"]["rows"]]
    assert names == ["数量", None]
    assert form["indicators"]["rows"][-1]["cells"]["score"] == "98.05"


def test_the_seven_statements_stand_apart_from_the_indicators() -> None:
    model = report_model(example("shanghai-2022"))
    assert len(model["tables"]["statements"]["rows"]) == 7
    assert len(model["form"]["indicators"]["rows"]) == 7
    assert model["verdict"][0].startswith("共7项绩效指标，完成6项，未完成1项。")


def test_factor_of_inapplicable_indicators_is_noted_where_it_foots(tmp_path: Path) -> None:
    table = report_model(scored(tmp_path))["tables"]["score"]
    assert "其余指标得分之和乘以1.25折算为总分" in table["notes"][0]


def test_adjusters_show_in_the_branch_and_apart(tmp_path: Path) -> None:
    indicators = SET.replace(
        "    weight: 20\n", "    weight: 20\n    adjust: [{name: 创新, min: 0, max: 3}]\n"
    )
    project = PROJECT + "adjust: [{name: 创新, value: 2, reason: 获奖}]\n"
    model = report_model(scored(tmp_path, project, indicators))
    assert model["tables"]["adjustments"]["rows"][0]["cells"]["score"] == "+2.00"
    steps = [r["cells"] for r in model["tables"]["score"]["rows"] if r["kind"] == "step"]
    assert (steps[0]["level1"], steps[0]["score"], steps[0]["reason"]) == (
        "加减分：创新", "+2.00", "获奖。",
    )  # fmt: skip


def test_the_model_is_plain_data() -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            assert all(isinstance(key, str) for key in value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        else:
            assert value is None or isinstance(value, (str, bool, int))

    walk(report_model(example("urumqi-2023")))


def test_score_table_as_markdown_has_every_part() -> None:
    text = markdown(example("urumqi-2023"))
    assert text.startswith("# 知识产权运营服务体系建设项目评分表\n")
    assert "| **总分** |  |  | **100** |" in text
    assert "绩效评级为“优”" in text
    assert markdown(example("shanghai-2022"), "en").count("| --- |") >= 2
