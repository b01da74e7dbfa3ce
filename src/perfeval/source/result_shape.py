"""The keys of one result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model import results as mr
from perfeval.model.shape import (
    DATE,
    FLAG,
    INTEGER,
    NUMBER,
    PROSE,
    QUANTITY,
    SHARE,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    one_or_list,
    record,
)
from perfeval.source.monitoring_shape import WATCHED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.finding import Span


TEXTS = one_or_list(TEXT)
SURVEY = Shape(
    "survey",
    (
        Field("name", "名称", TEXT, "the group"),
        Field("sent", "发放", INTEGER, "questionnaires sent"),
        Field("returned", "回收", INTEGER, "questionnaires returned"),
        Field("valid", "有效", INTEGER, "valid questionnaires"),
        Field("counts", "选项计数", list_of(INTEGER), "answers, from best to worst"),
        Field("population", "总体", INTEGER, "people or units in all"),
        Field("questions", "题数", INTEGER, "questions pooled into the counts"),
        Field("mode", "方式", TEXT, "how it was held"),
        Field("dates", "时间", TEXT, "when"),
        Field("labels", "选项", list_of(TEXT), "names of the answers"),
    ),
    mr.Survey,
)


class RawBallot(NamedTuple):
    expert: str = ""
    role: str = ""
    score: tuple[Fraction, ...] = ()
    passed: bool | None = None
    recused: bool = False
    span: Span | None = None
    at: Mapping[str, Span] = {}


BALLOT = Shape(
    "ballot",
    (
        Field("expert", "专家", TEXT, "who"),
        Field("role", "角色", TEXT, "in which role"),
        Field("score", "评分", one_or_list(NUMBER), "the score"),
        Field("pass", "通过", FLAG, "passes", attr="passed"),
        Field("recused", "回避", FLAG, "did not take part"),
    ),
    RawBallot,
)
OCCURRENCE = Shape(
    "occurrence",
    (
        Field("points", "扣分", NUMBER, "points taken off"),
        Field("fact", "事实", TEXT, "what was found"),
        Field("date", "日期", TEXT, "when"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
        Field("problem", "问题", TEXT, "the problem it belongs to"),
    ),
    mr.Occurrence,
    shorthand="fact",
)
ITEM = Shape(
    "item of an average",
    (
        Field("name", "名称", TEXT, "the item"),
        Field("target", "指标值", QUANTITY, "its target"),
        Field("actual", "完成值", QUANTITY, "its actual"),
        Field("weight", "权重", NUMBER, "its weight"),
        Field("reason", "偏差原因", PROSE, "why short, or far over"),
        Field("improvement", "改进措施", PROSE, "what will be done"),
        *WATCHED,
    ),
    mr.Item,
)
JUDGEMENT = Shape(
    "judgement",
    (
        Field("met", "符合", Type("met-value"), "0..1, yes/no, or na"),
        Field("fact", "事实", TEXT, "what was found"),
        Field("evidence", "佐证材料", TEXTS, "where it can be seen"),
        Field("problem", "问题", TEXT, "the problem it belongs to"),
    ),
    dict,
)
STATEMENT = Shape(
    "statement",
    (
        Field("state", "结论", choice(符合="", 部分符合="", 不符合="", 不适用=""), "the judgement"),
        Field("text", "说明", PROSE, "the statement"),
        Field("problem", "存在问题", TEXT, "what is wrong"),
        Field("measures", "改进措施", TEXT, "what will be done"),
        Field("evidence", "佐证材料", TEXTS, "ids of the register, with pages"),
    ),
    mr.Statement,
)
REVIEW = Shape(
    "review",
    (
        Field("score", "复核分", NUMBER, "the reviewer's score"),
        Field("by", "复核人", TEXT, "who"),
        Field("date", "日期", TEXT, "when"),
        Field("opinion", "复核意见", TEXT, "the opinion"),
    ),
    mr.Review,
)

PEERS = Shape(
    "peers",
    (
        Field("count", "个数", INTEGER, "projects compared, this one included", attr="n"),
        Field("min", "最低值", Type("peer-figure"), "the least of their numbers"),
        Field("max", "最高值", Type("peer-figure"), "the greatest of their numbers"),
        Field("better", "优于本项目", INTEGER, "how many are ahead"),
        Field("equal", "并列", INTEGER, "how many have the same number, this one included"),
        Field("mark", "标杆值", Type("peer-figure"), "the benchmark, where it is not the best number"),
    ),
    mr.Peers,
)  # fmt: skip

RESULT = Shape(
    "result",
    (
        Field("name", "名称", TEXT, "of a part: its name"),
        Field("actual", "完成值", QUANTITY, "what was achieved"),
        Field("target", "指标值", QUANTITY, "the target, over the set's"),
        Field("part", "部分", QUANTITY, "numerator"),
        Field("whole", "总体", QUANTITY, "denominator"),
        Field("current", "本期", QUANTITY, "this period's number"),
        Field("base", "基期", QUANTITY, "the base period's number"),
        Field("survey", "问卷", one_or_list(record(SURVEY)), "counted answers"),
        Field("panel", "专家评分表", list_of(record(BALLOT)), "the experts' votes"),
        Field("planned", "计划时间", DATE, "planned day"),
        Field("finished", "完成时间", DATE, "day it was finished"),
        Field("excused", "扣除天数", NUMBER, "days that don't count"),
        Field("count", "次数", INTEGER, "how often"),
        Field("occurrences", "发生情况", list_of(record(OCCURRENCE)), "each occurrence"),
        Field(
            "items",
            "要点",
            Type("items"),
            "items of an average, or judgements of points",
            also="明细",
        ),
        Field("data", "数据", Type("data"), "named numbers and yes/no"),
        Field("met", "符合", Type("met"), "all, none, [1, 3] or {1: 1, 2: 0.5}"),
        Field("tier", "等级", TEXT, "the tier judged"),
        Field("share", "比例", SHARE, "share of the weight judged"),
        Field("points", "评分", NUMBER, "points judged inside the tier"),
        Field("judged", "评定得分", NUMBER, "points judged"),
        Field(
            "deductions",
            "扣分",
            list_of(record(OCCURRENCE)),
            "points taken off, each with its fact",
        ),
        Field("parts", "组成", Type("parts"), "results of a blend's parts"),
        Field("peers", "同类数据", record(PEERS), "figures of the projects it is compared with"),
        Field("statement", "情况说明", record(STATEMENT), "a judged statement"),
        Field("not_applicable", "不适用", Type("not-applicable"), "why it does not apply"),
        Field("not_due", "未到期", TEXT, "when it will be due"),
        Field("evidence", "佐证材料", TEXTS, "ids of the register, with pages"),
        Field("problem", "问题", TEXT, "the problem it shows"),
        Field("analysis", "指标分析", PROSE, "the evaluator's analysis"),
        Field("reason", "偏差原因", PROSE, "why short, or far over"),
        Field("improvement", "改进措施", PROSE, "what will be done"),
        Field("note", "备注", PROSE, "a remark"),
        Field("assumed", "推定", TEXT, "what is assumed, and why"),
        Field("reported", "填报得分", NUMBER, "the score a finished table printed"),
        Field("review", "复核", record(REVIEW), "the reviewer's score"),
        *WATCHED,
    ),
    mr.Result,
)
