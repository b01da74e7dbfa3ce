"""Quantities as people write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.model.quantity import BadNumber, Quantity, quantity


def read(text: str) -> Quantity:
    found = quantity(text)
    assert isinstance(found, Quantity), found
    return found


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("≥7个", ">=", "7", "个"),
        ("﹦１００％", "=", "1", "%"),
        ("≤90万元", "<=", "900000", "元"),
        ("1.2亿元", "", "120000000", "元"),
        ("6,747件", "", "6747", "件"),
        ("不少于20次", ">=", "20", "次"),
        ("＞50户", ">", "50", "户"),
        ("90%以上", ">=", "9/10", "%"),
        ("5%以内", "<=", "1/20", "%"),
        ("3.2万人次", "", "32000", "人次"),
        ("4500万美元", "", "45000000", "美元"),
        ("2个百分点", "", "1/50", "%"),
        ("-30%", "", "-3/10", "%"),
        (">=7个", ">=", "7", "个"),
        ("≥3个以上", ">=", "3", "个"),
        ("＞3个以上", ">", "3", "个"),
        ("不超过5%以内", "<=", "1/20", "%"),
        ("≥90%(含)", ">=", "9/10", "%"),
    ],
)
def test_numbers(text: str, op: str, value: str, unit: str) -> None:
    found = read(text)
    assert (found.kind, found.op, found.lo, found.unit) == ("number", op, Fraction(value), unit)


@pytest.mark.parametrize(("text", "ends"), [("80%~120%", (80, 120)), ("80～120％", (80, 120))])
def test_ranges(text: str, ends: tuple[int, int]) -> None:
    found = read(text)
    assert (found.lo * 100, found.hi * 100) == ends


@pytest.mark.parametrize(
    ("text", "op", "day"),
    [
        ("2023-12-31前", "<=", date(2023, 12, 31)),
        ("2023年3月1日", "", date(2023, 3, 1)),
        ("2024 年 12 月 15 日", "", date(2024, 12, 15)),
        ("2021年底", "", date(2021, 12, 31)),
        ("2021年底前", "<=", date(2021, 12, 31)),
        ("2020年2月底前", "<=", date(2020, 2, 29)),
        ("2021年第三季度", "", date(2021, 9, 30)),
        ("≤2021-12-31前", "<=", date(2021, 12, 31)),
        ("2021年12月31日前完成", "<=", date(2021, 12, 31)),
    ],
)
def test_deadlines_are_days(text: str, op: str, day: date) -> None:
    found = read(text)
    assert (found.kind, found.op, found.lo) == ("date", op, day.toordinal())


@pytest.mark.parametrize(
    "text",
    ["效果明显", "完成", "12月底前", "3个中心和5个平台", "年底", "≥3个以下", "95.5.%", "95%%", "7个%", "5..个"],
)  # fmt: skip
def test_the_rest_is_qualitative(text: str) -> None:
    assert read(text).kind == "text"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (".nan", "not-finite"), ("1e999%", "too-large"), ("9" * 41, "too-long"),
        ("≥" + "9" * 100_000 + "公里", "too-long"), ("2024-13-01", "bad-date"), ("9~3", "range-order"),
    ],
)  # fmt: skip
def test_refused_numbers(text: str, reason: str) -> None:
    found = quantity(text)
    assert isinstance(found, BadNumber)
    assert found.reason == reason


def test_a_bare_number_beside_a_percentage_is_in_percent() -> None:
    assert read("90").beside(read("85%").scale).lo == Fraction(9, 10)
    assert read("90个").beside(read("85%").scale).lo == 90


@given(st.text(max_size=300))
def test_any_text_is_read_somehow(text: str) -> None:
    assert isinstance(quantity(text), Quantity | BadNumber)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_decimals_are_exact(value: object) -> None:
    assert read(f"{value:f}").lo == Fraction(str(value))
