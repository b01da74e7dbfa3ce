"""Inapplicable leaves of many projects: whose weight falls out, and whose goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.block import MISSING, NOT_APPLICABLE, NOT_DUE
from perfeval.scoring.shares import shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.scoring.shares import Shares

MOVING = ("parent", "equal", "to")


class Absent(NamedTuple):
    """One leaf that is inapplicable alone, by its policy: what falls out of the total."""

    policy: str
    rescaled: Fraction
    dropped: Fraction
    weight: Fraction | None
    score: Fraction | None


class Pattern(NamedTuple):
    """Rows in which the same leaves are inapplicable, with the weights that gives."""

    rows: np.ndarray[Any, np.dtype[np.int64]]
    absent: Mapping[Path, bool]
    split: Shares


def is_absent(given: int | np.ndarray[Any, Any]) -> Any:
    """Where a leaf is inapplicable; one bool where it is so in all rows or in none."""
    if isinstance(given, int):
        return given in (NOT_APPLICABLE, NOT_DUE)
    found = given >= NOT_APPLICABLE
    return found if found.any() else False


def is_missing(given: int | np.ndarray[Any, Any]) -> Any:
    if isinstance(given, int):
        return given == MISSING
    found = given == MISSING
    return found if found.any() else False


def moves(indicator_set: IndicatorSet, leaf: Indicator) -> bool:
    """Whether an inapplicable leaf's weight goes to other leaves."""
    policy = leaf.policy or indicator_set.policy
    return policy.kind in MOVING and bool(leaf.weight) and not leaf.score.unit


def alone(indicator_set: IndicatorSet, leaf: Indicator) -> Absent:
    """What becomes of a leaf whose weight goes to no other."""
    split = shares(indicator_set, {leaf.path: False})
    policy = split.policies[leaf.path]
    carried = split.weights[leaf.path]
    moved = policy in (*MOVING, "drop") and leaf.weight is not None
    return Absent(
        policy,
        sum(split.rescaled.values(), start=carried * 0),
        sum(split.dropped.values(), start=carried * 0),
        carried if moved else leaf.weight,
        carried if policy == "full" else None,
    )


def patterns(
    indicator_set: IndicatorSet, leaves: Sequence[Indicator], absent: Sequence[Any],
    rows: np.ndarray[Any, np.dtype[np.int64]], least: int,
) -> Iterator[Pattern]:  # fmt: skip
    """The rows by which of their leaves are inapplicable (`absent` says it of each leaf), where at
    least so many are alike."""
    columns = [_column(one, rows) for one in absent]
    bits = np.packbits(np.stack(columns, axis=1), axis=1)
    keys = np.ascontiguousarray(bits).view(np.dtype((np.void, bits.shape[1]))).ravel()
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(which, kind="stable")
    ends = np.searchsorted(which[order], np.arange(len(first) + 1))
    for number in np.flatnonzero(np.diff(ends) >= least):
        at = first[number]
        found = {
            leaf.path: False for leaf, column in zip(leaves, columns, strict=True) if column[at]
        }
        inside = rows[order[ends[number] : ends[number + 1]]]
        yield Pattern(inside, found, shares(indicator_set, found))


def _column(given: Any, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.full(len(rows), given) if isinstance(given, bool) else given[rows]
