"""Comments of a new project file."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "head": (
        "{title}\n把冒号后面的空处填好即可评分：perfeval score 本文件。没有填的指标得0分并列为缺少结果；不需要的行可以删去。",
        "{title}\nFill in what stands empty behind the colons, then: perfeval score this file. What is left empty scores 0 "
        "and is told as missing; lines that are not needed can go.",
    ),
    "head.monitoring": (
        "{title}\n把冒号后面的空处填好，再运行 perfeval monitor 本文件 --as-of 截至日期。没有数据的指标列为无数据，不作0计算；不需要的行可以删去。",
        "{title}\nFill in what stands empty behind the colons, then: perfeval monitor this file --as-of DAY. What is left empty "
        "is told as unknown, never as 0; lines that are not needed can go.",
    ),
    "period": ("项目期间，序时进度按它计算", "the period, which what is due is counted by"),
    "lights": (
        "预警灯没有全国统一的界限；按本地规定填写落后的百分点，去掉下面一行的 #",
        "There are no national limits for lights; give those of your place in percentage points, and remove the # below",
    ),
    "items.monitoring": (
        "每项：{name: 名称, target: ≥1个, progress: [{as_of: 2023-07-31, actual: 1个}], forecast: 1个, likelihood: 确定能}",
        "each: {name: …, target: ≥1个, progress: [{as_of: 2023-07-31, actual: 1个}], forecast: 1个, likelihood: 确定能}",
    ),
    "progress": (
        "各日的累计数：{as_of: 2023-07-31, actual: 1个}",
        "running totals: {as_of: 2023-07-31, actual: 1个}",
    ),
    "name": ("（请填写项目名称）", "(name of the project)"),
    "header.name": ("项目全称", "full name of the project"),
    "header.code": ("项目编码，没有可删", "its code, if it has one"),
    "header.department": ("主管部门", "competent department"),
    "header.implementer": ("实施单位（资金使用单位）", "who carries it out"),
    "header.nature": ("一次性、延续、常年", "one-off, continued, permanent"),
    "header.as_of": (
        "资金和成果算到哪一天，如 2023-12-31",
        "the day money and results count to, such as 2023-12-31",
    ),
    "header.date": ("报告日期，如 2024-03-01", "date of the report, such as 2024-03-01"),
    "header.manager": ("项目负责人", "who answers for it"),
    "header.filled_by": ("填报人", "who fills this in"),
    "region": ("所在地区，供按地区汇总", "where it is, for summaries by region"),
    "choose": (
        "“{name}”要在评分前选定：{of}；选好后去掉下面 groups 一行的 #",
        "“{name}” must be chosen before scoring: {of}; then remove the # before groups",
    ),
    "fund": ("财政资金", "public money"),
    "fund.source": ("中央、省级、市级、单位自筹……", "central, provincial, municipal, own …"),
    "fund.initial_budget": ("年初预算数", "budget at the start of the year"),
    "fund.budget": ("全年预算数（调整后）", "budget of the year, as adjusted"),
    "fund.arrived": ("到位资金", "money that arrived"),
    "fund.spent": ("全年执行数（支出）", "money spent"),
    "results": (
        "各指标的结果；# 后面是分值和评分标准",
        "Results of the indicators; behind # stand weight and rule",
    ),
    "weight": ("{weight}分。", "{weight} points. "),
    "evidence": ("满分需要的佐证：{kinds}", "a full mark needs: {kinds}"),
    "list": ("、", ", "),
    "reason": ("未完成或超额较多的原因", "why short, or far over"),
    "target.set": (
        "指标值，指标体系已定，可按批复改",
        "the set's target; change it where another was approved",
    ),
    "target": ("指标值，如 ≥7个、≤90万元、=100%", "the target, such as ≥7个, ≤90万元, =100%"),
    "actual": ("完成值，带单位，如 7个、95%", "the actual with its unit, such as 7个, 95%"),
    "actual.flag": ("是 或 否", "true or false"),
    "part": ("分子，如合格数", "numerator, such as those that pass"),
    "whole": ("分母，如总数", "denominator, such as all"),
    "current": ("本期数", "this period's number"),
    "base": ("基期数", "the base period's number"),
    "planned": ("计划完成日期", "planned day"),
    "finished": ("实际完成日期", "day it was finished"),
    "count": ("次数", "how often"),
    "survey": ("counts 按从好到差列各选项人数", "counts: answers from best to worst"),
    "panel": (
        "每位专家一项：{expert: 姓名, role: 角色, score: 90}",
        "one entry an expert: {expert: name, role: …, score: 90}",
    ),
    "items": (
        "每项：{name: 名称, target: ≥1个, actual: 1个}",
        "one entry an item: {name: …, target: ≥1个, actual: 1个}",
    ),
    "met": (
        "all 全部符合、none 全不符合、[1, 3] 符合的序号、{{1: 1, 2: 0.5}} 逐项；要点：{items}",
        "all, none, [1, 3] those met, or {{1: 1, 2: 0.5}}; points: {items}",
    ),
    "tier": ("档次：{names}", "tier: {names}"),
    "share": ("档内得分比例，如 95%", "share of the weight in the tier, such as 95%"),
    "deductions": (
        "没有扣分写 []；有则每项 {points: 0.5, fact: 事实, evidence: [编号]}",
        "[] when nothing is taken off; else {points: 0.5, fact: …, evidence: [id]} each",
    ),
    "parts": (
        "共{n}部分，依次写各部分的结果，如 [{{actual: 8个}}, {{actual: 是}}]",
        "{n} parts, each with its result, such as [{{actual: 8个}}, {{actual: true}}]",
    ),
    "statement": ("符合、部分符合、不符合或不适用，并说明情况", "符合 | 部分符合 | 不符合 | 不适用, and in words"),
    "data": ("各数据：{{{names}}}", "the named data: {{{names}}}"),
}  # fmt: skip
say = speaker(TEXTS)
