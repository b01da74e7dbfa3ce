"""The keys of the fund table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures.funds import FIELDS as FUNDS_FIELDS
from perfeval.model import funds as mf
from perfeval.model.shape import (
    DATE,
    INTEGER,
    MONEY,
    PROSE,
    QUANTITY,
    TEXT,
    Field,
    Shape,
    Type,
    list_of,
    map_of,
    record,
)
from perfeval.source.monitoring_shape import DEVIATION

if TYPE_CHECKING:
    from perfeval.model.finding import Span


class RawRate(NamedTuple):
    name: str
    rate: str = "execution"
    base: str = "budget"
    lines: tuple[str, ...] = ()
    as_of: Any = None
    from_: Any = None
    reported: Any = None
    span: Span | None = None
    at: Any = None


class RawFunds(NamedTuple):
    unit: str = "万元"
    lines: tuple[mf.FundLine, ...] = ()
    rates: tuple[RawRate, ...] = ()
    plan: mf.FundPlan | None = None
    note: str = ""
    span: Span | None = None


DATED = Shape(
    "dated",
    (
        Field("amount", "金额", MONEY, "the amount", required=True),
        Field("date", "日期", DATE, "its day"),
        Field("doc_no", "文号", TEXT, "its document"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    mf.Dated,
)
CUMULATIVE = Shape(
    "cumulative",
    (
        Field("as_of", "截至日期", DATE, "up to and including", required=True),
        Field("spent", "支出", MONEY, "spent in all", required=True),
    ),
    mf.Cumulative,
)
LINE = Shape(
    "fund line",
    (
        Field("id", "编号", TEXT, "the line's id"),
        Field("name", "名称", TEXT, "the line's name"),
        Field("source", "来源", TEXT, "where the money comes from"),
        Field("of", "其中", TEXT, "the line it is part of"),
        Field("initial_budget", "年初预算数", Type("dated"), "budget at the start of the year"),
        Field("budget", "全年预算数", Type("dated"), "budget of the year"),
        Field("adjustments", "预算调整", Type("dated"), "changes of the budget"),
        Field("due", "应到位", Type("due"), "what should have arrived, and when"),
        Field("arrived", "到位资金", Type("dated"), "money that arrived"),
        Field("spent", "支出", Type("spent"), "money spent"),
        Field("cumulative", "累计支出", list_of(record(CUMULATIVE)), "running totals of spending"),
        Field("year", "预算年度", INTEGER, "the budget year, where not that of its day"),
        Field("matches", "配套", TEXT, "the line that this one adds local money to"),
        Field("forecast", "全年预计执行数", MONEY, "what will be spent by the end of the period"),
        Field("deviation", "偏差分析", record(DEVIATION), "why it is spent too slowly or too fast"),
        Field("improvement", "改进措施", PROSE, "what will be done"),
        Field("assumed", "推定", map_of(TEXT), "keys whose values are assumed, and why"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    mf.FundLine,
)
RATE = Shape(
    "fund rate",
    (
        Field("name", "名称", TEXT, "what the report calls it", required=True),
        *FUNDS_FIELDS,
        Field("reported", "填报数", QUANTITY, "the rate as it was printed"),
    ),
    RawRate,
)
PLAN_ROW = Shape(
    "plan row",
    (
        Field("name", "名称", TEXT, "the task", required=True),
        Field("amount", "金额", MONEY, "its money", required=True),
        Field("group", "分组", TEXT, "its group"),
        Field("content", "内容", TEXT, "what is bought"),
        Field("period", "期间", TEXT, "when"),
        Field("nature", "资金性质", TEXT, "which money"),
        Field("task", "任务", TEXT, "the task it belongs to"),
        Field("source", "来源", TEXT, "the source; a fund line's id, name or source"),
        Field("year", "年度", TEXT, "the year it is for"),
        Field("years", "分年", map_of(MONEY), "the amount by year"),
    ),
    mf.PlanRow,
)
PLAN = Shape(
    "fund plan",
    (
        Field("unit", "单位", TEXT, "unit of the amounts"),
        Field("total", "合计", MONEY, "the total as printed"),
        Field("rows", "明细", list_of(record(PLAN_ROW)), "the rows", required=True),
        Field("groups", "分组合计", map_of(MONEY), "totals by group as printed"),
        Field("tasks", "任务合计", map_of(MONEY), "totals by task as printed"),
        Field("sources", "来源合计", map_of(MONEY), "totals by source as printed"),
        Field("years", "年度合计", map_of(MONEY), "totals by year as printed"),
    ),
    mf.FundPlan,
)
FUNDS = Shape(
    "funds",
    (
        Field("unit", "单位", TEXT, "unit of bare amounts"),
        Field("lines", "资金明细", list_of(record(LINE)), "the lines"),
        Field("rates", "比率", list_of(record(RATE)), "further rates by name"),
        Field("plan", "资金安排", Type("plan"), "a plan by task"),
        Field("note", "备注", TEXT, "a remark"),
    ),
    RawFunds,
)
