"""Workbooks as people and programs write them: what a reader of the page sees, cell by cell."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.model.grid import (
    BLANK,
    DATE,
    ERROR,
    FLAG,
    FORMULA,
    NUMBER,
    ROUNDED,
    SHOWN,
    STRUCK,
    TEXT,
    TEXT_NUMBER,
    UNCACHED,
)
from perfeval.source.tables.figures import figure
from tests.tables.packages import book, codes, package, row, sheet, texts, words

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.grid import Cell


def saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def only(folder: Path, cell: str, **more: Any) -> Cell:
    """The first cell of a sheet that has but this one."""
    return book(folder, package({"表": sheet(row(1, cell))}, **more)).grids[0].rows[0][0]


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("0.9995", "0.00%", "99.95%"),
        ("0.99950000000000006", "0.00%", "99.95%"),  # as Excel keeps it
        ("1", "0.00%", "100.00%"),
        ("1", "0%", "100%"),
        ("0.07", "0.0#%", "7.0%"),
        ("735", '0"人"', "735人"),
        ("266", '"≥"0"米"', "≥266米"),
        ("300", '0.00"万元"', "300.00万元"),
        ("1234567.8", "#,##0.00", "1234567.80"),
        ("1234567.8", '"¥"#,##0.00', "1234567.80"),
        ("1234567.8", "[$¥-804]#,##0.00", "1234567.80"),
        ("1234567.8", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1234567.80"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        ("-12.5", "0.0_);[Red]\\(0.0\\)", "-12.5"),
        ("12.5", "General", "12.5"),
        ("12.5", "G/通用格式", "12.5"),
        ("13812345678", "General", "13812345678"),
        ("1.5E+3", "General", "1500"),
        ("0.30000000000000004", "General", "0.3"),
        ("7", "000", "007"),
        ("12300000", '0!.0,"万元"', "1230.0万元"),
        ("12300000", '0.00,"千元"', "12300.00千元"),
        ("5", '[=1]"是";[=5]"五";General', "五"),
    ],
)
def test_a_number_reads_as_it_stands_on_the_page(held: str, code: str, text: str) -> None:
    made = figure(held, code)
    assert made is not None
    assert made.text == text


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("0.583333333333333", "0.00%", "58.33%"),
        ("0.583333333333333", "General", "0.5833333333"),
        ("12.345678901234", "0.0", "12.3"),
        ("12345678901.1234", "General", "12345678901"),
    ],
)
def test_a_long_tail_is_rounded_as_the_cell_shows_it(held: str, code: str, text: str) -> None:
    made = figure(held, code, formula=True)
    assert made is not None
    assert (made.text, made.notes) == (text, (SHOWN, ROUNDED))


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("0.9995", "0%", "99.95%"),
        ("12.345", "0.0", "12.345"),
        ("12345678901.123", "General", "12345678901.123"),
        ("0.583333333333333", "0.00%", "58.3333333333333%"),
        ("0", ";;;", "0"),
        ("123456", '0.0,"千元"', "123.456千元"),
        ("45292", 'm"月"d"日"', "2024-01-01"),
    ],
)
def test_what_is_held_goes_before_what_is_shown(held: str, code: str, text: str) -> None:
    made = figure(held, code)
    assert made is not None
    assert (made.text, made.notes) == (text, (SHOWN,))


@pytest.mark.parametrize(
    ("held", "code", "since_1904", "text"),
    [
        ("45291", "yyyy-mm-dd", False, "2023-12-31"),
        ("45291", 'yyyy"年"m"月"d"日";@', False, "2023-12-31"),
        ("45291", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", False, "2023-12-31"),
        ("43829", "yyyy-mm-dd", True, "2023-12-31"),
        ("45261", 'yyyy"年"m"月"', False, "2023年12月"),
        ("45261", "yyyy-mm", False, "2023-12"),
        ("45291.5", "yyyy-m-d h:mm", False, "2023-12-31 12:00"),
        ("0.395833333333333", "h:mm", False, "09:30"),
        ("1.25", "[h]:mm", False, "30:00"),
        ("1", "yyyy-mm-dd", False, "1900-01-01"),
        ("61", "yyyy-mm-dd", False, "1900-03-01"),
    ],
)
def test_a_day_reads_as_a_day(held: str, code: str, since_1904: bool, text: str) -> None:
    made = figure(held, code, since_1904)
    assert made is not None
    assert (made.text, made.kind) == (text, DATE)


def test_the_days_of_a_workbook_from_a_mac_count_from_1904(tmp_path: Path) -> None:
    cell = only(
        tmp_path,
        '<c r="A1" s="1"><v>43829</v></c>',
        styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>',
        workbook='<workbookPr date1904="1"/>',
    )
    assert cell.text == "2023-12-31"


@pytest.mark.parametrize(
    ("xml", "text", "kind", "notes"),
    [
        ('<c r="A1"><f>B1*2</f></c>', "", BLANK, (UNCACHED,)),
        ('<c r="A1"><f>B1*2</f><v/></c>', "", BLANK, (UNCACHED,)),
        ('<c r="A1"><f>B1*2</f><v>30</v></c>', "30", NUMBER, (FORMULA,)),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', "", BLANK, (FORMULA,)),
        ('<c r="A1" t="str"><f>B1&amp;"人"</f><v>30人</v></c>', "30人", TEXT, (FORMULA,)),
        ('<c r="A1" t="b"><v>1</v></c>', "是", FLAG, ()),
        ('<c r="A1" t="b"><v>0</v></c>', "否", FLAG, ()),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", ERROR, ()),
        ('<c r="A1" t="d"><v>2023-12-31T00:00:00</v></c>', "2023-12-31", DATE, ()),
        (words("A1", "１２０"), "１２０", TEXT, (TEXT_NUMBER,)),
        (words("A1", "1,200.5"), "1,200.5", TEXT, (TEXT_NUMBER,)),
        (words("A1", "≥95%"), "≥95%", TEXT, ()),
        (words("A1", "　图书馆\n修缮_x000D_ "), "图书馆\n修缮", TEXT, ()),
    ],
)
def test_a_cell_of_each_type(
    tmp_path: Path, xml: str, text: str, kind: str, notes: tuple[str, ...]
) -> None:
    cell = only(tmp_path, xml)
    assert (cell.text, cell.kind, cell.notes) == (text, kind, notes)


def test_formulas_without_results_are_told_with_their_cells(tmp_path: Path) -> None:
    cells = "".join(f'<c r="B{at}"><f>A{at}*2</f></c>' for at in (3,))
    opened = book(tmp_path, package({"表": sheet(row(3, cells))}))
    assert codes(opened) == ["PE047"]
    assert opened.findings[0].span is not None
    assert opened.findings[0].span.cell == "B3"


def test_a_nought_that_a_program_left_for_excel_to_reckon_is_no_result(tmp_path: Path) -> None:
    xml = '<c r="A1"><f>B1*2</f><v>0</v></c>'
    left = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    assert only(tmp_path, xml, workbook=left).notes == (UNCACHED,)
    assert only(tmp_path, xml).text == "0"


def test_shared_texts_keep_raised_digits_and_lose_the_phonetic_ones(tmp_path: Path) -> None:
    shared = (
        '<si><r><t>绿化</t></r><r><t>10m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
        '<rPh sb="0" eb="1"><t>ﾘﾖｸｶ</t></rPh></si>'
    )
    cell = only(tmp_path, '<c r="A1" t="s"><v>0</v></c>', shared=shared)
    assert cell.text == "绿化10m²"


def test_the_names_of_the_xml_may_have_a_prefix(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c>'
        "</x:row></x:sheetData><x:mergeCells><x:mergeCell ref='B2:C2'/></x:mergeCells></x:worksheet>"
    )
    opened = book(tmp_path, package({"表": xml}, shared="<si><t>产出指标</t></si>"))
    assert texts(opened) == [["", "", ""], ["", "产出指标", "产出指标"]]


def test_rows_and_cells_without_numbers_follow_one_another(tmp_path: Path) -> None:
    xml = sheet(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row>'
    )
    opened = book(tmp_path, package({"表": xml}))
    assert texts(opened) == [["1", "2", "", ""], [""] * 4, [""] * 4, ["", "", "3", "4"]]


def test_a_part_may_be_written_in_utf_16(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + sheet(row(1, words("A1", "满意度")))
    assert texts(book(tmp_path, package({"表": xml.encode("utf-16")}))) == [["满意度"]]


def test_merged_cells_are_one_cell_at_all_their_places(tmp_path: Path) -> None:
    rows = row(1, words("A1", "一级指标"), words("D1", "分值")) + row(
        3, words("D3", "10"), words("B3", "看不见")
    )
    merged = '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>'
    opened = book(tmp_path, package({"表": sheet(rows, merged)}))
    grid = opened.grids[0]
    assert grid.width == 4
    assert all(line[at] is grid.rows[0][0] for line in grid.rows for at in (0, 1))
    assert (grid.rows[2][1].row, grid.rows[2][1].column) == (1, 1)
    assert codes(opened) == ["PE051"]
    assert opened.findings[0].params["cells_zh"] == "B3"


def test_a_table_is_as_wide_as_its_merged_heading(tmp_path: Path) -> None:
    xml = sheet(row(1, words("A1", "自评表")), '<mergeCells><mergeCell ref="A1:H2"/></mergeCells>')
    grid = book(tmp_path, package({"表": xml})).grids[0]
    assert (grid.height, grid.width) == (2, 8)


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    rows = f'<row r="1" hidden="1">{words("A1", "甲")}</row>' + row(
        2, words("B2", "乙"), words("A2", "丙")
    )
    columns = '<cols><col min="2" max="16384" hidden="1"/></cols>'
    data = package(
        {"表": sheet(rows, before=columns), "旧": sheet(rows)}, states={"旧": "veryHidden"}
    )
    opened = book(tmp_path, data)
    first, second = opened.grids
    assert (first.hidden_rows, first.hidden_columns, first.hidden) == ({1}, {2}, False)
    assert (second.sheet, second.hidden) == ("旧", True)
    assert codes(opened) == ["PE058", "PE053", "PE058"]
    assert opened.findings[0].params["cells_zh"] == "A1、B2"


def test_macros_and_links_to_other_files_are_only_told(tmp_path: Path) -> None:
    extra = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    cell = '<c r="A1"><f>[1]Sheet1!A1</f><v>12</v></c>'
    opened = book(tmp_path, package({"表": sheet(row(1, cell))}, extra=extra), "自评表.xlsm")
    assert texts(opened) == [["12"]]
    assert codes(opened) == ["PE055", "PE056"]


def test_what_openpyxl_writes(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    form = workbook.active
    assert form is not None
    form.title = "绩效自评表"
    form.append(["项目支出绩效自评表"])
    form.merge_cells("A1:C1")
    form.append(["预算执行率", 0.9995, datetime.date(2023, 12, 31)])
    form["B2"].number_format = "0.00%"
    form["C2"].number_format = 'yyyy"年"m"月"d"日"'
    form.protection.sheet = True
    form.protection.password = "1234"
    workbook.create_sheet("空")
    opened = book(tmp_path, saved(workbook))
    assert [grid.sheet for grid in opened.grids] == ["绩效自评表"]
    assert texts(opened) == [["项目支出绩效自评表"] * 3, ["预算执行率", "99.95%", "2023-12-31"]]
    assert opened.sha256
    assert opened.findings == ()


def test_an_empty_workbook_has_no_table(tmp_path: Path) -> None:
    opened = book(tmp_path, saved(openpyxl.Workbook()))
    assert (opened.grids, codes(opened)) == ((), ["PE041"])


def test_a_page_with_the_ending_of_a_workbook_is_a_page(tmp_path: Path) -> None:
    page = "<html><meta charset='utf-8'><table><tr><td>分值</td><td>10</td></tr></table></html>"
    assert texts(book(tmp_path, page.encode(), "导出.xls")) == [["分值", "10"]]


HAN = st.text("项目资金执行率≥（）·ab1 \n", min_size=1, max_size=12).map(
    lambda text: text.strip() or "指标"
)
DIGITS = st.integers(0, 99_999_999)


@st.composite
def printed(draw: st.DrawFn) -> tuple[object, str, str]:
    """A value for openpyxl, its number format, and what stands on the page."""
    sort = draw(st.sampled_from(["text", "whole", "decimal", "percent", "unit", "day", "blank"]))
    if sort == "text":
        text = draw(HAN)
        return text, "General", text
    if sort == "whole":
        number = draw(DIGITS)
        return number, "General", str(number)
    if sort == "decimal":
        number = Decimal(draw(DIGITS)).scaleb(-2)
        return float(number), "#,##0.00", f"{number:.2f}"
    if sort == "percent":
        number = Decimal(draw(st.integers(0, 1_000_000))).scaleb(-4)
        return float(number), "0.00%", f"{number * 100:.2f}%"
    if sort == "unit":
        number = draw(DIGITS)
        return number, '0"人次"', f"{number}人次"
    if sort == "day":
        day = draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
        return day, "yyyy/m/d", day.isoformat()
    return None, "General", ""


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.lists(printed(), min_size=1, max_size=6), min_size=1, max_size=8),
    st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2), st.integers(0, 3)),
)
def test_what_is_written_reads_back_as_printed(
    tmp_path: Path, table: list[list[tuple[object, str, str]]], area: tuple[int, int, int, int]
) -> None:
    workbook = openpyxl.Workbook()
    form = workbook.active
    assert form is not None
    wanted: dict[tuple[int, int], str] = {}
    for at, line in enumerate(table, 1):
        for column, (value, code, text) in enumerate(line, 1):
            cell = form.cell(at, column)
            cell.value = value  # type: ignore[assignment]
            cell.number_format = code
            if isinstance(value, str):
                cell.data_type = "s"  # "=…" too is a text here
            wanted[at, column] = text
    top, left, down, across = area
    merged = {(top + i, left + j) for i in range(down + 1) for j in range(across + 1)}
    if len(merged) > 1 and wanted.get((top, left)):
        form.merge_cells(
            start_row=top, start_column=left, end_row=top + down, end_column=left + across
        )
        wanted |= dict.fromkeys(merged, wanted[top, left])
    opened = book(tmp_path, saved(workbook))
    seen = {
        (at, column): cell.text
        for grid in opened.grids
        for at, line in enumerate(grid.rows, grid.first)
        for column, cell in enumerate(line, 1)
        if cell.text
    }
    assert seen == {place: text for place, text in wanted.items() if text}


STRUCK_FONTS = (
    '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
)


def rich(*runs: tuple[str, str]) -> str:
    """Texts with what each one's font says."""
    return "".join(f"<r><rPr>{font}</rPr><t>{text}</t></r>" for text, font in runs)


@pytest.mark.parametrize(
    ("cell", "text", "notes"),
    [
        ('<c r="A1" s="1"><v>5</v></c>', "", (STRUCK,)),
        ('<c r="A1" s="2"><v>5</v></c>', "5", ()),
        ('<c r="A1" s="1" t="inlineStr"><is><t>210人次</t></is></c>', "", (STRUCK,)),
        ('<c r="A1" s="1" t="s"><v>0</v></c>', "4873", (TEXT_NUMBER, STRUCK)),
        ('<c r="A1" t="s"><v>0</v></c>', "4873", (TEXT_NUMBER, STRUCK)),
        ('<c r="A1" t="s"><v>1</v></c>', "4873人次", ()),
        (
            f'<c r="A1" t="inlineStr"><is>{rich(("210", "<strike/>"), ("215人次", ""))}</is></c>',
            "215人次",
            (STRUCK,),
        ),
        (f'<c r="A1" t="inlineStr"><is>{rich(("210", "<strike/>"))}</is></c>', "", (STRUCK,)),
    ],
)
def test_what_is_struck_out_is_not_the_value(
    tmp_path: Path, cell: str, text: str, notes: tuple[str, ...]
) -> None:
    shared = f"<si>{rich(('4773', '<strike/>'), ('4873', '<b/>'))}</si><si><t>4873人次</t></si>"
    more = words("B1", "指标")
    made = book(
        tmp_path, package({"表": sheet(row(1, cell, more))}, shared=shared, styles=STRUCK_FONTS)
    )
    found = made.grids[0].rows[0][0]
    assert (found.text, found.notes) == (text, notes)
    told = [(one.code, one.params["cells_zh"]) for one in made.findings]
    assert told == ([("PE059", "A1")] if STRUCK in notes else [])
