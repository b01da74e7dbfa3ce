"""Forms of transfer payments: no weights, no scores."""

from __future__ import annotations

from tables.facts import Facts
from tables.written.blocks import Column, fund_rows, headings, heads, indicator_rows
from tables.written.page import Habits, Page, Sheet

SEVEN = (
    ("分配科学性", "按因素法分配，程序合规。"),
    ("下达及时性", "收到后30日内下达。"),
    ("拨付合规性", "按国库集中支付规定拨付。"),
    ("使用规范性", "专款专用。"),
    ("执行准确性", "按预算执行。"),
    ("预算绩效管理情况", "已开展绩效监控和自评。"),
    ("支出责任履行情况", "配套资金已足额安排。"),
)


def transfer(facts: Facts, habits: Habits, seven: bool = False) -> Sheet:
    """转移支付区域（项目）绩效目标自评表: no weights, no scores."""
    page = Page(habits)
    page.pairs(("转移支付(项目)名称", facts.project, ("project", "name"), 5), across=2)
    page.pairs(("中央主管部门", "", ("project", "central_department"), 5), across=2)
    page.pairs(
        ("地方主管部门", facts.office, ("project", "department"), 2),
        ("资金使用单位", facts.office, ("project", "implementer"), 1),
        across=2,
    )
    fund_rows(
        page,
        facts,
        f"资金投入情况\n({facts.unit})",
        (
            Column("全年预算数(A)", "budget"),
            Column("全年执行数(B)", "spent"),
            Column("预算执行率\n(B/A×100%)", "rate", 2),
        ),
        2,
        total="年度资金总额:",
        more=("其他资金",),
    )
    if seven:
        page.label(1, "资金管理情况", down=len(SEVEN) + 1)
        page.label(2, "", 2)
        page.label(4, "情况说明", 2)
        page.label(6, "存在问题和改进措施", 2)
        page.down()
        for index, (item, text) in enumerate(SEVEN):
            page.value(2, item, ("statement", index, "item"), 2)
            page.value(4, text, ("statement", index, "text"), 2)
            page.value(
                6,
                "" if index else "部分资金下达偏慢，今后提前分配。",
                ("statement", index, "problem"),
                2,
            )
            page.down()
    name = facts.project
    page.label(1, "总体目标完成情况", down=2)
    page.label(2, "总体目标", 3)
    page.label(5, "全年实际完成情况", 3)
    page.down()
    page.value(2, f"落实{name}政策。", ("objective", 0, "expected"), 3)
    page.value(5, f"{name}政策已经落实。", ("objective", 0, "achieved"), 3)
    page.down()
    columns = (
        Column("一级指标", "level1"),
        Column("二级指标", "level2"),
        Column("三级指标", "name"),
        Column("指标值", "whole"),
        Column("全年实际完成值", "actual"),
        Column("未完成原因和改进措施", "reason"),
    )
    page.label(1, "绩效指标", down=len(facts.rows) + 1)
    headings(page, columns, 2)
    indicator_rows(page, facts, columns, 2)
    page.label(1, "说明")
    page.value(
        2, "请在此处简要说明各级审计和财政监督中发现的问题及其所涉及的金额，如没有请填无。", (), 6
    )
    page.down()
    notes = [
        ("注:1.资金使用单位按项目绩效目标填报，主管部门汇总时按区域绩效目标填报。", ()),
        (
            "2.其他资金包括与财政资金共同投入到同一项目的自有资金、社会资金，以及以前年度的结转结余资金等。",
            (),
        ),
    ]
    title = "转移支付区域绩效自评表" if seven else "绩效目标自评表"
    return page.sheet("转移支付", heads(facts, title), notes)


def transfer7(facts: Facts, habits: Habits) -> Sheet:
    return transfer(facts, habits, True)
