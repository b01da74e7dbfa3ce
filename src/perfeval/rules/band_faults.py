"""What is wrong with bands before any number is scored by them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.quantity import DATE, ONE
from perfeval.model.rounding import Rounding, percent, plain
from perfeval.rules.band_cascade import plainly_sound
from perfeval.rules.bands import Band, Params, ends, holds, interval_text
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs
from perfeval.rules.intervals import Holds, crossing, first_holding, probes

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator


OPEN_END = "PE259"


def _concrete(p: Params) -> tuple[list[Fraction], Fraction]:
    edges = [q for b in p.bands for q in (b.low, b.high) if q is not None]
    scale = next((q.scale for q in edges if q.scale != ONE), ONE)
    return [q.beside(scale).lo for q in edges], scale


def band_faults(p: Params, leaf: Indicator) -> list[Fault]:
    """Gaps, unreachable bands, crossing bands, and bands that give nothing or too much."""
    found = [fault for i, band in enumerate(p.bands) for fault in _band_faults(p, i, band)]
    if found or not p.bands:
        return found
    edges, scale = _concrete(p)
    quick = not _whole(p, leaf)
    if quick and plainly_sound(p, edges, _below_zero(p, leaf), _beyond(p, leaf)):
        return found
    dates = any(q is not None and q.kind == DATE for b in p.bands for q in (b.low, b.high))
    probe = Inputs(ONE, leaf.rounding or Rounding())
    probe.scale = scale

    def condition(band: Band) -> Holds:
        return lambda y: bool(holds(probe, p, band, y))

    conditions = [condition(band) for band in p.bands]
    low_end = Fraction(0) if not _below_zero(p, leaf) and min(edges) >= 0 else None
    zero = [] if low_end is None or dates else [low_end]
    spots = probes([*edges, *zero], _whole(p, leaf))
    held = {x: first_holding(conditions, x) for x in spots}
    top_end = not _beyond(p, leaf) and ((scale != ONE and max(edges) == 1) or max(edges) == 100)

    def outside(x: Fraction) -> bool:
        return (low_end is not None and x < low_end) or (top_end and x > max(edges))

    empty = [x for x in spots if held[x] is None and not outside(x)]
    found += _gaps(p, empty, spots, edges, scale, dates)
    for index, band in enumerate(p.bands):
        if index not in held.values():
            why = "covered" if any(conditions[index](x) for x in spots) else "empty"
            params = {"band": interval_text(band), "n": str(index + 1), "why": why}
            found.append(Fault("PE221", band.span, params))
    two = [i for i, b in enumerate(p.bands) if b.low is not None and b.high is not None]
    for n, i in enumerate(two):
        for j in two[n + 1 :]:
            if crossing(conditions[i], conditions[j], spots):
                params = {"first": interval_text(p.bands[i]), "second": interval_text(p.bands[j])}
                found.append(Fault("PE222", p.bands[j].span, params))
    return found


def _gaps(
    p: Params,
    empty: list[Fraction],
    spots: list[Fraction],
    edges: list[Fraction],
    scale: Fraction,
    dates: bool,
) -> list[Fault]:
    """Every run of numbers that no band holds. Beyond the outermost edges it has a code of its
    own: tables often leave out the last band, and such a set can be scored all the same."""
    found = []
    runs: list[list[Fraction]] = []
    for x in empty:
        if runs and spots.index(x) == spots.index(runs[-1][-1]) + 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    for run in runs:
        inner = min(edges) <= run[0] and run[-1] <= max(edges)
        at = _at(run, edges, scale, "date" if dates else _unit(p))
        place = _beside(p, run[0], edges, scale)
        found.append(Fault("PE220" if inner else OPEN_END, place, {"at": at}))
    return found


def _whole(p: Params, leaf: Indicator) -> bool:
    """Whether only whole numbers occur: days and occurrences."""
    if p.input not in ("value", "magnitude"):
        return False
    dates = all(q.kind == DATE for b in p.bands for q in (b.low, b.high) if q is not None)
    days = leaf.measure.kind == "schedule" and getattr(leaf.measure.params, "unit", "day") in (
        "day",
        "workday",
    )
    return dates or days or leaf.measure.kind == "count"


def _below_zero(p: Params, leaf: Indicator) -> bool:
    """Whether the number may well be negative."""
    return p.input == "deviation" or (
        p.input == "value"
        and (
            leaf.measure.kind in ("growth", "schedule")
            or getattr(leaf.measure.params, "rate", "") == "saving"
        )
    )


def _beyond(p: Params, leaf: Indicator) -> bool:
    """Whether a completion may well exceed 100%."""
    target = leaf.target
    return p.input == "completion" and target is not None and target.op in (">=", ">", "")


def _beside(p: Params, x: Fraction, edges: list[Fraction], scale: Fraction) -> Span | None:
    """The last of the bands that have an edge at either end of the gap."""
    near = {max((e for e in edges if e <= x), default=None), min((e for e in edges if e >= x), default=None)}  # fmt: skip
    found = [
        b for b in p.bands
        if any(q is not None and q.beside(scale).lo in near for q in (b.low, b.high))
    ]  # fmt: skip
    return (found or [*p.bands])[-1].span


def _unit(p: Params) -> str:
    """The unit that all edges are written with."""
    units = {q.unit for b in p.bands for q in (b.low, b.high) if q is not None}
    return units.pop() if len(units) == 1 else ""


def _at(run: list[Fraction], edges: list[Fraction], scale: Fraction, unit: str) -> str:
    """The numbers without a band as an interval, such as `[85%, 90%)`; `unit` may be "date"."""

    def show(value: Fraction) -> str:
        if unit == "date":
            return date.fromordinal(int(value)).isoformat()
        if scale != ONE and unit in ("", "%"):
            return percent(value)
        return plain(value / scale) + unit

    first, last = run[0], run[-1]
    if first == last and first in edges:
        return show(first)
    low = max((e for e in edges if e <= first), default=None)
    high = min((e for e in edges if e >= last), default=None)
    left = "[" if low == first else "("
    right = "]" if high == last else ")"
    if low is None:
        return f"{'≤' if right == ']' else '<'} {show(high or first)}"
    if high is None:
        return f"{'≥' if left == '[' else '>'} {show(low)}"
    return f"{left}{show(low)}, {show(high)}{right}"


def _band_faults(p: Params, index: int, band: Band) -> list[Fault]:
    found = []
    if band.low is None and band.high is None:
        found.append(Fault("PE223", band.span, {"n": str(index + 1)}))
    if (band.min and band.above) or (band.max and band.below):
        found.append(Fault("PE224", band.span, {"n": str(index + 1)}))
    given = [band.points is not None, band.share is not None, bool(band.range)]
    if sum(given) > 1 or (sum(given) == 0 and not band.choose):
        found.append(Fault("PE225", band.span, {"n": str(index + 1)}))
    if band.range and len(band.range) != 2:
        found.append(Fault("PE226", band.span, {"n": str(index + 1)}))
    elif band.range and not band.choose and None in ends(p, index):
        found.append(Fault("PE227", band.span, {"n": str(index + 1)}))
    return found
