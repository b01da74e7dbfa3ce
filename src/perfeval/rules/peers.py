"""`peers`: points by comparison with the projects of a batch: place, min-max, or benchmark.

The rule sees its peers as a few figures (how many, the least and the greatest number, how many are
better). They come with the result, so that a score can be recomputed from its own project file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, divide, greatest, where
from perfeval.model.points import Points
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.rounding import percent, plain
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
from perfeval.rules.faults import Fault, below_zero
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import gap, listed, pts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator

CAP_IS_SHARE = False
# which keys say something to which method
OWN = {"rank": ("ties", "ranks", "per_place"), "min_max": (), "benchmark": ("quantile", "project")}


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
        return _by_place(v, p, place(v, p))
    if p.method == "min_max":
        ahead = v.x - v.peers.lo if p.better == "higher" else v.peers.hi - v.x
        # where all are equal nobody is behind
        return v.w * divide(ahead, v.peers.hi - v.peers.lo, 1)
    return v.w * greatest(_rate(v, p), 0)


def _by_place(v: Inputs, p: Params, at: Value) -> Value:
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


def _rate(v: Inputs, p: Params) -> Value:
    """x over the benchmark; where less is better the benchmark over x."""
    mark = _mark(v, p)
    return completion(v.x, ">=" if p.better == "higher" else "<=", mark, mark, "ratio", v.dates)


def _mark(v: Inputs, p: Params) -> Value:
    if p.quantile is not None or p.project:
        return v.peers.mark
    return v.peers.lo if p.better == "lower" else v.peers.hi


# -- what is printed ---------------------------------------------------------------------------


def among(p: Params, lang: str) -> str:
    """With whom a project is compared."""
    said = group(p)
    if lang == "zh":
        return {
            "all": "全部项目",
            "department": "同一主管部门的项目",
            "region": "同一地区的项目",
        }.get(said, f"同一{said}的项目")
    return {
        "all": "all projects", "department": "projects of the department",
        "region": "projects of the region",
    }.get(said, f"projects of the same {said}")  # fmt: skip


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    side = {
        "higher": ("越高越好", "the higher the better"),
        "lower": ("越低越好", "the lower the better"),
    }[p.better][0 if zh else 1]
    if p.method == "rank":
        head = (
            f"在{among(p, lang)}中排名次（{side}）"
            if zh
            else f"place among {among(p, lang)} ({side})"
        )
        return listed([head, *_rank_words(p, leaf, lang)], lang)
    if p.method == "min_max":
        how = ("(完成值−最低值)/(最高值−最低值)", "(actual − least) / (greatest − least)")
        if p.better == "lower":
            how = ("(最高值−完成值)/(最高值−最低值)", "(greatest − actual) / (greatest − least)")
        if zh:
            parts = [f"与{among(p, lang)}比较（{side}），得分={how[0]}×分值", "各项目相同时得满分"]
        else:
            parts = [f"compared with {among(p, lang)} ({side}): {how[1]} × weight"]
            parts.append("full marks when all are equal")
        return listed(parts, lang)
    mark = _mark_words(p, lang)
    ratio = ("完成值/标杆值", "actual / benchmark")
    if p.better == "lower":
        ratio = ("标杆值/完成值", "benchmark / actual")
    if zh:
        parts = [f"以{among(p, lang)}中{mark}为标杆（{side}），得分={ratio[0]}×分值"]
        parts += ["不超过分值"] if leaf.score.cap is None else []
    else:
        parts = [f"benchmark: {mark} among {among(p, lang)} ({side}); {ratio[1]} × weight"]
        parts += ["at most the weight"] if leaf.score.cap is None else []
    return listed(parts, lang)


def _mark_words(p: Params, lang: str) -> str:
    zh = lang == "zh"
    if p.quantile is not None:
        at = percent(p.quantile)
        return f"{at}分位的值（从差到好）" if zh else f"the {at} quantile (worst to best)"
    if p.project:
        return f"“{p.project}”的值" if zh else f'the number of "{p.project}"'
    return "最好的值" if zh else "the best number"


def _rank_words(p: Params, leaf: Indicator, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    for rank in p.ranks:
        worth = rank.points or Points(rank.share or Fraction(0), True, "")
        if rank.to.scale == ONE:
            upto = f"前{plain(rank.to.lo)}名" if zh else f"the first {plain(rank.to.lo)}"
        else:
            upto = f"前{percent(rank.to.lo)}" if zh else f"the first {percent(rank.to.lo)}"
        yield f"{upto}得{pts(worth, lang)}" if zh else f"{upto}: {pts(worth, lang)}"
    if p.ranks:
        yield "其余不得分" if zh else "the rest 0"
    elif p.per_place is not None:
        off = pts(p.per_place, lang)
        yield (
            f"第1名得满分，每低一个名次扣{off}"
            if zh
            else f"full marks for the first, minus {off} a place"
        )
        if leaf.score.floor is None:
            yield "扣完为止" if zh else "down to 0"
    else:
        yield "得分=(总数−名次+1)/总数×分值" if zh else "(number − place + 1) / number × weight"
    if p.ties == "mean":
        yield "并列的取平均名次" if zh else "equals share the mean of their places"
    else:
        yield "并列的取靠前名次" if zh else "equals all have the better place"


def trace(v: Inputs, p: Params, lang: str) -> str:
    """The peers' figures, then the formula with its numbers put in."""
    zh, f, w = lang == "zh", v.peers, score_text(v.w)
    if p.method == "rank":
        at = place(v, p)
        if zh:
            same = f"，并列 {plain(f.equal)} 个" if f.equal > 1 else ""
            head = f"{among(p, lang)} {plain(f.n)} 个，优于本项目的 {plain(f.better)} 个{same}，第 {plain(at)} 名"
        else:
            same = f", {plain(f.equal)} equal" if f.equal > 1 else ""
            head = f"among {among(p, lang)} ({plain(f.n)}) {plain(f.better)} better{same}: place {plain(at)}"
        return f"{head}{gap(lang)}{_place_terms(v, p, at, lang)}"
    if p.method == "min_max":
        lo, hi, x = v.show(f.lo), v.show(f.hi), v.show(v.x)
        head = f"{among(p, lang)}最低 {lo}，最高 {hi}" if zh else f"{among(p, lang)}: {lo} to {hi}"
        if f.lo == f.hi:
            return listed([head, "各项目相同" if zh else "all equal", w], lang)
        top = f"{x} − {lo}" if p.better == "higher" else f"{hi} − {x}"
        return f"{head}{gap(lang)}({top})/({hi} − {lo}) × {w}"
    mark, x = v.show(_mark(v, p)), v.show(v.x)
    head = f"{among(p, lang)}的标杆值 {mark}" if zh else f"benchmark of {among(p, lang)}: {mark}"
    if v.dates or _mark(v, p) <= 0 or v.x < 0:
        return f"{head}{gap(lang)}{percent(_rate(v, p))} × {w}"
    return f"{head}{gap(lang)}{f'{x}/{mark}' if p.better == 'higher' else f'{mark}/{x}'} × {w}"


def _place_terms(v: Inputs, p: Params, at: Fraction, lang: str) -> str:
    w = score_text(v.w)
    if p.ranks:
        return score_text(_by_place(v, p, at))
    if p.per_place is not None:
        return f"{w} − {plain(at - 1)} × {score_text(v.points(p.per_place))}"
    n = plain(v.peers.n)
    return f"({n} − {plain(at)} + 1)/{n} × {w}"


# -- faults of the parameters ------------------------------------------------------------------


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    use = leaf.score
    found = [*_idle(p, leaf)]
    if leaf.measure.kind == "average" and getattr(leaf.measure.params, "of", "") == "score":
        found.append(Fault("PE983", use.span, {"problem": "items"}))
    if p.quantile is not None and not 0 < p.quantile <= 1:
        place_ = use.at.get("quantile", use.span)
        found.append(Fault("PE230", place_, {"key": "quantile", "value": percent(p.quantile)}))
    found += below_zero("per_place", p.per_place, use.at.get("per_place", use.span))
    found += _ranks(p)
    return found


def _idle(p: Params, leaf: Indicator) -> Iterator[Fault]:
    """Keys that the method does not look at."""
    given = leaf.score.at
    for method, keys in OWN.items():
        for key in keys:
            if key in given and method != p.method:
                yield Fault(
                    "PE984", given[key], {"key": key, "method": p.method, "beside": "method"}
                )
    for key, other in (("per_place", "ranks"), ("quantile", "project")):
        if (
            p.method in ("rank", "benchmark")
            and key in OWN[p.method]
            and {key, other} <= set(given)
        ):
            yield Fault("PE984", given[key], {"key": key, "method": p.method, "beside": other})


def _ranks(p: Params) -> Iterator[Fault]:
    """Bands by place that nobody can reach: behind one that goes as far, or before the first place."""
    best: dict[Fraction, Fraction] = {}
    for number, rank in enumerate(p.ranks, 1):
        edge, scale = rank.to.lo, rank.to.scale
        before = best.get(scale)
        if edge <= 0 or (before is not None and edge <= before):
            place_, upto = rank.at.get("to", rank.span), rank.to.text.strip() or plain(edge)
            yield Fault("PE985", place_, {"n": str(number), "to": upto})
        best[scale] = max(edge, before or edge)
        yield from below_zero("points", rank.points, rank.at.get("points", rank.span))
