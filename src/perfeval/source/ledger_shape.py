"""The keys of a file `perfeval: ledger/v1`."""

from __future__ import annotations

from typing import Any, NamedTuple

from perfeval.model import ledger as m
from perfeval.model.shape import (
    DATE,
    INTEGER,
    MEASURED,
    MONEY,
    NUMBER,
    PROSE,
    TEXT,
    Field,
    Shape,
    choice,
    list_of,
    map_of,
    one_or_list,
    record,
)
from perfeval.source.project_shape import EVIDENCE
from perfeval.source.result_shape import TEXTS

HEADER = "ledger/v1"
KINDS = {
    "audit": "审计", "inspection": "巡察", "supervision": "财会监督", "evaluation": "绩效评价",
    "other": "其他",
}  # fmt: skip
TYPES = {"immediate": "立行立改", "phased": "分阶段", "ongoing": "持续"}
RESULTS = {"holds": "巩固", "relapsed": "反弹"}
CAUSES = {"objective": "客观", "work": "工作"}


class Raw(NamedTuple):
    """The file as written."""

    perfeval: str
    title: str = ""
    owner: str = ""
    year: int | None = None
    as_of: Any = None
    immediate_days: int | None = None
    found: m.Found | None = None
    unit: str = "万元"
    basis: tuple[str, ...] = ()
    sources: tuple[m.Source, ...] = ()
    units: tuple[m.Unit, ...] = ()
    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    evidence: tuple[Any, ...] = ()
    items: tuple[m.Item, ...] = ()
    notes: tuple[str, ...] = ()
    span: Any = None
    at: Any = None


SOURCE = Shape(
    "source of problems",
    (
        Field("id", "编号", TEXT, "its id", required=True),
        Field("kind", "类型", choice(**KINDS), "who found the problems"),
        Field("title", "名称", TEXT, "the document's title"),
        Field("doc_no", "文号", TEXT, "its number"),
        Field("date", "日期", DATE, "its day, from which the time to put right counts"),
        Field("year", "年度", INTEGER, "the year it is about"),
    ),
    m.Source,
)
UNIT = Shape(
    "responsible unit",
    (
        Field("id", "编号", TEXT, "its id", required=True),
        Field("name", "名称", TEXT, "its name"),
        Field("lead", "牵头领导", TEXT, "who leads"),
        Field("contact", "联系人", TEXT, "whom to ask"),
    ),
    m.Unit,
    shorthand="id",
)
AMOUNT = Shape(
    "amount found",
    (
        Field("channel", "资金渠道", TEXT, "channel of the money"),
        Field("amount", "金额", MONEY, "how much", required=True),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Amount,
)
RECTIFIED = Shape(
    "amount put right",
    (
        Field("way", "整改方式", TEXT, "how: 追缴, 归还原渠道, 统筹盘活, 拨付到位 …"),
        Field("channel", "资金渠道", TEXT, "channel of the money"),
        Field("amount", "金额", MONEY, "how much", required=True),
        Field("note", "备注", TEXT, "a remark"),
    ),
    m.Amount,
)
METRIC = Shape(
    "measured problem",
    (
        Field("name", "名称", TEXT, "what is measured", required=True),
        Field("before", "整改前", MEASURED, "the value that was found"),
        Field("target", "目标值", MEASURED, "the value to be reached"),
    ),
    m.Metric,
)
FOUND = Shape(
    "extent found",
    (
        Field("count", "数量", NUMBER, "how many", attr="number"),
        Field("unit", "计量单位", TEXT, "of what: 个, 户 …"),
        Field("amount", "金额", MONEY, "how much money"),
        Field("amounts", "分渠道金额", list_of(record(AMOUNT)), "the money by channel"),
        Field("metrics", "计量指标", list_of(record(METRIC)), "what is measured in days or shares"),
        Field("scope", "涉及范围", map_of(NUMBER), "how many provinces, cities, counties …"),
    ),
    m.Found,
)
CAUSE = Shape(
    "cause of a problem",
    (
        Field("kind", "类型", choice(**CAUSES), "circumstances, or the work"),
        Field("text", "内容", PROSE, "the cause", required=True),
    ),
    m.Cause,
    shorthand="text",
)
EXTENSION = Shape(
    "extension of a deadline",
    (
        Field("until", "延至", DATE, "the later deadline", required=True),
        Field("date", "批准日期", DATE, "the day it was granted, from which it counts"),
        Field("reason", "理由", TEXT, "why"),
        Field("by", "批准", TEXT, "who granted it"),
    ),
    m.Extension,
)
TASK = Shape(
    "task of an item",
    (
        Field("id", "编号", TEXT, "its id"),
        Field("text", "内容", PROSE, "what is to be done", required=True),
        Field("unit", "责任单位", TEXT, "who does it, by id"),
        Field("person", "责任人", TEXT, "who answers for it"),
        Field("deadline", "时限", DATE, "by when"),
        Field("done", "完成日期", DATE, "the day it was done"),
        Field("done_by", "不晚于", DATE, "done by then at the latest, where no day is given"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
    ),
    m.Measure,
    shorthand="text",
)
DUTY = Shape(
    "duty for an item",
    (
        Field("role", "角色", TEXT, "as what: 牵头领导, 责任处室 …"),
        Field("who", "姓名", TEXT, "who"),
        Field("unit", "责任单位", TEXT, "of which unit, by id"),
        Field("duty", "职责", TEXT, "for what"),
    ),
    m.Duty,
)
PROGRESS = Shape(
    "progress of an item",
    (
        Field("date", "日期", DATE, "how it stood on that day", required=True),
        Field("text", "内容", PROSE, "what was done"),
        Field("done", "已整改数", NUMBER, "how many are put right, in all"),
        Field("adjusted", "已调整数", NUMBER, "how many were adjusted or dropped, in all"),
        Field("amount", "整改金额", MONEY, "how much is put right, in all"),
        Field("amounts", "分项金额", list_of(record(RECTIFIED)), "the same by way and channel"),
        Field("values", "指标现值", map_of(MEASURED), "what is measured now, by its name"),
        Field("rules", "制度建设数", NUMBER, "rules made or mended, in all"),
        Field("people", "追责问责人数", NUMBER, "people held to account, in all"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
    ),
    m.Progress,
)
CLOSING = Shape(
    "closing of an item",
    (
        Field("date", "日期", DATE, "the day it was struck off", required=True),
        Field("by", "销号人", TEXT, "who struck it off"),
        Field("opinion", "意见", TEXT, "why it may be"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
    ),
    m.Closing,
)
RECHECK = Shape(
    "second look at an item",
    (
        Field("date", "日期", DATE, "its day", required=True),
        Field("by", "检查人", TEXT, "who looked"),
        Field("result", "结论", choice(**RESULTS), "whether the result holds", required=True),
        Field("text", "内容", PROSE, "what was seen"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
    ),
    m.Recheck,
)
ORIGIN = Shape(
    "origin of an item",
    (
        Field("project", "项目", TEXT, "the project's name"),
        Field("unit", "实施单位", TEXT, "who carries it out"),
        Field("file", "文件", TEXT, "its file"),
        Field("problem", "问题编号", TEXT, "the id of the project's problem"),
        Field("code", "提示代码", TEXT, "the finding's code"),
        Field("indicator", "指标", TEXT, "the indicator's path"),
    ),
    m.Origin,
)
ITEM = Shape(
    "ledger item",
    (
        Field("id", "编号", TEXT, "its id", required=True),
        Field("number", "原文序号", TEXT, "its number in the document"),
        Field("title", "问题", TEXT, "the problem in a few words", required=True),
        Field("facts", "问题描述", PROSE, "what was found"),
        Field("source", "来源", TEXT, "where it comes from, by id"),
        Field("category", "类别", TEXT, "its category"),
        Field("year", "年度", INTEGER, "the year it is about"),
        Field("found", "涉及情况", record(FOUND), "its extent"),
        Field("causes", "原因", one_or_list(record(CAUSE)), "why"),
        Field("units", "责任单位", TEXTS, "who answers for it, by id, the first one above all"),
        Field("lead", "牵头领导", TEXT, "who leads"),
        Field("person", "责任人", TEXT, "who does it"),
        Field("type", "整改类型", choice(**TYPES), "at once, in stages, or for good"),
        Field("deadline", "整改时限", DATE, "by when"),
        Field("extension", "延期", record(EXTENSION), "a later deadline that was granted"),
        Field("measures", "整改措施", one_or_list(record(TASK)), "the list of tasks"),
        Field("duties", "责任分工", list_of(record(DUTY)), "the list of duties"),
        Field("progress", "整改进展", list_of(record(PROGRESS)), "how it stood, day by day"),
        Field(
            "closing",
            "销号",
            one_or_list(record(CLOSING)),
            "that it was struck off, again after a relapse",
            attr="closings",
        ),
        Field("rechecks", "回头看", list_of(record(RECHECK)), "looks after that"),
        Field("explained", "超额说明", TEXT, "why more is put right than was found"),
        Field("printed", "原文表述", TEXT, "the document's own word for how it stands"),
        Field("open", "未载明", TEXTS, "what the documents leave out"),
        Field("suggestion", "建议", PROSE, "what should be done"),
        Field("evidence", "佐证材料", TEXTS, "what shows the problem itself"),
        Field("from", "来自", record(ORIGIN), "what it was opened from", attr="from_"),
        Field("note", "备注", PROSE, "a remark"),
    ),
    m.Item,
)
FILE = Shape(
    "ledger",
    (
        Field("perfeval", "文件类型", TEXT, HEADER, required=True),
        Field("title", "标题", TEXT, "the ledger's title", required=True),
        Field("owner", "编制单位", TEXT, "who keeps it"),
        Field("year", "年度", INTEGER, "its year"),
        Field("as_of", "截至日期", DATE, "the day it is read at, where the command gives none"),
        Field(
            "immediate_days",
            "立行立改天数",
            INTEGER,
            "days from the source's day within which what is to be put right at once must be",
        ),
        Field("unit", "金额单位", TEXT, "unit of bare amounts and of printed ones", also="单位"),
        Field("basis", "依据", one_or_list(TEXT), "what it rests on"),
        Field("sources", "问题来源", list_of(record(SOURCE)), "audits, inspections, evaluations"),
        Field("units", "责任单位", list_of(record(UNIT)), "who answers"),
        Field("categories", "问题类别", list_of(TEXT), "the categories in use"),
        Field("channels", "资金渠道", list_of(TEXT), "the channels in use"),
        Field("evidence", "佐证材料", list_of(record(EVIDENCE)), "register of evidence"),
        Field("found", "总体情况", record(FOUND), "all of it, as the document counts it"),
        Field("items", "问题清单", list_of(record(ITEM)), "the problems", required=True),
        Field("notes", "说明", one_or_list(PROSE), "remarks on the ledger"),
    ),
    Raw,
)
