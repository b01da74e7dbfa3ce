"""项目支出绩效自评表 as used in 云南: the target in three columns, a grade behind the total."""

from __future__ import annotations

from perfeval.reports.forms.national import DEPARTMENT, FUND_ROWS, IMPLEMENTER, NAME
from perfeval.reports.forms.profile import (
    Column,
    Fact,
    Facts,
    FundBlock,
    IndicatorBlock,
    ObjectiveBlock,
    Profile,
    ProseBlock,
)

YUNNAN = Profile(
    key="yunnan",
    title=("项目支出绩效自评表", "Self-assessment form of project spending"),
    blocks=(
        Facts(
            (
                (Fact(NAME, "name", 10, 90),),
                (Fact(DEPARTMENT, "department", 10, 34), Fact(IMPLEMENTER, "implementer", 16, 40)),
            )
        ),
        FundBlock(
            ("项目资金（{unit}）", "Project funds ({unit})"), 10, 21,
            ("年度资金总额", "Funds of the year"),
            (
                Column("initial_budget", ("年初预算数", "Initial budget"), 13),
                Column("budget", ("全年预算数", "Year's budget"), 16),
                Column("spent", ("全年执行数", "Spent in the year"), 11),
                Column("weight", ("分值", "Points"), 6),
                Column("execution", ("执行率", "Executed"), 10),
                Column("score", ("得分", "Score"), 13),
            ),
            FUND_ROWS,
        ),
        ObjectiveBlock(
            ("年度总体目标", "Objectives of the year"), 10,
            ("预期目标", "Expected"), ("实际完成情况", "Achieved"), 50,
        ),
        IndicatorBlock(
            ("", ""), 0, (10, 11, 16),
            (
                Column("operator", ("指标性质", "Sign"), 7),
                Column("value", ("指标值", "Value"), 9),
                Column("unit", ("度量单位", "Unit"), 7),
                Column("actual", ("实际完成值", "Actual"), 11),
                Column("weight", ("分值", "Points"), 6),
                Column("score", ("得分", "Score"), 10),
                Column("reason", ("偏差原因分析及改进措施", "Causes of deviation, and improvement"), 13, "left"),
            ),
            grade=True,
            over=(("绩效指标", "Indicators"), ("年度指标值", "Target of the year")),
        ),
        ProseBlock(("其他需要说明事项", "Other matters"), "other", 21),
    ),
)  # fmt: skip
