"""What people do to a workbook while they fill it in: told at its cell, in words of its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from perfeval import api, forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfeval.model.finding import Finding
    from perfeval.model.scorecard import Scorecard

SET = """\
perfeval: indicator-set/v1
id: mine
total: 40
grades: [{name: 合格, min: 6}, {name: 不合格, min: 0}]
indicators:
  - {name: 培训人次, weight: 6}
  - {name: 合格率, weight: 4, target: ≥90%}
  - {name: 制度健全, weight: 10, score: {kind: checklist, items: [有制度, 执行到位]}}
  - {name: 事故, weight: 4, measure: {kind: count}, target: ≤2}
  - {name: 到位, weight: 4, measure: {kind: funds, rate: execution, base: budget}, target: 100%}
  - {name: 满意度, weight: 6, measure: {kind: survey}, target: ≥90%}
  - name: 综合
    weight: 6
    explain: 两项各占一半
    score: {kind: blend, parts: [{name: 数量, share: 50%, measure: {kind: ratio}, score: {kind: completion}, target: 100%}, {name: 进度, share: 50%, measure: {kind: value}, score: {kind: completion}, target: 10}]}
"""
HEAD, FIRST = 4, 5


class Sheets:
    """A workbook by what its rows and columns are called."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def at(self, sheet: str, row: str, heading: str) -> Any:
        page = self.book[sheet]
        column = next(c.column for c in page[HEAD] if str(c.value).startswith(heading))
        line = next(
            r[0].row
            for r in page.iter_rows(min_row=FIRST)
            if any(str(c.value or "").strip(" 　└") == row for c in r)
        )
        return page.cell(line, column)


Filling = Callable[[Sheets], None] if TYPE_CHECKING else object


@pytest.fixture
def filled(tmp_path: Path) -> Callable[[Filling], api.Loaded]:
    (tmp_path / "mine.yaml").write_text(SET, "utf-8")
    found = api.load_indicator_set(tmp_path / "mine.yaml").indicator_set
    assert found is not None, api.load_indicator_set(tmp_path / "mine.yaml").findings
    data = forms.fill_in(found, "mine.yaml", tmp_path / "mine.yaml", "zh")

    def fill(edit: Filling) -> api.Loaded:
        path = tmp_path / "w.xlsx"
        path.write_bytes(data)
        sheets = Sheets(openpyxl.load_workbook(path))
        sheets.at("基本信息", "项目名称", "内容").value = "甲"
        edit(sheets)
        sheets.book.save(path)
        return api.load_project(path)

    return fill


def card_of(loaded: api.Loaded) -> Scorecard:
    assert loaded.usable, loaded.findings
    return api.score(loaded)


def told(found: Any, code: str) -> list[tuple[str, Finding]]:
    return [(f"{f.span.sheet}!{f.span.cell}", f) for f in found.findings if f.code == code]


def score(card: Scorecard, name: str) -> str:
    return str(next(leaf.score for leaf in card.leaves if leaf.indicator.name == name))


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("√", "×", "5"),
        ("✔", "部分符合", "15/2"),
        ("对", "错", "5"),
        ("Y", "X", "5"),
        ("是", "☑", "10"),
    ],
)
def test_marks_that_people_tick_with(filled: Any, one: str, other: str, points: str) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("评价要点", "有制度", "判断").value = one
        sheets.at("评价要点", "执行到位", "判断").value = other

    assert score(card_of(filled(edit)), "制度健全") == points


def test_a_mark_that_nobody_knows(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("评价要点", "有制度", "判断").value = "△"

    loaded = filled(edit)
    (place, finding), *_ = told(loaded, "PE103") + told(loaded, "PE106")
    assert place == "评价要点!E6"
    assert "部分符合" in api.describe(finding).mend


def test_a_point_left_blank_is_told_at_its_cell(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("评价要点", "有制度", "判断").value = "符合"

    ((place, _),) = told(card_of(filled(edit)), "PE425")
    assert place == "评价要点!E7"


@pytest.mark.parametrize("format", ["General", "@"])
def test_a_share_where_a_percentage_is_wanted(filled: Any, format: str) -> None:
    def edit(sheets: Sheets) -> None:
        cell = sheets.at("指标", "合格率", "完成值")
        cell.value, cell.number_format = (0.95, format) if format == "General" else ("0.95", "@")

    ((place, _),) = told(card_of(filled(edit)), "PE458")
    assert place.startswith("指标!")


def test_units_behind_bare_numbers(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("数据", "次数", "内容").value = "２次"
        for at, count in enumerate(("9人", "1 人", 0, 0, 0), 1):
            sheets.at("问卷", "满意度", f"计数{at}").value = count

    card = card_of(filled(edit))
    assert (score(card, "事故"), score(card, "满意度")) == ("4", "6")


def test_a_sign_goes_before_its_target(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("指标", "培训人次", "本项目\n方向").value = "≥"
        sheets.at("指标", "培训人次", "本项目指标值").value = "200人次"
        sheets.at("指标", "培训人次", "完成值").value = "100人次"

    card = card_of(filled(edit))
    assert score(card, "培训人次") == "3"
    assert card.project.results["培训人次",].target.op == ">="  # type: ignore[union-attr]


def test_a_sign_that_its_target_contradicts(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("指标", "培训人次", "本项目\n方向").value = "≤"
        sheets.at("指标", "培训人次", "本项目指标值").value = "≥200人次"

    ((place, _),) = told(filled(edit), "PE099")
    assert place.startswith("指标!")


def test_where_a_missing_result_is_filled_in(filled: Any) -> None:
    sheets: list[Sheets] = []
    card = card_of(filled(sheets.append))
    places = {finding.path[-1]: place for place, finding in told(card, "PE401")}
    cells = sheets[0]
    assert places["培训人次"] == f"指标!{cells.at('指标', '培训人次', '完成值').coordinate}"
    assert places["制度健全"] == "评价要点!E5"
    assert places["事故"] == f"数据!{cells.at('数据', '次数', '内容').coordinate}"
    assert places["满意度"].startswith("问卷!")
    assert places["到位"].startswith("资金!")


def test_mends_name_sheets_and_columns(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("指标", "合格率", "完成值").value = "45%"
        sheets.at("评价要点", "整体", "判断").value = "全部符合"

    card = card_of(filled(edit))
    for code, column in (("PE443", "偏差原因"), ("PE451", "佐证材料")):
        (place, finding), *_ = told(card, code)
        assert place.startswith("指标!")
        for lang in ("zh", "en"):
            mend = api.describe(finding, lang).mend
            assert column in mend
            assert "evidence:" not in mend
            assert "reason（" not in mend


def test_the_name_of_the_project_is_told_at_its_cell(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.at("基本信息", "项目名称", "内容").value = None

    ((place, finding),) = told(filled(edit), "PE102")
    assert place == "基本信息!D7"
    said = api.describe(finding)
    assert said.message == "“项目名称”没有填。"
    assert "…" not in said.mend


def test_a_sheet_whose_headings_can_not_be_read_is_an_error(filled: Any) -> None:
    def edit(sheets: Sheets) -> None:
        page = sheets.book["问卷"]
        sheets.at("问卷", "满意度", "计数1").value = 9
        page.delete_rows(1)  # what was merged stays where it was, over the headings

    loaded = filled(edit)
    assert [(p[:3], f.severity) for p, f in told(loaded, "PE088")] == [("问卷!", "error")]
    assert not loaded.usable


def test_cells_that_an_indicator_does_not_use(filled: Any) -> None:
    cells: list[Sheets] = []
    filled(cells.append)
    sheets = cells[0]
    colour = {
        name: sheets.at("指标", name, heading).fill.fgColor.rgb
        for name, heading in (
            ("培训人次", "本项目指标值"),
            ("制度健全", "完成值"),
            ("合格率", "完成值"),
        )
    }
    assert colour == {"培训人次": "FFFFD58A", "制度健全": "FFE8E8E8", "合格率": "FFFFF7E0"}
    assert sheets.at("指标", "制度健全", "填在哪里").value == "“评价要点”表"
    assert sheets.at("指标", "合格率", "方向").value == "≥ 越多越好"


def test_parts_are_called_by_their_names(filled: Any) -> None:
    cells: list[Sheets] = []
    filled(cells.append)
    page = cells[0].book["数据"]
    names = [page.cell(row, 2).value for row in range(FIRST, page.max_row + 1)]
    assert "综合｜数量" in names
