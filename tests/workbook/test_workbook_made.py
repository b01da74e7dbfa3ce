"""The workbook as it is handed out: what may be typed where, what it knows of its set."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_sameness import through

from perfeval import api, forms

ROOT = Path(__file__).resolve().parents[2]
SET = """\
perfeval: indicator-set/v1
id: mine
extends: base.yaml
title: 自定
"""
BASE = """\
perfeval: indicator-set/v1
id: base
total: 30
grades: [{name: 合格, min: 6}, {name: 不合格, min: 0}]
indicators:
  - {name: 培训人次, weight: 6, target: ≥200人次}
  - {name: 按时完成, weight: 4, measure: {kind: schedule, unit: workday, calendar: days.yaml}, score: {kind: steps, from: 0, side: over, unit: 1, points: 1}}
  - {name: 制度健全, weight: 10, score: {kind: checklist, items: [有制度, 执行到位]}}
  - {name: 效果, weight: 6, score: {kind: tiers, tiers: [{name: 达成, from: 80%, to: 100%}, {name: 未达成, from: 0%, to: 80%}]}}
  - {name: 满意度, weight: 4, measure: {kind: survey}, target: ≥90%}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: mine.yaml
project: {name: 甲, as_of: 2023-12-31}
results:
  培训人次: {actual: 190人次}
  按时完成: {planned: 2023-04-28, finished: 2023-05-03}
"""
HEAD, FIRST = 4, 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (
        ("mine.yaml", SET), ("base.yaml", BASE), ("days.yaml", "holidays: [2023-05-01]\n"),
        ("p.yaml", PROJECT),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def empty(folder: Path, lang: str = "zh") -> Path:
    found = api.load_indicator_set(folder / "mine.yaml").indicator_set
    assert found is not None
    target = folder / f"empty-{lang}.xlsx"
    target.write_bytes(forms.fill_in(found, "mine.yaml", folder / "mine.yaml", lang))
    return target


def column(sheet: Any, name: str) -> int:
    return next(cell.column for cell in sheet[HEAD] if cell.value == name)


def row(sheet: Any, *names: str) -> int:
    return next(
        r[0].row
        for r in sheet.iter_rows(min_row=FIRST)
        if all(name in [cell.value for cell in r] for name in names)
    )


def test_only_what_the_set_needs_is_there(folder: Path) -> None:
    book = openpyxl.load_workbook(empty(folder))
    assert book.sheetnames == [
        "填报说明", "基本信息", "指标", "评价要点", "数据", "问卷", "资金", "资金明细", "总体目标",
        "佐证材料", "问题", "其他", "_perfeval",
    ]  # fmt: skip
    assert book["_perfeval"].sheet_state == "veryHidden"


def test_filled_by_hand_it_is_scored(folder: Path) -> None:
    path = empty(folder)
    book = openpyxl.load_workbook(path)
    base, sheet, points, data, survey = (
        book[name] for name in ("基本信息", "指标", "评价要点", "数据", "问卷")
    )
    base.cell(row(base, "项目名称"), 4).value = "技能培训"
    sheet.cell(row(sheet, "培训人次"), column(sheet, "完成值")).value = "100人次"
    points.cell(row(points, "整体"), column(points, "判断")).value = "全部符合"
    points.cell(row(points, "执行到位"), column(points, "判断")).value = 0.5
    for name, value in (("计划时间", "2023-04-28"), ("完成时间", "2023-05-03")):
        data.cell(row(data, name), column(data, "内容")).value = value
    data.cell(row(data, "等级"), column(data, "内容")).value = "达成"
    data.cell(row(data, "比例"), column(data, "内容")).value = "90%"
    for at, count in enumerate((8, 1, 1, 0, 0)):
        first = next(c.column for c in survey[HEAD] if str(c.value).startswith("计数1"))
        survey.cell(FIRST, first + at).value = count
    book.save(path)
    card = api.score(api.load_project(path))
    assert {leaf.indicator.name: str(leaf.score) for leaf in card.leaves} == {
        "培训人次": "3", "按时完成": "2", "制度健全": "15/2", "效果": "27/5", "满意度": "4",
    }  # fmt: skip


def test_only_cells_to_fill_in_are_unlocked(folder: Path) -> None:
    book = openpyxl.load_workbook(empty(folder))
    for sheet in book.worksheets[1:-1]:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for cells in sheet.iter_rows(min_row=FIRST):
            for cell in cells:
                light = cell.fill.fgColor.rgb in ("FFFFF7E0", "FFFFD58A", "FFE8E8E8")
                assert cell.protection.locked != light, (sheet.title, cell.coordinate)
    sheet = book["指标"]
    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


def test_choices_and_remarks(folder: Path) -> None:
    book = openpyxl.load_workbook(empty(folder))
    lists = {
        str(area): one.formula1
        for name in ("数据", "评价要点")
        for one in book[name].data_validations.dataValidation
        for area in one.sqref.ranges
    }
    assert '"达成,未达成"' in lists.values()
    assert '"符合,部分符合,不符合,不适用"' in lists.values()
    sheet = book["指标"]
    remark = sheet.cell(row(sheet, "培训人次"), column(sheet, "指标")).comment
    assert remark is not None
    assert "按完成率" in remark.text


def test_the_same_workbook_every_time(folder: Path) -> None:
    assert through(folder / "p.yaml").read_bytes() == through(folder / "p.yaml").read_bytes()
    assert empty(folder).read_bytes() == empty(folder).read_bytes()


def test_mailed_without_its_set_it_is_scored_by_the_one_it_brings(folder: Path) -> None:
    here = through(folder / "p.yaml")
    away = folder / "away"
    away.mkdir()
    shutil.copy(here, away / "w.xlsx")
    card = api.score(api.load_project(away / "w.xlsx"))
    assert card.total == api.score(api.load_project(folder / "p.yaml")).total
    assert "PE080" not in {finding.code for finding in card.findings}


def test_another_set_of_the_same_name_is_told(folder: Path) -> None:
    made = through(folder / "p.yaml")
    assert "PE080" not in {finding.code for finding in api.load_project(made).findings}
    (folder / "base.yaml").write_text(BASE.replace("≥200", "≥400"), "utf-8")
    told = [f for f in api.load_project(made).findings if f.code == "PE080"]
    assert [f.span.sheet for f in told if f.span] == ["基本信息"]


def test_a_workbook_that_names_another_set_is_not_scored_by_its_own(folder: Path) -> None:
    made = through(folder / "p.yaml")
    book = openpyxl.load_workbook(made)
    base = book["基本信息"]
    base.cell(row(base, "指标体系"), 4).value = "no-such-set"
    book.save(made)
    assert not api.load_project(made).usable


def test_any_other_workbook_is_sent_to_import(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "自评表"  # type: ignore[index]
    book.save(folder / "form.xlsx")
    loaded = api.load_project(folder / "form.xlsx")
    assert [finding.code for finding in loaded.findings] == ["PE083"]
    assert "perfeval import" in api.describe(loaded.findings[0]).mend


def test_what_only_looks_like_a_workbook(folder: Path) -> None:
    (folder / "w.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    (folder / "e.xlsx").write_bytes(b"")
    for name in ("w.xlsx", "e.xlsx", "none.xlsx"):
        loaded = api.load_project(folder / name)
        assert not loaded.usable
        assert len(loaded.findings) == 1


def test_a_hundred_thousand_rows_are_read_in_one_go(folder: Path) -> None:
    """Rows of one list are numbered without counting those before them again."""
    from perfeval.model.finding import Span
    from perfeval.workbook.growing import Growing

    grown = Growing(Span("w.xlsx", 1, 1), [])
    for number in range(100_000):
        assert grown.length(("a",)) == number
        grown.put(("a", number, "x"), "1", Span("w.xlsx", number, 1))
    assert len(grown.nodes().entries["a"][1].items) == 100_000  # type: ignore[union-attr]
