"""Scored groups of rows back in the places of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.columns.compiled_groups import Group
    from perfeval.columns.compiled_program import Array, Scored, Space


TRUTHS = ("has_completion", "met", "has_met", "vetoed", "odd")


class LeafPoints(NamedTuple):
    """One leaf of all rows. `points` in units of 10^-digits and `completion` of 10^-4, 0 where there is
    none (`scored`, `has_completion` say where); only rows that are GIVEN and not `odd` hold anything.

    `shown` is a number worked out (a rate in 10^-4), as its text is rounded: see compiled_measures.
    `met` stands where `has_met`; `remarks` by name (see compiled_remarks), True where they hold;
    one bool stands for all rows.
    """

    points: Array
    completion: Array
    has_completion: Array | bool
    met: Array | bool
    has_met: Array | bool
    vetoed: Array | bool
    odd: Array | bool
    remarks: Mapping[str, Array | bool]
    shown: Array | None = None


def nothing(space: Space) -> LeafPoints:
    """No row holds anything."""
    space.points.fill(0)
    space.completion.fill(0)
    return LeafPoints(*space, False, False, False, False, False, {})


def joined(found: Sequence[tuple[Group, Scored | None]], n: int, space: Space) -> LeafPoints:
    """The group that was computed over all rows first, the others over it."""
    truths: dict[str, Array | bool] = {}
    shown: Array | None = None
    every = [(group, one) for group, one in found if group.rows is None]
    if not every or every[0][1] is None:
        nothing(space)
    for group, one in every:
        shown = one.shown if one is not None else None
        for name, value in _truths(one).items():
            truths[name] = value if group.mask is None else value & group.mask
        if one is not None:
            _only(space.points, None if one.points is None else group.mask, one.points is None)
            gone = one.completion is None
            _only(space.completion, None if gone else group.mask, gone)
    owned: set[str] = set()
    for group, one in found:
        at = group.rows
        if at is None:
            continue
        if one is not None and one.points is not None:
            space.points[at] = one.points
        if one is not None and one.completion is not None:
            space.completion[at] = one.completion
        if one is not None and one.shown is not None:
            shown = np.zeros(n, np.int64) if shown is None else shown
            shown[at] = one.shown
        own = _truths(one)
        for name in {**truths, **own}:
            if name not in owned:
                owned.add(name)
                before = truths.get(name, False)
                truths[name] = np.full(n, before) if isinstance(before, bool) else before.copy()
            truths[name][at] = own.get(name, False)  # type: ignore[index]
    has, met, has_met, vetoed, odd = (truths.get(name, False) for name in TRUTHS)
    remarks = {k[1:]: truth for k, truth in truths.items() if k[0] == " "}
    return LeafPoints(*space, has, met, has_met, vetoed, odd, remarks, shown)


def _truths(one: Scored | None) -> Mapping[str, Array | bool]:
    """All that is told of rows, remarks behind a space."""
    if one is None:
        return {"odd": True}
    found = {" " + name: truth for name, truth in one.remarks.items()}
    found |= {"vetoed": one.vetoed, "odd": one.odd}
    if one.completion is not None:
        found["has_completion"] = True
    if one.met is not None:
        found |= {"met": one.met, "has_met": True}
    return {name: truth for name, truth in found.items() if truth is not False}


def _only(values: Array, mask: Array | None, gone: bool) -> None:
    """0 where the mask does not hold."""
    if gone:
        values.fill(0)
    elif mask is not None:
        np.multiply(values, mask, out=values)
