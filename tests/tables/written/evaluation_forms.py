"""Score sheets of evaluations, assessments and ex-ante assessments."""

from __future__ import annotations

import re

from tables.facts import Facts
from tables.written.blocks import Column, fund_rows, headings, indicator_rows, total_row
from tables.written.page import Habits, Page, Sheet


def evaluation(facts: Facts, habits: Habits) -> Sheet:
    """评分表 of an evaluation: each level with its own weight column."""
    page = Page(habits)
    name = facts.project or facts.office
    if name:
        page.pairs(("项目名称" if facts.project else "单位名称", name, ("project", "name"), 9))
    if facts.funds:
        fund_rows(
            page,
            facts,
            f"项目资金({facts.unit})",
            (
                Column("年初预算数", "initial", 2),
                Column("全年预算数", "budget", 2),
                Column("全年执行数", "spent", 2),
                Column("执行率", "rate"),
            ),
            2,
        )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("分值", "weight"),
        Column("评分标准", "rule", 2),
        Column("目标值", "whole"),
        Column("实际值", "actual"),
        Column("得分", "score"),
        Column("扣分原因", "reason"),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    total_row(page, facts, columns, 1, "合计")
    if facts.grade:
        page.label(1, "评价等级", 3)
        page.value(4, facts.grade, ("grade",), 7)
        page.down()
    notes = [(text, ("note", i)) for i, text in enumerate(facts.notes)]
    return page.sheet("评分表", [(f"{name}绩效评价指标体系及评分表", ("title",))], notes)


def weights_beside(facts: Facts, habits: Habits) -> Sheet:
    """The weights of the levels in columns of their own: 一级指标 | 分值 | 二级指标 | 分值."""
    pattern = re.compile(r"^(.*)\((\d+(?:\.\d+)?)分\)$")
    page = Page(habits)
    columns = (
        Column("一级指标", "level1"),
        Column("分值", "weight1"),
        Column("二级指标", "level2"),
        Column("分值", "weight2"),
        Column("三级指标", "name"),
        Column("分值", "weight"),
        Column("评分标准", "rule"),
        Column("得分", "score"),
    )
    headings(page, columns, 1)
    top = page.row
    bare = facts._replace(
        rows=tuple(
            item._replace(levels=tuple(pattern.sub(r"\1", level) for level in item.levels))
            for item in facts.rows
        )
    )
    plain = tuple(column for column in columns if column.key not in ("weight1", "weight2"))
    shift = {"level1": 1, "level2": 3, "name": 5, "weight": 6, "rule": 7, "score": 8}
    inner = Page(habits._replace(levels="merged"))
    indicator_rows(inner, bare, plain, 1)
    for put in inner.puts:
        at = shift[plain[put.column - 1].key]
        page.puts.append(put._replace(row=put.row + top - 1, column=at))
        if put.field and put.field[-2:-1] == ("level",):
            row, depth = int(put.field[1]), int(put.field[3])
            found = (
                pattern.match(facts.rows[row].levels[depth - 1])
                if len(facts.rows[row].levels) >= depth
                else None
            )
            field = ("row", row, "level-weight", depth)
            page.value(at + 1, found[2] if found else "", field, 1, put.down, put.row + top - 1)
    page.row = top + inner.row - 1
    page.levels = inner.levels
    name = facts.project or facts.office
    return page.sheet("指标体系", [(f"{name}绩效评价评分表", ("title",))])


def scorecard(facts: Facts, habits: Habits) -> Sheet:
    page = Page(habits)
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("权重", "weight"),
        Column("评分标准", "rule"),
        Column("目标值", "whole"),
        Column("完成情况", "actual"),
        Column("得分", "score"),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    return page.sheet("评分表", [("部门整体支出绩效评价指标体系评分表", ("title",))])


def assessment(facts: Facts, habits: Habits) -> Sheet:
    """An assessment table with words of its own for each column."""
    page = Page(habits)
    columns = (
        Column("项目", "level1"),
        Column("考核内容", "level2"),
        Column("考核指标", "name"),
        Column("年度工作目标", "whole"),
        Column("评分标准", "rule"),
        Column("权数", "weight"),
        Column("考评得分", "score"),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    return page.sheet("考核表", [("一般公共预算支出管理考核表", ("title",))])


def rules(facts: Facts, habits: Habits) -> Sheet:
    page = Page(habits)
    columns = (
        Column("序号", "number"),
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("目标值", "whole"),
        Column("分值", "weight"),
        Column("得分", "score"),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    notes = [(text, ("note", i)) for i, text in enumerate(facts.notes)]
    return page.sheet("指标", [(f"{facts.project}绩效评价指标与评分标准", ("title",))], notes)


def exante(facts: Facts, habits: Habits) -> Sheet:
    page = Page(habits)
    columns = (
        Column("评估指标", "name"),
        Column("分值", "weight"),
        Column("得分", "score"),
        Column("得分率", "rate"),
    )
    page.pairs(("项目名称", facts.project, ("project", "name"), 3))
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    total_row(page, facts, columns, 1, "合计")
    page.label(1, "评估结论")
    page.value(2, facts.grade, ("grade",), 3)
    page.down()
    return page.sheet("得分情况", [(f"{facts.project}项目事前绩效评估得分情况表", ("title",))])
