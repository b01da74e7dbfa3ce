"""Papers as workbooks: figures are numbers that print the same, everything else is text."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from reports.paper_samples import BELL, ROWS, lines, paper, table, unzipped

from perfeval.reports.papers.excel_numbers import printed
from perfeval.reports.papers.records import Sheet
from perfeval.reports.papers.writers import write
from perfeval.reports.story.elements import chart, grid, official, para


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def cell(sheet: Any, text: object) -> Any:
    """The cell that holds a value."""
    return next(c for row in sheet.iter_rows() for c in row if c.value == text)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("381.10", Fraction(3811, 10), "0.00"), ("83.58%", Fraction(8358, 10000), "0.00%"),
        ("1,234.5", Fraction(12345, 10), "#,##0.0"), ("-7", Fraction(-7), "0"), ("+2", Fraction(2), "+0;-0;0"),
        ("0", Fraction(0), "0"), ("0.00%", Fraction(0), "0.00%"), ("1,234,567", Fraction(1234567), "#,##0"),
    ],
)  # fmt: skip
def test_a_plain_number_is_one_that_prints_as_its_text(
    text: str, value: Fraction, form: str
) -> None:
    found = printed(text)
    assert found is not None
    assert (found.value, found.format) == (value, form)


@pytest.mark.parametrize(
    "text",
    ["007", "", "—", "≥7个", "2024-07-31", "12,34", "1e5", "-0.00", "=1", "1.2.3", "50%以上", "１２", "1234567890123456", "1/2"],
)  # fmt: skip
def test_what_no_number_prints_stays_text(text: str) -> None:
    assert printed(text) is None


def test_figures_are_numbers_and_texts_never_formulas() -> None:
    sheet = opened(write(paper(), ".xlsx")).active
    amount, rate = cell(sheet, 1234.5), cell(sheet, 0.8358)
    assert (amount.number_format, rate.number_format) == ("#,##0.00", "0.00%")
    for row in ROWS[:2]:
        found = cell(sheet, row["problem"])
        assert (found.data_type, found.quotePrefix) == ("s", True)
    assert cell(sheet, "闲置").value  # without its control sign
    assert BELL not in str([c.value for r in sheet.iter_rows() for c in r])


def test_a_sheet_of_one_table_repeats_and_freezes_its_head() -> None:
    sheet = opened(write(paper(), ".xlsx")).active
    head = cell(sheet, "序号").row
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    # A4, and as many pages high as it takes at one page wide (which is what nothing says too)
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [cell(sheet, text).row for text in ("整改问题清单", "问题清单", "单位：万元")] == [
        1,
        2,
        3,
    ]
    assert cell(sheet, "注：金额按公布数").row == head + 4


def test_leading_names_that_repeat_are_one_cell() -> None:
    rows = [{**row, "no": row["unit"]} for row in ROWS]
    sheet = opened(write(paper(grid(table(*rows, merge=1))), ".xlsx")).active
    first = cell(sheet, "教育局").row
    assert f"A{first}:A{first + 1}" in [str(one) for one in sheet.merged_cells.ranges]
    assert sheet.cell(first, 2).value == sheet.cell(first + 1, 2).value == "教育局"


def test_columns_are_as_wide_as_their_texts_and_rows_as_high() -> None:
    long = "说明" * 60
    sheet = opened(write(paper(grid(table({**ROWS[0], "problem": long}))), ".xlsx")).active
    at = cell(sheet, long)
    wide = {letter: one.width for letter, one in sheet.column_dimensions.items()}
    assert wide["A"] < wide["B"] < wide["C"] < 50
    assert sheet.row_dimensions[at.row].height > 5 * 14  # 240 half signs in less than 47 a line


def test_one_sheet_for_each_table_form_and_chart() -> None:
    form = {
        "key": "f", "title": "监控表", "subtitle": "", "unit": "", "code": "", "wide": True, "columns": [40, 60],
        "notes": ["注：略"], "signatures": [{"label": "填报人", "value": ""}],
        "rows": [
            {"head": True, "again": True, "part": 0, "cells": [
                {"text": "指标", "colspan": 1, "rowspan": 1, "align": "center", "head": True, "ref": None},
                {"text": "执行率", "colspan": 1, "rowspan": 1, "align": "center", "head": True, "ref": None}]},
            {"head": False, "again": False, "part": 0, "cells": [
                {"text": "2024", "colspan": 1, "rowspan": 1, "align": "left", "head": True, "ref": None},
                {"text": "35.67%", "colspan": 1, "rowspan": 1, "align": "center", "head": False, "ref": None}]},
        ],
    }  # fmt: skip
    book = opened(
        write(paper(para("略"), grid(table(*ROWS)), official(form), chart(lines())), ".xlsx")
    )
    assert book.sheetnames == ["问题清单", "监控表", "图1 进度"]
    sheet = book["监控表"]
    assert sheet.page_setup.orientation == "landscape"
    assert cell(sheet, 0.3567).number_format == "0.00%"
    assert cell(sheet, "2024").data_type == "s"  # a printed label is no figure
    assert cell(sheet, "填报人：________")


def test_sheets_of_the_papers_own_hold_what_they_say() -> None:
    own = (
        Sheet("汇总", (para("共3项。"), grid(table(*ROWS)), grid(table(ROWS[0]))), "截至7月"),
        Sheet("汇总", ()),
    )
    book = opened(write(paper(sheets=own, signature=("填报人：",)), ".xlsx"))
    assert book.sheetnames == ["汇总", "汇总 2"]
    sheet = book["汇总"]
    assert cell(sheet, "截至7月").row == 2
    assert sheet.freeze_panes is None  # two tables: no head is that of the sheet
    assert cell(book["汇总 2"], "填报人：")


def test_a_paper_without_any_table_is_one_sheet_of_text() -> None:
    sheet = opened(write(paper(para("第一段。"), para("第二段。")), ".xlsx")).active
    assert [c.value for c in sheet["A"] if c.value] == ["整改问题清单", "第一段。", "第二段。"]


def test_the_workbook_says_what_it_is() -> None:
    data = write(paper(properties={"digest": "f00", "subject": "某项目"}), ".xlsx")
    book = opened(data)
    assert (book.properties.title, book.properties.subject) == ("整改问题清单", "某项目")
    assert book.properties.created.year == 1980
    custom = unzipped(data)["docProps/custom.xml"].decode()
    assert 'name="perfeval.digest"' in custom
    assert "f00" in custom


def test_names_of_sheets_differ_in_more_than_case() -> None:
    body = [grid({**table(ROWS[0]), "caption": name}) for name in ("List", "LIST", "[a]:*?/'")]
    assert opened(write(paper(*body), ".xlsx")).sheetnames == ["List", "LIST 2", "a"]


def test_a_wide_table_stays_readable_on_a_page() -> None:
    sheet = opened(write(paper(grid(table(*ROWS, wide=True))), ".xlsx")).active
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJK"]
    assert sum(widths) < 210
    assert sheet.page_setup.orientation == "landscape"
    assert widths[3] >= len("1,234.50") + 1  # no figure is broken


def test_a_table_without_rows_is_written_empty() -> None:
    nothing = paper(grid(table()), chart({**lines(), "categories": [], "days": []}))
    for ending in (".md", ".docx", ".html", ".xlsx"):
        assert write(nothing, ending)
    assert cell(opened(write(nothing, ".xlsx")).active, "责任单位")
