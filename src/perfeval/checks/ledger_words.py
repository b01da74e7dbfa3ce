"""Words of findings about rectification ledgers."""

from __future__ import annotations

TABLES: dict[str, dict[str, tuple[str, str]]] = {
    "ledger_list": {
        "source": ("问题来源（sources）", "the sources"),
        "unit": ("责任单位（units）", "the units"),
        "evidence": ("佐证材料（evidence）", "the evidence"),
        "category": ("问题类别（categories）", "the categories"),
        "channel": ("资金渠道（channels）", "the channels"),
        "metric": ("该问题的计量指标（metrics）", "the item's metrics"),
        "item": ("问题（items）", "the items"),
        "task": ("该问题的整改措施（measures）", "the item's measures"),
    },
    "ledger_number": {
        "count": ("数量", "number"),
        "amount": ("金额", "amount"),
        "done": ("已整改数", "number put right"),
        "rules": ("制度建设数", "number of rules"),
        "people": ("追责问责人数", "number of people"),
    },
    "ledger_still": {
        "count": ("数量没有整改到位", "the number is not put right"),
        "amount": ("金额没有整改到位", "the money is not put right"),
        "relapse": ("问题反弹，没有重新整改销号", "the problem is back and not put right again"),
        "metric": ("计量指标没有达到目标", "a metric misses its target"),
        "target": ("计量指标没有目标", "a metric has no target"),
        "tasks": ("整改措施没有全部完成", "not all tasks are done"),
        "evidence": ("没有佐证材料", "there is no evidence"),
        "extent": ("没有写问题的数量、金额或措施", "no number, amount or task is given"),
    },
    "ledger_unsaid": {
        "count": ("没有写整改了多少", "it was not stated how many were put right"),
        "amount": ("没有写整改了多少金额", "it was not stated how much was put right"),
        "metric": ("没有写计量指标整改后的数", "a metric's value after was not given"),
        "target": ("计量指标没有目标值，无法判断", "a metric had no target"),
        "extent": ("没有写问题的数量、金额或措施，无法判断", "no number, amount or task was given"),
    },
    "ledger_event": {
        "closing": ("销号", "The closing"),
        "recheck": ("回头看", "The second look"),
        "task": ("措施完成", "The day a task was done"),
        "extension": ("批准延期", "The extension"),
    },
    "ledger_order": {
        "extension": ("延期后的时限", "The extended deadline"),
        "deadline": ("整改时限", "The deadline"),
        "closing": ("销号日期", "The day of closing"),
        "done_by": ("措施的“不晚于”日期", "The latest day of a task"),
    },
    "ledger_before": {
        "deadline": ("原时限", "the first deadline"),
        "source": ("问题来源的日期", "the day of the source"),
        "done": ("它的完成日期", "the day it was done"),
    },
    "ledger_extension": {
        "by": ("批准人", "who granted it"),
        "reason": ("理由", "a reason"),
        "both": ("理由和批准人", "a reason and who granted it"),
    },
    "ledger_bad": {
        "negative": ("是负数", "is negative"),
        "fraction": ("不是整数", "is no whole number"),
    },
}
