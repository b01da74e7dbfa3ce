"""An office's empty workbook filled with a project."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from perfeval import api, forms
from perfeval.forms import Exported
from perfeval.intake.recognise import recognise
from perfeval.reports.filling import excel
from perfeval.reports.filling.records import NUMBER, PERCENT, Grow, Put
from perfeval.source.tables import open_book
from tables import empty_forms


def filled(tmp_path: Path, form: Path) -> Exported:
    card = api.score(api.load_project(empty_forms.project(tmp_path)))
    made = forms.fill_form(card, form)
    assert not made.findings
    assert not made.filled.fault
    return made


@pytest.fixture
def national(tmp_path: Path) -> tuple[Exported, Any]:
    made = filled(tmp_path, empty_forms.national(tmp_path / "空表.xlsx"))
    return made, openpyxl.load_workbook(io.BytesIO(made.filled.data))


def test_every_value_stands_in_its_cell(national: tuple[Exported, Any]) -> None:
    ws = national[1]["自评表"]
    assert ws["A2"].value == "（2022年度）"
    assert (ws["B3"].value, ws["B4"].value, ws["F4"].value) == (
        "农村道路改造",
        "某县交通局",
        "某县公路站",
    )
    # the form is in 万元, the project in 元
    assert [ws[f"{c}7"].value for c in "DEFH"] == [100, 120.00005, 115, 0.9583]
    assert [ws[f"{c}8"].value for c in "DEF"] == [5, 5, 5]
    assert ws["I6"].value == 9.6
    assert [ws[f"{c}15"].value for c in "DEFGH"] == ["涵洞数量", "≥20个", 18, 10, 9]
    assert ws["I15"].value.startswith("设计变更")
    assert (ws["B26"].value, ws["F26"].value) == ("张三", "010-1234")
    # a text that looks like a formula is none
    assert ws["B11"].value == "=HYPERLINK(1)\n改造道路10公里"
    assert ws["B11"].data_type == "s"
    assert ws["F11"].value == "已完成"
    assert national[0].plan.homeless == ()


def test_too_few_rows_are_put_in_and_everything_below_moves(national: tuple[Exported, Any]) -> None:
    book = national[1]
    ws = book["自评表"]
    assert [ws[f"D{row}"].value for row in range(13, 19)] == ["道路里程", "桥梁数量", "涵洞数量", "路灯数量", "验收合格率", "完工时间"]  # fmt: skip
    areas = {str(one) for one in ws.merged_cells.ranges}
    assert {"A12:A24", "B13:B19", "C13:C16", "B20:B23", "A25:F25"} <= areas
    assert ws["H25"].value == "=SUM(I6,H13:H24)"
    assert book["汇总"]["A1"].value == "=自评表!H25"
    (check,) = ws.data_validations.dataValidation
    assert str(check.sqref) == "H13:H24"
    assert str(next(iter(ws.conditional_formatting)).sqref) == "H13:H24"
    assert ws.print_area == "'自评表'!$A$1:$I$26"
    assert ws.print_title_rows == "$12:$12"
    assert ws["A26"].comment.text == "签字"


def test_the_look_stays(national: tuple[Exported, Any]) -> None:
    ws = national[1]["自评表"]
    for cell in (ws["D15"], ws["D16"], ws["F13"], ws["B3"]):
        assert cell.font.name == "仿宋_GB2312"
        assert cell.border.left.style == "thin"
    assert ws.row_dimensions[15].height == ws.row_dimensions[16].height == 28
    assert ws.protection.sheet
    assert ws.oddFooter.center.text == "第&P页"


def test_formulas_stay_and_keep_values_that_agree(national: tuple[Exported, Any]) -> None:
    made, book = national
    assert book["自评表"]["E6"].value == "=SUM(E7:E9)"
    values = openpyxl.load_workbook(io.BytesIO(made.filled.data), data_only=True)
    ws = values["自评表"]
    assert [ws[f"{c}6"].value for c in "DEF"] == [105, 125.00005, 120]
    assert ws["H6"].value == pytest.approx(120 / 125.00005)
    assert (ws["G25"].value, ws["H25"].value, values["汇总"]["A1"].value) == (100, 98.55, 98.55)
    assert made.filled.differing == ()
    assert made.filled.unknown == 0


def test_a_formula_that_disagrees_is_told(tmp_path: Path) -> None:
    path = empty_forms.national(tmp_path / "空表.xlsx")
    book = openpyxl.load_workbook(path)
    book["自评表"]["H23"] = "=SUM(H13:H22)"  # forgets the execution rate
    book["自评表"]["G23"] = '=SUMIF(A1:A9,"x",G1:G9)'
    book.save(path)
    made = filled(tmp_path, path)
    (place,) = made.filled.differing
    assert (place.row, place.column, place.text) == (25, 8, "88.95|98.55")
    assert made.filled.unknown == 1
    ws = openpyxl.load_workbook(io.BytesIO(made.filled.data), data_only=True)["自评表"]
    assert ws["G25"].value is None


def test_labels_of_the_form_are_never_written_over(tmp_path: Path) -> None:
    path = empty_forms.national(tmp_path / "空表.xlsx")
    book = openpyxl.load_workbook(path)
    book["自评表"]["B4"] = "某县农业农村局"
    book.save(path)
    made = filled(tmp_path, path)
    (kept,) = made.plan.kept
    assert kept.text == "某县农业农村局|某县交通局"
    ws = openpyxl.load_workbook(io.BytesIO(made.filled.data))["自评表"]
    assert ws["B4"].value == "某县农业农村局"
    assert ws["G7"].value == "—"


def test_the_filled_form_is_read_back_with_the_same_values(national: tuple[Exported, Any], tmp_path: Path) -> None:  # fmt: skip
    path = tmp_path / "填好.xlsx"
    path.write_bytes(national[0].filled.data)
    (form,) = recognise(open_book(path, "填好.xlsx"))
    rows = {row.name.text: row.cells for row in form.rows if row.name.text}
    assert list(rows) == ["道路里程", "桥梁数量", "涵洞数量", "路灯数量", "验收合格率", "完工时间", "就业人数", "群众满意度"]  # fmt: skip
    told = {name: [cells[k].text for k in ("target", "actual", "weight", "score")] for name, cells in rows.items()}  # fmt: skip
    assert told["涵洞数量"] == ["≥20个", "18", "10", "9"]
    assert told["验收合格率"] == ["100%", "99.5%", "10", "9.95"]
    assert form.total["score"].text == "98.55"
    assert form.funds[0].cells["rate"].text == "96.00%"
    assert form.year == "2022"


def test_what_finds_no_place_and_what_stays_empty_is_told(tmp_path: Path) -> None:
    path = empty_forms.national(tmp_path / "空表.xlsx")
    book = openpyxl.load_workbook(path)
    ws = book["自评表"]
    ws["C16"] = "其他指标"  # was 时效指标
    book.save(path)
    made = filled(tmp_path, path)
    assert any("完工时间" in text for text in made.plan.homeless)
    stays = {(one.row, one.column) for one in made.plan.empty}
    assert (9, 5) in stays  # 其他资金, which the project has none of
    assert (19, 4) in stays  # 成本指标, two rows further down than in the empty form


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    form = empty_forms.national(tmp_path / "空表.xlsx")
    assert filled(tmp_path, form).filled.data == filled(tmp_path, form).filled.data


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workbook of things that libraries lose."""
    path = tmp_path / "rich.xlsx"
    book = xlsxwriter.Workbook(str(path))
    ws, red = book.add_worksheet("表 1"), book.add_format({"color": "red"})
    ws.write_rich_string("A1", "绩效", red, "指标")
    ws.write_column("B1", [1, 2, 3])
    ws.write_formula("B4", "=SUM(B1:B3)", None, 6)
    ws.insert_textbox("D2", "填表说明")
    ws.insert_button("D8", {"caption": "清空"})
    ws.add_sparkline("C3", {"range": "'表 1'!B1:B3"})
    ws.conditional_format("B1:B3", {"type": "data_bar", "data_bar_2010": True})
    ws.write_comment("B4", "合计")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='表 1'!$B$1:$B$3"})
    ws.insert_chart("B12", chart)
    ws.set_h_pagebreaks([4])
    book.add_worksheet("引用").write_formula("A1", "='表 1'!B4*2", None, 12)
    book.close()
    return path


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_parts_that_nothing_changes_keep_their_bytes(rich: Path) -> None:
    before = parts(rich.read_bytes())
    after = parts(excel.fill(rich.read_bytes(), [Put("表 1", 2, 2, "5", NUMBER)], []).data)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    # the other sheet's formula rests on this one, so its kept value is new
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    assert "<v>18</v>" in after["xl/worksheets/sheet2.xml"].decode()


def test_rows_put_in_move_everything_that_knows_its_place(rich: Path) -> None:
    grown = parts(excel.fill(rich.read_bytes(), [Put("表 1", 3, 2, "10", NUMBER, 2)], [Grow("表 1", 3, 2)]).data)  # fmt: skip
    sheet = grown["xl/worksheets/sheet1.xml"].decode()
    assert "<f>SUM(B1:B5)</f><v>16</v>" in sheet
    assert "<xm:f>'表 1'!B1:B5</xm:f><xm:sqref>C3</xm:sqref>" in sheet
    assert '<brk id="6"' in sheet
    assert "'表 1'!$B$1:$B$5" in grown["xl/charts/chart1.xml"].decode()
    assert 'ref="B6"' in grown["xl/comments1.xml"].decode()
    assert "<x:Row>5</x:Row>" in grown["xl/drawings/vmlDrawing1.vml"].decode()
    assert "'表 1'!B6*2</f><v>32</v>" in grown["xl/worksheets/sheet2.xml"].decode()
    assert "填表说明" in grown["xl/drawings/drawing1.xml"].decode()


def test_numbers_follow_the_format_of_their_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    ws: Any = book.active
    for at, code in {
        "A1": "0.00%",
        "A2": "General",
        "A3": "@",
        "A4": "yyyy-mm-dd",
        "A5": "0.00%",
    }.items():
        ws[at].number_format = code
    book.save(tmp_path / "f.xlsx")
    given = [
        ("99.95%", PERCENT),
        ("99.95%", PERCENT),
        ("12", NUMBER),
        ("12", NUMBER),
        ("735", NUMBER),
    ]
    puts = [Put("Sheet", row, 1, text, kind) for row, (text, kind) in enumerate(given, 1)]
    puts.append(Put("Sheet", 6, 1, "12345678901234567890", NUMBER))
    made = excel.fill((tmp_path / "f.xlsx").read_bytes(), puts, [])
    ws = openpyxl.load_workbook(io.BytesIO(made.data)).active
    assert [ws[f"A{n}"].value for n in range(1, 7)] == [0.9995, "99.95%", "12", "12", "735", "12345678901234567890"]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-a", "@SUM(A1)", "a\x07b\nc", "_x0041_"])
def test_texts_are_never_formulas(tmp_path: Path, text: str) -> None:
    openpyxl.Workbook().save(tmp_path / "f.xlsx")
    made = excel.fill((tmp_path / "f.xlsx").read_bytes(), [Put("Sheet", 2, 2, text)], [])
    cell = openpyxl.load_workbook(io.BytesIO(made.data)).active["B2"]
    assert cell.data_type == "s"
    assert "<f>" not in parts(made.data)["xl/worksheets/sheet1.xml"].decode()


def test_forms_that_are_no_workbooks_are_refused() -> None:
    assert excel.fill(b"", [], []).fault == "damaged"
    assert excel.fill(b"PK\x03\x04", [], []).fault == "damaged"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    assert excel.fill(held.getvalue(), [], []).fault == "damaged"


def test_formulas_that_cells_share_are_worked_out_and_moved(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    ws: Any = book.active
    for row in range(1, 4):
        ws.append([row, 10 * row])
    ws["A4"], ws["B4"] = "=SUM(A1:A3)", "=SUM(B1:B3)"
    book.save(tmp_path / "f.xlsx")
    held = parts((tmp_path / "f.xlsx").read_bytes())
    name = "xl/worksheets/sheet1.xml"
    sheet = held[name].decode()
    sheet = sheet.replace("<f>SUM(A1:A3)</f>", '<f t="shared" ref="A4:B4" si="0">SUM(A1:A3)</f>')
    held[name] = sheet.replace("<f>SUM(B1:B3)</f>", '<f t="shared" si="0"/>').encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, data in held.items():
            archive.writestr(part, data)
    made = excel.fill(target.getvalue(), [Put("Sheet", 3, 2, "40", NUMBER, 1)], [Grow("Sheet", 3, 1)])  # fmt: skip
    assert made.unknown == 0
    after = parts(made.data)[name].decode()
    assert "<f>SUM(A1:A4)</f><v>6</v>" in after
    assert "<f>SUM(B1:B4)</f><v>100</v>" in after
