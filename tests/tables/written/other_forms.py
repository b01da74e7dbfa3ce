"""Forms of transfer payments, whole departments, evaluations and ex-ante assessments."""

from __future__ import annotations

import re

from tables.facts import Facts
from tables.written.blocks import Column, fund_rows, headings, heads, indicator_rows, total_row
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
