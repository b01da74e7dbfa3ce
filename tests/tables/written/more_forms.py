"""Further local forms of a project: 新疆, 河北, and tables with a fourth level."""

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


def xinjiang(facts: Facts, habits: Habits) -> Sheet:
    """新疆: where the target comes from, last year's figure, the rule, the completion."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 12))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 6),
        ("实施单位", facts.office, ("project", "implementer"), 5),
    )
    fund_rows(
        page,
        facts,
        f"项目资金{_money(facts)}",
        (
            Column("年初预算数", "initial", 2),
            Column("全年预算数(A)", "budget", 2),
            Column("全年执行数(B)", "spent", 2),
            Column("分值", "weight"),
            Column("执行率(B/A)", "rate"),
            Column("得分", "score"),
        ),
        3,
        more=("上年结转资金", "其他资金"),
    )
    objectives(page, facts, "年度总体目标", (6, 6), ("预期目标", "实际完成情况"))
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("指标值设置依据", "source"),
        Column("年度指标值", "whole"),
        Column("上年完成值", "before"),
        Column("实际完成值", "actual"),
        Column("分值", "weight"),
        Column("指标赋分规则", "rule"),
        Column("完成率", "completion"),
        Column("指标得分", "score"),
        Column("偏差原因分析及改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    total_row(page, facts, columns, 2)
    return page.sheet("项目支出绩效自评表", heads(facts, "项目支出绩效自评表"))


def _money(facts: Facts) -> str:
    return f"({facts.unit})"


def hebei(facts: Facts, habits: Habits) -> Sheet:
    """河北: three columns of the target under one heading, a share and a converted score."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 10))
    page.pairs(("实施单位", facts.office, ("project", "implementer"), 10))
    fund_rows(
        page,
        facts,
        f"预算执行情况{_money(facts)}",
        (
            Column("预算安排数", "budget", 3),
            Column("实际支出数", "spent", 3),
            Column("预算执行进度(%)", "rate", 2),
        ),
        2,
        total="总额",
    )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("符号", "op"),
        Column("值", "target"),
        Column("单位(文字描述)", "unit"),
        Column("实际完成值", "actual"),
        Column("单项指标权重占比", "share"),
        Column("单项指标得分", "score"),
        Column("单项指标折算得分", "converted"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 2)
    at = 2
    for column in columns:
        if column.key == "op":
            page.label(at, "预期指标值", 3)
        split = column.key in ("op", "target", "unit")
        page.label(at, column.heading, 1, 1 if split else 2, page.row + 1 if split else 0)
        at += 1
    page.down(2)
    indicator_rows(page, facts, columns, 2)
    return page.sheet("自评表", [(f"{facts.office}{facts.year}年度预算项目绩效自评表", ("title",))])


def four_levels(facts: Facts, habits: Habits) -> Sheet:
    """Parents and children in one column of names; the score stands for the weight."""
    page = Page(habits)
    page.pairs(("项目名称", facts.project, ("project", "name"), 7))
    fund_rows(
        page,
        facts,
        f"项目资金{_money(facts)}",
        (
            Column("全年预算数(A)", "budget"),
            Column("全年执行数(B)", "spent"),
            Column("分值", "weight"),
            Column("执行率(B/A)", "rate"),
            Column("得分(20分*执行率)", "score"),
        ),
        2,
    )
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("年度指标值", "whole"),
        Column("全年实际完成值", "actual"),
        Column("得分", "score"),
        Column("未完成原因和改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    return page.sheet("Sheet1", heads(facts, "项目支出绩效自评表"))


def fourth_column(facts: Facts, habits: Habits) -> Sheet:
    """The same with 四级指标 in a column of their own, beside a merged 三级指标."""
    deep = facts._replace(
        rows=tuple(
            item._replace(levels=(*item.levels, item.cells["under"]))
            if "under" in item.cells
            else item._replace(levels=(*item.levels, item.name))
            for item in facts.rows
            if not any(other.cells.get("under") == item.name for other in facts.rows)
        )
    )
    page = Page(habits._replace(levels="merged"))
    page.pairs(("项目名称", facts.project, ("project", "name"), 7))
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "level3"),
        Column("四级指标", "name"),
        Column("年度指标值", "whole"),
        Column("实际完成值", "actual"),
        Column("得分", "score"),
    )
    page.label(1, "绩效指标", down=len(deep.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, deep, columns, 2)
    return page.sheet("四级", heads(facts, "项目支出绩效自评表"))
