"""What a reader of a re-checked form sees: one verdict a row, one finding a defect, no denial."""

from __future__ import annotations

import re
from fractions import Fraction as F
from typing import Any

import pytest
from recheck.forms import PRACTICE, checked, form_of
from recheck.test_remarks import case, codes

from perfeval.checks.catalogue import message, severity
from perfeval.intake.drafting import draft
from perfeval.library.drafts import load
from perfeval.rechecking import records as r
from perfeval.rechecking.compare import recheck
from perfeval.rechecking.money import verdict
from perfeval.rechecking.noted import grades
from perfeval.reports.review import figures
from perfeval.scoring.kernel import score

PLAIN = [["年度资金总额", "50", "50", "50", "100%", "10", "10"]]


def table(rows: list[tuple[str, str, str, str]], **more: Any) -> dict[str, Any]:
    """A form with rows of target (≥), actual, weight, score and a fund table that is in order."""
    given = [
        ["产出指标", "数量指标", f"建成{name}处数", "≥", t, "处", a, w, s]
        for name, (t, a, w, s) in zip("甲乙丙丁戊己庚", rows, strict=False)
    ]
    total = str(sum((F(row[3]) for row in rows), F(10)))
    return {
        "funds": PLAIN,
        "unit": "万元",
        "rows": given,
        "total": total,
        "project": "测站",
        **more,
    }


def wide(given: dict[str, Any]) -> tuple[str, str]:
    found = checked(given).convention
    assert found is not None
    return found.key, found.way


# actual of 40, with a weight of 18
DONE = ("37", "33", "31", "26", "39")


def made(points: list[str]) -> dict[str, Any]:
    return table([("40", a, "18", s) for a, s in zip(DONE, points, strict=True)])


@pytest.mark.parametrize(
    ("points", "key", "way"),
    [
        (["17", "17", "17", "17", "17"], "flat-1", "exact"),
        (["17.7", "17.7", "17.7", "17.7", "17.7"], "flat-0.3", "exact"),
        # 16.65 14.85 13.95 11.7 17.55
        (["16.7", "14.9", "14", "11.7", "17.6"], "linear", "1-half-up"),
        (["16.5", "14.5", "13.5", "11.5", "17.5"], "linear", "half-down"),
        (["17", "15", "14", "12", "18"], "linear", "0-half-up"),
        # 93% 83% 78% 65% 98%
        (["16.74", "14.94", "14.04", "11.7", "17.64"], "rate-first-0-half-up", "exact"),
        # 8 18 23 35 3 started percents at half a point
        (["14", "9", "6.5", "0.5", "16.5"], "steps-1%-0.5-started", "exact"),
        (["14.63", "10.13", "7.88", "2.25", "16.88"], "rescaled-60%", "2-half-up"),
    ],
)
def test_the_makers_rule_is_named(points: list[str], key: str, way: str) -> None:
    given = made(points)
    assert wide(given) == (key, way)
    for line in checked(given).lines[1:]:
        first = line.conventions[0]
        assert (first.key, first.ways[0]) == (key, way)


def test_rows_that_agree_count_for_a_pass_line() -> None:
    found = checked(
        table([("40", "20", "30", "0"), ("40", "30", "30", "22.5"), ("40", "38", "30", "28.5")])
    )
    assert found.convention is not None
    assert (found.convention.key, found.convention.explains) == ("pass-line-60%", 3)
    # of rows that the plain rule makes, the plain rule is told alone
    assert [line.verdict for line in found.lines] == [r.AGREES, r.EXPLAINED, r.AGREES, r.AGREES]


def test_row_and_header_never_contradict() -> None:
    found = checked(made(["16.5", "14.5", "13.5", "11.5", "17.5"]))
    assert found.convention is not None
    for line in found.lines[1:]:
        assert "舍去尾数取到0.5分" in figures.why(line, "zh")


def test_full_marks_by_the_forms_own_rounding_up_are_explained() -> None:
    # 16.65 14.85 13.95 11.7 17.55
    found = checked(made(["17", "15", "14", "12", "18"]))
    up = checked(
        table([("40", "39", "10", "10"), ("40", "33", "10", "9"), ("40", "31", "70", "55")])
    )
    assert up.convention is not None
    assert (up.convention.key, up.convention.way, up.convention.explains) == ("linear", "0-up", 3)
    for one in (found, up):
        assert {line.verdict for line in one.lines[1:]} <= {r.EXPLAINED, r.AGREES}


def test_a_bare_deduction_is_explained_and_said_to_have_no_rule() -> None:
    # met, so that no proportion makes it
    line = checked(table([("40", "44", "30", "29"), ("40", "44", "60", "60")])).lines[1]
    assert line.verdict == r.EXPLAINED
    assert figures.why(line, "zh") == "可由此得出：直接扣1分：30−1=29，没有写明规则"
    assert "no rule stated" in figures.why(line, "en")


def test_no_sentence_denies_itself() -> None:
    line = checked(table([("40", "44", "30", "23"), ("40", "44", "60", "60")])).lines[1]
    assert line.verdict == r.UNEXPLAINED
    assert figures.why(line, "zh") == "没有算法能得出自评分，只能写成：30−7=23，看不出规则"
    odd = checked(table([("40", "31", "30", "21.37"), ("40", "44", "60", "60")])).lines[1]
    assert figures.why(odd, "zh") == "没有算法能得出自评分"


def test_what_is_judged_stays_undecided() -> None:
    rows = case(
        cell={(1, 3): "", (1, 4): "明显改善", (1, 5): "", (1, 6): "有所改善", (1, 8): "19"},
        total="98.5",
    )
    assert checked(rows).lines[2].verdict == r.UNDECIDABLE


def test_nothing_is_rounded_in_words_that_was_not_in_numbers() -> None:
    found = checked(made(["14", "9", "6.5", "0.5", "16.5"]))
    assert found.convention is not None
    assert "四舍五入" not in found.convention.zh


def test_a_habit_takes_two_rows() -> None:
    assert "PE718" not in codes(table([("40", "33", "30", "24.7"), ("40", "44", "60", "60")]))


def test_steps_alike_in_all_rows_are_an_order() -> None:
    rows = [("40", "39", "40", "38.5"), ("40", "38", "10", "7.5"), ("40", "36", "40", "35")]
    assert "PE734" not in codes(table(rows))


@pytest.mark.parametrize(
    ("name", "sign", "told"),
    [
        ("群众满意度", "≤", True), ("疫苗覆盖率", "≤", True), ("不合格率", "≤", False),
        ("群众满意度", "≥", False), ("投诉率", "≥", True), ("办结时限", "≥", True),
        ("单位成本", "≥", True), ("成本节约率", "≥", False), ("办结时限", "≤", False),
    ],
)  # fmt: skip
def test_directions_both_ways(name: str, sign: str, told: bool) -> None:
    given = case(cell={(2, 2): name, (2, 3): sign, (2, 6): "900"})
    assert ("PE727" in codes(given)) is told


def test_overspending_is_no_missed_target() -> None:
    money = {(0, 3): "120", (1, 3): "120", (0, 4): "120%", (1, 4): "120%", (0, 6): "10"}
    found = checked(case(money=money, total="100"))
    assert found.lines[0].verdict == r.AGREES
    assert {f.code for f in found.findings} == {"PE508", "PE726"}


@pytest.mark.parametrize(
    ("printed", "budget", "spent", "said"),
    [
        ("—", "10", "9", r.NOT_REPORTED), ("", "10", "9", r.NOT_REPORTED),
        ("90%", "10", "9", r.AGREES), ("80%", "10", "9", r.UNEXPLAINED),
        ("90%", None, "9", r.UNDECIDABLE), ("100%", "0", "0", r.UNEXPLAINED),
        ("—", None, None, r.NOT_REPORTED), ("0.9", "10", "9", r.AGREES), ("1", "9", "9", r.AGREES),
    ],
)  # fmt: skip
def test_verdicts_of_money(printed: str, budget: str | None, spent: str | None, said: str) -> None:
    b, s = (F(text) if text is not None else None for text in (budget, spent))
    assert verdict(printed, s / b if s is not None and b else None, b, s) == said


def test_no_reason_is_asked_where_the_form_has_no_place_for_one() -> None:
    form = form_of(case(cell={(0, 6): "11.5", (0, 8): "27.6"}, total="97.1"))
    assert [f for f in _of(form) if f.code == "PE728"]
    bare = [
        row._replace(cells={k: v for k, v in row.cells.items() if k != "reason"})
        for row in form.rows
    ]
    assert not [f for f in _of(form._replace(rows=tuple(bare))) if f.code == "PE728"]


def _of(form: Any) -> tuple[Any, ...]:
    made_ = draft(form, "表")
    loaded = load(made_)
    assert loaded.project is not None
    assert loaded.indicator_set is not None
    return recheck(
        score(loaded.project, loaded.indicator_set), form, made_.findings, PRACTICE
    ).findings


def test_a_form_without_weights_is_told_so_and_its_scores_are_added() -> None:
    rows = case(total="99.5")
    for row in rows["rows"]:
        row[7] = ""
        row[0] = row[0].partition("(")[0]
    found = checked(rows)
    assert [f.code for f in found.findings if severity(f) != "info"] == ["PE735"]
    assert found.totals.summed == F("99.5")
    wrong = checked({**rows, "total": "98"})
    assert [f.code for f in wrong.findings if severity(f) == "error"] == ["PE702"]


def test_yuan_in_a_table_of_ten_thousands() -> None:
    found = checked(case(money={(0, 1): "100元", (0, 2): "100元", (0, 3): "95元"}))
    told = next(f for f in found.findings if f.code == "PE721")
    assert severity(told) == "warning"
    assert "按格内是100元，按表头是100万元，相差10000倍" in message(told, "zh")


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"cell": {(0, 6): "11.5", (0, 8): "28"}, "total": "97.5"},
        {"cell": {(0, 8): "27"}, "total": "96.5"},
        {"cell": {(2, 8): ""}, "total": "69.5"},
        {"cell": {(2, 6): ""}},
        {"money": {(0, 4): "76%", (1, 4): "76%", (0, 1): "125", (1, 1): "125"}},
        {"money": {(1, 4): "—"}},
        {"grade": "良"},
        {"notes": ["分值统一设置为：产出60分、效益20分、满意度10分"]},
        {"grade": "良", "notes": ["等级：95优/85良/60合格"]},
    ],
)  # fmt: skip
def test_the_imported_project_says_the_same(changed: dict[str, Any]) -> None:
    form = form_of(case(**changed))
    loaded = load(draft(form, "表"))
    assert loaded.project is not None
    assert loaded.indicator_set is not None
    card = score(loaded.project, loaded.indicator_set)
    one, other = recheck(card, form, (), PRACTICE), recheck(card, None, (), PRACTICE)
    assert [(f.code, severity(f)) for f in one.findings] == [
        (f.code, severity(f)) for f in other.findings
    ]
    assert [line.verdict for line in one.lines] == [line.verdict for line in other.lines]
    assert [row.verdict for row in one.funds] == [row.verdict for row in other.funds]


def test_no_key_of_the_program_in_any_text() -> None:
    for lang, word in (("zh", "得分"), ("en", "score")):
        told = next(f for f in checked(case(cell={(2, 8): ""})).findings if f.code == "PE741")
        assert word in message(told, lang)
        assert "reported" not in re.sub("not reported", "", message(told, lang))


@pytest.mark.parametrize(
    ("changed", "once", "silent"),
    [
        ({"grade": "良"}, "PE724", "PE704"),
        ({"money": {(0, 4): "76%", (0, 1): "125", (1, 1): "125"}}, "PE716", "PE412"),
        ({"total": "98"}, "PE702", "PE703"),
        ({"cell": {(2, 8): ""}}, "PE741", "PE703"),
    ],
)
def test_one_defect_is_told_once(changed: dict[str, Any], once: str, silent: str) -> None:
    found = [f.code for f in checked(case(**changed)).findings]
    assert found.count(once) == 1
    assert silent not in found


def test_a_total_of_explained_scores_is_a_warning() -> None:
    levels = []
    for points, total in (("28", "97.5"), ("21.37", "90.87")):
        found = checked(case(cell={(0, 6): "11.5", (0, 8): points}, total=total))
        levels += [severity(f) for f in found.findings if f.code == "PE703"]
    assert levels == ["warning", "error"]


@pytest.mark.parametrize(
    ("note", "scale"),
    [
        ("评价等级：95分（含）以上为优，85分（含）—95分为良，60分（含）—85分为合格，60分以下为不合格。",
         [("优", 95), ("良", 85), ("合格", 60), ("不合格", 0)]),
        ("等级：95优/85良/60合格", [("优", 95), ("良", 85), ("合格", 60)]),
        ("评定等级：优（90—100分）、良（80—90分）、中（60—80分）、差（60分以下）",
         [("优", 90), ("良", 80), ("中", 60), ("差", 0)]),
        ("等级标准：优秀（含95分以上由主任定）良60分优80分", []),
    ],
)  # fmt: skip
def test_the_forms_own_scale_of_grades(note: str, scale: list[tuple[str, int]]) -> None:
    found = grades([note])
    assert found is not None
    assert [(one.name, one.min) for one in found] == scale


def test_a_form_without_a_scale_has_none() -> None:
    assert grades(["注：定性指标优良率按比例计分", "总分100分"]) is None


def test_grades_go_by_the_forms_own_scale() -> None:
    note = ["评价等级：99.8分以上为优，85分—99.8分为良，60分—85分为合格，60分以下为不合格。"]
    assert not {"PE704", "PE724"} & codes(case(grade="良", notes=note))
    assert "PE724" in codes(case(grade="优", notes=note))
    unclear = ["评价等级：优60分，良90分"]
    assert not {"PE704", "PE724"} & codes(case(grade="良", notes=unclear))


def test_an_amount_in_ten_thousands_beside_the_same_in_ones() -> None:
    wrong = case(cell={(2, 4): "90000", (2, 6): "96000"}, texts=["受益村民人数达到9.62万人"])
    assert "PE748" in codes(wrong)
    right = case(cell={(2, 4): "90000", (2, 6): "96000"}, texts=["受益村民人数达到9.6万人"])
    assert "PE748" not in codes(right)


def test_a_blank_part_is_no_zero() -> None:
    funds = [
        ["年度资金总额", "100", "100", "95", "95%", "10", "9.5"],
        ["中央资金", "60", "60", "57", "95%"],
        ["地方资金", "", "40", "38", "95%"],
    ]
    assert "PE503" not in codes(case(funds=funds))


def test_the_rate_typed_as_the_weight_decides_nothing() -> None:
    money = {(0, 3): "100", (1, 3): "100", (0, 4): "100%", (0, 5): "100", (0, 6): "10"}
    line = checked(case(money=money)).lines[0]
    assert line.verdict == r.UNDECIDABLE
    assert line.conventions == ()


def test_words_of_a_tier_are_no_arithmetic() -> None:
    given = case(
        cell={(1, 3): "", (1, 4): "明显改善", (1, 5): "", (1, 6): "基本达到", (1, 8): "18"},
        total="97.5",
    )
    line = checked(given).lines[2]
    assert line.verdict == r.EXPLAINED
    assert "/" not in figures.why(line, "zh")


def test_nothing_planned_and_nothing_spent_is_no_remark() -> None:
    funds = [["年度资金总额", "100", "100", "95", "95%", "10", "9.5"],
             ["财政拨款", "100", "100", "95", "95%"], ["上年结转", "0", "0", "0", "—"]]  # fmt: skip
    assert "PE515" not in codes(case(funds=funds))


def test_weights_typed_as_targets_and_actuals() -> None:
    given = table([("30", "30", "30", "30"), ("40", "40", "40", "40"), ("20", "20", "20", "20")])
    told = next(f for f in checked(given).findings if f.code == "PE742")
    assert severity(told) == "warning"
    assert "分值" in message(told, "zh")


def test_one_name_twice_in_a_branch() -> None:
    given = case(cell={(1, 2): "修建村道里程"})
    told = next(f for f in checked(given).findings if f.code == "PE743")
    assert severity(told) == "warning"
    assert "名称相同" in message(told, "zh")


def test_a_rate_without_its_sign_is_pointed_out() -> None:
    assert "PE750" in codes(case(money={(0, 4): "95", (1, 4): "—"}))
    assert "PE750" not in codes(case(money={(0, 4): "0.95", (1, 4): "—"}))
    assert "PE750" not in codes(case())
