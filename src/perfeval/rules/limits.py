"""The limits every score is cut to: 0 and w, unless the rule says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.formula.algebra import Value, greatest, least

if TYPE_CHECKING:
    from perfeval.model.indicators import ScoreUse
    from perfeval.rules.inputs import Inputs


def upper(v: Inputs, use: ScoreUse, open_top: bool, cap_is_share: bool) -> Value:
    """The highest score, or None when the rule has no upper limit."""
    if use.cap is None:
        return None if open_top else v.w
    if use.cap.share or cap_is_share:
        return v.w * use.cap.value
    return use.cap.value


def cut(v: Inputs, use: ScoreUse, value: Value, open_top: bool, cap_is_share: bool) -> Value:
    """`value` within the limits of its rule."""
    top = upper(v, use, open_top, cap_is_share)
    if top is not None:
        value = least(value, top)
    return greatest(value, v.points(use.floor) if use.floor else 0)
