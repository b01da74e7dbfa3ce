"""项目支出绩效自评表 of 财预〔2020〕10号, annex 1."""

from __future__ import annotations

from perfeval.reports.forms.profile import (
    Column,
    Fact,
    Facts,
    FundBlock,
    FundRow,
    IndicatorBlock,
    ObjectiveBlock,
    Profile,
)

NAME = ("项目名称", "Project")
DEPARTMENT = ("主管部门", "Department in charge")
IMPLEMENTER = ("实施单位", "Implementing unit")
FISCAL = (
    "财政",
    "拨款",
    "中央",
    "省级",
    "市级",
    "县级",
    "区级",
    "地方",
    "补助",
    "专项",
    "fiscal",
    "appropriation",
)
CARRIED = ("结转", "结余", "carried", "carry", "balance")
OTHER = ("其他", "自筹", "自有", "社会资金", "单位资金", "贷款", "other", "own funds", "loan")

FACTS = Facts(
    (
        (Fact(NAME, "name", 11, 89),),
        (Fact(DEPARTMENT, "department", 11, 34), Fact(IMPLEMENTER, "implementer", 12, 43)),
    )
)
FUND_COLUMNS = (
    Column("initial_budget", ("年初预算数", "Initial budget"), 14),
    Column("budget", ("全年预算数（A）", "Year's budget (A)"), 12),
    Column("spent", ("全年执行数（B）", "Spent in the year (B)"), 12),
    Column("weight", ("分值", "Points"), 6),
    Column("execution", ("执行率（B/A）", "Executed (B/A)"), 10),
    Column("score", ("得分", "Score"), 15),
)
FUND_ROWS = (
    FundRow("fiscal", ("当年财政拨款", "appropriation of the year"), FISCAL, 3),
    FundRow("carried", ("上年结转资金", "carried over from last year"), CARRIED, 1),
    FundRow("other", ("其他资金", "other funds"), OTHER, 2),
)
FUNDS = FundBlock(
    ("项目资金（{unit}）", "Project funds ({unit})"), 11, 20,
    ("年度资金总额", "Funds of the year"), FUND_COLUMNS, FUND_ROWS,
)  # fmt: skip
OBJECTIVES = ObjectiveBlock(
    ("年度总体目标", "Objectives of the year"), 11,
    ("预期目标", "Expected"), ("实际完成情况", "Achieved"), 46,
)  # fmt: skip
NATIONAL = Profile(
    key="national",
    title=("项目支出绩效自评表", "Self-assessment form of project spending"),
    blocks=(
        FACTS, FUNDS,
        OBJECTIVES,
        IndicatorBlock(
            ("绩效指标", "Indicators"), 11, (9, 11, 14),
            (
                Column("target", ("年度指标值", "Target of the year"), 12),
                Column("actual", ("实际完成值", "Actual"), 12),
                Column("weight", ("分值", "Points"), 6),
                Column("score", ("得分", "Score"), 10),
                Column("reason", ("偏差原因分析及改进措施", "Causes of deviation, and improvement"), 15, "left"),
            ),
        ),
    ),
)  # fmt: skip
