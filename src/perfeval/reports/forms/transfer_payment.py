"""转移支付区域（项目）绩效目标自评表: no weights and no scores."""

from __future__ import annotations

from perfeval.reports.forms.national import CARRIED, OTHER
from perfeval.reports.forms.profile import (
    Column,
    Fact,
    Facts,
    FundBlock,
    FundRow,
    IndicatorBlock,
    ObjectiveBlock,
    Profile,
    ProseBlock,
    StatementBlock,
)

CENTRAL = ("中央", "central")
LOCAL = (
    "地方",
    "省",
    "市",
    "县",
    "区",
    "配套",
    "财政",
    "local",
    "province",
    "provincial",
    "municipal",
    "county",
)
ITEMS = (
    ("分配科学性", "Sound allocation"),
    ("下达及时性", "Passed down in time"),
    ("拨付合规性", "Paid out by the rules"),
    ("使用规范性", "Used by the rules"),
    ("执行准确性", "Spent as budgeted"),
    ("预算绩效管理情况", "Performance management"),
    ("支出责任履行情况", "Own share of the spending"),
)
TRANSFER_PAYMENT = Profile(
    key="transfer-payment",
    title=("转移支付区域（项目）绩效目标自评表", "Self-assessment form of a transfer payment"),
    blocks=(
        Facts(
            (
                (Fact(("转移支付（项目）名称", "Transfer payment (project)"), "name", 19, 81),),
                (Fact(("中央主管部门", "Central department"), "central_department", 19, 81),),
                (
                    Fact(("地方主管部门", "Local department"), "department", 19, 36),
                    Fact(("资金使用单位", "Unit that uses the funds"), "implementer", 14, 31),
                ),
            )
        ),
        FundBlock(
            ("资金投入情况（{unit}）", "Funds ({unit})"), 10, 20,
            ("年度资金总额", "Funds of the year"),
            (
                Column("budget", ("全年预算数（A）", "Year's budget (A)"), 25),
                Column("spent", ("全年执行数（B）", "Spent in the year (B)"), 27),
                Column("execution", ("预算执行率（B/A×100%）", "Executed (B/A×100%)"), 18),
            ),
            (
                FundRow("central", ("中央财政资金", "funds from the centre"), CENTRAL, 2),
                FundRow("local", ("地方资金", "local funds"), LOCAL, 3),
                FundRow("other", ("其他资金", "other funds"), (*OTHER, *CARRIED), 1),
            ),
        ),
        StatementBlock(
            ("资金管理情况", "Management of the funds"), 10, 20,
            (
                Column("statement", ("情况说明", "Statement"), 39, "left"),
                Column("trouble", ("存在问题和改进措施", "Problems and improvement"), 31, "left"),
            ),
            ITEMS,
        ),
        ObjectiveBlock(
            ("总体目标完成情况", "Overall objectives"), 10,
            ("总体目标", "Objectives"), ("全年实际完成情况", "Achieved in the year"), 45,
        ),
        IndicatorBlock(
            ("绩效指标", "Indicators"), 10, (9, 11, 25),
            (
                Column("target", ("指标值", "Target"), 14),
                Column("actual", ("全年实际完成值", "Actual of the year"), 13),
                Column("reason", ("未完成原因和改进措施", "Why not reached, and improvement"), 18, "left"),
            ),
        ),
        ProseBlock(("说明", "Remarks"), "other", 10),
    ),
    notes=(
        (
            "资金使用单位按项目填报，主管部门和财政部门汇总时按区域填报。",
            "Units fill the form by project; departments and finance sum it up by region.",
        ),
        (
            "其他资金包括自有资金、社会资金及以前年度结转结余。",
            "Other funds are own funds, private funds and what was carried over from earlier years.",
        ),
        (
            "全年执行数是按国库集中支付要求所形成的实际支出。",
            "Spent is what was paid under the central treasury system.",
        ),
    ),
)  # fmt: skip
