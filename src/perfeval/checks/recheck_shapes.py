"""What packs give to the re-check of finished tables: numbers and words, by code.

PE718 holds the ways of scoring that are tried. A check whose numbers no pack gives finds nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfeval.model.shape import FLAG, INTEGER, NUMBER, SHARE, TEXT, Field, Shape, list_of, record

if TYPE_CHECKING:
    from perfeval.model.shape import Type

_SOURCE = Field("source", "出处", TEXT, "where the numbers come from; told where they are used")
RULE = Shape(
    "check.PE718.rule",
    (
        Field("name", "名称", TEXT, "what the rule is called", required=True),
        Field("edges", "下限", list_of(SHARE), "completion from which each band begins, best first", required=True),
        Field("shares", "得分比例", list_of(SHARE), "share of the weight in each band", required=True),
        Field("execution", "只用于执行率", FLAG, "true: for the execution rate alone"),
        _SOURCE,
    ),
    dict,
)  # fmt: skip
TIER = Shape(
    "check.PE718.tier",
    (
        Field("words", "用语", list_of(TEXT), "words in a qualitative actual", required=True),
        Field("low", "下限", SHARE, "least share of the weight", required=True),
        Field("high", "上限", SHARE, "greatest share of the weight", required=True),
        _SOURCE,
    ),
    dict,
)
PLACE = Shape(
    "check.PE738.place",
    (
        Field("word", "字样", TEXT, "word in the name of level 2", required=True),
        Field("under", "上级", list_of(TEXT), "words in the name of level 1 above it", required=True),
    ),
    dict,
)  # fmt: skip


def _one(code: str, key: str, zh: str, kind: Type, en: str) -> tuple[str, Shape]:
    fields = (Field(key, zh, kind, en, required=True), _SOURCE)
    return code, Shape(f"check.{code}", fields, dict)


_WORDS = partial(_one, kind=list_of(TEXT))
_SHARE = partial(_one, kind=SHARE)
SHAPES: dict[str, Shape] = dict((
    ("PE718", Shape("check.PE718", (
        Field("rules", "分档", list_of(record(RULE)), "rules in bands of completion"),
        Field("tiers", "等级用语", list_of(record(TIER)), "words that stand for a share"),
        Field("pass_lines", "及格线", list_of(SHARE), "completion below which nothing is given"),
        Field("step_sizes", "每差", list_of(SHARE), "sizes of a step short of the target"),
        Field("step_points", "每档扣分", list_of(NUMBER), "points off for a step"),
        Field("flat_points", "直接扣分", list_of(NUMBER), "usual deductions without a rule"),
        Field("over", "超额线", SHARE, "completion beyond which points are taken off"),
        Field("over_cuts", "超额扣分比例", list_of(SHARE), "shares of the weight off beyond it"),
    ), dict)),
    _one("PE722", "least", "最低预算", kind=NUMBER, en="least likely budget, in 元"),
    ("PE724", Shape("check.PE724", (
        Field("names", "等级", list_of(TEXT), "grades, best first", required=True),
        Field("edges", "下限", list_of(SHARE), "share of the full marks from which each begins", required=True),
        _SOURCE,
    ), dict)),
    ("PE727", Shape("check.PE727", (
        Field("more", "越高越好", list_of(TEXT), "endings of what is better the more there is"),
        Field("less", "越低越好", list_of(TEXT), "endings of what is better the less there is"),
        _SOURCE,
    ), dict)),
    _WORDS("PE729", "scales", "等级名称", en="names of scales, without signs between the levels"),
    ("PE730", Shape("check.PE730", (
        Field("beyond", "超过", SHARE, "completion beyond which a reason is asked for", required=True),
        Field("far", "远超", SHARE, "completion that is a warning", required=True),
        _SOURCE,
    ), dict)),
    _WORDS("PE731", "words", "用语", en="texts that are no reason"),
    _SHARE("PE732", "below", "低于", en="execution rate below which full completion is doubted"),
    _SHARE("PE733", "beyond", "超过", en="by how much a rate of payment may exceed the execution"),
    _SHARE("PE734", "beyond", "超过", en="share of the weight by which the less complete may score more"),
    ("PE738", Shape("check.PE738", (
        Field("places", "归类", list_of(record(PLACE)), "where kinds of indicators belong", required=True),
        _SOURCE,
    ), dict)),
    _SHARE("PE740", "beyond", "超过", en="share of the budget that may be cut in the year"),
    _one("PE742", "least", "至少几个", kind=INTEGER, en="indicators with figures from which on it is told"),
    _SHARE("PE745", "beyond", "超过", en="share of the money unspent that a text may not deny"),
    _SHARE("PE747", "within", "相差", en="how near a sum comes to the total it is meant to be"),
    _SHARE("PE748", "within", "相差", en="how near two values of one figure are"),
))  # fmt: skip


def shapes() -> dict[str, Shape]:
    return SHAPES
