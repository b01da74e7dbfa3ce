"""Roundings of a score that are in use: their keys, what they give, how they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

HALF = "half"


class Way(NamedTuple):
    """`digits` is None for half points; `rank` grows as it gets less usual."""

    key: str
    digits: int | None
    mode: str
    rank: int


EXACT = Way("exact", 0, "exact", 0)
_MODES = (("half-up", 0), ("half-even", 2), ("down", 2), ("up", 40))
_STEPS = ((2, 0), (1, 1), (0, 2))
_USUAL = (
    *(Way(f"{d}-{mode}", d, mode, far + odd) for d, far in _STEPS for mode, odd in _MODES),
    Way("half-half-up", None, "half-up", 41), Way("half-down", None, "down", 42), Way("half-up", None, "up", 46),
)  # fmt: skip
WAYS = (EXACT, *sorted(_USUAL, key=lambda way: way.rank))
BY_KEY = {way.key: way for way in WAYS}
MOST = 6


def ways(decimals: int) -> Iterator[Way]:
    """All of them, the usual first, with as many decimals as the printed score has."""
    yield from WAYS
    if 2 < decimals <= MOST:
        for mode, odd in _MODES:
            yield Way(f"{decimals}-{mode}", decimals, mode, odd)


def applied(way: Way, value: Fraction) -> Fraction:
    """The value rounded in this way."""
    if way.mode == "exact":
        return value
    if way.digits is None:
        return rounded(value * 2, 0, way.mode) / 2
    return rounded(value, way.digits, way.mode)


def may_give(way: Way, printed: Fraction) -> bool:
    """Whether a number rounded in this way can be the printed one at all."""
    if way.mode == "exact":
        return True
    steps = 2 if way.digits is None else 10**way.digits
    return (printed * steps).denominator == 1


def way_of(key: str) -> Way:
    """The way of a key that `ways` gave."""
    if key in BY_KEY:
        return BY_KEY[key]
    digits, _, mode = key.partition("-")
    return Way(key, int(digits), mode, 0)


def said(way: Way, lang: str) -> str:
    """What is done to the number: "四舍五入保留1位小数"; "" where nothing is."""
    if way.mode == "exact":
        return ""
    if lang == "zh":
        verb = {
            "half-up": "四舍五入",
            "half-even": "四舍六入五成双",
            "down": "舍去尾数",
            "up": "进一",
        }
        end = {0: "取整数", 1: "保留1位小数", None: "取到0.5分"}.get(
            way.digits, f"保留{way.digits}位小数"
        )
        return verb[way.mode] + end
    verb = {
        "half-up": "rounded half up to", "half-even": "rounded half to even, to",
        "down": "cut to", "up": "rounded up to",
    }  # fmt: skip
    end = {0: "whole points", 1: "1 decimal", None: "half points"}.get(
        way.digits, f"{way.digits} decimals"
    )
    return f"{verb[way.mode]} {end}"
