"""The summary workbook, read back."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from recheck_out.recheck_samples import reviewed, sample
from rendering.recalculate import errors, need_office, recalculated

from perfeval.model.finding import Finding
from perfeval.reports.review import workbook
from perfeval.reports.review.records import Review, Unread
from perfeval.reports.review.scores_sheet import AT

UNREAD = Unread("坏.xlsx", (Finding("PE702", None, {"sum": "1", "total": "2"}),))
REVIEW = Review((reviewed(), reviewed(sample("乙项目", reviewed=False), "报送/乙.docx")), (UNREAD,))


def book(review: Review = REVIEW, lang: str = "zh") -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook.write(review, lang)))


def columns(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column - 1 for cell in sheet[3]}


def test_the_sheets() -> None:
    assert book().sheetnames == ["汇总", "自评复算复核对照", "问题清单", "资金", "读不出的文件"]
    assert book(Review((reviewed(),))).sheetnames[-1] == "资金"
    assert book(lang="en").sheetnames[0] == "Summary"


def test_one_row_a_project_with_a_link_to_its_scores() -> None:
    sheet = book()["汇总"]
    at = columns(sheet)
    rows = list(sheet.iter_rows(min_row=4))
    assert [row[at["项目"]].value for row in rows] == ["乡村道路建设项目", "乙项目"]
    assert [row[at["项目"]].hyperlink.location for row in rows] == [
        "'自评复算复核对照'!A4", "'自评复算复核对照'!A9",
    ]  # fmt: skip
    assert [row[0].hyperlink.location for row in rows] == [
        row[at["项目"]].hyperlink.location for row in rows
    ]
    assert [row[0].value for row in rows] == [1, 2]
    assert [row[at["自评总分"]].value for row in rows] == [98, 98]
    assert [row[at["错误"]].value for row in rows] == [3, 3]
    assert sheet.auto_filter.ref == f"A3:{sheet.cell(5, sheet.max_column).coordinate}"
    assert sheet.freeze_panes == "C4"


def test_the_reviewer_has_cells_and_differences_follow() -> None:
    sheet = book()["自评复算复核对照"]
    row = sheet[5]
    assert row[AT["indicator"]].value == "新建道路长度"
    assert (row[AT["reported"]].value, row[AT["computed"]].value) == (19.05, 18)
    assert row[AT["reviewed"]].value == 18
    assert row[AT["reviewed"]].fill.fgColor.rgb == "FFFFF7E0"
    assert row[AT["difference"]].value.startswith("=IF(COUNT(H5,I5)<2")
    (check,) = sheet.data_validations.dataValidation
    assert str(check.sqref) == "J4:J13"


def test_reviewers_have_names_dates_and_a_grade() -> None:
    edges = ((Fraction(90), True, "优"), (Fraction(80), False, '良"好'), (Fraction(0), True, "差"))
    rows = list(sample().lines)
    rows[1] = rows[1]._replace(opinion="按98%计", reviewer="李复核", review_date="2024-03-10")
    grade = sample().grade._replace(reviewed="优", edges=edges)
    found = book(Review((reviewed(sample(lines=tuple(rows), grade=grade)),)))
    row = found["自评复算复核对照"][5]
    assert [row[AT[key]].value for key in ("opinion", "reviewer", "review_date")] == [
        "按98%计", "李复核", "2024-03-10",
    ]  # fmt: skip
    assert row[AT["opinion"]].fill.fgColor.rgb == "FFFFF7E0"
    summary = found["汇总"]
    at = columns(summary)
    assert summary.cell(4, at["复核等级"] + 1).value == (
        '=IF(ISNUMBER(J4),IF(J4>=90,"优",IF(J4>80,"良""好",IF(J4>=0,"差",""))),"")'
    )


def test_problems_of_all_projects_are_one_list() -> None:
    sheet = book()["问题清单"]
    at = columns(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert len(rows) == 6
    assert {row[at["项目"]] for row in rows} == {"乡村道路建设项目", "乙项目"}
    first = rows[0]
    assert (first[at["位置"]], first[at["级别"]], first[at["代码"]]) == (
        "绩效自评表!G12",
        "错误",
        "PE701",
    )
    assert "19.05" in first[at["问题"]]
    assert first[at["改法"]]
    assert sheet.auto_filter.ref == "A3:H9"


def test_a_text_is_never_a_formula() -> None:
    name = '=HYPERLINK("http://x","点")'
    line = sample().lines[0]._replace(target="=1+1", actual="@SUM(A1)", reason="-2+3", name="+x")
    review = Review((reviewed(sample(name, lines=(line,)), "=a.xlsx"),))
    found = book(review)
    formulas = [
        cell.value for sheet in found for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f"
    ]  # fmt: skip
    assert formulas
    assert all(text.startswith(("=IF(", "=COUNT")) for text in formulas)
    assert found["汇总"]["B4"].value == name


def test_the_same_review_gives_the_same_bytes() -> None:
    assert workbook.write(REVIEW, "zh") == workbook.write(REVIEW, "zh")


def test_libreoffice_reckons_without_errors(tmp_path: Path) -> None:
    need_office()
    found = recalculated({"a": workbook.write(REVIEW, "zh")}, tmp_path)["a"]
    assert not errors(found)
    scores, summary = found["自评复算复核对照"], found["汇总"]
    assert abs(float(scores["K5"]) - 1.05) < 1e-9
    assert abs(float(scores["L5"]) + 1.05) < 1e-9
    assert not scores.get("K7")  # nothing to compare
    assert float(summary["N4"]) == 2


def test_the_reviewed_total_follows_its_cells(tmp_path: Path) -> None:
    need_office()
    whole = tuple(line._replace(reviewed=Fraction(n)) for n, line in enumerate(sample().lines, 7))
    blank = tuple(line._replace(reported=None) for line in sample().lines)
    edges = ((Fraction(90), True, "优"), (Fraction(0), True, "差"))
    graded = sample().grade._replace(edges=edges)
    several = (
        sample(lines=whole, grade=graded), sample(grade=graded),
        sample(reviewed=False, grade=graded), sample(lines=blank),
    )  # fmt: skip
    review = Review(tuple(map(reviewed, several)))
    summary = recalculated({"a": workbook.write(review, "zh")}, tmp_path)["a"]["汇总"]
    assert float(summary["J4"]) == sum(range(7, 12))
    assert abs(float(summary["J5"]) - 97.64) < 1e-9  # two rows count as reported
    assert not summary.get("J6")
    assert not summary.get("J7")  # rows with neither score: no total is made up
    assert float(summary["P5"]) == 3
    assert (summary["M4"], summary["M5"]) == ("差", "优")
    assert not summary.get("M6")


def test_a_name_of_several_lines_is_a_text_that_wraps_and_its_number_leads_on() -> None:
    sheet = book(Review((reviewed(sample("长名称" * 30)),)))["汇总"]
    assert sheet["B4"].value == "长名称" * 30
    assert sheet["B4"].hyperlink is None
    assert sheet["B4"].alignment.wrap_text
    assert sheet["A4"].hyperlink is not None
    assert sheet.row_dimensions[4].height > 50
