"""A project under way as a workbook: progress, forecast, likelihood, reason and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from cases.running import call
from monitoring.making import SET

from perfeval.systems.monitoring import monitor


def test_progress_goes_through_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(
        SET + "  - {name: 培训, target: ≥365人次}\n  - {name: 课程, target: ≥10期}\n", "utf-8"
    )
    assert call(tmp_path, ["init", "--set", "set.yaml", "--excel", "p.xlsx"])[0] == 0
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    said = [c.value for row in book["填报说明"].iter_rows() for c in row if c.value]
    assert any("perfeval monitor" in str(text) for text in said)
    sheet = book["进展"]
    # three blank rows for each goal, below the headings
    for row, day, value in ((5, "2023-03-31", "50人次"), (6, "2023-07-31", "106人次")):
        assert sheet.cell(row, 2).value == "培训"
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = day, value
    sheet = book["指标"]
    at = {c.value: c.column for c in sheet[4] if c.value}
    row = next(c.row for cells in sheet.iter_rows(min_row=5) for c in cells if c.value == "培训")
    told = {"全年预计完成": "300人次", "完成可能性": "有可能", "偏差分析": "场地未落实"}
    for key, text in told.items():
        sheet.cell(row, at[key]).value = text
    names = {c.value: c for cells in book["基本信息"].iter_rows() for c in cells if c.value}
    book["基本信息"].cell(names["项目名称"].row, names["项目名称"].column + 1).value = "示例"
    book.save(tmp_path / "q.xlsx")
    found = monitor(tmp_path / "q.xlsx", date(2023, 7, 31)).monitored
    assert found is not None
    goal = found.goals[0]
    assert goal.actual is not None
    assert goal.stated is not None
    assert goal.deviation is not None
    assert (goal.actual.lo, goal.stated.lo) == (106, 300)
    assert (goal.likelihood, goal.deviation.text) == ("有可能", "场地未落实")
    before = monitor(tmp_path / "q.xlsx", date(2023, 3, 31)).monitored
    assert before is not None
    assert before.goals[0].actual is not None
    assert before.goals[0].actual.lo == 50
