"""部门预算项目支出绩效自评表 of 四川, form 510000_0013zp."""

from __future__ import annotations

from perfeval.reports.forms.national import CARRIED, DEPARTMENT, FISCAL, IMPLEMENTER, NAME
from perfeval.reports.forms.profile import (
    BasicsBlock,
    Column,
    Fact,
    Facts,
    FundBlock,
    FundRow,
    IndicatorBlock,
    Profile,
    ProseBlock,
)

SPECIAL = ("专户", "special account")
UNIT = ("单位资金", "自有", "事业收入", "经营收入", "own funds")
OTHER = ("其他", "自筹", "社会", "贷款", "other", "loan")
REMARK = (
    "预算执行率未达到90%的，在“原因”栏说明；年中追加或调减预算的，单独说明理由。",
    "Where less than 90% was executed, “Cause” says why; changes of the budget during the year are explained apart.",
)
LIMIT = 200  # characters of each text
SICHUAN = Profile(
    key="sichuan",
    title=("部门预算项目支出绩效自评表", "Self-assessment form of project spending in a department's budget"),
    code="510000_0013zp",
    blocks=(
        Facts(
            (
                (Fact(NAME, "code name", 18, 82),),
                (Fact(DEPARTMENT, "department", 18, 30), Fact(IMPLEMENTER, "implementer", 14, 38)),
            )
        ),
        BasicsBlock(
            ("项目基本情况", "The project"), 9, 19,
            ("1. 项目年度目标完成情况", "1. Objectives of the year"),
            ("2. 项目实施内容及过程概述", "2. What was done, and how"),
            ("项目年度目标", "Objectives of the year"), ("年度目标完成情况", "Achieved"), 34,
        ),
        FundBlock(
            ("预算执行情况{weight}", "Execution of the budget{weight}"), 9, 19,
            ("总额", "Total"),
            (
                Column("initial_budget", ("年初预算", "Initial budget"), 14),
                Column("budget", ("调整后预算数", "Adjusted budget"), 10),
                Column("spent", ("预算执行数", "Spent"), 10),
                Column("execution", ("预算执行率", "Executed"), 10),
                Column("weight", ("权重", "Weight"), 6),
                Column("score", ("得分", "Score"), 8),
                Column("reason", ("原因", "Cause"), 14, "left"),
            ),
            (
                FundRow("fiscal", ("财政资金", "fiscal funds"), (*FISCAL, *CARRIED), 4),
                FundRow("special", ("财政专户管理资金", "funds of the special fiscal account"), SPECIAL, 1),
                FundRow("unit", ("单位资金", "the unit's own funds"), UNIT, 2),
                FundRow("other", ("其他资金", "other funds"), OTHER, 3),
            ),
            dash="/",
            name_label=("年度预算数（{unit}）", "Budget of the year ({unit})"),
        ),
        IndicatorBlock(
            ("绩效指标{weight}", "Indicators{weight}"), 9, (9, 10, 14),
            (
                Column("operator", ("指标性质", "Sign"), 6),
                Column("value", ("指标值", "Value"), 8),
                Column("unit", ("度量单位", "Unit"), 6),
                Column("actual", ("完成值", "Actual"), 10),
                Column("weight", ("权重", "Weight"), 6),
                Column("score", ("得分", "Score"), 8),
                Column("reason", ("未完成原因分析", "Why not reached"), 14, "left"),
            ),
            total=("合计", "Total"),
        ),
        ProseBlock(("评价结论", "Conclusion"), "verdict", 9, LIMIT),
        ProseBlock(("存在问题", "Problems"), "problems", 9, LIMIT),
        ProseBlock(("改进措施", "Measures"), "measures", 9, LIMIT),
    ),
    notes=(
        REMARK,
        (
            "其他资金包括社会投入资金、银行贷款。",
            "Other funds include private investment and bank loans.",
        ),
    ),
    signatures=(
        (("项目负责人", "Head of the project"), "manager"),
        (("财务负责人", "Head of finance"), ""),
    ),
)  # fmt: skip
