"""Forms of 云南 and 四川."""

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


def _weighted(facts: Facts) -> bool:
    return any(item.cells.get("weight") for item in facts.rows)


def yunnan(facts: Facts, habits: Habits) -> Sheet:
    """云南 (公开14表): the target in three columns under one heading."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 10))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 4),
        ("实施单位", facts.office, ("project", "implementer"), 5),
    )
    fund_rows(
        page,
        facts,
        f"项目资金{_money(facts)}",
        (
            Column("年初预算数", "initial", 2),
            Column("全年预算数", "budget"),
            Column("全年执行数", "spent"),
            Column("分值", "weight"),
            Column("执行率", "rate", 2),
            Column("得分", "score"),
        ),
        2,
        more=("上年结转资金", "其他资金"),
    )
    objectives(page, facts, "年度总体目标", (5, 5), ("预期目标", "实际完成情况"))
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("指标性质", "op"),
        Column("指标值", "target"),
        Column("度量单位", "unit"),
        Column("实际完成值", "actual"),
        *((Column("分值", "weight"),) if _weighted(facts) else ()),
        Column("得分", "score"),
        Column("偏差原因分析及改进措施", "reason", 1 if _weighted(facts) else 2),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 2)
    at = 2
    for column in columns:
        if column.key == "op":
            page.label(at, "年度指标值", 3)
        if column.key in ("op", "target", "unit"):
            page.label(at, column.heading, row=page.row + 1)
        else:
            page.label(at, column.heading, column.across, 2)
        at += column.across
    page.down(2)
    indicator_rows(page, facts, columns, 2)
    page.label(1, "其他需要说明事项")
    page.value(2, "无", ("text", "other"), 10)
    page.down()
    total_row(page, facts, columns, 2)
    if facts.grade:
        page.row -= 1
        page.value(11, facts.grade, ("grade",))
        page.down()
    return page.sheet(
        "公开14表", [*heads(facts, "项目支出绩效自评表"), (f"公开14表 单位:{facts.office}", ())]
    )


def yunnan20(facts: Facts, habits: Habits) -> Sheet:
    """保山: 20 points for the money, named in the heading; no weight column."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 7))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 3),
        ("项目实施单位", facts.office, ("project", "implementer"), 3),
    )
    fund_rows(
        page,
        facts,
        f"预算执行情况{_money(facts)}\n(20分)",
        (
            Column("预算数(A)", "budget", 2),
            Column("执行数(B)", "spent"),
            Column("执行率(B/A)", "rate"),
            Column("得分\n(20分*执行率)", "score"),
        ),
        2,
    )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("年初目标值(A)", "whole"),
        Column("实际完成值(B)", "actual"),
        Column("得分", "score"),
        Column("未完成原因", "reason"),
    )
    page.label(1, "年度绩效目标\n(80分)", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2)
    return page.sheet("Sheet1", heads(facts, "项目支出绩效自评表"))


def sichuan(facts: Facts, habits: Habits) -> Sheet:
    """四川 510000_0013zp."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 10))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 4),
        ("实施单位", facts.office, ("project", "implementer"), 5),
    )
    objectives(page, facts, "项目年度目标完成情况", (5, 5), ("项目年度目标", "年度目标完成情况"))
    page.label(1, "项目实施内容及过程概述")
    page.value(2, "按批准的预算和规定的程序办理。", ("text", "process"), 10)
    page.down()
    page.label(1, "预算执行情况(10分)", 11)
    page.down()
    fund_rows(
        page,
        facts,
        f"年度预算数{_money(facts)}",
        (
            Column("年初预算", "initial"),
            Column("调整后预算数", "budget"),
            Column("预算执行数", "spent"),
            Column("预算执行率", "rate"),
            Column("权重", "weight"),
            Column("得分", "score"),
            Column("原因", "reason"),
        ),
        3,
        total="总额",
        more=("其他资金",),
    )
    page.label(1, "绩效指标(90分)", 11)
    page.down()
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("指标性质", "op"),
        Column("指标值", "target"),
        Column("度量单位", "unit"),
        Column("完成值", "actual"),
        Column("权重", "weight"),
        Column("得分", "score"),
        Column("未完成原因分析", "reason", 2),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    total_row(page, facts, columns, 1, "合计")
    for label, key in (
        ("评价结论", "conclusion"),
        ("存在问题", "problems"),
        ("改进措施", "measures"),
    ):
        page.label(1, label)
        page.value(2, f"{facts.project}：{label}一栏由单位如实填写。", ("text", key), 10)
        page.down()
    page.pairs(
        ("项目负责人:", "", ("project", "manager"), 4),
        ("财务负责人:", "", ("project", "finance"), 5),
    )
    return page.sheet("510000_0013zp", heads(facts, "部门预算项目支出绩效自评表"))


def zhongjiang(facts: Facts, habits: Habits) -> Sheet:
    """中江 (衔接资金): the weight stands before the target."""
    page = Page(habits)
    page.pairs(
        ("项目名称", facts.project, ("project", "name"), 4),
        ("项目负责人及电话", "", ("project", "manager"), 3),
    )
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 4),
        ("实施单位", facts.office, ("project", "implementer"), 3),
    )
    fund_rows(
        page,
        facts,
        f"资金情况\n{_money(facts)}",
        (
            Column("全年预算数(A)", "budget"),
            Column("全年执行数(B)", "spent"),
            Column("分值(10分)", "weight"),
            Column("执行率(B/A)", "rate"),
            Column("得分", "score"),
        ),
        3,
        total="年度资金总额:",
        more=("其他资金",),
    )
    objectives(page, facts, "年度总体目标", (4, 4), ("年初设定目标", "全年实际完成情况"))
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("分值", "weight"),
        Column("年度指标值", "whole"),
        Column("全年实际完成值", "actual"),
        Column("得分", "score"),
        Column("未完成原因及拟采取的改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2)
    notes = [("注:", ()), *((f"{i}.{text}", ("note", i)) for i, text in enumerate(facts.notes, 1))]
    return page.sheet("绩效目标自评表", heads(facts, "绩效目标自评表"), notes)
