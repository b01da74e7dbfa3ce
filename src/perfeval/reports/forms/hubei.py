"""项目自评表 of 湖北: boxes to tick, points of the execution rate as weight × rate."""

from __future__ import annotations

from perfeval.reports.forms.national import DEPARTMENT, NAME
from perfeval.reports.forms.profile import (
    Column,
    Fact,
    Facts,
    FundBlock,
    IndicatorBlock,
    Profile,
    ProseBlock,
    Tick,
    Ticks,
)

HUBEI = Profile(
    key="hubei",
    title=("项目绩效自评表", "Self-assessment form of a project"),
    blocks=(
        Facts(
            (
                (Fact(("单位名称", "Unit"), "implementer", 14, 46), Fact(("填报日期", "Date"), "date", 14, 26)),
                (Fact(NAME, "name", 14, 86),),
                (Fact(DEPARTMENT, "department", 14, 46), Fact(("项目实施单位", "Implementing unit"), "implementer", 14, 26)),
            )
        ),
        Ticks(
            ("项目类别", "Class"), 14,
            (
                Tick(("部门预算项目", "department's budget"), ("部门预算", "department's budget")),
                Tick(("省直专项", "special fund of the province"), ("直专项", "special fund")),
                Tick(("省对下转移支付项目", "transfer payment"), ("转移支付", "transfer")),
            ),
        ),
        Ticks(
            ("项目属性", "Property"), 14,
            (
                Tick(("持续性项目", "continued"), ("持续", "延续", "常年", "经常", "continued", "recurrent")),
                Tick(("新增性项目", "new"), ("新增", "新设", "new")),
            ),
        ),
        Ticks(
            ("项目类型", "Type"), 14,
            (
                Tick(("常年性项目", "recurrent"), ("常年", "经常", "recurrent")),
                Tick(("延续性项目", "over several years"), ("延续", "several years")),
                Tick(("一次性项目", "once"), ("一次性", "once", "one-off")),
            ),
        ),
        FundBlock(
            ("预算执行情况（{unit}）{weight}", "Execution of the budget ({unit}){weight}"), 14, 22,
            ("年度财政资金总额", "Fiscal funds of the year"),
            (
                Column("budget", ("预算数（A）", "Budget (A)"), 24),
                Column("spent", ("执行数（B）", "Spent (B)"), 14),
                Column("execution", ("执行率（B/A）", "Executed (B/A)"), 13),
                Column("score", ("得分{product}", "Score{product}"), 13),
            ),
            (),
            parts=False,
        ),
        IndicatorBlock(
            ("年度绩效目标{weight}", "Goals of the year{weight}"), 14, (10, 12, 24),
            (
                Column("target", ("年初目标值（A）", "Target (A)"), 14),
                Column("actual", ("实际完成值（B）", "Actual (B)"), 13),
                Column("score", ("得分", "Score"), 13),
            ),
            name_points=True,
        ),
        ProseBlock(("偏差大或目标未完成原因分析", "Causes of deviation"), "reasons", 14),
        ProseBlock(("改进措施及结果应用方案", "Improvement, and use of the result"), "measures", 14),
    ),
    notes=(
        (
            "预算数为调整后的财政资金总额（含上年结余结转），执行数为资金使用单位的实际支出数。",
            "The budget is the adjusted fiscal total with what was carried over; spent is what the units paid.",
        ),
    ),
)  # fmt: skip
