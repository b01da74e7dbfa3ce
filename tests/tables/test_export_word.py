"""An office's empty document filled with a project."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Pt

from perfeval import api, forms
from perfeval.forms import Exported
from perfeval.intake.recognise import recognise
from perfeval.reports.filling import word
from perfeval.reports.filling.records import Grow, Put
from perfeval.source.tables import open_book
from tables import empty_forms


@pytest.fixture
def made(tmp_path: Path) -> Exported:
    card = api.score(api.load_project(empty_forms.project(tmp_path)))
    found = forms.fill_form(card, empty_forms.word(tmp_path / "空表.docx"))
    assert not found.filled.fault
    return found


def test_the_filled_form_is_read_back_with_the_same_values(made: Exported, tmp_path: Path) -> None:
    path = tmp_path / "填好.docx"
    path.write_bytes(made.filled.data)
    (form,) = recognise(open_book(path, "填好.docx"))
    assert form.header["name"].text == "农村道路改造"
    rows = [row for row in form.rows if row.name.text]
    assert [row.name.text for row in rows][:4] == ["道路里程", "桥梁数量", "涵洞数量", "路灯数量"]
    assert {row.levels[1].text for row in rows[:4]} == {"数量指标"}
    assert {row.levels[0].text for row in rows[:6]} == {"产出指标"}
    assert [rows[2].cells[k].text for k in ("target", "actual", "weight", "score")] == [
        "≥20个",
        "18",
        "10",
        "9.00",
    ]
    assert form.total["score"].text == "98.55"


def test_texts_take_the_look_of_their_cell(made: Exported) -> None:
    table = docx.Document(io.BytesIO(made.filled.data)).tables[0]
    (run,) = table.cell(10, 2).paragraphs[0].runs
    assert run.text == "道路里程"
    assert run.font.size is not None
    assert run.font.size.pt == 8.5  # the paragraph's end says so
    (run,) = table.cell(11, 3).paragraphs[0].runs  # its own cell says nothing, the row's texts do
    assert run._element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    data = empty_forms.word(tmp_path / "空表.docx").read_bytes()
    puts = [Put("#1", 1, 2, "a\nb"), Put("#1", 11, 3, "=c\x00", below=1)]
    grows = [Grow("#1", 11, 1, (1, 2))]
    first = word.fill(data, puts, grows)
    assert first == word.fill(data, puts, grows)
    table = docx.Document(io.BytesIO(first.data)).tables[0]
    assert [p.text for p in table.cell(0, 1).paragraphs] == ["a", "b"]
    assert table.cell(11, 2).text == "=c\ufffd"


def test_content_controls_lose_their_hint(tmp_path: Path) -> None:
    path = empty_forms.word(tmp_path / "空表.docx")
    document = docx.Document(str(path))
    cell = document.tables[0].cell(0, 1)._tc
    first = cell.find(qn("w:p"))
    control = first.makeelement(qn("w:sdt"), {})
    props = control.makeelement(qn("w:sdtPr"), {})
    props.append(props.makeelement(qn("w:showingPlcHdr"), {}))
    held = control.makeelement(qn("w:sdtContent"), {})
    cell.replace(first, control)
    control.extend([props, held])
    held.append(first)
    document.tables[0].cell(0, 1)
    first.append(first.makeelement(qn("w:r"), {}))
    document.save(str(path))
    data = word.fill(path.read_bytes(), [Put("#1", 1, 2, "甲")], []).data
    root = docx.Document(io.BytesIO(data)).tables[0]._tbl
    (left,) = root.iter(qn("w:sdt"))
    assert "".join(t.text for t in left.iter(qn("w:t"))) == "甲"
    assert not list(left.iter(qn("w:showingPlcHdr")))


def test_the_open_year_under_the_title_is_filled(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("自评表")
    document.add_paragraph("（　　　年度）")
    document.add_table(1, 1)
    document.save(str(tmp_path / "f.docx"))
    made = word.fill((tmp_path / "f.docx").read_bytes(), [], [], "2023")
    assert docx.Document(io.BytesIO(made.data)).paragraphs[1].text == "（2023年度）"


def test_forms_that_are_no_documents_are_refused() -> None:
    assert word.fill(b"", [], []).fault == "damaged"


def test_a_line_above_the_table_is_filled_behind_its_labels(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("项目绩效自评表")
    line = document.add_paragraph("项目名称：")
    line.add_run("        ").underline = True
    line.add_run("主管部门：")
    table = document.add_table(2, 8)
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "备注")
    for at, text in enumerate(heads):
        table.cell(0, at).text = text
    path = tmp_path / "空表.docx"
    document.save(str(path))
    card = api.score(api.load_project(empty_forms.project(tmp_path)))
    made = docx.Document(io.BytesIO(forms.fill_form(card, path).filled.data))
    assert [cell.text for cell in made.tables[0].rows[0].cells] == list(heads)
    runs = made.paragraphs[1].runs
    assert "".join(run.text for run in runs) == "项目名称：农村道路改造　主管部门：某县交通局"
    assert next(run for run in runs if "农村" in run.text).underline


def test_a_row_of_a_fixed_height_may_grow(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.rows[0].height, table.rows[0].height_rule = Pt(12), WD_ROW_HEIGHT_RULE.EXACTLY
    document.save(str(tmp_path / "f.docx"))
    data = word.fill((tmp_path / "f.docx").read_bytes(), [Put("#1", 1, 1, "一" * 90)], ()).data
    row = docx.Document(io.BytesIO(data)).tables[0].rows[0]
    assert (row.height, row.height_rule) == (Pt(12), WD_ROW_HEIGHT_RULE.AT_LEAST)
