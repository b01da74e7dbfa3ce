"""The monitoring report: its conclusion, its tables, its chart."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from monitoring_out.monitoring_samples import PROJECT, monitored

from perfeval.reports.monitoring.paper import paper
from perfeval.reports.papers.writers import ENDINGS, write


def text(
    folder: Path, lang: str = "zh", day: date = date(2024, 6, 30), project: str = PROJECT
) -> str:
    return write(paper(monitored(folder, day, project), lang), ".md").decode()


def test_the_conclusion_sets_money_and_goals_against_time(tmp_path: Path) -> None:
    found = text(tmp_path)
    # 182 of 366 days; 240 of 600; by months half of the year: 6/12
    assert "截至2024年6月30日时间已过49.73%。" in found
    assert (
        "预算600.00万元，已执行240.00万元，执行率40.00%，应执行进度50.00%，落后10.00个百分点，绿灯。"
        in found
    )
    assert "预计全年执行580.00万元，占预算的96.67%。" in found  # 480 + 100 of 600
    # three of equal weight: 30%, 60%, 0% done; 50%, 50%, 100% due
    assert (
        "可比较的3项绩效目标各指标等权平均完成30.00%，应完成66.67%，落后36.67个百分点，红灯。"
        in found
    )
    assert "请核实资金是否超进度支付" in found  # 10 behind beside 36.67: 26.67 apart, 20 allowed
    assert "1项指标没有填报截至监控日的进展：受益户。" in found


def test_what_is_behind_stands_with_reasons_and_measures_or_their_lack(tmp_path: Path) -> None:
    part = text(tmp_path).partition("## 四、")[2].partition("## 五、")[0]
    assert "| 1 | 市级财政拨款 | 执行率30.00%，落后20.00个百分点 |  | 未说明 | 未说明 |" in part
    assert (
        "| 2 | 培训 | 300人次；落后20.00个百分点；完全不可能 | 经费保障、其他 | 资金5月到位 | 下半年增开班次 |"
        in part
    )
    assert "| 3 | 验收 | 逾期未完成；落后100.00个百分点；完全不可能 |  | 未说明 | 未说明 |" in part
    assert "其他资金" not in part  # ahead of the schedule
    assert "修复点位" not in part


def test_the_chart_shows_plan_spending_goals_and_what_is_expected(tmp_path: Path) -> None:
    # at the end of May the acceptance is not due yet: all goals follow the plan of the money
    body = paper(monitored(tmp_path, date(2024, 5, 31)), "zh").body
    (chart,) = [element["chart"] for element in body if element["kind"] == "chart"]
    at = chart["categories"].index("2024年5月31日")
    assert [one["name"] for one in chart["series"]] == [
        "应达进度",
        "实际执行",
        "目标完成",
        "预计执行",
    ]
    assert [one["values"][at] for one in chart["series"]] == ["41.67", "10.00", "60.00", "10.00"]
    assert [one["values"][-1] for one in chart["series"]] == ["100.00", "", "", "96.67"]
    assert max(chart["days"]) == date(2024, 12, 31)


def test_the_chart_of_goals_plans_what_is_due_of_them(tmp_path: Path) -> None:
    found = monitored(tmp_path)
    body = paper(found, "zh").body
    _, chart = [element["chart"] for element in body if element["kind"] == "chart"]
    at = chart["categories"].index("2024年6月30日")
    # half of training and of restoring is due, and all of an acceptance a month past its day
    assert [one["values"][at] for one in chart["series"]] == ["66.67", "30.00", "30.00"]
    # 700 of 1000 and 24 of 20 are expected, and the acceptance stays missed
    assert chart["series"][2]["values"][-1] == "56.67"
    assert found.goals_due == Fraction(2, 3)
    # the jump is on the day after the deadline: (5/12 + 5/12 + 0)/3, then (5/12 + 5/12 + 1)/3
    planned = dict(zip(chart["categories"], chart["series"][0]["values"], strict=True))
    assert (planned["2024年5月31日"], planned["2024年6月1日"]) == ("27.78", "61.11")


def test_money_and_goals_on_plans_of_their_own_have_a_chart_each(tmp_path: Path) -> None:
    own = PROJECT.replace(
        "  schedule: months", "  schedule: months\n  funds: {schedule: [{until: 6, share: 40%}]}"
    )
    body = paper(monitored(tmp_path, project=own), "zh").body
    assert [e["chart"]["title"] for e in body if e["kind"] == "chart"] == [
        "预算执行进度",
        "绩效目标进度",
    ]


def test_a_project_without_money_and_progress_says_so(tmp_path: Path) -> None:
    bare = PROJECT[: PROJECT.index("monitoring:")] + "results: {}\n"
    found = text(tmp_path, project=bare)
    assert "没有可比较的预算执行数据。" in found
    assert "没有填报截至监控日的进展：培训、修复点位、受益户" in found
    assert "图1" not in found
    assert "灯" not in found


def test_what_is_dated_later_does_not_count(tmp_path: Path) -> None:
    found = text(tmp_path, day=date(2024, 3, 31))
    assert "1-3月执行数" in found
    assert "| 市级财政拨款 | 500.00 | 60.00 | 12.00% |" in found
    assert "| 其他资金 | 100.00 | 0.00 | 0.00% |" in found  # its 90 came later
    assert "300人次" not in found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_files_are_written_the_same_every_time(tmp_path: Path, lang: str) -> None:
    hostile = PROJECT.replace("name: 某项目", 'name: "=1+1<b>{{ x }}|"')
    one = paper(monitored(tmp_path, project=hostile), lang, {"digest": "f00"})
    for ending in ENDINGS:
        data = write(one, ending)
        assert data == write(one, ending)
        if ending in (".html", ".htm"):
            assert b"=1+1&lt;b&gt;{{ x }}|" in data


def test_english_says_it_in_english(tmp_path: Path) -> None:
    found = text(tmp_path, "en")
    assert (
        "Of a budget of 600.00 万元, 240.00 万元 were spent: 40.00%, where 50.00% were due; 10.00 points behind (绿灯)."
        in found
    )
    assert "| Spent, Jan–Jun |" in found
    assert not [line for line in found.splitlines() if "，" in line and "某" not in line]


def test_a_file_says_what_it_was_made_from(tmp_path: Path) -> None:
    one = monitored(tmp_path)
    given = paper(one, "zh").properties
    assert (given["source"], given["as_of"]) == ("project.yaml", "2024-06-30")
    assert given["digest"] == one.project.digest != ""
    assert one.project.digest in write(paper(one, "zh"), ".html").decode()
