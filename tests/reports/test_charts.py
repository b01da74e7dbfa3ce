"""Charts: which there are, what they say, where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reports.report_samples import PROJECT, SET, english, scored

from perfeval.reports.charts.model import charts
from perfeval.reports.request import Request
from perfeval.reports.story.story import story
from perfeval.reports.words import words
from perfeval.reports.writers import write

ZH = words("zh")
FLAT = """
perfeval: indicator-set/v1
id: sample
title: 平铺
total: {n}
indicators:
  - name: 产出
    weight: {n}
    children:
"""


def values(chart: dict[str, Any]) -> dict[str, list[str]]:
    return {one["name"]: one["values"] for one in chart["series"]}


def measured(folder: Path, rates: list[int]) -> dict[str, Any]:
    """The charts of a set with one indicator for each rate, aimed at 100."""
    rows = "".join(
        f"      - {{name: 指标{n}, weight: 1, target: ≥100人}}\n" for n in range(len(rates))
    )
    head = FLAT.format(n=len(rates))
    given = "".join(f"  指标{n}: {{actual: {rate}人}}\n" for n, rate in enumerate(rates))
    project = "perfeval: project/v1\nindicator_set: sample.yaml\nproject: {name: 某}\nresults:\n"
    return charts(scored(folder, project + given, head + rows), ZH)


def test_scores_by_level_1_show_weight_and_score(tmp_path: Path) -> None:
    chart = charts(scored(tmp_path), ZH)["scores"]
    assert chart["title"] == "一级指标得分情况"
    assert chart["caption"] == "一级指标得分情况（单位：分）"
    assert [name.split("，")[0] for name in chart["categories"]] == ["决策", "产出", "效益"]
    # 不适用项 and 未到期项 carry 10 points each that take no part in the score
    assert values(chart)["分值"] == ["30", "30", "20"]


def test_one_branch_is_no_chart(tmp_path: Path) -> None:
    assert "scores" not in measured(tmp_path, [90, 100])


def test_a_fund_line_shows_budget_arrived_and_spent(tmp_path: Path) -> None:
    chart = charts(scored(tmp_path), ZH)["execution"]
    assert chart["unit"] == "万元"
    assert chart["categories"] == ["财政，执行率80.50%"]
    assert values(chart) == {"全年预算数": ["100.00"], "到位数": ["90.00"], "全年执行数": ["80.50"]}


def test_a_budget_alone_is_no_chart(tmp_path: Path) -> None:
    project = PROJECT.replace(", arrived: 90, spent: 80.5", "")
    assert "execution" not in charts(scored(tmp_path, project), ZH)


def test_a_line_without_money_says_nothing(tmp_path: Path) -> None:
    line = "{id: a, name: 财政, budget: 100, arrived: 90, spent: 80.5}"
    nothing = "{id: b, name: 自筹, budget: 0, arrived: 0, spent: 0}"
    project = PROJECT.replace(line, f"{line}, {nothing}")
    assert len(charts(scored(tmp_path, project), ZH)["execution"]["categories"]) == 1


def test_completion_has_the_measured_indicators_only(tmp_path: Path) -> None:
    chart = measured(tmp_path, [80, 100])["completion"]
    assert values(chart) == {"完成率": ["80.00", "100.00"]}
    assert chart["series"][0]["labels"] == ["80.00%", "100.00%"]
    assert chart["max"] == ""


def test_a_completion_far_above_the_others_does_not_flatten_them(tmp_path: Path) -> None:
    chart = measured(tmp_path, [80, 434])["completion"]
    assert chart["max"] == "130"
    assert chart["series"][0]["labels"] == ["80.00%", "434.00%"]


def test_of_many_indicators_the_lowest_are_shown(tmp_path: Path) -> None:
    chart = measured(tmp_path, [200 - n for n in range(30)])["completion"]
    assert chart["title"] == "完成率最低的20项量化指标"
    assert len(chart["categories"]) == 20
    assert chart["categories"][0] == "指标29"


def test_a_name_as_long_as_a_book_is_cut(tmp_path: Path) -> None:
    project = PROJECT.replace("name: 财政", f"name: {'很长' * 50000}")
    chart = charts(scored(tmp_path, project), ZH)["execution"]
    assert len(chart["categories"][0]) < 200


def test_charts_are_numbered_as_they_stand(tmp_path: Path) -> None:
    model = story(scored(tmp_path), Request())
    found = [
        (s["key"], e["chart"]["caption"])
        for s in model["chapters"]
        for e in s["body"]
        if e["kind"] == "chart"
    ]
    assert found[0] == ("funds_use", "图1 各项资金到位和执行情况（单位：万元）")
    assert found[1] == ("conclusion", "图2 一级指标得分情况（单位：分）")
    assert model["charts"]["scores"]["caption"] == found[1][1]


def test_an_english_report_has_english_charts(tmp_path: Path) -> None:
    model = story(english(tmp_path), Request(lang="en"))
    chart = model["charts"]["scores"]
    assert chart["caption"].startswith("Figure ")
    assert chart["categories"][1] == "Output, 80.00% of the points"


def test_none_leaves_all_charts_out(tmp_path: Path) -> None:
    model = story(scored(tmp_path), Request(charts="none"))
    assert not model["charts"]
    assert not any(e["kind"] == "chart" for s in model["chapters"] for e in s["body"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown_has_a_table_with_bars(tmp_path: Path, lang: str) -> None:
    text = write(scored(tmp_path), ".md", Request(lang=lang)).text
    line = next(line for line in text.splitlines() if "80.50%" in line and "▇" in line)
    assert line.endswith("| 100.00 | 90.00 | 80.50 | ▇▇▇▇▇▇▇▇ |")


def test_markdown_bars_escape_names(tmp_path: Path) -> None:
    project = PROJECT.replace("name: 财政", "name: '财|政<b>'")
    text = write(scored(tmp_path, project, SET), ".md").text
    assert "财\\|政&lt;b>，执行率80.50%" in text
