"""The recheck on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from recheck_out.recheck_samples import reviewed, sample

from perfeval.cli.cells import cells
from perfeval.cli.page import Page
from perfeval.cli.recheck_list import put_list
from perfeval.cli.recheck_view import put_recheck
from perfeval.model.finding import Finding
from perfeval.rechecking import records as r
from perfeval.reports.review.records import Review, Unread


def shown(width: int, lang: str = "zh", given: bool = True) -> str:
    page = Page(width)
    put_recheck(page, reviewed(sample(reviewed=given)), Path("报送"), lang)
    return page.text()


def row(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.strip().startswith(name))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_nothing_is_wider_than_the_terminal(width: int, lang: str) -> None:
    for given in (False, True):
        assert max(map(cells, shown(width, lang, given).splitlines())) <= width


def test_scores_stand_side_by_side() -> None:
    assert row(shown(140), "新建道路长度").split()[1:7] == [
        "20",
        "≥735米",
        "700米",
        "19.05",
        "18",
        "18",
    ]
    assert "+1.05" in row(shown(140), "新建道路长度")


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert "复核  " not in shown(140, given=False).split("─")[0].splitlines()[-1] + " "
    assert row(shown(140, given=False), "新建道路长度").split()[1:7] == [
        "20", "≥735米", "700米", "19.05", "18", "+1.05",
    ]  # fmt: skip


def test_a_score_that_is_not_there_is_no_zero() -> None:
    assert row(shown(140), "群众满意度").split()[4:7] == ["—", "10", "10"]


def test_every_verdict_says_why() -> None:
    text = shown(160)
    assert "20×95.2381%＝19.05" in row(text, "新建道路长度")
    assert "另有其他算法" in row(text, "新建道路长度")
    assert "没有算法" in row(text, "一次验收合格率")
    assert "30−1=29" in row(text, "一次验收合格率")
    assert "无法复算" in row(text, "带动当地经济发展")
    assert "未填" in row(text, "群众满意度")


def test_totals_grade_funds_and_findings_follow() -> None:
    text = shown(120)
    assert "98（各项得分合计为97.69）" in text
    assert "95.24（1项无法复算，按自评计）" in text
    assert "自评优，按复算总分应为良" in text
    assert "不一致" in row(text, "当年财政拨款")
    assert "3个错误" in text


def test_a_form_without_points_has_no_columns_of_points() -> None:
    line = (
        sample().lines[0]._replace(verdict=r.NOT_SCORED, weight=None, reported=None, computed=None)
    )
    page = Page(100)
    put_recheck(page, reviewed(sample(lines=(line,))), Path(), "zh")
    assert "自评总分" not in page.text()
    assert "分值" not in row(page.text(), "指标")


@pytest.mark.parametrize("width", [80, 120])
def test_many_projects_have_a_line_each(width: int) -> None:
    unread = Unread("坏.xlsx", (Finding("PE702", None, {"sum": "1", "total": "2"}),))
    names = ("甲项目", "一个名称特别长的专项资金补助项目二〇二三年度", "x" * 90)
    review = Review(tuple(reviewed(sample(name)) for name in names), (unread,))
    page = Page(width)
    put_list(page, review, "zh")
    assert max(map(cells, page.text().splitlines())) <= width
    assert row(page.text(), "甲项目").split()[-6:] == ["98", "95.24*", "97.64", "2", "3", "0"]
    assert "* 无法复算" in page.text()
    assert "共3个项目：得分差异6项，错误9个，警告0个。" in page.text()
    assert "坏.xlsx" in page.text()


def test_a_long_name_is_cut_in_the_list_and_fund_labels_stand_as_printed() -> None:
    page = Page(100)
    put_list(page, Review((reviewed(sample("长" * 200)), reviewed())), "zh")
    assert page.text().count("长") == 39
    assert "of which" not in shown(120, "en")
    assert "  当年财政拨款" in shown(120, "en")


def test_a_name_can_not_command_the_terminal() -> None:
    page = Page(80)
    put_recheck(page, reviewed(sample("坏\x1b[31m\n名\u202e")), Path(), "zh")
    assert "\x1b" not in page.text()
    assert "\u202e" not in page.text()
