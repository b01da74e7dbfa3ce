"""Which of a project's values go into which cell of a form."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation

from perfeval import api, forms
from perfeval.forms import Exported
from perfeval.reports.filling import excel
from perfeval.reports.filling.calculate import Calculator
from perfeval.reports.filling.functions import Unknown
from perfeval.reports.filling.fund_values import _remark
from perfeval.reports.filling.reading import Reader
from perfeval.reports.filling.records import Put
from perfeval.reports.filling.references import copied, moved_formula, moved_ranges
from perfeval.reports.filling.sheet import Sheet
from perfeval.source.tables import open_book
from tables import empty_forms

HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因")


def filled(tmp_path: Path, rows: Sequence[Sequence[str]]) -> tuple[Exported, Any]:
    """A form of these rows, filled."""
    book = openpyxl.Workbook()
    ws: Any = book.active
    for row in rows:
        ws.append([text or None for text in row])
    path = tmp_path / "f.xlsx"
    book.save(path)
    card = api.score(api.load_project(empty_forms.project(tmp_path)))
    made = forms.fill_form(card, path)
    assert not made.findings, made.findings
    return made, openpyxl.load_workbook(io.BytesIO(made.filled.data)).active


def values(ws: Any) -> list[list[str]]:
    return [["" if v is None else str(v) for v in row] for row in ws.iter_rows(values_only=True)]


def test_labels_printed_in_every_row_are_printed_in_new_ones(tmp_path: Path) -> None:
    blank = [""] * 6
    rows = [["项目支出绩效自评表"], ["项目名称", ""], HEAD, ["产出指标", "数量指标", *blank], ["产出指标", "质量指标", *blank], ["产出指标", "时效指标", *blank], ["效益指标", "社会效益指标", *blank], ["满意度指标", "服务对象满意度指标", *blank], ["总分"]]  # fmt: skip
    _, ws = filled(tmp_path, rows)
    body = [row[:3] for row in values(ws)[3:8]]
    assert body == [
        ["产出指标", "数量指标", "道路里程"], ["产出指标", "数量指标", "桥梁数量"],
        ["产出指标", "数量指标", "涵洞数量"], ["产出指标", "数量指标", "路灯数量"],
        ["产出指标", "质量指标", "验收合格率"],
    ]  # fmt: skip


def test_indicators_that_the_form_names_are_filled_beside_their_name(tmp_path: Path) -> None:
    rows = [["绩效自评表"], ["项目名称", ""], HEAD, ["产出指标", "数量指标", "涵洞数量", "≥20个", "", "10", "", ""], ["产出指标", "数量指标", "隧道数量", "≥1座", "", "10", "", ""], ["效益指标", "社会效益指标", "就业人数", "≥40人", "", "20", "", ""]]  # fmt: skip
    made, ws = filled(tmp_path, rows)
    assert values(ws)[3][3:] == ["≥20个", "18", "10", "9", "设计变更"]
    assert values(ws)[4][3:] == ["≥1座", "", "10", "", ""]
    assert any(place.row == 5 for place in made.plan.empty)
    (kept,) = made.plan.kept  # the form's target is not the project's
    assert kept.text == "≥40人|≥30人"


def test_targets_are_split_as_the_form_splits_them(tmp_path: Path) -> None:
    head = (
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "实际完成值",
        "分值",
        "得分",
    )
    blank = [""] * 7
    rows = [["绩效自评表"], ["项目名称", ""], head, ["产出指标", "数量指标", *blank], ["产出指标", "质量指标", *blank], ["满意度指标", "服务对象满意度指标", *blank]]  # fmt: skip
    _, ws = filled(tmp_path, rows)
    found = {row[2]: row[3:7] for row in values(ws)}
    assert found["道路里程"] == ["≥", "10", "公里", "12"]
    assert found["群众满意度"] == ["≥", "90", "%", "92%"]


def test_a_form_without_a_unit_of_money_is_pointed_out(tmp_path: Path) -> None:
    rows = [["绩效自评表"], ["项目名称", ""], ["项目资金", "", "年初预算数", "全年预算数", "全年执行数", "执行率"], ["", "年度资金总额", "", "", "", ""], ["", "其中：财政拨款", "", "", "", ""], ["", "上年结转资金", "", "", "", ""], HEAD, ["产出指标", "数量指标", *[""] * 6]]  # fmt: skip
    made, ws = filled(tmp_path, rows)
    assert made.plan.unit == "元"
    assert values(ws)[3][2:5] == ["1050000", "1250000.5", "1200000"]
    assert values(ws)[4][2:5] == ["1000000", "1200000.5", "1150000"]


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("SUM(G4:G6)", "SUM(G4:G8)"),  # ends at the row that new ones are made like
        ("SUM(G4:G9)", "SUM(G4:G11)"),
        ("SUM(G1:G5)", "SUM(G1:G5)"),
        ("G6+$G$7", "G6+$G$9"),
        ("SUM(A6:F6)", "SUM(A6:F6)"),  # along the row itself
        ("别的表!G7+'自评 表'!G7", "别的表!G7+'自评 表'!G9"),
        ('IF(G7="A7",LOG10(G7),"")', 'IF(G9="A7",LOG10(G9),"")'),
        ("SUM($7:$9)", "SUM($9:$11)"),
    ],
)
def test_formulas_follow_rows_that_are_put_in(formula: str, moved: str) -> None:
    assert moved_formula(formula, True, "自评 表", 6, 2) == moved


def test_ranges_and_copies() -> None:
    assert moved_ranges("A6 B7:C9 D1:D6", 6, 2) == "A6:A8 B9:C11 D1:D8"
    assert copied("F6/E6*$G6+$A$1", 2) == "F8/E8*$G8+$A$1"
    assert copied("A1+B$2", 0, 2) == "C1+D$2"


NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def worked(formula: str) -> object:
    """A formula in A9, over 1, 2.5, a text, nothing and 0 in A1 to A5."""
    from lxml import etree

    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="{kind}">{inner}</c></row>'
        for n, kind, inner in (
            (1, "n", "<v>1</v>"), (2, "n", "<v>2.5</v>"), (3, "inlineStr", "<is><t>甲</t></is>"), (5, "n", "<v>0</v>"),
        )
    )  # fmt: skip
    text = formula.replace("&", "&amp;").replace("<", "&lt;")
    xml = f'<worksheet xmlns="{NS}"><sheetData>{cells}<row r="9"><c r="A9"><f>{text}</f></c></row></sheetData></worksheet>'
    found = Calculator({"s": Sheet("s", "", etree.fromstring(xml))}, list).value("s", 9, 1)
    return found if isinstance(found, str | bool) or found is None else float(found)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(A1:A5)", 3.5), ("A1+A2*2-A4", 6), ("-A2", -2.5), ("ROUND(A2/3,2)", 0.83), ("ROUND(-A2,0)", -3),
        ("IF(A5=0,0,A1/A5)", 0), ("IFERROR(A1/A5,\"\")", ""), ("AVERAGE(A1:A2)", 1.75), ("MAX(A1:A5,7)", 7),
        ("50%*A2", 1.25), ("A3&\"乙\"", "甲乙"), ("IF(A2>=2,\"优\",\"良\")", "优"), ("SUM(A1,A2)/A1", 3.5),
    ],
)  # fmt: skip
def test_formulas_of_forms_are_worked_out(formula: str, value: object) -> None:
    assert worked(formula) == value


@pytest.mark.parametrize("formula", ["VLOOKUP(A1,A1:A5,1)", "A9+1", "A1/A5", "A3+1", "A1:A2", "SUM(", "(" * 5000, "TODAY()", "2^3"])  # fmt: skip
def test_what_is_not_understood_is_unknown(formula: str) -> None:
    with pytest.raises(Unknown):
        worked(formula)


MONEY = ["项目资金", "资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率"]


@pytest.mark.parametrize(
    ("unit", "budget"),
    [
        ("元", "1250000.5"), ("百元", "12500.005"), ("千元", "1250.0005"), ("万元", "125.00005"),
        ("百万元", "1.2500005"), ("千万元", "0.12500005"), ("亿元", "0.012500005"),
    ],
)  # fmt: skip
def test_amounts_are_exact_in_the_unit_of_the_form(tmp_path: Path, unit: str, budget: str) -> None:
    rows = [["绩效自评表"], [f"金额单位：{unit}"], ["项目名称", ""], MONEY, ["", "年度资金总额", "", "", "", ""], HEAD, ["产出指标", "数量指标", *[""] * 6]]  # fmt: skip
    made, _ = filled(tmp_path, rows)
    assert made.plan.unit == ""
    texts = [put.text for put in made.plan.puts if put.row == 5]
    assert budget in texts


def test_a_reason_is_only_what_the_note_calls_so() -> None:
    assert _remark("预算调整：50；得分：3", "reason") == ""
    assert _remark("预算调整：50；偏差原因：发票未到", "reason") == "发票未到"
    assert _remark("见附件", "note") == "见附件"


def test_a_value_goes_behind_its_label_in_the_same_cell(tmp_path: Path) -> None:
    rows = [["绩效自评表"], ["项目名称：____  主管部门："], HEAD, ["产出指标", "数量指标", *[""] * 6]]  # fmt: skip
    _, ws = filled(tmp_path, rows)
    assert values(ws)[1][0] == "项目名称：农村道路改造　主管部门：某县交通局"


def test_a_missing_result_gets_no_points(tmp_path: Path) -> None:
    empty_forms.project(tmp_path)
    path = tmp_path / "project.yaml"
    card_of = path.read_text("utf-8").replace("桥梁数量: {actual: 3}", "桥梁数量: {}")
    path.write_text(card_of, "utf-8")
    card = api.score(api.load_project(path))
    book = openpyxl.Workbook()
    ws: Any = book.active
    for row in [["绩效自评表"], ["项目名称", None], HEAD, ["产出指标", "数量指标", "桥梁数量"]]:
        ws.append(row)
    book.save(tmp_path / "f.xlsx")
    made = forms.fill_form(card, tmp_path / "f.xlsx")
    assert made.plan.missing == ("桥梁数量",)
    told = {put.column: put.text for put in made.plan.puts if put.row == 4 and not put.below}
    assert told == {4: "=3座", 6: "10"}


def test_a_list_of_the_form_decides_how_a_value_is_spelled(tmp_path: Path) -> None:
    head = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分"]  # fmt: skip
    book = openpyxl.Workbook()
    ws: Any = book.active
    for row in [["绩效自评表"], ["项目名称", None], head, ["产出指标", "数量指标", "桥梁数量"], ["产出指标", "数量指标", "涵洞数量"]]:  # fmt: skip
        ws.append(row)
    rule = DataValidation(type="list", formula1='"＞,＝,＜"')
    rule.add("D4:D5")
    ws.add_data_validation(rule)
    ws.row_dimensions[5].hidden = True
    book.save(tmp_path / "f.xlsx")
    card = api.score(api.load_project(empty_forms.project(tmp_path)))
    made = forms.fill_form(card, tmp_path / "f.xlsx")
    out: Any = openpyxl.load_workbook(io.BytesIO(made.filled.data)).active
    assert [out["D4"].value, out["D5"].value] == ["＝", "≥"]
    assert (made.filled.unlisted[0].row, made.filled.unlisted[0].text) == (5, "＞/＝/＜|≥")
    assert 4 not in {one.row for one in (*made.filled.unlisted, *made.filled.unseen)}
    assert 5 in {one.row for one in made.filled.unseen}


def test_a_form_of_another_project_is_told(tmp_path: Path) -> None:
    rows = [["绩效自评表"], ["项目名称", "城市绿化"], HEAD, ["产出指标", "数量指标", *[""] * 6]]
    made, ws = filled(tmp_path, rows)
    assert made.plan.other == "城市绿化"
    assert values(ws)[1][1] == "城市绿化"


def test_rows_grow_with_their_texts_and_odd_texts_stay_themselves(tmp_path: Path) -> None:
    form = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    ws: Any = book.active
    ws["A1"].alignment = Alignment(wrap_text=True)
    ws.row_dimensions[1].height = 15
    book.save(form)
    puts = [Put("Sheet", 1, 1, "修复路面三点五万平方米_x000D_" * 5)]
    out: Any = openpyxl.load_workbook(io.BytesIO(excel.fill(form.read_bytes(), puts, ()).data))
    assert out.active.row_dimensions[1].height > 100
    (read,) = open_xlsx(excel.fill(form.read_bytes(), puts, ()).data, tmp_path)
    assert read == puts[0].text


def open_xlsx(data: bytes, folder: Path) -> list[str]:
    path = folder / "o.xlsx"
    path.write_bytes(data)
    return [line[0].text for grid in open_book(path, "o.xlsx").grids for line in grid.rows]


@pytest.mark.parametrize(("formula", "value"), [('"Yes"="YES"', True), ('"a"<>"b"', True)])
def test_texts_are_compared_as_spreadsheets_do(formula: str, value: object) -> None:
    assert Reader(lambda *_: None, "表", formula).whole() is value
