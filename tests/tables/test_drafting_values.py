"""Operator, number and unit of a row become one quantity, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.intake.drafting_texts import decimal, line, points
from tables.forms_by_hand import Maker, codes, drafted, plain


def one(**cells: str) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """The leaf, its result and the findings of a form with a single row."""
    heading = cells.pop("heading", "")
    row = Maker().row("产出指标>数量指标", "培训人次", heading, weight="100", **cells)
    made = drafted((row,))
    tree = plain(made.indicator_set)["indicators"]
    leaf = tree[0]["children"][0]["children"][0]
    return leaf, plain(made.project)["results"]["培训人次"], codes(made)


@pytest.mark.parametrize(
    ("operator", "target", "unit", "expected"),
    [
        ("≥", "735", "人次", "≥735人次"),
        ("≥", "100", "%", "≥100%"),
        ("﹦", "100", "％", "=100%"),
        ("大于等于", "1,200", "元", "≥1200元"),
        ("反向", "90", "万元", "≤90万元"),
        ("正向指标", "7", "个", "≥7个"),
        ("≤", "5", "百分比", "≤5%"),
        ("≥", "95%", "%", "≥95%"),
        ("=", "2023-12-31", "年", "=2023-12-31"),
        ("", "≥90%", "", "≥90%"),
        ("", "12.5", "", "12.5"),
        ("定量", "80", "个", "80个"),
        ("=", "80%~120%", "", "80%~120%"),
        ("≥", "３５", "次", "≥35次"),
        ("≥", "1.2亿", "元", "≥1.2亿元"),
        ("≥", "100", "（%）", "≥100%"),
        ("≥", "100", "%（百分比）", "≥100%"),
        ("≥", "530", "元/人*月", "≥530元/人*月"),
    ],
)
def test_columns_are_joined(operator: str, target: str, unit: str, expected: str) -> None:
    leaf, _, found = one(operator=operator, target=target, unit=unit)
    assert leaf["target"] == expected
    assert "score" not in leaf
    assert found == []


def test_the_heading_gives_the_unit_where_no_column_does() -> None:
    leaf, result, found = one(heading="%", operator="≥", target="95", actual="98")
    assert (leaf["target"], result["actual"], found) == ("≥95%", "98%", [])


@pytest.mark.parametrize(
    ("unit", "actual", "expected"),
    [
        ("人次", "735", "735人次"),
        ("人次", "735人", "735人"),  # another unit than the target's stays as printed
        ("万元", "1.08亿元", "1.08亿元"),
        ("%", "98.5%", "98.5%"),
        ("%", "98.5", "98.5%"),
        ("米", "≥266米", "≥266米"),  # only repeats the target, as printed
        ("个", "12,000", "12000个"),
    ],
)
def test_actuals_get_the_unit_only_when_bare(unit: str, actual: str, expected: str) -> None:
    _, result, found = one(operator="≥", target="100", unit=unit, actual=actual)
    assert result["actual"] == expected
    assert found == []


@pytest.mark.parametrize("blank", ["", "—", "/", "－", "——", "-", "  ", "\\", "――"])
def test_what_says_nothing_is_no_value(blank: str) -> None:
    leaf, result, found = one(operator=blank, target=blank, actual=blank, score=blank, reason=blank)
    assert "target" not in leaf
    assert result == {}
    assert found == []


def test_none_is_a_value_of_yes_and_no_and_otherwise_told() -> None:
    leaf, result, found = one(target="无", actual="无")
    assert (leaf["target"], result["actual"], found) == ("无", "无", [])
    assert leaf["score"] == {"kind": "yes_no", "expect": "false"}
    _, result, found = one(operator="≥", target="3", unit="个", actual="无")
    assert ("actual" in result, found) == (False, ["PE070"])
    assert "无" in result["note"]


def test_a_share_beside_percent_is_told_and_not_computed() -> None:
    leaf, result, found = one(operator="≥", target="95", unit="%", actual="0.9995")
    assert ("actual" in result, leaf["target"], found) == (False, "≥95%", ["PE073"])
    assert "0.9995" in result["note"]
    _, result, found = one(operator="≥", target="95%", actual="1")
    assert ("actual" in result, found) == (False, ["PE073"])
    _, result, found = one(operator="≥", target="95", unit="%", actual="99.95%")
    assert (result["actual"], found) == ("99.95%", [])
    # both small: a rate of 0.9 per cent is nothing odd
    _, result, found = one(operator="≤", target="0.9", unit="%", actual="0.4")
    assert (result["actual"], found) == ("0.4%", [])
    # the target alone is a share: then the target is what can't be compared with
    leaf, result, found = one(operator="≥", target="0.95", unit="%", actual="96")
    assert ("target" in leaf, leaf["score"], result["actual"]) == (False, {"kind": "judged"}, "96%")
    assert found == ["PE073"]


def test_words_are_qualitative_and_get_no_number() -> None:
    leaf, result, found = one(operator="定性", target="效果明显", actual="明显", score="9")
    assert leaf["score"] == {"kind": "judged"}
    assert (leaf["target"], result) == ("效果明显", {"actual": "明显", "reported": "9"})
    assert found == []
    leaf, _, found = one(operator="定性", target="95", unit="%", actual="95")
    assert (leaf["score"], leaf["target"]) == ({"kind": "judged"}, "95")


@pytest.mark.parametrize("operator", ["★", "见附件", "≥≤"])
def test_an_unknown_operator_is_told_and_not_used(operator: str) -> None:
    leaf, _, found = one(operator=operator, target="95", unit="%")
    # the comparison is open: judged, and no ≥ is made up for it
    assert ("target" in leaf, leaf["score"], found) == (False, {"kind": "judged"}, ["PE071"])
    assert f"{operator}95%" in leaf["note"]


def test_two_operators_that_differ_are_told() -> None:
    leaf, _, found = one(operator="≤", target="≥95%")
    assert (leaf["score"], found) == ({"kind": "judged"}, ["PE071"])
    assert "≤≥95%" in leaf["note"]


def test_a_unit_that_no_number_can_carry_stays_out_of_it() -> None:
    leaf, _, found = one(operator="≥", target="95", unit="以当年统计部门公布的数据为准的个数")
    assert (leaf["target"], found) == ("≥95", ["PE071"])


@pytest.mark.parametrize("text", ["2023-13-45", "95%~90%", "9" * 60, "nan"])
def test_what_is_no_number_though_it_looks_like_one_is_kept_in_words(text: str) -> None:
    leaf, result, found = one(operator="≥", target=text, actual=text)
    assert "target" not in leaf
    assert "actual" not in result
    assert found == ["PE070", "PE070"]
    assert text[:40] in leaf["note"]
    assert text[:40] in result["note"]


def test_a_text_with_figures_is_pointed_out() -> None:
    _, result, found = one(operator="≥", target="3", unit="个", actual="新建3个，改建2个")
    assert (result["actual"], found) == ("新建3个，改建2个", ["PE072"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9.8", "9.8"), ("10分", "10"), ("（10分）", "10"), ("１０", "10"), ("1,234.50", "1234.50"),
        ("-2", "-2"), ("007", "7"), (".5", "0.5"), ("1e3", "1000"), ("12E-3", "0.012"),
        ("优", None), ("1,23", None), ("1 2/3", None), ("", None), ("9" * 50, None), ("1e999", None),
        ("10分钟", None), ("--", None),
    ],
)  # fmt: skip
def test_points(text: str, expected: str | None) -> None:
    assert points(text) == expected


def test_decimals_are_exact() -> None:
    assert decimal("387664.62") == "387664.62"
    assert decimal("0.1") == "0.1"


def test_lines_of_a_cell_are_joined_as_they_are_read() -> None:
    assert line("学生受\n资助人数") == "学生受资助人数"
    assert line("GDP\nper head") == "GDP per head"
    assert line("甲\x00乙\x1f\ud800") == "甲乙"


@pytest.mark.parametrize(
    ("operator", "joined"),
    [
        ("以上", "≥10公里"), ("及以上", "≥10公里"), ("不低于", "≥10公里"), ("大于或等于", "≥10公里"),
        ("（≥）", "≥10公里"), ("以下", "≤10公里"), ("以内", "≤10公里"), ("不超", "≤10公里"),
        ("不超过", "≤10公里"), ("小于或等于", "≤10公里"), ("少于", "<10公里"), ("高于", ">10公里"),
    ],
)  # fmt: skip
def test_operators_in_words(operator: str, joined: str) -> None:
    leaf, _, found = one(operator=operator, target="10", unit="公里", actual="12")
    assert (leaf["target"], found) == (joined, [])


@pytest.mark.parametrize("printed", ["2023.12", "2024.3", "2023.1", "2023.12前"])
def test_a_year_with_a_month_is_no_number(printed: str) -> None:
    leaf, _, found = one(target=printed, actual="2023-11-30")
    assert (leaf["target"], leaf["score"], found) == (printed, {"kind": "judged"}, ["PE070"])
    leaf, result, found = one(target="2023-12-31", actual=printed)
    assert (result["actual"], leaf["score"], found) == (printed, {"kind": "judged"}, ["PE070"])
    # money of the same shape is money
    leaf, result, found = one(operator="≤", target="2023.12", unit="万元", actual="2023.1")
    assert (leaf["target"], result["actual"], found) == ("≤2023.12万元", "2023.1万元", [])


@pytest.mark.parametrize(
    "actual", ["500余人次", "500人次左右", "达标", "二", "百分之九十七", "约500"]
)
def test_texts_where_a_number_is_wanted_are_listed(actual: str) -> None:
    _, result, found = one(operator="≥", target="500", unit="人次", actual=actual)
    assert (result["actual"], found) == (actual, ["PE072"])


@pytest.mark.parametrize("actual", ["1O", "1l", "#DIV/0!", "#N/A"])
def test_a_slip_is_never_a_number(actual: str) -> None:
    _, result, found = one(operator="≥", target="1", actual=actual)
    assert ("actual" in result, found) == (False, ["PE070"])
    assert actual in result["note"]


def test_without_a_target_nothing_is_assumed() -> None:
    leaf, _, _ = one(actual="85%", score="60")
    assert ("target" in leaf, leaf["score"]) == (False, {"kind": "judged"})
