"""What is printed of a comparison with peers: the rule, and the calculation with its numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.points import Points
from perfeval.model.quantity import ONE
from perfeval.model.rounding import percent, plain
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.peers import Params, by_place, group, mark_of, place, rate
from perfeval.rules.words import gap, listed, pts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.indicators import Indicator


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
    mark, x = v.show(mark_of(v, p)), v.show(v.x)
    head = f"{among(p, lang)}的标杆值 {mark}" if zh else f"benchmark of {among(p, lang)}: {mark}"
    if v.dates or mark_of(v, p) <= 0 or v.x < 0:
        return f"{head}{gap(lang)}{percent(rate(v, p))} × {w}"
    return f"{head}{gap(lang)}{f'{x}/{mark}' if p.better == 'higher' else f'{mark}/{x}'} × {w}"


def _place_terms(v: Inputs, p: Params, at: Fraction, lang: str) -> str:
    w = score_text(v.w)
    if p.ranks:
        return score_text(by_place(v, p, at))
    if p.per_place is not None:
        return f"{w} − {plain(at - 1)} × {score_text(v.points(p.per_place))}"
    n = plain(v.peers.n)
    return f"({n} − {plain(at)} + 1)/{n} × {w}"
