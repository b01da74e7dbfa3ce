"""What is remarked about forms that are wrong in one place, and what is not about sound ones."""

from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from recheck.forms import PRACTICE, checked, form_of

from perfeval.checks.catalogue import severity
from perfeval.intake.drafting import draft
from perfeval.library.drafts import load
from perfeval.rechecking import records as r
from perfeval.rechecking.compare import recheck
from perfeval.scoring.kernel import score

FUNDS = [
    ["年度资金总额", "100", "100", "95", "95%", "10", "9.5"],
    ["财政拨款", "100", "100", "95", "95%"],
]
ROWS = [
    ["产出指标(50分)", "数量指标", "修建村道里程", "≥", "12", "公里", "12.5", "30", "30"],
    ["产出指标(50分)", "质量指标", "验收合格率", "≥", "98", "%", "100%", "20", "20"],
    ["效益指标(30分)", "社会效益指标", "受益村民人数", "≥", "900", "人", "960", "30", "30"],
    ["满意度指标(10分)", "服务对象满意度指标", "村民满意度", "≥", "90", "%", "93%", "10", "10"],
]


def case(**changed: Any) -> dict[str, Any]:
    """A sound form; `cell` changes cells of its rows by (row, column)."""
    rows = [list(row) for row in ROWS]
    funds = [list(row) for row in FUNDS]
    for (row, column), text in changed.pop("cell", {}).items():
        rows[row][column] = text
    for (row, column), text in changed.pop("money", {}).items():
        funds[row][column] = text
    return {
        "title": "项目支出绩效自评表（2022年度）", "year": "2022", "project": "村道建设", "unit": "万元",
        "funds": funds, "rows": rows, "total": "99.5", **changed,
    }  # fmt: skip


def codes(given: dict[str, Any]) -> set[str]:
    return {finding.code for finding in checked(given).findings}


def test_a_sound_form_is_left_alone() -> None:
    found = checked(case())
    # that no evidence is named; for a reason of the execution rate the form has no place
    assert {f.code for f in found.findings} == {"PE726"}
    assert {line.verdict for line in found.lines} == {r.AGREES}
    assert (found.totals.reported, found.totals.summed, found.totals.computed) == (F("99.5"),) * 3
    assert found.convention is not None
    assert (found.convention.key, found.convention.rows) == ("linear", 1)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"total": "100"}, "PE702"),
        ({"cell": {(0, 8): "29"}, "total": "98.5"}, "PE706"),
        ({"cell": {(0, 6): "9"}}, "PE707"),
        ({"cell": {(0, 8): "31"}, "total": "100.5"}, "PE705"),
        ({"cell": {(0, 7): "31"}}, "PE711"),
        ({"cell": {(0, 7): "31"}}, "PE713"),
        ({"money": {(1, 2): "90", (1, 3): "90"}}, "PE503"),
        ({"money": {(0, 4): "98%"}}, "PE716"),
        ({"money": {(0, 5): "100", (0, 6): "10", (0, 4): "100%", (0, 3): "100", (1, 3): "100"}}, "PE720"),
        ({"money": {(0, 1): "160", (1, 1): "160"}}, "PE740"),
        ({"money": {(0, 3): "101", (1, 3): "101"}}, "PE508"),
        ({"grade": "良"}, "PE724"),
        ({"cell": {(1, 6): "≥98%"}}, "PE408"),
        ({"cell": {(1, 6): "达成预期指标"}}, "PE404"),
        ({"cell": {(1, 6): "30个"}}, "PE403"),
        ({"cell": {(2, 2): "交通事故发生率"}}, "PE727"),
        ({"cell": {(2, 6): "2000"}}, "PE441"),
        ({"cell": {(2, 6): "", (2, 4): ""}}, "PE725"),
        ({"cell": {(2, 8): ""}}, "PE741"),
        ({"cell": {(2, 1): "数量指标"}}, "PE738"),
        ({"texts": ["预算执行率达到100%，资金全部支付完毕"], "money": {(0, 3): "60", (1, 3): "60"}}, "PE745"),
        ({"texts": ["受益村民人数超额完成20%"]}, "PE746"),
        ({"texts": ["共修建村道30条，其中：甲村8条、乙村9条、丙村12条"]}, "PE747"),
        ({"texts": ["受益村民人数达到961人"]}, "PE748"),
        ({"texts": ["全年支出95元"]}, "PE722"),
    ],
)  # fmt: skip
def test_one_thing_wrong_is_told(changed: dict[str, Any], code: str) -> None:
    assert code in codes(case(**changed))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        # 50/30/10/10 in a note that the rows follow
        ({"notes": ["分值统一设置为：产出50分、效益30分、满意度10分、预算资金执行率10分"]}, "PE712"),
        # the rate to one decimal, and cut instead of rounded
        ({"money": {(0, 3): "94.97", (1, 3): "94.97", (0, 4): "95.0%"}}, "PE716"),
        ({"money": {(0, 3): "94.97", (1, 3): "94.97", (0, 4): "94.9%"}}, "PE716"),
        ({"money": {(0, 4): "0.95"}}, "PE716"),
        ({"money": {(0, 4): "95"}}, "PE716"),
        # a reserve of a quarter
        ({"money": {(0, 1): "130", (1, 1): "130"}}, "PE740"),
        # 下降 is what is aimed at, and ≤ is right for what is bad
        ({"cell": {(2, 2): "交通事故发生率", (2, 3): "≤", (2, 6): "800"}}, "PE727"),
        ({"cell": {(2, 2): "事故处理率", (2, 5): "%", (2, 4): "90", (2, 6): "95%"}}, "PE727"),
        ({"grade": "优"}, "PE724"),
        ({"texts": ["受益村民人数超额完成6.67%"]}, "PE746"),
        ({"texts": ["受益村民人数超过目标6%以上"]}, "PE746"),
        ({"texts": ["投入35+40+20=95万元"]}, "PE747"),
        ({"texts": ["共修建村道30条，其中：甲村8条、乙村9条、丙村13条"]}, "PE747"),
        ({"texts": ["受益村民人数达到960人，目标900人"]}, "PE748"),
        ({"texts": ["预算执行率95%，不存在偏离"]}, "PE745"),
        ({"texts": ["每人补助95元以上"], "unit": "元"}, "PE721"),
    ],
)  # fmt: skip
def test_near_misses_are_silent(changed: dict[str, Any], code: str) -> None:
    assert code not in codes(case(**changed))


def test_an_explained_difference_is_a_warning_and_an_unexplained_one_an_error() -> None:
    rounded = checked(case(cell={(0, 6): "11.5", (0, 8): "28"}, total="97.5"))
    odd = checked(case(cell={(0, 6): "11.5", (0, 8): "21.37"}, total="90.87"))
    levels = [
        next(severity(f) for f in one.findings if f.code == "PE701") for one in (rounded, odd)
    ]
    assert levels == ["warning", "error"]
    assert [one.lines[1].verdict for one in (rounded, odd)] == [r.EXPLAINED, r.UNEXPLAINED]


def test_the_wrong_base_is_named() -> None:
    money = {(0, 1): "125", (1, 1): "125", (0, 4): "76%", (1, 4): "76%"}
    found = next(f for f in checked(case(money=money)).findings if f.code == "PE716")
    assert found.params["base"] == "initial_budget"


def test_a_score_over_the_initial_budget_is_explained() -> None:
    money = {(0, 1): "125", (1, 1): "125", (0, 6): "7.6"}
    line = checked(case(money=money, total="97.6")).lines[0]
    assert line.verdict == r.EXPLAINED
    assert "base-initial_budget" in [one.key for one in line.conventions]


def test_the_forms_own_pass_line_is_looked_for() -> None:
    notes = ["完成率低于85%的不得分"]
    line = checked(case(notes=notes, cell={(0, 6): "10", (0, 8): "0"}, total="69.5")).lines[1]
    assert "pass-line-85%" in [one.key for one in line.conventions]


def test_what_no_figure_decides_is_counted_as_printed() -> None:
    found = checked(
        case(
            cell={(2, 3): "", (2, 4): "明显改善", (2, 5): "", (2, 6): "有所改善", (2, 8): "27"},
            total="96.5",
        )
    )
    line = found.lines[3]
    assert (line.verdict, line.computed) == (r.UNDECIDABLE, None)
    assert (found.totals.computed, found.totals.adopted) == (None, F("96.5"))
    assert not {"PE703", "PE402"} & {f.code for f in found.findings}


def test_counts_are_of_all_lines() -> None:
    found = checked(case(cell={(0, 8): "29"}))
    assert set(found.counts) == set(r.VERDICTS)
    assert sum(found.counts.values()) == len(found.lines) == 5


def test_places_are_the_cells() -> None:
    found = checked(case())
    assert found.lines[1].places["actual"].cell == "G21"
    assert found.lines[1].places["reported"].cell == "I21"
    assert found.lines[0].places["reported"].cell == "H6"
    assert found.funds[1].places["spent"].cell == "E7"


def test_a_form_of_money_alone() -> None:
    money = [
        ["年度资金总额", "100", "100", "95", "95%"],
        ["中央补助", "60", "60", "60", "100%"],
        ["地方资金", "40", "30", "35", "90%"],
    ]
    given = {**case(), "funds": money, "rows": [], "texts": []}
    del given["total"]
    found = recheck(None, form_of(given), (), PRACTICE)
    assert found.lines == ()
    assert {"PE714", "PE508", "PE716"} <= {f.code for f in found.findings}


def test_hostile_texts_are_read_quickly_and_without_complaint() -> None:
    long = "共9条，其中：" + "9条、" * 50_000
    digits = "9" * 20_000
    found = checked(
        case(texts=[long, f"超额完成{digits}%", f"{digits}+{digits}={digits}", digits + "公里"])
    )
    assert found.lines[0].verdict == r.AGREES


def test_the_same_form_gives_the_same_answer() -> None:
    assert checked(case()) == checked(case())


def test_level_cells_may_be_repeated_on_every_row() -> None:
    form = form_of(case())
    rows = tuple(
        row._replace(
            levels=tuple(
                level._replace(span=level.span._replace(line=row.name.span.line))
                for level in row.levels
            )
        )
        for row in form.rows
    )
    made = draft(form._replace(rows=rows), "自评表")
    loaded = load(made)
    assert loaded.project is not None
    assert loaded.indicator_set is not None
    card = score(loaded.project, loaded.indicator_set)
    found = recheck(card, form._replace(rows=rows), made.findings, PRACTICE)
    assert "PE713" not in {f.code for f in found.findings}
