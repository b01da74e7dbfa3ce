"""The keys of a file `perfeval: panel/v1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures.panel import TRIM
from perfeval.model import panels as m
from perfeval.model.shape import (
    DATE,
    FLAG,
    INTEGER,
    MONEY,
    NUMBER,
    PROSE,
    TEXT,
    Field,
    Shape,
    Type,
    any_of,
    choice,
    list_of,
    map_of,
    one_or_list,
    record,
)
from perfeval.source.set_shape import ROUNDING, rounding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from perfeval.model.finding import Span

HEADER = "panel/v1"


class RawRule(NamedTuple):
    """The rule as written; its rounding is still the keys that were given."""

    trim: Any = None
    weights: Mapping[str, Fraction] = {}
    by: str = "expert"
    void: tuple[str, ...] | bool = ()
    max_spread: Fraction | None = None
    max_deviation: Fraction | None = None
    pass_: Fraction | None = None
    min_experts: int | None = None
    rounding: Any = None
    bands: tuple[m.Band, ...] = ()
    budget: Fraction | None = None
    seats: int | None = None
    rank: m.RankPoints | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def built(self) -> m.Rule:
        return m.Rule(**{**self._asdict(), "rounding": rounding(self.rounding)})


class Raw(NamedTuple):
    """The file as written."""

    perfeval: str
    title: str
    experts: tuple[m.Expert, ...] = ()
    subjects: tuple[m.Subject, ...] = ()
    date: date | None = None
    basis: tuple[str, ...] = ()
    project: str = ""
    total: Fraction | None = None
    unit: str = "万元"
    anonymous: str = "experts"
    salt: str = ""
    criteria: tuple[m.Criterion, ...] = ()
    rule: RawRule | None = None
    ballots: tuple[m.Ballot, ...] = ()
    discussions: tuple[m.Discussion, ...] = ()
    verified: bool = True
    notes: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


RECUSAL = Shape(
    "recusal",
    (
        Field("subject", "对象", TEXT, "the subject's id", required=True),
        Field("reason", "原因", TEXT, "why the expert keeps away"),
    ),
    m.Recusal,
    shorthand="subject",
)
EXPERT = Shape(
    "panel expert",
    (
        Field("id", "编号", TEXT, "an id unique among the experts", required=True),
        Field("name", "姓名", TEXT, "the expert's name"),
        Field("role", "角色", TEXT, "finance, sector, management …; what weights go by"),
        Field("unit", "单位", TEXT, "where the expert works"),
        Field("phone", "电话", TEXT, "how to reach the expert"),
        Field("recused", "回避", list_of(record(RECUSAL)), "subjects the expert keeps away from"),
        Field(
            "subjects",
            "负责对象",
            list_of(TEXT),
            "subjects the expert is to judge; all by default",
            attr="assigned",
        ),
    ),
    m.Expert,
)
SUBJECT = Shape(
    "panel subject",
    (
        Field("id", "编号", TEXT, "an id unique among the subjects", required=True),
        Field("name", "名称", TEXT, "the project, applicant or indicator"),
        Field("unit", "单位", TEXT, "the unit behind it"),
        Field("compliant", "符合约定", FLAG, "whether it is what contract or rules ask for; false fails outright"),
        Field("why", "复核情况", TEXT, "what the check of this found"),
        Field("requested", "申请金额", MONEY, "the amount applied for"),
        Field("quantity", "数量", NUMBER, "how many units a band's money is paid for"),
    ),
    m.Subject,
)  # fmt: skip
CRITERION = Shape(
    "panel criterion",
    (
        Field("id", "编号", TEXT, "an id unique among the criteria", required=True),
        Field("name", "名称", TEXT, "the criterion's name"),
        Field("max", "满分", NUMBER, "the highest score", required=True),
        Field("explain", "评分说明", TEXT, "what earns the points"),
        Field("group", "类别", TEXT, "the criterion above"),
    ),
    m.Criterion,
)
MONEY_BAND = Shape(
    "money band",
    (
        Field("min", "下限", NUMBER, "lower edge, inclusive"),
        Field("above", "高于", NUMBER, "lower edge, exclusive"),
        Field("max", "上限", NUMBER, "upper edge, inclusive"),
        Field("below", "低于", NUMBER, "upper edge, exclusive"),
        Field("money", "金额", MONEY, "what the band is worth", required=True),
        Field("name", "名称", TEXT, "the band's name"),
        Field("per", "每", TEXT, "the money is for each of these: km, 户 …; the subject's quantity times it"),
    ),
    m.Band,
    either=("min", "above", "max", "below"),
)  # fmt: skip
RANK = Shape(
    "rank points",
    (
        Field("first", "首位得分", NUMBER, "points of the first place", required=True),
        Field("step", "每位递减", NUMBER, "how much less each further place gets", required=True),
    ),
    m.RankPoints,
)
RULE = Shape(
    "panel rule",
    (
        Field("trim", "去极值", record(TRIM), "drop the highest and lowest"),
        Field("weights", "角色权重", map_of(NUMBER), "weights by role"),
        Field("by", "权重归属", choice(expert="每名专家", role="整个角色"),
              "whether a weight is each expert's or the whole role's"),
        Field(
            "void", "废票",
            any_of(
                one_or_list(choice(**{"equal": "全同分", "full": "全满分", "all-full": "全部满分"})), FLAG
            ),
            "ballots that don't count; true: all of these",
        ),
        Field("max_spread", "最大分差", NUMBER, "highest less lowest beyond which the experts discuss"),
        Field("max_deviation", "最大偏离", NUMBER, "distance of one score from the mean beyond which they discuss"),
        Field("pass", "通过比例", Type("ratio-text"), "share of passes that passes, inclusive", attr="pass_"),
        Field("min_experts", "最少专家数", INTEGER, "fewer ballots that count give no result"),
        Field("rounding", "舍入", record(ROUNDING), "how the result is rounded"),
        Field("bands", "分档资助", list_of(record(MONEY_BAND)), "score bands that become money"),
        Field("budget", "资金总额", MONEY, "what may be given out in all"),
        Field("places", "名额", INTEGER, "how many subjects, by rank, are granted money", attr="seats"),
        Field("rank", "名次计分", record(RANK), "points by rank"),
    ),
    RawRule,
)  # fmt: skip
BALLOT = Shape(
    "panel ballot",
    (
        Field("expert", "专家", TEXT, "the expert's id", required=True),
        Field("subject", "对象", TEXT, "the subject's id", required=True),
        Field("scores", "各项得分", map_of(NUMBER), "points by criterion"),
        Field("score", "得分", NUMBER, "the score, without criteria"),
        Field("pass", "通过", FLAG, "the vote", attr="passed"),
        Field("opinion", "意见", PROSE, "the expert's opinion"),
        Field("date", "日期", DATE, "the day of the ballot"),
    ),
    m.Ballot,
)
DISCUSSION = Shape(
    "discussion",
    (
        Field("subject", "对象", TEXT, "the subject's id", required=True),
        Field("date", "日期", DATE, "the day"),
        Field("by", "主持人", TEXT, "who led it"),
        Field("score", "得分", NUMBER, "the score decided on"),
        Field("pass", "通过", FLAG, "the vote decided on", attr="passed"),
        Field("keep", "维持", FLAG, "true: the computed result stands"),
        Field("reason", "理由", PROSE, "why"),
        Field("evidence", "佐证材料", one_or_list(TEXT), "minutes, signed record"),
    ),
    m.Discussion,
)
FILE = Shape(
    "panel file",
    (
        Field("perfeval", "文件类型", TEXT, HEADER, required=True),
        Field("title", "标题", TEXT, "the panel's title", required=True),
        Field("date", "日期", DATE, "the day of the panel"),
        Field("basis", "依据", one_or_list(TEXT), "what it rests on"),
        Field("project", "项目", TEXT, "the project it is for"),
        Field("total", "满分", NUMBER, "the highest total; 100 by default, or the criteria's sum"),
        Field("unit", "单位", TEXT, "unit of bare amounts: 元, 万元, 亿元"),
        Field("anonymous", "匿名", choice(experts="专家匿名", both="双向匿名"),
              "what scoring sheets show by code only: the experts, or the subjects too"),
        Field("salt", "密钥", TEXT, "a secret that codes on scoring sheets are made with"),
        Field("experts", "专家", list_of(record(EXPERT)), "the experts", required=True),
        Field("subjects", "评审对象", list_of(record(SUBJECT)), "what is judged", required=True),
        Field("criteria", "评分指标", list_of(record(CRITERION)), "what it is judged by"),
        Field("rule", "评审规则", record(RULE), "how ballots become a result"),
        Field("ballots", "评审票", list_of(record(BALLOT)), "what each expert gave"),
        Field("discussions", "合议", list_of(record(DISCUSSION)), "what the experts decided together"),
        Field("verified", "已核实", FLAG, "false: the rule is not checked against an official text"),
        Field("notes", "说明", one_or_list(PROSE), "remarks"),
    ),
    Raw,
)  # fmt: skip
