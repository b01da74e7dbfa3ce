"""Forms of whole departments."""

from __future__ import annotations

from tables.facts import Facts
from tables.written.blocks import Column, fund_rows, headings, heads, indicator_rows
from tables.written.page import Habits, Page, Sheet


def dept_chongqing(facts: Facts, habits: Habits) -> Sheet:
    """重庆: one row of money, flat indicators with the unit before the sign."""
    page = Page(habits)
    page.pairs(("部门(单位)名称", facts.office, ("project", "name"), 8))
    cells = facts.funds[0].cells
    columns = ("initial", "budget", "spent", "rate", "weight", "score")
    page.label(1, f"预算执行情况({facts.unit})", down=2)
    for at, text in enumerate(
        (
            "年初预算数",
            "全年(调整)预算数",
            "全年执行数",
            "执行率(%)",
            "执行率权重(分)",
            "执行率得分(分)",
        ),
        2,
    ):
        page.label(at, text, 3 if at == 7 else 1)
    page.down()
    for at, key in enumerate(columns, 2):
        page.value(at, cells.get(key, ""), ("fund", 0, key), 3 if at == 7 else 1)
    page.down()
    page.label(1, "当年绩效目标", down=2)
    page.label(2, "年初绩效目标", 4)
    page.label(6, "全年目标实际完成情况", 4)
    page.down()
    page.value(2, "完成全年工作。", ("objective", 0, "expected"), 4)
    page.value(6, "全年工作已完成。", ("objective", 0, "achieved"), 4)
    page.down()
    heads_ = (
        Column("指标名称", "name"),
        Column("计量单位", "unit"),
        Column("指标性质", "op"),
        Column("指标值", "target"),
        Column("全年完成值", "actual"),
        Column("得分系数(%)", "completion"),
        Column("指标权重(分)", "weight"),
        Column("指标得分(分)", "score"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, heads_, 2)
    indicator_rows(page, facts, heads_, 2)
    page.label(1, "自评总分", 8)
    page.value(9, facts.total, ("total", "score"))
    page.down()
    return page.sheet("部门整体", heads(facts, f"{facts.year}年度部门整体绩效自评表")[:1])


def dept_ningde(facts: Facts, habits: Habits) -> Sheet:
    """宁德: seven numbered columns of money, indicators with the rule between."""
    page = Page(habits)
    page.pairs(("单位名称", facts.office, ("project", "name"), 7))
    money = (
        Column("年初预算数①", "initial"),
        Column("预算调整数②", "adjustment"),
        Column("预算数③=①+②", "budget"),
        Column("支出数④", "spent"),
        Column("支出实现率⑤=④/③(%)", "rate"),
    )
    fund_rows(page, facts, f"部门整体支出({facts.unit})", money, 2, total="合计")
    columns = (
        Column("一级目标", "level1"),
        Column("二级目标", "level2"),
        Column("三级目标", "name"),
        Column("权重", "weight"),
        Column("评分标准", "rule"),
        Column("目标值", "whole"),
        Column("实际完成值", "actual"),
        Column("自评得分", "score"),
    )
    headings(page, columns, 1)
    indicator_rows(page, facts, columns, 1)
    notes = [(text, ("note", i)) for i, text in enumerate(facts.notes)]
    return page.sheet("整体支出", [(f"{facts.year}年部门整体支出绩效自评表", ("title",))], notes)


def dept_tasks(facts: Facts, habits: Habits) -> Sheet:
    """A whole department with its main tasks of the year and their money."""
    page = Page(habits)
    page.pairs(("部门名称", facts.office, ("project", "name"), 7))
    tasks = list(facts.funds[1:]) or list(facts.funds)
    page.label(1, "年度主要任务", down=len(tasks) + 1)
    for at, text in (
        (2, "任务名称"),
        (3, "主要内容"),
        (5, f"预算数({facts.unit})"),
        (7, f"执行数({facts.unit})"),
    ):
        page.label(at, text, 1 if at == 2 else 2)
    page.down()
    for index, line in enumerate(tasks):
        page.value(2, line.label, ("task", index, "name"))
        page.value(3, f"{line.label}保障。", ("task", index, "content"), 2)
        page.value(5, line.cells.get("budget", ""), ("task", index, "budget"), 2)
        page.value(7, line.cells.get("spent", ""), ("task", index, "spent"), 2)
        page.down()
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("年度指标值", "whole"),
        Column("实际完成值", "actual"),
        Column("分值", "weight"),
        Column("得分", "score"),
    )
    page.label(1, "年度绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    return page.sheet("整体自评", heads(facts, "部门整体支出绩效自评表"))
