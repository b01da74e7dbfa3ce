"""What can't be read for certain is named and not taken: shifted rows, shared and glued cells."""

from __future__ import annotations

import pytest

from perfeval.intake.recognise import recognise
from perfeval.model.form import Form
from tables.grids import book, grid
from tables.test_recognise_forms import one, table

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
FIRST = ["产出指标", "数量指标", "里程", "≥5公里", "4公里", "40", "32", "下雨"]
SECOND = ["", "", "桥梁", "≥3座", "3座", "30", "30", ""]
THIRD = ["效益指标", "社会效益", "通行", "≥90%", "95%", "30", "30", ""]
TOTAL = ["总分", "", "", "", "", "100", "92", ""]
MONEY = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]


def named(form: Form, code: str = "PE064") -> list[str]:
    return [str(f.params["cells"]) for f in form.findings if f.code == code]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (["", "", "≥3座", "3座", "30", "30", ""], "C3 ≥3座"),  # the name is missing
        (["", "", "桥梁", "3座", "30", "30", "", ""], "E3 30"),  # the target is missing
        (["", "", "桥梁", "", "≥3座", "3座", "30", "30"], "F3 3座"),  # one to the right
        (["", "", "桥梁", "≥3座", "", "3座", "30", "30"], "G3 30"),
        (["", "", "桥梁", "≥3座", "30", "30", "", ""], "E3 30"),  # the actual is missing
    ],
)
def test_a_shifted_row_is_refused_with_all_its_cells(row: list[str], cells: str) -> None:
    form = one(grid([HEAD, FIRST, row, THIRD, TOTAL]))
    assert [name for _, name, _ in table(form)] == ["里程", "通行"]
    assert len(named(form)) == 1
    assert cells in named(form)[0]


def test_a_row_without_its_score_is_read_when_the_weights_add_up() -> None:
    form = one(grid([HEAD, FIRST, [*SECOND[:6], "", ""], THIRD, TOTAL]))
    assert table(form)[1][2] == {"target": "≥3座", "actual": "3座", "weight": "30"}
    assert not form.findings


def test_two_numbers_in_one_cell_are_never_glued() -> None:
    rows = [
        MONEY,
        ["", "年度资金总额", "600", "520.82\n100", "487\n100.31", "10", "94.60%", "9.46"],
        HEAD,
        [*FIRST[:5], "1\n5", "14.6\n10", ""],
        [*SECOND[:3], "3\n4", "3", "30", "30", ""],
    ]
    form = one(grid(rows))
    assert set(form.funds[0].cells) == {"initial_budget", "weight", "rate", "score"}
    assert [cells for _, _, cells in table(form)] == [
        {"target": "≥5公里", "actual": "4公里"},
        {"actual": "3", "weight": "30", "score": "30"},
    ]
    assert named(form) == [
        "D2 520.82 100", "E2 487 100.31", "F4 1 5", "G4 14.6 10", "D5 3 4",
    ]  # fmt: skip


def test_a_score_over_exactly_a_branch_is_the_branchs() -> None:
    rows = [HEAD, [*FIRST[:5], "70", "62", ""], [*SECOND[:5], "^", "^", ""], THIRD]
    form = one(grid(rows))
    assert [{k: v for k, v in c.items() if "w" in k or "s" in k} for _, _, c in table(form)] == [
        {"weight2": "70", "score2": "62"},
        {"weight2": "70", "score2": "62"},
        {"weight": "30", "score": "30"},
    ]


def test_a_score_over_other_rows_is_nobodys() -> None:
    rows = [HEAD, FIRST, [*SECOND[:5], "60", "55", ""], [*THIRD[:5], "^", "^", ""]]
    form = one(grid(rows))
    assert all("weight" not in c and "score" not in c for _, _, c in table(form)[1:])
    assert named(form) == ["F3 60（F3:F4）", "G3 55（G3:G4）"]


@pytest.mark.parametrize(
    "row",
    [
        ["总分", "", "", "", "100", "92", "", ""],
        ["总分", "", "", "", "", "", "100", "92"],
        ["总分", "", "", "", "", "", "", "92"],
    ],
)
def test_a_shifted_total_is_no_total(row: list[str]) -> None:
    form = one(grid([HEAD, FIRST, SECOND, THIRD, row]))
    assert not any(v.text for v in form.total.values())
    assert "92" in named(form)[0]


def test_total_and_grade_in_one_cell() -> None:
    form = one(grid([HEAD, FIRST, THIRD, ["自评总分：92.5分，自评等级：优", *["<"] * 7]]))
    assert form.total["score"].text == "92.5"
    assert form.grade
    assert form.grade.text == "优"


@pytest.mark.parametrize(
    "row",
    [
        ["", "年度资金总额", "620.82", "587.31", "10", "94.60%", "9.46", ""],
        ["", "年度资金总额", "", "600", "620.82", "587.31", "10", "94.60%"],
        ["", "年度资金总额", "620.82", "587.31", "10", "94.6", "9.46", ""],
    ],
)
def test_a_shifted_fund_row_is_refused(row: list[str]) -> None:
    form = one(grid([MONEY, row, HEAD, FIRST, THIRD]))
    assert not form.funds
    assert "年度资金总额" in named(form)[0]


def test_a_heading_over_labels_is_no_amount() -> None:
    rows = [
        ["预算执行情况", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "得分"],
        ["^", "总额", "0", "3.36", "2.99", "88.99%", "8.9"],
        ["^", "其中：财政资金", "0", "3.36", "2.99", "88.99%", "/"],
        HEAD[:7],
        FIRST[:7],
    ]  # fmt: skip
    form = one(grid(rows))
    assert [(f.label.text, f.cells["budget"].text) for f in form.funds] == [
        ("总额", "3.36"),
        ("其中：财政资金", "3.36"),
    ]
    assert form.unit
    assert form.unit.text == "万元"


def test_parts_of_parts_add_up_to_them() -> None:
    labels = ["年度资金总额", "其中：财政拨款", "其中：中央财政", "省级财政", "其他资金"]
    amounts = ["100", "80", "50", "30", "20"]
    rows = [
        MONEY[:5],
        *(["", x, a, a, a] for x, a in zip(labels, amounts, strict=True)),
        HEAD,
        FIRST,
    ]
    form = one(grid(rows))
    assert [f.within for f in form.funds] == [None, 0, 1, 1, 0]


def test_any_unit_of_a_heading_is_kept() -> None:
    head = [*HEAD[:3], "年度指标值（万人次）", "实际完成值\n(人次)", *HEAD[5:]]
    form = one(grid([head, [*FIRST[:3], "5", "48730", "40", "32", ""], THIRD]))
    cells = form.rows[0].cells
    assert (cells["target"].unit, cells["actual"].unit) == ("万人次", "人次")
    odd = one(grid([[*HEAD[:3], "年度指标值（桶）", *HEAD[4:]], FIRST, THIRD]))
    assert [(f.code, f.params["text"]) for f in odd.findings] == [("PE060", "（桶）")]


def test_another_sheet_says_nothing_about_the_project() -> None:
    ledger = grid(
        [
            ["项目名称", "路灯", "项目负责人", "张三", "联系电话", "0991"],
            ["1", "a", "b", "c", "d", "e"],
        ],
        sheet="台账",
    )
    own = grid([["项目名称", "村道", "主管部门", "交通局"], HEAD, FIRST, THIRD, TOTAL])
    for sheets in ((ledger, own), (own, ledger)):
        forms = recognise(book(*sheets))
        assert [{k: v.text for k, v in f.header.items()} for f in forms] == [
            {"name": "村道", "department": "交通局"}
        ]
        assert [(f.code, f.params["sheet"]) for f in forms[0].findings] == [("PE067", "台账")]


def test_a_weight_behind_the_name() -> None:
    head = [*HEAD[:5], "得分"]
    rows = [
        head,
        [*FIRST[:2], "里程（60分）", "≥5公里", "4公里", "48"],
        [*THIRD[:2], "通行（40分）", *THIRD[3:5], "40"],
    ]
    assert [(name, cells["weight"]) for _, name, cells in table(one(grid(rows)))] == [
        ("里程", "60"),
        ("通行", "40"),
    ]


def test_year_and_unit_share_a_line() -> None:
    for line in (
        ["（2023年度）        单位：万元", *["<"] * 7],
        ["（2023年度）", *[""] * 6, "单位：万元"],
        ["（2023年度） 单位：万元 公开14表", *["<"] * 7],
    ):
        form = one(grid([["项目绩效数据表", *["<"] * 7], line, HEAD, FIRST, THIRD]))
        assert form.year == "2023"
        assert form.unit
        assert form.unit.text == "万元"


def test_slashes_are_an_empty_slot() -> None:
    form = one(grid([HEAD, FIRST, ["成本指标", "/", "/", "/", "/", "/", "/", ""], THIRD]))
    assert [row.name.text for row in form.rows if row.name.text] == ["里程", "通行"]
    assert not form.findings


@pytest.mark.parametrize("zero", ["0", "0.00"])
def test_no_deviation_printed_as_a_zero_is_a_reason(zero: str) -> None:
    for second in (SECOND, [*SECOND[:7], zero]):
        form = one(grid([HEAD, FIRST, [*SECOND[:7], zero], second, THIRD, TOTAL]))
        assert len(form.rows) == 4
        assert form.rows[1].cells["reason"].text == zero
        assert not form.findings


@pytest.mark.parametrize("reason", ["30", "1", "5.24"])
def test_a_number_for_a_reason_costs_a_sound_row_nothing_else(reason: str) -> None:
    form = one(grid([HEAD, FIRST, [*SECOND[:7], reason], THIRD, TOTAL]))
    assert table(form)[1][2] == {"target": "≥3座", "actual": "3座", "weight": "30", "score": "30"}
    assert named(form) == [f"H3 {reason}"]


def test_a_row_that_moved_as_a_whole_is_not_sound() -> None:
    moved = ["", "", "质量指标", "合格率", "≥95%", "97.2%", "30", "30"]
    form = one(grid([HEAD, FIRST, moved, THIRD, TOTAL]))
    assert [name for _, name, _ in table(form)] == ["里程", "通行"]
    assert "C3 质量指标" in named(form)[0]


@pytest.mark.parametrize("target", ["30", "≥80%"])
def test_points_under_the_actual_larger_than_all_others_are_refused(target: str) -> None:
    first, third = [*FIRST[:5], "10", "8", ""], [*THIRD[:5], "20", "20", ""]
    form = one(grid([HEAD, first, ["", "", "桥梁", target, "70", "", "", ""], third, TOTAL]))
    assert [name for _, name, _ in table(form)] == ["里程", "通行"]
    assert "E3 70" in named(form)[0]
    # 71 is more than the other weights leave of 100, so it is what was achieved
    kept = one(grid([HEAD, first, ["", "", "桥梁", target, "71", "", "", ""], third, TOTAL]))
    assert table(kept)[1][2] == {"target": target, "actual": "71"}


def test_a_row_that_is_not_scored_is_kept_where_the_weights_add_up() -> None:
    unscored = ["", "", "桥梁", "3", "70", "", "", ""]
    third = [*THIRD[:5], "60", "60", ""]
    form = one(grid([HEAD, FIRST, unscored, third, TOTAL]))
    assert table(form)[1][2] == {"target": "3", "actual": "70"}
    no_points = one(grid([r[:5] for r in (HEAD, FIRST, unscored, THIRD)]))
    assert table(no_points)[1][2] == {"target": "3", "actual": "70"}
    assert not form.findings
    assert not no_points.findings


def test_a_crossed_out_row_may_have_zero_points() -> None:
    crossed = ["", "生态效益指标", "无", "无", "无", "0", "0", "无"]
    form = one(grid([HEAD, FIRST, SECOND, THIRD, crossed, TOTAL]))
    assert [row.name.text for row in form.rows if row.name.text] == ["里程", "桥梁", "通行"]
    assert not form.findings
    said = ["", "生态效益指标", "无", "无", "无", "5", "0", "无"]
    refused = one(grid([HEAD, FIRST, SECOND, THIRD, said, TOTAL]))
    assert [f.code for f in refused.findings][:1] == ["PE063"]
