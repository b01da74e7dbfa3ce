"""Small finished forms as files."""

from __future__ import annotations

from pathlib import Path

import openpyxl

HEAD = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
ROWS = [
    ["产出指标", "数量指标", "修复渠道长度", "≥120米", "96米", 50, 40, "雨季停工"],
    ["", "质量指标", "验收合格率", "100%", "100%", 20, 20, ""],
    ["效益指标", "社会效益指标", "受益人口", "≥300人", "330人", 20, 20, ""],
]


def write_form(
    path: Path, name: str, rows: list[list[object]] | None = None, total: int = 90
) -> Path:
    """A national form: header, funds, three indicators, the total."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    fill(sheet, name, rows or ROWS, total)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def fill(sheet: object, name: str, rows: list[list[object]], total: int) -> None:
    lines: list[list[object]] = [
        ["项目支出绩效自评表"], ["（2023年度）"], ["项目名称", name], ["主管部门", "某县水利局", "", "", "实施单位", "某县水利局"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", 80, 80, 80, 10, "100%", 10], HEAD, *rows,
        ["总分", "", "", "", "", 100, total, ""],
    ]  # fmt: skip
    for line in lines:
        sheet.append(line)  # type: ignore[attr-defined]


def two_forms(path: Path, names: tuple[str, str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "项目一"
    fill(sheet, names[0], ROWS, 90)
    fill(book.create_sheet("项目二"), names[1], ROWS, 90)
    book.save(path)
    return path
