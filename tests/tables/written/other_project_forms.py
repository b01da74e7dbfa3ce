"""Forms of 湖北 and 银川."""

from __future__ import annotations

from tables.facts import Facts
from tables.written.blocks import Column, fund_rows, headings, heads, indicator_rows, total_row
from tables.written.page import Habits, Page, Sheet


def _money(facts: Facts) -> str:
    return f"({facts.unit})"


def _weighted(facts: Facts) -> bool:
    return any(item.cells.get("weight") for item in facts.rows)


def hubei(facts: Facts, habits: Habits) -> Sheet:
    """湖北: tick boxes, 20 points for the money, two blocks of prose at the end."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 7))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 3),
        ("项目实施单位", facts.office, ("project", "implementer"), 3),
    )
    page.pairs(
        (
            "项目类别",
            "1、部门预算项目□ 2、区直专项☑ 3、省对下转移支付项目□",
            ("project", "category"),
            7,
        )
    )
    page.pairs(("项目属性", "1、持续性项目☑ 2、新增性项目□", ("project", "nature"), 7))
    fund_rows(
        page,
        facts,
        f"预算执行情况{_money(facts)}\n(20分)",
        (
            Column("预算数(A)", "budget", 2),
            Column("执行数(B)", "spent"),
            Column("执行率(B/A)", "rate"),
            Column("得分(20分*执行率)", "score"),
        ),
        2,
    )
    weighted = (Column("分值", "weight"),) if _weighted(facts) else ()
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name", 1 if weighted else 2),
        Column("年初目标值(A)", "whole"),
        Column("实际完成值(B)", "actual"),
        *weighted,
        Column("得分", "score"),
    )
    page.label(1, "年度绩效目标1\n(80分)", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    page.label(1, "总分", 7)
    page.value(8, facts.total, ("total", "score"))
    page.down()
    page.label(1, "偏差大或目标未完成原因分析")
    page.value(2, "无较大偏差。", ("text", "deviation"), 7)
    page.down()
    page.label(1, "改进措施及结果应用方案")
    page.value(2, "按时报送自评结果，作为下年预算安排的依据。", ("text", "measures"), 7)
    page.down()
    return page.sheet(
        "项目自评表",
        [
            (f"{facts.year}年度{facts.project}自评表", ("title",)),
            (f"单位名称:{facts.office} 填报日期:", ()),
        ],
        [(text, ("note", i)) for i, text in enumerate(facts.notes)],
    )


def yinchuan(facts: Facts, habits: Habits) -> Sheet:
    """银川: the finance office's score stands beside the unit's."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 9))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 4),
        ("实施单位", facts.office, ("project", "implementer"), 4),
    )
    fund_rows(
        page,
        facts,
        f"项目资金\n{_money(facts)}",
        (
            Column("全年预算数(A)", "budget", 2),
            Column("全年执行数(B)", "spent", 2),
            Column("执行率(B/A)", "rate", 2),
        ),
        3,
    )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("指标值", "whole"),
        Column("全年实际完成值", "actual"),
        Column("分值", "weight"),
        Column("自评得分", "score"),
        Column("财政审核评分", "review"),
        Column("未完成原因和改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2, "总 分")
    return page.sheet("自评表", heads(facts, "项目绩效目标自评表"))
