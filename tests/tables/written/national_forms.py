"""The national form of a project's self-assessment, and a city's."""

from __future__ import annotations

from tables.facts import Facts
from tables.written.blocks import (
    Column,
    fund_rows,
    headings,
    heads,
    indicator_rows,
    objectives,
    total_row,
)
from tables.written.page import Habits, Page, Sheet


def _money(facts: Facts) -> str:
    return f"({facts.unit})"


def national(facts: Facts, habits: Habits) -> Sheet:
    """Annex 1 of 财预〔2020〕10号, with the fund rows that follow 其中."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 8))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 3),
        ("实施单位", facts.office, ("project", "implementer"), 4),
    )
    fund_rows(
        page,
        facts,
        f"项目资金\n{_money(facts)}",
        (
            Column("年初\n预算数", "initial"),
            Column("全年预算数(A)", "budget"),
            Column("全年执行数(B)", "spent"),
            Column("分值", "weight"),
            Column("执行率\n(B/A)", "rate"),
            Column("得分", "score"),
        ),
        2,
        more=("上年结转资金", "其他资金"),
    )
    objectives(page, facts, "年度总体目标", (4, 4), ("预期目标", "实际完成情况"))
    columns = (
        Column("一级\n指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("年度\n指标值", "whole"),
        Column("实际\n完成值", "actual"),
        Column("分值", "weight"),
        Column("得分", "score"),
        Column("偏差原因分析及\n改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2)
    notes = [(f"{i}.{text}", ("note", i)) for i, text in enumerate(facts.notes, 1)]
    return page.sheet("绩效自评表", [("附件1", ()), *heads(facts, "项目支出绩效自评表")], notes)


def city(facts: Facts, habits: Habits) -> Sheet:
    """A city's form: 市级主管部门, and a reason on each fund row."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 8))
    page.pairs(
        ("市级主管部门", facts.office, ("project", "department"), 3),
        ("项目实施单位", facts.office, ("project", "implementer"), 4),
    )
    fund_rows(
        page,
        facts,
        f"项目资金{_money(facts)}",
        (
            Column("年初预算数", "initial"),
            Column("全年预算数(A)", "budget"),
            Column("全年执行数(B)", "spent"),
            Column("分值", "weight"),
            Column("得分", "score"),
            Column("执行率(B/A)", "rate"),
            Column("偏差原因分析及改进措施", "reason"),
        ),
        1,
        more=("中央补助", "市级财政资金"),
    )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("年度指标值(A)", "whole"),
        Column("实际完成值(B)", "actual"),
        Column("分值", "weight"),
        Column("得分", "score"),
        Column("偏差原因分析及改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2)
    return page.sheet("附2", heads(facts, f"{facts.year}年项目支出绩效自评表")[:1])
