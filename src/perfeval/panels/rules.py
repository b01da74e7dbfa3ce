"""The rule of a panel as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.panels.amounts import money
from perfeval.panels.bands import scores
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.panels import Panel

VOIDS = {"equal": ("全同分", "all the same"), "full": ("全满分", "all full")}


def rule_text(panel: Panel, lang: str) -> str:
    """All that the rule says, without names of regulations; "" of a rule that says nothing."""
    zh = lang == "zh"
    return ("；" if zh else "; ").join(_parts(panel, zh))


def _parts(panel: Panel, zh: bool) -> Iterator[str]:
    rule = panel.rule
    if rule.pass_ is not None:
        line = f"{rule.pass_.numerator}/{rule.pass_.denominator}"
        yield (
            f"通过票达到{line}（含）为通过，不符合约定的直接不予通过"
            if zh
            else f"passed with {line} of the votes; what is not compliant fails outright"
        )
    if rule.trim is not None:
        n, k = rule.trim.above, rule.trim.drop
        yield (
            f"超过{n}人去掉最高、最低各{k}个"
            if zh
            else f"above {n} scores the {k} highest and lowest are dropped"
        )
    if rule.weights:
        given = ("、" if zh else ", ").join(
            f"{short(k)} {plain(w, 4)}" for k, w in rule.weights.items()
        )
        whose = (
            ("每名专家", "each expert") if rule.by == "expert" else ("整个角色", "the whole role")
        )
        yield f"权重（{whose[0]}）：{given}" if zh else f"weights ({whose[1]}): {given}"
    void = tuple(VOIDS) if rule.void is True else tuple(rule.void or ())
    if void:
        words = [VOIDS["full" if v == "all-full" else v][0 if zh else 1] for v in void]
        words = list(dict.fromkeys(words))
        yield f"{'、'.join(words)}的票作废" if zh else f"ballots void: {', '.join(words)}"
    if rule.max_spread is not None:
        limit = plain(rule.max_spread, 2)
        yield f"相差超过{limit}分须合议" if zh else f"discussed beyond a spread of {limit}"
    if rule.max_deviation is not None:
        limit = plain(rule.max_deviation, 2)
        yield f"偏离平均超过{limit}分须合议" if zh else f"discussed beyond {limit} from the mean"
    if rule.min_experts is not None:
        yield f"有效票至少{rule.min_experts}张" if zh else f"at least {rule.min_experts} ballots"
    if rule.rank is not None:
        first, step = plain(rule.rank.first), plain(rule.rank.step)
        yield (
            f"第1名{first}分，每低一名减{step}分"
            if zh
            else f"{first} points for the first place, {step} less for each further"
        )
    if rule.bands:
        joint = "，" if zh else ", "
        bands = [_band(panel, n, zh) for n in range(len(rule.bands))]
        yield ("资助：" if zh else "granted: ") + joint.join(bands)
    if rule.seats is not None:
        yield f"名额{rule.seats}个" if zh else f"{rule.seats} places"


def _band(panel: Panel, number: int, zh: bool) -> str:
    band = panel.rule.bands[number]
    paid = money(panel, band.money) if band.money is not None else ""
    if band.per:
        paid += f"/{short(band.per)}"
    name = short(band.name)
    if zh:
        return f"{name}{scores(band, 'zh')}{paid}"
    return f"{name + ' ' if name else ''}{scores(band, 'en')}: {paid}"
