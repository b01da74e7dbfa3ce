"""Rows of a leaf by the forms of their cells: each combination has a program of its own."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.block import ABSENT, GIVEN, LARGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.columns.block import Column
    from perfeval.columns.compiled_program import Array

MOST = 64  # combinations in one leaf of a block; beyond that all its rows are odd
FEW = 4  # a group with at least 1/FEW of the rows is computed over all rows: that is cheaper than to pick


class Group(NamedTuple):
    """The forms by column, and the rows: picked, or of all rows those where the mask holds (None: all)."""

    codes: Mapping[str, int]
    rows: Array | None = None
    mask: Array | None = None

    def picked(self, rows: Array | None) -> Array | None:
        """The group's rows of the block, where only `rows` of it are looked at."""
        if self.rows is None:
            return rows
        return self.rows if rows is None else rows[self.rows]


def groups(
    columns: Mapping[str, Column], state: int | Array, n: int, rows: Array | None
) -> list[Group] | None:
    """The groups of the rows that are GIVEN; None where there are too many."""
    codes: dict[str, int] = {}
    mixed: dict[str, Array] = {}
    for name, column in columns.items():
        form = column.form
        if isinstance(form, int):
            codes[name] = form
            continue
        form = form if rows is None else form[rows]
        low = int(form.min()) if n else 0
        if n and low != int(form.max()):
            mixed[name] = form
        codes[name] = low
    here: Array | None = None
    if isinstance(state, int):
        if state != GIVEN:
            return []
    else:
        state = state if rows is None else state[rows]
        here = None if not state.any() else state == GIVEN
    if not mixed:
        return [_group(codes, here, n)]
    radix = [(name, len(columns[name].forms) + 1) for name in mixed]
    combined = _combined(mixed, radix)
    if combined is None:
        return None
    kinds = np.unique(combined if here is None else combined[here])
    if len(kinds) > MOST:
        return None
    found = []
    for kind in kinds:
        own, rest = dict(codes), int(kind)
        for name, size in reversed(radix):
            rest, code = divmod(rest, size)
            own[name] = ABSENT if code == size - 1 else code
        mask = combined == kind
        found.append(_group(own, mask if here is None else mask & here, n))
    return _one_over_all(found)


def _combined(mixed: Mapping[str, Array], radix: list[tuple[str, int]]) -> Array | None:
    """One number a row for its combination of forms; None where there are far too many."""
    many = prod(size for _, size in radix)
    if many > LARGEST:
        return None
    kind: Any = np.uint8 if many < ABSENT else np.int64
    combined: Any = kind(0)
    for name, size in radix:
        form = np.minimum(mixed[name], size - 1).astype(kind, copy=False)
        combined = combined * kind(size) + form
    return np.asarray(combined)


def _group(codes: Mapping[str, int], mask: Array | None, n: int) -> Group:
    present = {name: code for name, code in codes.items() if code != ABSENT}
    if mask is None:
        return Group(present)
    if FEW * int(np.count_nonzero(mask)) >= n:
        return Group(present, mask=mask)
    return Group(present, rows=np.flatnonzero(mask))


def _one_over_all(found: list[Group]) -> list[Group]:
    """Only one group can be computed in place: the largest."""
    over = [group for group in found if group.mask is not None]
    largest = max(over, key=lambda group: np.count_nonzero(group.mask), default=None)  # type: ignore[arg-type]
    return [
        group if group is largest or group.mask is None
        else Group(group.codes, rows=np.flatnonzero(group.mask))
        for group in found
    ]  # fmt: skip
