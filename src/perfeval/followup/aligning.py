"""Which indicator of one set is which of another: by path, else by id, else by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import LeafScore, Scorecard


class Row(NamedTuple):
    """An indicator across the cards: its score on each, None where a card hasn't got it."""

    leaves: tuple[LeafScore | None, ...]

    @property
    def any(self) -> LeafScore:
        return next(leaf for leaf in self.leaves if leaf is not None)


def aligned(cards: Sequence[Scorecard]) -> tuple[Row, ...]:
    """One row an indicator, in order of the first card, then what later cards add."""
    rows: list[list[LeafScore | None]] = []
    for index, card in enumerate(cards):
        left = list(card.leaves)
        for key in (_path, _id, _name):
            left = _place(rows, left, index, key)
        for leaf in left:
            rows.append([None] * index + [leaf])
        for row in rows:
            row.extend([None] * (index + 1 - len(row)))
    return tuple(Row(tuple(row)) for row in rows)


def _place(rows: list[list[LeafScore | None]], leaves: list[LeafScore], index: int, key: object) -> list[LeafScore]:  # fmt: skip
    """The leaves that have no row by this key; a key that means two rows or leaves means none."""
    assert callable(key)
    free: dict[object, list[list[LeafScore | None]]] = {}
    for row in rows:
        if len(row) > index:
            continue
        for name in {key(leaf) for leaf in row if leaf is not None} - {""}:
            free.setdefault(name, []).append(row)
    own: dict[object, int] = {}
    for leaf in leaves:
        own[key(leaf)] = own.get(key(leaf), 0) + 1
    left = []
    for leaf in leaves:
        found = free.get(key(leaf), [])
        if len(found) == 1 and own[key(leaf)] == 1 and len(found[0]) == index:
            found[0].append(leaf)
        else:
            left.append(leaf)
    return left


def _path(leaf: LeafScore) -> object:
    return leaf.indicator.path


def _id(leaf: LeafScore) -> object:
    return leaf.indicator.id


def _name(leaf: LeafScore) -> object:
    return "".join(leaf.indicator.name.split())
