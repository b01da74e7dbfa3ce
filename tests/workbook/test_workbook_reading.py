"""Workbooks as people hand them back: sorted, widened, with rows and columns of their own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from workbook_sameness import differences, nodes, through

from perfeval import api

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.finding import Finding

SOURCE = Path(__file__).resolve().parents[2] / "examples" / "urumqi-2023" / "project.yaml"
HEAD, FIRST = 4, 5  # rows of the headings and of the first indicator


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("books")
    shutil.copy(SOURCE, made / "project.yaml")
    through(made / "project.yaml")
    return made


class Handed:
    """A workbook after an edit: how its project differs, and what was found."""

    def __init__(self, folder: Path, edit: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(folder / "project-zh.xlsx")
        edit(book)
        self.path = folder / "handed.xlsx"
        book.save(self.path)
        self.loaded = api.load_project(self.path)

    def differences(self) -> list[str]:
        return differences(nodes(self.path), nodes(self.path.with_name("project.yaml")))

    def of(self, code: str) -> list[Finding]:
        return [finding for finding in self.loaded.findings if finding.code == code]

    def cells(self, code: str) -> list[str]:
        return [f"{f.span.sheet}!{f.span.cell}" for f in self.of(code) if f.span is not None]


def column(sheet: Any, name: str) -> int:
    return next(cell.column for cell in sheet[HEAD] if cell.value == name)


def row(sheet: Any, name: str) -> int:
    return next(r[0].row for r in sheet.iter_rows(min_row=FIRST) if name in [c.value for c in r])


def split(sheet: Any) -> None:
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


def lists(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.title not in ("填报说明", "_perfeval")]


def test_untouched(folder: Path) -> None:
    handed = Handed(folder, lambda book: None)
    assert handed.loaded.usable
    assert handed.differences() == []


def test_sorted_with_or_without_the_hidden_column(folder: Path) -> None:
    def reverse(book: Any, first: int) -> None:
        for name in ("指标", "数据", "基本信息", "佐证材料", "资金明细"):
            sheet = book[name]
            split(sheet)
            last = max(r[1].row for r in sheet.iter_rows(min_row=FIRST) if any(c.value for c in r))
            rows = [
                [(cell.value, cell.number_format) for cell in r][first:]
                for r in sheet.iter_rows(min_row=FIRST, max_row=last)
            ]
            for number, values in enumerate(reversed(rows), FIRST):
                for at, (value, look) in enumerate(values, first + 1):
                    cell = sheet.cell(number, at)
                    cell.value, cell.number_format = value, look
                    if isinstance(value, str) and value.startswith("="):
                        cell.data_type = "s"

    for first in (0, 1):
        handed = Handed(folder, lambda book, first=first: reverse(book, first))
        left = [text for text in handed.differences() if not text.startswith(".evidence")]
        assert left == []
        assert handed.loaded.usable


def test_rows_put_in_and_left_blank(folder: Path) -> None:
    def edit(book: Any) -> None:
        for sheet in lists(book):
            split(sheet)
            sheet.insert_rows(7)
            sheet.insert_rows(FIRST)

    assert Handed(folder, edit).differences() == []


def test_columns_taken_out_put_in_and_widened(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        split(sheet)
        sheet.delete_cols(column(sheet, "评分标准"))
        sheet.insert_cols(5)
        sheet.column_dimensions["D"].width = 80

    assert Handed(folder, edit).differences() == []


def test_without_anything_hidden(folder: Path) -> None:
    """As when only what is seen is copied to new sheets."""

    def edit(book: Any) -> None:
        for sheet in lists(book):
            split(sheet)
            sheet.delete_cols(1)
            sheet.delete_rows(1)

    handed = Handed(folder, edit)
    assert handed.differences() == []
    assert handed.loaded.usable


def test_sheets_moved_renamed_and_of_their_own(folder: Path) -> None:
    def edit(book: Any) -> None:
        draft = book.create_sheet("草稿", 0)
        draft.append(["指标", "完成值"])
        draft.append(["支持企业专利导航项目", "99个"])
        book.move_sheet("_perfeval", -5)
        book["指标"].title = "指标（终稿）"

    assert Handed(folder, edit).differences() == []


def test_a_heading_written_over_is_read_by_its_column(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        sheet.cell(HEAD, column(sheet, "完成值")).value = "实际完成"

    handed = Handed(folder, edit)
    assert handed.differences() == []
    assert handed.cells("PE084") == ["指标!M4"]


@pytest.mark.parametrize(
    ("typed", "format"),
    [(0.217, "0.0%"), ("21.7%", "@"), ("２１．７％ ", "General"), (" 21.7% ", "@")],
)
def test_percentages_however_typed(folder: Path, typed: Any, format: str) -> None:
    name = "知识产权发展水平（年有效发明专利增长率）"

    def edit(book: Any) -> None:
        sheet = book["指标"]
        cell = sheet.cell(row(sheet, name), column(sheet, "完成值"))
        cell.value, cell.number_format = typed, format

    handed = Handed(folder, edit)
    assert handed.loaded.project is not None
    result = next(r for p, r in handed.loaded.project.results.items() if p[-1] == name)
    assert result.actual is not None
    assert str(result.actual.lo) == "217/1000"


def test_amounts_and_days_typed_as_texts(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["资金明细"]
        for number in range(FIRST, FIRST + 3):
            day = sheet.cell(number, column(sheet, "日期"))
            day.value = f"{day.value:%Y}年{day.value.month}月{day.value.day}日"
            amount = sheet.cell(number, column(sheet, "金额"))
            amount.value = f"{amount.value} "

    handed = Handed(folder, edit)
    plain = api.load_project(folder / "project.yaml")
    assert handed.loaded.project is not None
    assert plain.project is not None
    assert handed.loaded.project.funds is not None
    assert plain.project.funds is not None
    assert [line.spent for line in handed.loaded.project.funds.lines] == [
        line.spent for line in plain.project.funds.lines
    ]


def test_an_indicator_that_the_set_does_not_have(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        sheet.cell(40, column(sheet, "指标")).value = "企业专利导航"
        sheet.cell(40, column(sheet, "完成值")).value = "5个"

    handed = Handed(folder, edit)
    assert not handed.loaded.usable
    assert handed.cells("PE082") == ["指标!D40"]
    assert handed.of("PE082")[0].params["near"] == "支持企业专利导航项目"


def test_one_thing_filled_in_twice(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        sheet.cell(40, column(sheet, "指标")).value = "支持企业专利导航项目"
        sheet.cell(40, column(sheet, "完成值")).value = "5个"

    handed = Handed(folder, edit)
    assert handed.cells("PE087") == ["指标!M40"]
    assert handed.of("PE087")[0].params["cell"] == "M17"


def test_a_formula_without_a_kept_value_is_told_where_it_matters(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        sheet.cell(16, column(sheet, "完成值")).value = "=1+2"
        book["资金"]["L2"] = "=1+2"

    assert Handed(folder, edit).cells("PE086") == ["指标!M16"]


def test_a_column_of_their_own_is_told(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        at = sheet.max_column + 1
        sheet.cell(HEAD, at).value = "经办"
        sheet.cell(FIRST, at).value = "张三"

    handed = Handed(folder, edit)
    assert handed.differences() == []
    assert len(handed.of("PE085")) == 1


def test_a_sheet_that_is_gone_is_told(folder: Path) -> None:
    def edit(book: Any) -> None:
        del book["问卷"]

    assert [f.params["sheet"] for f in Handed(folder, edit).of("PE088")] == ["问卷"]


def test_a_row_that_says_nothing_of_what_it_belongs_to(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["资金明细"]
        sheet.cell(9, column(sheet, "金额")).value = 12

    assert Handed(folder, edit).cells("PE089") == ["资金明细!E9"]


def test_a_key_path_that_is_none(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["其他"]
        sheet["B40"], sheet["C40"] = "narrative..background[", "文字"

    assert Handed(folder, edit).cells("PE081") == ["其他!B40"]


def test_a_count_left_blank_between_others_is_not_guessed(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["问卷"]
        sheet.cell(FIRST, column(sheet, "计数2\n满意")).value = None

    handed = Handed(folder, edit)
    assert not handed.loaded.usable
    assert handed.cells("PE103")[0].startswith("问卷!")


def test_wrong_values_are_told_at_their_cells(folder: Path) -> None:
    wanted: list[str] = []

    def edit(book: Any) -> None:
        sheet = book["指标"]
        at = column(sheet, "填报得分")
        sheet.cell(17, at).value = "五分"
        wanted.append(f"指标!{get_column_letter(at)}17")
        sheet.cell(18, column(sheet, "完成值")).value = "≥1个"
        book["基本信息"].cell(row(book["基本信息"], "截至日期"), 4).value = "2023-13-31"

    handed = Handed(folder, edit)
    places = {f"{f.span.sheet}!{f.span.cell}" for f in handed.loaded.findings if f.span}
    assert wanted[0] in places
    assert any(place.startswith("基本信息!D") for place in places)


def test_an_indicator_without_a_result_is_told_at_its_row(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["指标"]
        number = row(sheet, "支持企业专利导航项目")
        for at in range(column(sheet, "本项目指标值"), sheet.max_column + 1):
            sheet.cell(number, at).value = None

    handed = Handed(folder, edit)
    found = [f for f in api.score(handed.loaded).findings if f.code == "PE401"]
    assert [f"{f.span.sheet}!{f.span.cell}" for f in found if f.span] == ["指标!M17"]
