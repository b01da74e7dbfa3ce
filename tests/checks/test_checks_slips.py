"""Mends that follow from how a value is written, and mends that name only what there is."""

from __future__ import annotations

import re

import pytest

from perfeval.checks.catalogue import catalogue, mend, message
from perfeval.cli.commands import TOPS
from perfeval.model.finding import Finding
from perfeval.source.reading import Reader
from perfeval.source.results import read_result
from perfeval.source.yaml_reader import parse_yaml


def test_mends_name_commands_that_exist() -> None:
    commands = {command.path[0] for command in TOPS}
    for check in catalogue().values():
        for text in (check.zh, check.en, check.mend_zh, check.mend_en):
            assert set(re.findall(r"perfeval ([a-z]+)", text)) <= commands, check.code


@pytest.mark.parametrize(
    "value", ["12月底", "2024年12月", "2021年第四季度", "2024 年 12 月 15 日", "12月15日"]
)
def test_texts_that_look_like_dates(value: str) -> None:
    finding = Finding("PE404", None, {"value": value})
    assert mend(finding, "zh").endswith("；日期请写成 2024-12-31。")
    assert mend(finding, "en").endswith("; write a date as 2024-12-31.")


@pytest.mark.parametrize("value", ["按时完成", "≥7个", "300万/年度"])
def test_other_texts_get_no_word_about_dates(value: str) -> None:
    assert "日期" not in mend(Finding("PE404", None, {"value": value}), "zh")


def test_a_day_that_is_not_there_is_no_number() -> None:
    finding = Finding("PE106", None, {"text": "2024-13-01", "reason": "bad-date"})
    assert message(finding, "zh") == "“2024-13-01”不能采用：没有这个日期。"
    assert "2024-12-31" in mend(finding, "zh")


@pytest.mark.parametrize("key", ["里程：{actual", "里程：100", "里程{actual"])
def test_keys_with_a_full_width_colon(key: str) -> None:
    finding = Finding("PE301", None, {"key": key, "near": "里程", "set": "s"})
    assert "英文冒号加空格" in mend(finding, "zh")
    assert "ASCII colon" in mend(finding, "en")
    plain = Finding("PE301", None, {"key": "2024年里程", "near": "里程", "set": "s"})
    assert mend(plain, "zh").endswith("perfeval sets show s。")


def test_full_width_commas_between_numbers() -> None:
    finding = Finding("PE103", None, {"expected": "integer", "found": "50，40，5"})
    assert "英文逗号" in mend(finding, "zh")
    for found in ("{…}", "[…]", "50", "甲，乙", ""):
        text = mend(Finding("PE103", None, {"expected": "integer", "found": found}), "zh")
        assert text.endswith("没有小数的数。"), found


def test_a_bare_result_is_shown_as_it_should_be() -> None:
    reader = Reader({})
    node = parse_yaml("里程: 100公里\n".encode(), "p.yaml").root
    read_result(reader, node.entries["里程"][1])  # type: ignore[union-attr]
    assert [f.code for f in reader.findings] == ["PE103"]
    assert "{actual: 100公里}" in mend(reader.findings[0], "zh")


def test_a_question_ends_in_a_question_mark() -> None:
    finding = Finding("PE101", None, {"key": "a", "near": "b", "place": ""})
    assert message(finding, "zh").endswith("是否指“b”？")
    assert message(finding, "en").endswith("did you mean “b”?")
    nameless = {"position": "1", "name": "open", "nearest": "", "hint_zh": "", "hint_en": ""}
    assert message(Finding("PE242", None, nameless), "zh").endswith("没有“open”这个函数。")
    near = message(Finding("PE242", None, {**nameless, "nearest": "round"}), "zh")
    assert near.endswith("没有“open”这个函数，是否指“round”？")
