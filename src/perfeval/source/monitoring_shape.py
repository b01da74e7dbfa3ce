"""The keys of monitoring: schedules, lights, progress, reasons for being behind."""

from __future__ import annotations

from perfeval.model import pace as m
from perfeval.model.shape import (
    DATE,
    EDGE,
    FLAG,
    NUMBER,
    PROSE,
    QUANTITY,
    SHARE,
    TEXT,
    Field,
    Shape,
    any_of,
    choice,
    list_of,
    one_or_list,
    record,
)

MILESTONE = Shape(
    "milestone",
    (
        Field("until", "截至", EDGE, "a day, or a month of the year by its number", required=True),
        Field("share", "比例", SHARE, "the share due by the end of it", required=True),
    ),
    m.Milestone,
)
SCHEDULE = Shape(
    "schedule",
    (
        Field("steps", "节点", list_of(record(MILESTONE)), "what is due when", required=True),
        Field(
            "between",
            "节点之间",
            choice(linear="直线", step="阶梯"),
            "what is due between two of them: a straight line, or the earlier share",
        ),
    ),
    m.Schedule,
)
WHEN = any_of(choice(days="按天", months="按月"), list_of(record(MILESTONE)), record(SCHEDULE))
LIGHT = Shape(
    "light",
    (
        Field("name", "名称", TEXT, "the light's name", required=True),
        Field("max_gap", "差距上限", NUMBER, "up to how many percentage points behind, inclusive"),
        Field(
            "colour",
            "颜色",
            choice(green="绿", blue="蓝", yellow="黄", orange="橙", red="红"),
            "its colour; by its name by default",
        ),
    ),
    m.Light,
)
LIKELIHOODS = Shape(
    "likelihoods",
    (
        Field("certain", "确定能", SHARE, "from this forecast completion on"),
        Field("possible", "有可能", SHARE, "from this one on; below it, impossible"),
    ),
    m.Likelihoods,
)
LIGHTS = list_of(record(LIGHT))
HALF = Shape(
    "monitored half",
    (
        Field("schedule", "计划进度", WHEN, "what is due when"),
        Field("lights", "预警灯", LIGHTS, "lights by the gap, from the smallest"),
    ),
    m.Half,
)
TERMS = Shape(
    "monitoring",
    (
        Field("basis", "依据", one_or_list(TEXT), "documents it rests on"),
        Field("verified", "已核实", FLAG, "false: not checked against an official text"),
        Field("schedule", "计划进度", WHEN, "what is due when, for money and goals"),
        Field("funds", "资金", record(HALF), "own schedule and lights of the money"),
        Field("goals", "目标", record(HALF), "own schedule and lights of the goals"),
        Field("lights", "预警灯", LIGHTS, "lights by the gap, from the smallest"),
        Field("gap", "反差", NUMBER, "percentage points between money and goals that are remarked on"),
        Field("difference", "预计差异", NUMBER, "likewise between the stated forecast and the computed one"),
        Field("likelihood", "完成可能性", record(LIKELIHOODS), "forecast completions that make a goal likely"),
    ),
    m.Terms,
)  # fmt: skip
PROGRESS = Shape(
    "progress",
    (
        Field("as_of", "截至日期", DATE, "up to and including", required=True),
        Field("actual", "完成值", QUANTITY, "what was achieved by then, in all"),
        Field("share", "比例", SHARE, "share of the way, where there is no value"),
        Field("note", "备注", PROSE, "what was done"),
        Field("evidence", "佐证材料", one_or_list(TEXT), "where it can be seen"),
    ),
    m.Progress,
    either=("actual", "share"),
)
DEVIATION = Shape(
    "deviation",
    (
        Field(
            "causes",
            "原因类别",
            one_or_list(choice(经费保障="", 制度保障="", 人员保障="", 硬件条件保障="", 其他="")),
            "columns of the official table",
        ),
        Field("text", "原因说明", PROSE, "the reason in words"),
    ),
    m.Deviation,
    shorthand="text",
)
# keys of an indicator, and over it of its result
PACE = (
    Field("schedule", "计划进度", WHEN, "its own schedule"),
    Field("accrues", "按累计", FLAG, "whether its value adds up through the period; by default unless a percentage"),
)  # fmt: skip
# keys of a result, and of an item of an average
WATCHED = (
    Field("progress", "进展", list_of(record(PROGRESS)), "how far it was at which day"),
    Field("forecast", "全年预计完成", QUANTITY, "the project's own forecast for the end of the period"),
    Field(
        "likelihood",
        "完成可能性",
        choice(确定能="", 有可能="", 完全不可能=""),
        "how likely the target is reached",
    ),
    Field("deviation", "偏差分析", record(DEVIATION), "why it is behind: categories and words"),
    *PACE,
)  # fmt: skip
