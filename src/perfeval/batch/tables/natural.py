"""What the cell of an indicator's own column is, by the indicator's rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator

_SAYS_WHY = ("：", ":", "（", "(")


def natural_key(leaf: Indicator, text: str | None = None) -> str:
    """The key of the result that a bare cell of the indicator stands for.

    A checklist's is met, the number of a count is count, of points judged judged, of tiers the
    tier where it names one and else the share; of all others actual.
    """
    kind = leaf.score.kind
    if kind == "checklist":
        return "met"
    if kind == "judged":
        return "judged"
    if kind == "tiers":
        names = _tiers(leaf)
        return "tier" if text is None or not names or text.strip() in names else "share"
    if leaf.measure.kind == "count":
        return "count"
    return "actual"


@cache
def _tiers_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _tiers(leaf: Indicator) -> frozenset[str]:
    tiers = getattr(leaf.score.params, "tiers", None) or ()
    return _tiers_of(tuple(tier.name for tier in tiers))


def absence(text: str) -> tuple[str, str] | None:
    """Of a cell that says why there is no figure: not_applicable or not_due, and the reason."""
    said = text.strip()
    if said == "不适用":
        return "not_applicable", "true"  # without a reason
    if said == "未到期":
        return "not_due", said
    for word, key in (("不适用", "not_applicable"), ("未到期", "not_due")):
        if said.startswith(word) and said[len(word) : len(word) + 1] in _SAYS_WHY:
            reason = said[len(word) + 1 :].strip().removesuffix("）").removesuffix(")").strip()
            return key, reason or "true"
    return None
