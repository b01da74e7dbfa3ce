"""The keys of an indicator set."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.indicators import Adjuster, Grade, Policy
from perfeval.model.rounding import Rounding
from perfeval.model.shape import (
    EXPRESSION,
    FLAG,
    INTEGER,
    NUMBER,
    PROSE,
    QUANTITY,
    RAW,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    one_or_list,
    record,
)
from perfeval.source.monitoring_shape import PACE, TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.monitoring import Terms


class RawGate(NamedTuple):
    name: str
    effect: tuple[str, Any, str, Span | None]
    when: Any = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class RawGrade(NamedTuple):
    name: str
    min: Fraction | None = None
    above: Fraction | None = None
    max: Fraction | None = None
    below: Fraction | None = None
    when: Any = None
    conclusion: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def built(self) -> Grade:
        text = self.when.text if self.when else ""
        lowest = Fraction(0) if self.min is None and self.above is None else self.min
        return Grade(
            self.name, lowest, self.when, text, self.conclusion, self.span,
            self.above, self.max, self.below, self.at,
        )  # fmt: skip


class RawAdjuster(NamedTuple):
    name: str
    min: Fraction | None = None
    max: Fraction | None = None
    when: Any = None
    span: Span | None = None
    at: Mapping[str, Span] = {}

    def built(self) -> Adjuster:
        text = self.when.text if self.when else ""
        return Adjuster(self.name, self.min, self.max, self.when, text, self.span, self.at)


class RawIndicator(NamedTuple):
    """An indicator as written; its children are still nodes."""

    name: str
    id: str = ""
    weight: Fraction | None = None
    base: Fraction | None = None
    children: Any = None
    measure: Any = None
    target: Any = None
    score: Any = None
    explain: str = ""
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    verified: bool = True
    rounding: Any = None
    not_applicable: Policy | None = None
    gates: tuple[RawGate, ...] = ()
    adjust: tuple[RawAdjuster, ...] = ()
    schedule: Any = None
    accrues: bool | None = None


class RawSet(NamedTuple):
    """A set as written, with `extends` applied; its tree is still a node."""

    perfeval: str = ""
    id: str = ""
    title: str = ""
    basis: tuple[str, ...] = ()
    valid: tuple[date | None, date | None] = (None, None)
    extends: str = ""
    override: Any = None
    remove: Any = None
    total: Fraction = Fraction(100)
    combine: str = "sum"
    grades: tuple[RawGrade, ...] = ()
    rounding: Any = None
    not_applicable: Policy = Policy()
    indicators: Any = None
    gates: tuple[RawGate, ...] = ()
    adjust: tuple[RawAdjuster, ...] = ()
    scoring: str = ""
    report: str = ""
    form: str = ""
    region: str = ""
    monitoring: Terms | None = None
    verified: bool = True
    notes: tuple[str, ...] = ()


REPORTS = {
    "evaluation": "绩效评价", "self-assessment": "绩效自评", "transfer-payment": "转移支付",
    "department": "部门整体", "ex-ante": "事前评估", "monitoring": "运行监控",
}  # fmt: skip
FORMS = {
    "national": "全国", "yunnan": "云南", "sichuan": "四川", "hubei": "湖北",
    "transfer-payment": "转移支付",
}  # fmt: skip
GRADE = Shape(
    "grade",
    (
        Field("name", "名称", TEXT, "the grade's name", required=True),
        Field("min", "下限", NUMBER, "lower edge, inclusive; 0 when only an upper edge is given"),
        Field("above", "高于", NUMBER, "lower edge, exclusive, instead of min"),
        Field("max", "上限", NUMBER, "upper edge, inclusive; by default the next better grade"),
        Field("below", "低于", NUMBER, "upper edge, exclusive, instead of max"),
        Field("when", "条件", EXPRESSION, "a further condition"),
        Field("conclusion", "结论", TEXT, "what the grade concludes"),
    ),
    RawGrade,
    either=("min", "above", "max", "below"),
)
ROUNDING = Shape(
    "rounding",
    (
        Field("digits", "小数位", INTEGER, "decimals of every score"),
        Field(
            "mode", "方式",
            choice(**{"half-up": "四舍五入", "half-even": "四舍六入五成双", "down": "舍去", "up": "进一"}),
            "how the last decimal is found",
        ),
        Field("rate_digits", "比率小数位", INTEGER, "decimals of the completion in percent"),
        Field("grade_from", "定级依据", choice(printed="印出总分", unrounded="未舍入总分"), "which total is graded"),
    ),
    dict,
)  # fmt: skip
GATE = Shape(
    "gate",
    (
        Field("name", "名称", TEXT, "the gate's name", required=True),
        Field(
            "effect", "效果", Type("effect"), "zero, {cap: points} or {grade: name}", required=True
        ),
        Field("when", "条件", EXPRESSION, "fires by itself when this holds"),
    ),
    RawGate,
)
ADJUSTER = Shape(
    "adjuster",
    (
        Field("name", "名称", TEXT, "the adjuster's name", required=True),
        Field("min", "下限", NUMBER, "lowest points"),
        Field("max", "上限", NUMBER, "highest points"),
        Field("when", "条件", EXPRESSION, "only when this holds"),
    ),
    RawAdjuster,
)
INDICATOR = Shape(
    "indicator",
    (
        Field("name", "名称", TEXT, "the indicator's name", required=True),
        Field("id", "编号", TEXT, "an id unique in the set"),
        Field("weight", "权重", NUMBER, "points it carries", also="分值"),
        Field("base", "基数", NUMBER, "children are scored to this base"),
        Field("children", "下级指标", RAW, "indicators below"),
        Field("measure", "取值", Type("measure"), "how the number is obtained"),
        Field("target", "指标值", QUANTITY, "the target"),
        Field("score", "评分规则", Type("score"), "how the number becomes points"),
        Field("explain", "指标解释", TEXT, "what the indicator means"),
        Field("evidence", "佐证材料", one_or_list(TEXT), "kinds of evidence a full mark needs"),
        Field("basis", "依据", one_or_list(TEXT), "documents it rests on"),
        Field("source", "数据来源", TEXT, "where the data come from"),
        Field("note", "备注", PROSE, "a remark"),
        Field("verified", "已核实", FLAG, "false: not checked against an official text"),
        Field("rounding", "舍入", record(ROUNDING), "its own rounding"),
        Field(
            "not_applicable",
            "不适用",
            Type("policy"),
            "what happens to the weight when inapplicable",
        ),
        Field("gates", "否决项", list_of(record(GATE)), "vetoes"),
        Field("adjust", "加减分", list_of(record(ADJUSTER)), "bonus and malus"),
        *PACE,
    ),
    RawIndicator,
)
SET = Shape(
    "indicator-set",
    (
        Field("perfeval", "文件类型", TEXT, "indicator-set/v1", required=True),
        Field("id", "编号", TEXT, "the set's id", required=True),
        Field("title", "标题", TEXT, "the set's title"),
        Field("basis", "依据", one_or_list(TEXT), "what it rests on"),
        Field("valid", "适用期间", Type("period"), "from, to"),
        Field("extends", "继承", TEXT, "the set it starts from"),
        Field("override", "覆盖", RAW, "changes by path or id"),
        Field("remove", "删除", one_or_list(TEXT), "paths or ids taken out"),
        Field("total", "总分", NUMBER, "the full total"),
        Field("combine", "合成", choice(sum="合计", min="取低"), "how the level-1 branches join"),
        Field("grades", "等级", list_of(record(GRADE)), "grades by total"),
        Field("rounding", "舍入", record(ROUNDING), "how scores are rounded"),
        Field("not_applicable", "不适用", Type("policy"), "default policy"),
        Field("indicators", "指标", RAW, "the tree"),
        Field("gates", "否决项", list_of(record(GATE)), "vetoes"),
        Field("adjust", "加减分", list_of(record(ADJUSTER)), "bonus and malus"),
        Field("scoring", "计分", choice(none="不计分", points="计分"), "none: an unscored set"),
        Field("report", "报告类型", choice(**REPORTS), "default kind of report"),
        Field(
            "form",
            "自评表",
            choice(**FORMS),
            "official form of the annex; by the kind of report by default",
        ),
        Field("region", "地区", TEXT, "where it applies"),
        Field(
            "monitoring", "运行监控", record(TERMS), "schedules and lights of a project under way"
        ),
        Field("verified", "已核实", FLAG, "false: not checked against an official text"),
        Field("notes", "说明", one_or_list(PROSE), "remarks on the set"),
    ),
    RawSet,
)


STANDARD = Rounding()


def rounding(given: dict[str, Any] | None, outer: Rounding = STANDARD) -> Rounding:
    """Given keys over the outer rounding."""
    keys = {k: v for k, v in (given or {}).items() if k in Rounding._fields}
    return outer._replace(**keys)
