"""`peers`: points by comparison with the projects of a batch: place, min-max, or benchmark.

The rule sees its peers as a few figures (how many, the least and the greatest number, how many are
better). They come with the result, so that a score can be recomputed from its own project file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, divide, greatest, where
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.shape import (
    MEASURED,
    POINTS,
    SHARE,
    TEXT,
    Field,
    Shape,
    choice,
    list_of,
    record,
)
from perfeval.rules.achievement import completion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points
    from perfeval.rules.faults import Fault
    from perfeval.rules.inputs import Inputs

CAP_IS_SHARE = False


class Rank(NamedTuple):
    """As far as the place `to` (in percent: the share of all places), `points` or `share` of w."""

    to: Quantity
    points: Points | None = None
    share: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Params(NamedTuple):
    """`within` is "all", "department", "region" or the name of a group of the projects."""

    method: str
    better: str = "higher"
    within: str = "all"
    ties: str = "best"
    ranks: tuple[Rank, ...] = ()
    per_place: Points | None = None
    quantile: Fraction | None = None
    project: str = ""


class Figures(NamedTuple):
    """What a rule sees of the peers, in x's terms; the project itself is among them.

    `better` and `equal` count those ahead and those at the same number, `mark` is the benchmark.
    """

    n: Value
    lo: Value
    hi: Value
    mark: Value
    better: Value
    equal: Value


RANK = Shape(
    "rank",
    (
        Field("to", "至", MEASURED, "the last place, or in percent the share of places", required=True),
        Field("points", "得分", POINTS, "points up to this place"),
        Field("share", "比例", SHARE, "share of the weight up to this place"),
    ),
    Rank,
    either=("points", "share"),
)  # fmt: skip
SHAPE = Shape(
    "score.peers",
    (
        Field(
            "method", "方法", choice(rank="名次", min_max="极差", benchmark="标杆"),
            "by place, between the least and the greatest, or against a benchmark", required=True,
        ),
        Field("better", "方向", choice(higher="越高越好", lower="越低越好"), "which side is ahead"),
        Field(
            "within", "比较范围", TEXT,
            "the whole batch (`all` 全部), `department` 主管部门, `region` 地区, or a group of the projects",
        ),
        Field(
            "ties", "并列", choice(best="取靠前名次", mean="取平均名次"), "rank: the place of equals"
        ),
        Field("ranks", "名次档", list_of(record(RANK)), "rank: points by place, the best first"),
        Field("per_place", "每名次扣分", POINTS, "rank: points off for every place behind the first"),
        Field("quantile", "分位", SHARE, "benchmark: this quantile in place of the best number"),
        Field("project", "标杆项目", TEXT, "benchmark: code or name of the project to measure against"),
    ),
    Params,
)  # fmt: skip
WITHIN = {"全部": "all", "主管部门": "department", "地区": "region"}


def group(p: Params) -> str:
    """What the peers have in common: all, department, region, or the name of a group."""
    said = p.within.strip()
    return WITHIN.get(said, said) or "all"


def needs(p: Params) -> tuple[str, ...]:
    """The figures of the peers that the method takes."""
    if p.method == "rank":
        return ("n", "better")
    if p.method == "min_max":
        return ("min", "max")
    if p.quantile is not None or p.project:
        return ("mark",)
    return ("min",) if p.better == "lower" else ("max",)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def place(v: Inputs, p: Params) -> Value:
    """The place among the peers; of equals the best of theirs, or the mean."""
    first = v.peers.better + 1
    return first if p.ties == "best" else first + (v.peers.equal - 1) * Fraction(1, 2)


def points(v: Inputs, p: Params) -> Value:
    if p.method == "rank":
        return by_place(v, p, place(v, p))
    if p.method == "min_max":
        ahead = v.x - v.peers.lo if p.better == "higher" else v.peers.hi - v.x
        # where all are equal nobody is behind
        return v.w * divide(ahead, v.peers.hi - v.peers.lo, 1)
    return v.w * greatest(rate(v, p), 0)


def by_place(v: Inputs, p: Params, at: Value) -> Value:
    if p.ranks:
        result: Value = v.w * 0
        for rank in reversed(p.ranks):
            result = where(at <= _edge(v, rank), _worth(v, rank), result)
        return result
    if p.per_place is not None:
        return v.w - v.points(p.per_place) * (at - 1)
    return v.w * divide(v.peers.n - at + 1, v.peers.n, 1)


def _edge(v: Inputs, rank: Rank) -> Value:
    return rank.to.lo if rank.to.scale == ONE else v.peers.n * rank.to.lo


def _worth(v: Inputs, rank: Rank) -> Value:
    if rank.points is not None:
        return v.awarded(rank.points)
    return v.w * (rank.share if rank.share is not None else Fraction(0))


def rate(v: Inputs, p: Params) -> Value:
    """x over the benchmark; where less is better the benchmark over x."""
    mark = mark_of(v, p)
    return completion(v.x, ">=" if p.better == "higher" else "<=", mark, mark, "ratio", v.dates)


def mark_of(v: Inputs, p: Params) -> Value:
    if p.quantile is not None or p.project:
        return v.peers.mark
    return v.peers.lo if p.better == "lower" else v.peers.hi


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    from perfeval.rules import peers_printed

    return peers_printed.sentence(p, leaf, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    from perfeval.rules import peers_printed

    return peers_printed.trace(v, p, lang)


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    from perfeval.rules import peers_faults

    return peers_faults.faults(p, leaf)
