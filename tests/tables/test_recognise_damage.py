"""Damaged forms: read by certain structure only, or refused with the cell named."""

from __future__ import annotations

from perfeval.intake.recognise import recognise
from perfeval.model.form import Form
from tables.grids import book, grid
from tables.test_recognise_forms import NATIONAL, one, table

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
ROW = ["产出指标", "数量指标", "里程", "≥5公里", "5公里", "50", "50", ""]


def told(form: Form) -> list[tuple[str, str]]:
    return [(f.code, f.span.cell) for f in form.findings if f.span]


def test_halves_of_headings_over_two_rows() -> None:
    form = one(
        grid(
            [
                ["一级指标", "二级指标", "三级指标", "年度", "实际", "分", "得"],
                ["^", "^", "^", "指标值", "完成值", "值", "分"],
                ["产出指标", "数量指标", "里程", "≥5公里", "4公里", "50", "40"],
            ]
        )
    )
    assert table(form)[0][2] == {
        "target": "≥5公里",
        "actual": "4公里",
        "weight": "50",
        "score": "40",
    }


def test_a_row_that_moved_to_the_right_is_refused_with_its_cell() -> None:
    form = one(grid([HEAD, ROW, ["产出指标", "质量指标", "", "合格率", "100%", "98%", "50", "49"]]))
    assert [name for _, name, _ in table(form)] == ["里程"]
    assert told(form)[0] == ("PE063", "D3")
    assert {cell for code, cell in told(form) if code == "PE060"} >= {"E3", "F3", "G3", "H3"}


def test_a_weight_that_is_no_number_is_named() -> None:
    form = one(grid([HEAD, ["产出指标", "数量指标", "里程", "5公里", "50", "≥90%", "", ""]]))
    assert told(form) == [("PE064", "F2")]


def test_indicators_without_headings_are_not_guessed() -> None:
    rows = NATIONAL[:10] + [["", *row[1:]] for row in NATIONAL[11:12]] + NATIONAL[14:15]
    form = one(grid(rows))
    assert not form.rows
    assert not form.total
    assert ("PE068", "B11") in told(form)


def test_cells_outside_of_all_headings_are_named() -> None:
    form = one(grid([[*HEAD, ""], [*ROW, "抽查已核"]]))
    assert told(form) == [("PE060", "I2")]


def test_a_heading_in_unknown_words_is_named_with_its_cells() -> None:
    form = one(grid([[*HEAD, "颜色"], [*ROW, "红"]]))
    assert told(form) == [("PE062", "I1"), ("PE060", "I2")]


def test_two_values_in_one_cell_stay_one_text() -> None:
    form = one(grid([HEAD, ["产出", "数量", "里程", "≥90%  完成95%", "", "50", "50", ""]]))
    assert form.rows[0].cells["target"].text == "≥90%  完成95%"


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    form = one(grid([HEAD, ROW], hidden_rows=frozenset({2}), hidden_columns=frozenset({7})))
    assert form.rows[0].cells["score"].text == "50"
    assert [code for code, _ in told(form)] == ["PE065", "PE065"]


def test_a_table_that_goes_on_on_the_next_page() -> None:
    tail = [
        ["产出指标", "质量指标", "合格率", "100%", "100%", "50", "50", ""],
        ["总分", "", "", "", "", "100", "100", ""],
    ]
    for second in (tail, [HEAD, *tail]):
        forms = recognise(book(grid([HEAD, ROW], sheet="#1"), grid(second, sheet="#2")))
        assert [len(form.rows) for form in forms] == [2]
        assert forms[0].total["score"].text == "100"
        assert forms[0].rows[1].name.span.sheet == "#2"


def test_several_forms_in_one_sheet_below_and_beside_one_another() -> None:
    below = recognise(book(grid([*NATIONAL, [""] * 9, *NATIONAL])))
    assert [len(form.rows) for form in below] == [3, 3]
    assert below[1].header["name"].span.cell == "C20"
    beside = recognise(book(grid([[*row, "", *row] for row in NATIONAL])))
    assert [form.header["name"].span.cell for form in beside] == ["C3", "M3"]


def test_one_form_over_two_sheets_and_a_sheet_that_is_none() -> None:
    forms = recognise(
        book(
            grid(NATIONAL[:10], sheet="基本情况"),
            grid(NATIONAL[10:], sheet="指标"),
            grid([["代码", "名称"], ["1", "是"]], sheet="字典"),
        )
    )
    assert len(forms) == 1
    assert forms[0].header["name"].text == "村道养护"
    assert len(forms[0].rows) == 3
    assert [f.code for f in forms[0].findings] == ["PE067"]


def test_the_same_table_gives_the_same_form() -> None:
    given = book(grid(NATIONAL))
    assert repr(recognise(given)) == repr(recognise(given))
