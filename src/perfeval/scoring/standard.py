"""The printed 评分标准 of a leaf, made from the rule that computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import measure
from perfeval.model.rounding import plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator


def standard(leaf: Indicator, lang: str) -> str:
    """Measure and rule in words."""
    use = leaf.measure
    module = measure(use.kind)
    params = use.params if use.params is not None else module.Params()
    words = [
        str(module.sentence(params, lang)),
        str(rule(leaf.score.kind).sentence(leaf.score.params, leaf, lang)),
        _limits(leaf, lang),
    ]
    return ("；" if lang == "zh" else "; ").join(word for word in words if word)


def _limits(leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    parts = []
    cap, floor = leaf.score.cap, leaf.score.floor
    if cap is not None:
        shared = cap.share or rule(leaf.score.kind).CAP_IS_SHARE
        most = f"{plain(cap.value * 100)}%" if shared else plain(cap.value)
        if zh:
            parts.append(f"最高为分值的{most}" if shared else f"最高{most}分")
        else:
            parts.append(f"at most {most} of the weight" if shared else f"at most {most} points")
    if floor is not None:
        least = f"{plain(floor.value * 100)}%" if floor.share else plain(floor.value)
        if zh:
            parts.append(f"最低为分值的{least}" if floor.share else f"最低{least}分")
        else:
            parts.append(
                f"at least {least} of the weight" if floor.share else f"at least {least} points"
            )
    return ("；" if zh else "; ").join(parts)
