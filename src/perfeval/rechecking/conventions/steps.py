"""So many points off for every step by which the target is missed."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from perfeval.rechecking.conventions.made import Made, num, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.rechecking.figures import Figures
    from perfeval.rechecking.limits import Limits, Step

RANK = 4
KEY = "steps-"
ONE = Fraction(1)


class _Miss(NamedTuple):
    """By how many steps of one size the target is missed."""

    key: str
    size_zh: str
    size_en: str
    steps: Fraction
    rank: int


def points(f: Figures, limits: Limits) -> Iterator[Made]:
    if f.r is None or f.met is not False:
        return
    for miss in _misses(f, limits):
        printed = {step.cost for step in limits.noted_steps if miss.key in keys(step)}
        for cost in dict.fromkeys((*limits.step_points, *sorted(printed))):
            for kind, steps, odd, implied in _parts(miss.steps):
                if not _near(f, steps, cost):
                    continue  # no rounding goes further
                left = f.w - steps * cost
                if kind == "parts" and f.r is not None and steps * cost == f.w * (1 - f.r):
                    continue  # that is the plain proportion
                zh = f"每差{miss.size_zh}扣{num(cost)}分" + _KINDS[kind][0]
                en = f"{num(cost)} off for each {miss.size_en}" + _KINDS[kind][1]
                yield Made(
                    f"{KEY}{miss.key}-{num(cost)}-{kind}", left, zh, en,
                    f"{num(f.w)}−{num(steps)}×{num(cost)}", miss.rank + odd, implied=implied,
                )  # fmt: skip


def _near(f: Figures, steps: Fraction, cost: Fraction) -> bool:
    """Whether the deduction comes within a point of the printed one; in whole numbers, since
    there are so many to try."""
    lost, below = f.lost, f.s < 1
    a, b, n, d, p, q = (
        lost.numerator, lost.denominator, steps.numerator, steps.denominator, cost.numerator,
        cost.denominator,
    )  # fmt: skip
    gap, one = n * p * b - a * q * d, b * q * d
    return -one < gap < one or (below and gap > 0)


_KINDS = {
    "whole": ("", ""),
    "started": ("（不足一档按一档）", ", a started one counts"),
    "full": ("（不足一档不扣）", ", full ones only"),
    "parts": ("（按比例）", ", parts in proportion"),
}


_ODD = (("started", 1), ("full", 1), ("parts", 2))


def _parts(steps: Fraction) -> Iterator[tuple[str, Fraction, int, bool]]:
    """Kind, steps that count, how odd it is, and whether it is plain whole steps here."""
    if steps.denominator == 1:
        yield "whole", steps, 0, False
        yield from ((kind, steps, odd, True) for kind, odd in _ODD)
        return
    yield "started", Fraction(ceil(steps)), 1, False
    if floor(steps):
        yield "full", Fraction(floor(steps)), 1, False
    yield "parts", steps, 2, False


def _misses(f: Figures, limits: Limits) -> Iterator[_Miss]:
    """Misses in percentage points of the completion, of the rate itself, and in units."""
    sizes = _sizes(limits)
    if f.r is not None and f.r < 1:
        for size in sizes:
            yield _Miss(rate(size), rate(size), rate(size) + " short", (1 - f.r) / size, 0)
    if f.x is None or f.t is None:
        return
    gap = abs(f.x - f.t)
    if f.percent:
        if f.t != 1:
            for size in sizes:
                points_ = num(size * 100)
                zh, en = f"{points_}个百分点", f"{points_} percentage points"
                yield _Miss(f"{points_}pp", zh, en, gap / size, 1)
    elif not f.execution:
        unit = f.unit or "个单位"
        more = {step.size for step in limits.noted_steps if step.unit} - {ONE}
        for size in (ONE, *sorted(more)):
            n = num(size)
            key = "unit" if size == ONE else f"{n}unit"
            yield _Miss(key, f"{n}{unit}", f"{n} {f.unit or 'unit'}", gap / size, 1)


def keys(step: Step) -> tuple[str, ...]:
    """How the misses of a printed step are called."""
    if step.unit:
        return ("unit" if step.size == ONE else f"{num(step.size)}unit",)
    return (rate(step.size), f"{num(step.size * 100)}pp")


def _sizes(limits: Limits) -> tuple[Fraction, ...]:
    printed = sorted(step.size for step in limits.noted_steps if not step.unit)
    return tuple(dict.fromkeys((*limits.step_units, *printed)))


def noted_keys(limits: Limits) -> tuple[str, ...]:
    """Beginnings of the keys of the conventions that the form prints."""
    return tuple(
        f"{KEY}{key}-{num(step.cost)}-" for step in limits.noted_steps for key in keys(step)
    )
