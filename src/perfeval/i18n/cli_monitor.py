"""Words of the command `monitor`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "as_of": ("截至日期", "As of"),
    "period": ("项目期间", "Period"),
    "span": ("{start}至{end}，时间已过{elapsed}", "{start} to {end}, {elapsed} passed"),
    "set": ("指标体系", "Indicator set"),
    "basis": ("监控依据", "Basis"),
    "unverified": ("（未与官方文本核对）", " (not checked against an official text)"),
    "named": ("{title}（{id}）", "{title} ({id})"),
    "funds": ("资金（{unit}）", "Funds ({unit})"),
    "initial_budget": ("年初预算数", "Initial"), "budget": ("全年预算数", "Budget"),
    "spent": ("执行数", "Spent"), "rate": ("执行率", "Rate"), "due": ("应达到", "Due"),
    "gap": ("差距", "Gap"), "forecast": ("全年预计", "Forecast"), "light": ("灯", "Light"),
    "total": ("合计", "Total"), "of_line": ("其中：{name}", "of which {name}"),
    "indicator": ("绩效指标", "Indicator"), "target": ("指标值", "Target"),
    "actual": ("完成值", "Actual"), "completion": ("完成", "Done"),
    "likelihood": ("可能性", "Likely"),
    "likely.确定能": ("确定能", "certain"), "likely.有可能": ("有可能", "possible"),
    "likely.完全不可能": ("完全不可能", "impossible"),
    "reckoned": ("{text}*", "{text}*"),
    "status.level": ("", ""), "status.measured": ("", ""),
    "status.limit": ("占{share}", "{share} used"),
    "status.within": ("未超", "within"), "status.over": ("已超", "exceeded"),
    "status.untold": ("无指标值", "no target"), "status.short": ("逾期，{share}", "overdue, {share}"),
    "status.done": ("已完成", "done"), "status.done.late": ("逾期完成", "done late"),
    "status.due": ("未到期", "not due"), "status.overdue": ("逾期", "overdue"),
    "status.judged": ("定性", "in words"), "status.no_progress": ("无数据", "no data"),
    "status.not_applicable": ("不适用", "n/a"), "status.not_due": ("未到期", "not due"),
    "points": ("{gap}点", "{gap}pp"),
    "none": ("—", "—"),
    "money": ("预算执行", "Spending"), "goals": ("绩效目标", "Goals"),
    "against": ("{rate}，应达到{due}，{lead}", "{rate} of {due} due, {lead}"),
    "behind": ("落后{gap}个百分点", "{gap} percentage points behind"),
    "ahead": ("领先{gap}个百分点", "{gap} percentage points ahead"),
    "even": ("与进度一致", "on schedule"),
    "mean": ("（{n}项可比目标按权重平均）", " (weighted mean of {n} comparable goals)"),
    "mean.equal": ("（{n}项可比目标，各指标等权）", " ({n} comparable goals, indicators count alike)"),
    "budget.period": ("预算数", "Budget"), "forecast.period": ("期末预计", "Forecast"),
    "lights": ("预警灯", "Lights"), "count": ("{name}{n}", "{name} {n}"),
    "joint": ("，", ", "),
    "starred": (
        "* 项目没有填报，由程序推算：预计=完成值÷应完成比例。",
        "* computed, not given by the project: forecast = value ÷ share due.",
    ),
    "unlisted": ("另有{n}项没有数据的指标未列。", "{n} indicators without data are not listed."),
}  # fmt: skip

say = speaker(TEXTS)
