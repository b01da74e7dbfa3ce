"""Empty forms as offices hand them out, and a project to fill them with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

LEVELS = (
    ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)
HEADS = ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")  # fmt: skip
MONEY = ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
SOURCES = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")

SET = """\
perfeval: indicator-set/v1
id: roads
total: 100
indicators:
  - {name: 预算执行率, children: [{name: 预算执行率, weight: 10, measure: {kind: funds, rate: execution, base: budget}}]}
  - name: 产出指标
    children:
      - name: 数量指标
        children:
          - {name: 道路里程, weight: 10, target: "≥10公里"}
          - {name: 桥梁数量, weight: 10, target: "=3座"}
          - {name: 涵洞数量, weight: 10, target: "≥20个"}
          - {name: 路灯数量, weight: 10, target: "≥100盏"}
      - {name: 质量指标, children: [{name: 验收合格率, weight: 10, target: "100%"}]}
      - {name: 时效指标, children: [{name: 完工时间, weight: 10, target: "2022-12-31前"}]}
  - {name: 效益指标, children: [{name: 社会效益指标, children: [{name: 就业人数, weight: 20, target: "≥30人"}]}]}
  - {name: 满意度指标, children: [{name: 服务对象满意度指标, children: [{name: 群众满意度, weight: 10, target: "≥90%"}]}]}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: ./set.yaml
project: {name: 农村道路改造, department: 某县交通局, implementer: 某县公路站, period: {from: 2022-01-01, to: 2022-12-31}, filled_by: 张三, phone: 010-1234}
funds:
  unit: 元
  lines:
    - {name: 县级财政拨款, source: 县级, initial_budget: 1000000, budget: 1200000.5, spent: 1150000}
    - {name: 上年结转, source: 结转, initial_budget: 50000, budget: 50000, spent: 50000}
objectives: [{expected: "=HYPERLINK(1)\\n改造道路10公里", achieved: 已完成}]
results:
  道路里程: {actual: 12}
  桥梁数量: {actual: 3}
  涵洞数量: {actual: 18, reason: 设计变更}
  路灯数量: {actual: 100}
  验收合格率: {actual: 99.5%}
  完工时间: {actual: 2022-11-30}
  就业人数: {actual: 36}
  群众满意度: {actual: 92%}
"""


def project(folder: Path) -> Path:
    (folder / "set.yaml").write_text(SET, "utf-8")
    path = folder / "project.yaml"
    path.write_text(PROJECT, "utf-8")
    return path


def national(path: Path, *, formulas: bool = True) -> Path:
    """The national form with an office's look, protected, with checks, a comment, a summary."""
    wb = openpyxl.Workbook()
    ws: Any = wb.active
    ws.title = "自评表"
    for area in ("A1:I1", "A2:I2", "B3:I3", "B4:D4", "F4:I4", "A5:A9", "B5:C5", "A10:A11", "B10:E10", "F10:I10", "B11:E11", "F11:I11"):  # fmt: skip
        ws.merge_cells(area)
    for at, text in {"A1": "项目支出绩效自评表", "A2": "（    年度）", "A3": "项目名称", "A4": "主管部门", "E4": "实施单位", "A5": "项目资金（万元）", "A10": "年度总体目标", "B10": "预期目标", "F10": "实际完成情况"}.items():  # fmt: skip
        ws[at] = text
    for column, text in zip("DEFGHI", MONEY, strict=True):
        ws[f"{column}5"] = text
    for row, text in enumerate(SOURCES, 6):
        ws.merge_cells(f"B{row}:C{row}")
        ws[f"B{row}"] = text
        ws[f"H{row}"].number_format = "0.00%"
        if row > 6:
            ws[f"G{row}"] = ws[f"I{row}"] = "—"
    ws["G6"] = 10
    for column, text in zip("ABCDEFGHI", HEADS, strict=True):
        ws[f"{column}12"] = text
    row = 13
    for level1, below in LEVELS:
        start = row
        ws[f"B{start}"] = level1
        for level2 in below:
            ws[f"C{row}"] = level2
            if level2 == "数量指标":
                ws.merge_cells(f"C{row}:C{row + 1}")
                ws[f"D{row}"], ws[f"D{row + 1}"] = "指标1：", "指标2："
                row += 1
            row += 1
        if row - 1 > start:
            ws.merge_cells(f"B{start}:B{row - 1}")
    ws.merge_cells(f"A12:A{row - 1}")
    ws.merge_cells(f"A{row}:F{row}")
    ws[f"A{row}"], ws[f"A{row + 1}"], ws[f"E{row + 1}"] = "总分", "填表人：", "联系电话："
    if formulas:
        ws["D6"], ws["E6"], ws["F6"] = "=SUM(D7:D9)", "=SUM(E7:E9)", "=SUM(F7:F9)"
        ws["H6"] = "=IF(E6=0,0,F6/E6)"
        ws[f"G{row}"], ws[f"H{row}"] = f"=SUM(G6,G13:G{row - 1})", f"=SUM(I6,H13:H{row - 1})"
        wb.create_sheet("汇总")["A1"] = f"=自评表!H{row}"
    thin = Side(style="thin")
    for line in ws[f"A3:I{row}"]:
        for cell in line:
            cell.border = Border(thin, thin, thin, thin)
            cell.font = Font("仿宋_GB2312", size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for number in range(13, row):
        ws.row_dimensions[number].height = 28
    check = DataValidation(type="decimal", operator="between", formula1="0", formula2="G13")
    check.add(f"H13:H{row - 1}")
    ws.add_data_validation(check)
    ws.conditional_formatting.add(f"H13:H{row - 1}", CellIsRule(operator="lessThan", formula=["G13"], fill=PatternFill(bgColor="FFC7CE")))  # fmt: skip
    ws[f"A{row + 1}"].comment = Comment("签字", "x")
    ws.print_area, ws.print_title_rows = f"A1:I{row + 1}", "12:12"
    ws.oddFooter.center.text = "第&P页"
    ws.protection.sheet = True
    wb.save(path)
    return path


def word(path: Path) -> Path:
    """The same form as a document: merged cells, the office's font, a title above."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    document.add_paragraph("项目支出绩效自评表")
    document.add_paragraph("（2022年度）")
    rows = 9 + 10 + 1
    table = document.add_table(rows=rows, cols=8)
    table.style = "Table Grid"

    def put(row: int, column: int, text: str) -> None:
        run = table.cell(row, column).paragraphs[0].add_run(text)
        run.font.size = Pt(9)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")

    def merge(row: int, left: int, right: int, down: int = 0) -> None:
        table.cell(row, left).merge(table.cell(row + down, right))

    merge(0, 1, 7)
    merge(1, 1, 3)
    merge(1, 5, 7)
    for at, text in {(0, 0): "项目名称", (1, 0): "主管部门", (1, 4): "实施单位"}.items():
        put(*at, text)
    merge(2, 0, 0, 4)
    put(2, 0, "项目资金（万元）")
    for column, text in enumerate(("", *MONEY), 1):
        put(2, column, text)
    for row, text in enumerate(SOURCES, 3):
        put(row, 1, text)
    merge(7, 0, 0, 1)
    for row in (7, 8):
        merge(row, 1, 3)
        merge(row, 4, 7)
    for at, text in {(7, 0): "年度总体目标", (7, 1): "预期目标", (7, 4): "实际完成情况"}.items():
        put(*at, text)
    for column, text in enumerate(HEADS[1:]):
        put(9, column, text)
    row = 10
    for level1, below in LEVELS:
        put(row, 0, level1)
        if len(below) > 1:
            merge(row, 0, 0, len(below) - 1)
        for level2 in below:
            put(row, 1, level2)
            row += 1
    merge(19, 0, 4)
    put(19, 0, "总分")
    for line in range(10, 20):
        for column in (2, 5, 6):
            mark = table.cell(line, column).paragraphs[0]._p.get_or_add_pPr()
            own = mark.makeelement(qn("w:rPr"), {})
            size = own.makeelement(qn("w:sz"), {qn("w:val"): "17"})
            own.append(size)
            mark.append(own)
    document.save(path)
    return path
