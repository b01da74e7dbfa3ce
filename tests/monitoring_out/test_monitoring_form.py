"""项目支出绩效目标执行监控表: what stands in which cell, and how cells are merged."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from monitoring_out.monitoring_samples import PROJECT, monitored

from perfeval.reports.monitoring.form import form
from perfeval.reports.monitoring.paper import paper
from perfeval.reports.monitoring.view import span, view_of
from perfeval.reports.papers.writers import write
from perfeval.reports.words import words

# what the table prints for each indicator behind its names, "" for an empty cell
TRAINING = ["≥1000人次", "300人次", "700人次", "√", "", "", "", "√", "资金5月到位", "", "", "√", ""]
REPAIRS = ["≥20个", "12个", "24个*", "", "", "", "", "", "", "√*", "", "", "数据截至2024年3月31日"]


def made(folder: Path, **given: Any) -> dict[str, Any]:
    return form(view_of(monitored(folder, **given), "zh", words("zh")))


def texts(row: dict[str, Any]) -> list[str]:
    return [cell["text"] for cell in row["cells"]]


def test_the_head_and_the_money_are_those_of_the_official_table(tmp_path: Path) -> None:
    rows = made(tmp_path)["rows"]
    assert [texts(row) for row in rows[:7]] == [
        ["项目名称", "某项目"],
        ["主管部门", "某局", "实施单位", "某中心"],
        ["年度总体目标", "完成培训和修复。"],
        ["项目资金（万元）", "", "年初预算数", "1-6月执行数", "1-6月执行率", "全年预计执行数"],
        # 60+… of the day: 150 + 90 spent of 500 + 100
        ["年度资金总额", "700.00", "240.00", "40.00%", "580.00"],
        ["其中：本年一般公共预算拨款", "600.00", "150.00", "30.00%", "480.00"],
        ["　　　其他资金", "100.00", "90.00", "90.00%", "100.00"],
    ]


def test_indicators_have_their_ticks_where_they_belong(tmp_path: Path) -> None:
    rows = made(tmp_path)["rows"]
    assert texts(rows[7])[-3:] == ["偏差原因分析", "完成目标可能性", "备注"]
    assert texts(rows[8]) == ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能"]  # fmt: skip
    assert texts(rows[9]) == ["产出指标", "数量指标", "培训", *TRAINING]
    assert texts(rows[10]) == ["修复点位", *REPAIRS]
    assert texts(rows[12])[-13:][:3] == ["≥500户", "未填报", ""]  # not a zero
    assert [cell["rowspan"] for cell in rows[9]["cells"][:3]] == [3, 2, 1]
    assert [row["again"] for row in rows[7:10]] == [True, True, False]


def test_every_row_fills_the_grid(tmp_path: Path) -> None:
    made_form = made(tmp_path)
    assert sum(made_form["columns"]) == 100
    hanging: list[list[int]] = []  # columns and rows still to come of cells that reach down
    for row in made_form["rows"]:
        inside = sum(span for span, _ in hanging)
        assert inside + sum(cell["colspan"] for cell in row["cells"]) == len(made_form["columns"])
        hanging = [[span, left - 1] for span, left in hanging if left > 1]
        hanging += [[c["colspan"], c["rowspan"] - 1] for c in row["cells"] if c["rowspan"] > 1]


def test_what_was_reckoned_is_marked_and_an_adjusted_budget_said(tmp_path: Path) -> None:
    notes = made(tmp_path)["notes"]
    assert notes[2] == "3. 标“*”的为未填报、按当前进度测算的结果，请填报单位核实。"
    assert notes[3] == "4. 年初预算数与预算数不同的，执行率按调整后的预算数计算（共600.00万元）。"
    assert made(tmp_path)["signatures"][0] == {"label": "填报人", "value": "张某"}


def test_a_fund_that_fits_no_printed_row_has_one_of_its_own(tmp_path: Path) -> None:
    own = PROJECT.replace("name: 其他资金", "name: 上年结转资金")
    rows = [texts(row) for row in made(tmp_path, project=own)["rows"][5:8]]
    assert [row[0] for row in rows] == [
        "其中：本年一般公共预算拨款",
        "　　　其他资金",
        "　　　上年结转资金",
    ]
    assert rows[1][1:] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ((2024, 1, 1), (2024, 7, 31), "1-7月", "Jan–Jul"), ((2024, 1, 1), (2024, 2, 29), "1-2月", "Jan–Feb"),
        ((2023, 1, 1), (2023, 2, 28), "1-2月", "Jan–Feb"), ((2024, 4, 1), (2024, 4, 30), "4月", "Apr"),
        ((2024, 1, 1), (2024, 7, 15), "截至7月15日", "To 15 Jul"), ((2024, 3, 15), (2024, 7, 31), "截至7月31日", "To 31 Jul"),
        ((2022, 1, 1), (2024, 7, 31), "截至2024年7月", "To Jul 2024"), ((2022, 1, 1), (2024, 7, 30), "截至2024年7月30日", "To 30 Jul 2024"),
    ],
)  # fmt: skip
def test_columns_say_what_they_cover(start: Any, end: Any, zh: str, en: str) -> None:
    assert span(date(*start), date(*end), "zh") == zh
    assert span(date(*start), date(*end), "en") == en


def test_columns_follow_the_day_and_the_period(tmp_path: Path) -> None:
    heads = texts(made(tmp_path, day=date(2024, 4, 15))["rows"][3])
    assert heads[3:5] == ["截至4月15日执行数", "截至4月15日执行率"]
    years = PROJECT.replace("from: 2024-01-01", "from: 2023-01-01")
    rows = made(tmp_path, project=years)["rows"]
    assert texts(rows[3])[3:] == ["截至2024年6月执行数", "截至2024年6月执行率", "预计执行数"]
    assert texts(rows[4])[0] == "资金总额"


def test_word_and_excel_hold_the_table(tmp_path: Path) -> None:
    one = paper(monitored(tmp_path), "zh")
    document = docx.Document(io.BytesIO(write(one, ".docx")))
    rows = (row._tr.tc_lst for row in document.tables[-2].rows)
    cells = [["".join(t.text for t in cell.iter("{*}t")) for cell in row] for row in rows]
    ticked = next(row for row in cells if "培训" in row)
    assert list(ticked[4:]) == TRAINING
    sheet = openpyxl.load_workbook(io.BytesIO(write(one, ".xlsx")))["监控表"]
    assert sheet["A1"].value == "项目支出绩效目标执行监控表"
    found = {c.value: c for row in sheet.iter_rows() for c in row if c.value is not None}
    assert found[0.4].number_format == "0.00%"
    assert found[240].number_format == "0.00"
    head = found["一级指标"].row
    assert sheet.print_title_rows == f"${head}:${head + 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


SOURCES = """funds:
  unit: 万元
  lines:
    - {name: 一般公共预算, source: 一般公共预算资金, initial_budget: 2000, budget: 2000, spent: [{date: 2024-06-30, amount: 600}]}
    - {name: 专项债券, source: 政府性基金, initial_budget: 1000, budget: 1000, spent: [{date: 2024-06-30, amount: 700}], forecast: 900}
    - {name: 专项债券（二期）, source: 政府性基金, initial_budget: 10, budget: 10, spent: [{date: 2024-06-30, amount: 7}], forecast: 10}
    - {name: 自筹, initial_budget: 20, budget: 20, spent: [{date: 2024-06-30, amount: 10}], forecast: 20}
"""
PARTS = """funds:
  unit: 万元
  lines:
    - {id: all, name: 年度资金总额, budget: 300, spent: [{date: 2024-06-30, amount: 120}], forecast: 300}
    - {name: 县级, source: 财政拨款, of: all, budget: 200, spent: [{date: 2024-06-30, amount: 100}], forecast: 200}
    - {name: 学费, source: 事业收入, of: all, budget: 100, spent: [{date: 2024-06-30, amount: 20}], forecast: 100}
"""


def fund_cells(folder: Path, funds: str) -> list[list[str]]:
    head, _, rest = PROJECT.partition("funds:")
    own = head + funds + "objectives:" + rest.partition("objectives:")[2]
    rows = [texts(row) for row in made(folder, project=own)["rows"][4:]]
    return rows[: next(n for n, row in enumerate(rows) if "一级指标" in row)]


def test_the_source_decides_where_a_line_stands(tmp_path: Path) -> None:
    """Half of the year's months: 600 spent lead to 1200; in all 1200 + 900 + 10 + 20."""
    assert fund_cells(tmp_path, SOURCES) == [
        ["年度资金总额", "3030.00", "1317.00", "43.47%", "2130.00*"],
        ["其中：本年一般公共预算拨款", "2000.00", "600.00", "30.00%", "1200.00*"],
        ["　　　其他资金", "", "", "", ""],
        ["　　　政府性基金", "1010.00", "707.00", "70.00%", "910.00"],
        ["　　　自筹", "20.00", "10.00", "50.00%", "20.00"],
    ]


def test_a_total_written_as_a_line_is_printed_by_its_parts(tmp_path: Path) -> None:
    assert fund_cells(tmp_path, PARTS) == [
        ["年度资金总额", "300.00", "120.00", "40.00%", "300.00"],
        ["其中：本年一般公共预算拨款", "200.00", "100.00", "50.00%", "200.00"],
        ["　　　其他资金", "", "", "", ""],
        ["　　　事业收入", "100.00", "20.00", "20.00%", "100.00"],
    ]


def test_a_starred_forecast_is_a_number_in_excel(tmp_path: Path) -> None:
    head, _, rest = PROJECT.partition("funds:")
    own = head + SOURCES + "objectives:" + rest.partition("objectives:")[2]
    one = paper(monitored(tmp_path, project=own), "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(write(one, ".xlsx")))["监控表"]
    found = {c.value: c for row in sheet.iter_rows() for c in row if c.value is not None}
    assert found[2130].number_format == '0.00"*"'


def test_leaves_of_two_levels_stand_in_the_third_column(tmp_path: Path) -> None:
    from monitoring_out import monitoring_samples as samples

    two = samples.SET.replace(
        """
      - name: 数量指标
        children:
          - {name: 培训, target: ≥1000人次}
          - {name: 修复点位, target: ≥20个}
      - name: 时效指标
        children:
          - {name: 验收, target: 2024-05-31前}""",
        """
      - {name: 培训, target: ≥1000人次}
      - {name: 修复点位, target: ≥20个}
      - {name: 验收, target: 2024-05-31前}""",
    )
    (tmp_path / "set.yaml").write_text(two, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    from perfeval.systems.monitoring import monitor

    found = monitor(tmp_path / "project.yaml", date(2024, 6, 30)).monitored
    assert found is not None
    rows = [texts(row) for row in form(view_of(found, "zh", words("zh")))["rows"]]
    assert next(row for row in rows if "培训" in row)[:4] == ["产出指标", "", "培训", "≥1000人次"]
    assert next(row for row in rows if "修复点位" in row)[:2] == ["修复点位", "≥20个"]


def test_a_missed_day_prints_what_was_done_by_it_and_no_forecast(tmp_path: Path) -> None:
    own = PROJECT + "  验收: {progress: [{as_of: 2024-06-30, share: 80%}]}\n"
    rows = [texts(row) for row in made(tmp_path, project=own)["rows"]]
    (row,) = [row for row in rows if "验收" in row]
    assert row[row.index("验收") + 1 :][1:3] == ["到期只完成80.00%", ""]
