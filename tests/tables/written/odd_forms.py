"""Layouts that no ministry prescribed, as they turn up all the same."""

from __future__ import annotations

from tables.facts import Facts, Item
from tables.written.blocks import Column, fund_rows, headings, indicator_rows, target, total_row
from tables.written.page import Habits, Page, Sheet

FUNDS = (
    Column("年初预算数", "initial"),
    Column("全年预算数", "budget"),
    Column("全年执行数", "spent"),
    Column("分值", "weight"),
    Column("执行率", "rate"),
    Column("得分", "score"),
)
COLUMNS = (
    Column("一级指标", "level1"),
    Column("二级指标", "level2"),
    Column("三级指标", "name"),
    Column("指标值", "whole"),
    Column("完成值", "actual"),
    Column("分值", "weight"),
    Column("得分", "score"),
    Column("备注", "reason"),
)


def _head(page: Page, facts: Facts) -> None:
    page.pairs(("项目名称", facts.project, ("project", "name"), 7))
    page.pairs(
        ("主管部门", facts.office, ("project", "department"), 3),
        ("实施单位", facts.office, ("project", "implementer"), 3),
    )


def _title(facts: Facts) -> list[tuple[str, tuple[str, ...]]]:
    return [(f"{facts.year}年度项目支出绩效自评表", ("title",)), (f"单位：{facts.unit}", ())]


def no_side_label(facts: Facts, habits: Habits) -> Sheet:
    """The indicators stand at the left edge, without 绩效指标 beside them."""
    page = Page(habits)
    _head(page, facts)
    fund_rows(page, facts, f"资金({facts.unit})", FUNDS, 1)
    headings(page, COLUMNS, 1)
    indicator_rows(page, facts, COLUMNS, 1)
    total_row(page, facts, COLUMNS, 1, "合计")
    return page.sheet("自评", _title(facts))


def indicators_first(facts: Facts, habits: Habits) -> Sheet:
    """The money stands behind the indicators."""
    page = Page(habits)
    _head(page, facts)
    headings(page, COLUMNS, 1)
    indicator_rows(page, facts, COLUMNS, 1)
    fund_rows(page, facts, f"项目资金({facts.unit})", FUNDS, 1)
    return page.sheet("自评", _title(facts))


def subtotals(facts: Facts, habits: Habits) -> Sheet:
    """A 小计 row behind each level-1 block."""
    page = Page(habits._replace(levels="repeated"))
    _head(page, facts)
    fund_rows(page, facts, f"项目资金({facts.unit})", FUNDS, 1)
    headings(page, COLUMNS, 1)
    page.levels = []
    groups: list[list[tuple[int, Item]]] = []
    for index, item in enumerate(facts.rows):
        if not groups or groups[-1][0][1].levels[:1] != item.levels[:1]:
            groups.append([])
        groups[-1].append((index, item))
    for group in groups:
        inner = Page(page.habits)
        part = facts._replace(rows=tuple(item for _, item in group))
        indicator_rows(inner, part, COLUMNS, 1)
        for put in inner.puts:
            field = put.field
            if field:
                field = (field[0], group[int(field[1])][0], *field[2:])
            page.puts.append(put._replace(row=put.row + page.row - 1, field=field))
        page.levels += inner.levels
        page.down(len(group))
        page.label(1, "小计", 5)
        page.label(6, _sum(part, "weight"))
        page.label(7, _sum(part, "score"))
        page.label(8, "")
        page.down()
    total_row(page, facts, COLUMNS, 1, "合计")
    return page.sheet("自评", _title(facts))


def _sum(facts: Facts, key: str) -> str:
    from decimal import Decimal

    values = [item.cells.get(key) for item in facts.rows]
    return str(sum(Decimal(value) for value in values if value)) if any(values) else ""


def bands(facts: Facts, habits: Habits) -> Sheet:
    """Each level-1 stands in a row of its own across the table: 一、产出指标（50分）."""
    columns = COLUMNS[1:]
    page = Page(habits._replace(levels="repeated"))
    _head(page, facts)
    fund_rows(page, facts, f"项目资金({facts.unit})", FUNDS, 1)
    headings(page, columns, 1)
    number = 0
    for index, item in enumerate(facts.rows):
        if not index or facts.rows[index - 1].levels[:1] != item.levels[:1]:
            text = page.written(item.levels[0]) if item.levels else ""
            page.value(1, f"{'一二三四五六七八九'[number]}、{text}", ("row", index, "level", 1), 8)
            number += 1
            page.down()
        inner = Page(page.habits)
        indicator_rows(inner, facts._replace(rows=(item,)), columns, 1)
        for put in inner.puts:
            field = (put.field[0], index, *put.field[2:]) if put.field else put.field
            page.puts.append(put._replace(row=page.row, field=field))
        page.levels += inner.levels
        page.down()
    total_row(page, facts, columns, 1, "总分")
    return page.sheet("自评", _title(facts))


def money_in_pairs(facts: Facts, habits: Habits) -> Sheet:
    """The money as labels with their figures beside them, in one row."""
    page = Page(habits)
    _head(page, facts)
    cells = facts.funds[0].cells if facts.funds else {}
    page.pairs(
        (f"全年预算数({facts.unit})", cells.get("budget", ""), ("fund", 0, "budget"), 1),
        (f"全年执行数({facts.unit})", cells.get("spent", ""), ("fund", 0, "spent"), 1),
        ("执行率", cells.get("rate", ""), ("fund", 0, "rate"), 3),
    )
    headings(page, COLUMNS, 1)
    indicator_rows(page, facts, COLUMNS, 1)
    total_row(page, facts, COLUMNS, 1, "自评总分")
    return page.sheet("自评", _title(facts))


def one_line_total(facts: Facts, habits: Habits) -> Sheet:
    """The total and the grade in one merged cell: 自评得分：96分    自评等级：优."""
    page = Page(habits)
    _head(page, facts)
    fund_rows(page, facts, f"项目资金({facts.unit})", FUNDS, 1)
    headings(page, COLUMNS, 1)
    indicator_rows(page, facts, COLUMNS, 1)
    page.label(1, "自评结论")
    page.value(2, f"自评得分：{facts.total}分", ("total", "line"), 3)
    page.value(5, f"自评等级：{facts.grade}" if facts.grade else "", ("grade", "line"), 4)
    page.down()
    return page.sheet("自评", _title(facts))


def target_in_name(facts: Facts, habits: Habits) -> Sheet:
    """The target stands in the indicator's name, and there is no column for it."""
    columns = tuple(column for column in COLUMNS if column.key != "whole")
    named = facts._replace(
        rows=tuple(
            item._replace(name=item.name + target(Page(habits), item)) for item in facts.rows
        )
    )
    page = Page(habits._replace(unit="cell"))
    page.pairs(("项目名称", facts.project, ("project", "name"), 6))
    headings(page, columns, 1)
    indicator_rows(page, named, columns, 1)
    total_row(page, named, columns, 1)
    return page.sheet("自评", _title(facts))
