"""The leaves of many projects of one set, leaf by leaf: their cells as columns, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.rollup_leaves import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.columnar import Outcomes
    from perfeval.batch.folder.leafwise import Scored
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.indicators import Indicator

WEIGHT_DIGITS = 6
STATUS, WEIGHT, SCORE, COMPLETION = range(4)
_NUMBERS = {name: number for number, name in enumerate(STATUSES)}
# of a leaf's cells (see `cards.leaf_cells`)
_STATUS, _WEIGHT, _SCORE, _COMPLETION, _TARGET, _ACTUAL, _PEERS = range(2, 9)
_COUNTED = ((_WEIGHT, WEIGHT), (_SCORE, SCORE), (_COMPLETION, COMPLETION))


class Texts:
    """The texts of one cell of all leaves: those there are, and where each project has which."""

    def __init__(self, k: int, n: int) -> None:
        self.parts: list[Any] = [_strings([None])]
        self.size = 1
        self.places = np.zeros((n, k), np.int64)

    def put(self, leaf: int, rows: Any, texts: Any, which: Any = None) -> None:
        """One text for all these rows (or None), or Arrow strings: one a row, or by `which`."""
        if texts is None:
            self.places[rows, leaf] = 0
            return
        if isinstance(texts, str):
            texts, which = _strings([texts]), 0
        if which is None:
            which = np.arange(len(texts))
        self.places[rows, leaf] = which + self.size
        self.parts.append(_spelled(texts))
        self.size += len(texts)

    def array(self, rows: Any) -> Any:
        """Project by project; an empty text is none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        every = pa.concat_arrays(self.parts)
        if pc.any(pc.equal(every, "")).as_py():
            every = pc.if_else(pc.equal(every, ""), pa.scalar(None, pa.string()), every)
        return every.take(pa.array(self.places[rows].ravel()))


class Sheet:
    """`numbers` has status, weight, score and completion of each leaf of each project, `none` where
    there is no such number; `loud` the leaves of which something is said, by project."""

    def __init__(self, plan: Plan, n: int) -> None:
        k = len(plan.leaves)
        self.plan = plan
        self.numbers = np.zeros((4, n, k), np.int64)
        self.none = np.zeros((4, n, k), bool)
        self.target, self.actual, self.peers = (Texts(k, n) for _ in range(3))
        self.loud: list[list[Scored]] = [[] for _ in range(n)]

    def put_columns(self, leaf: int, rows: Sequence[int], found: Outcomes) -> None:
        """A leaf that was scored in columns; what stands in odd rows is put over, or not asked for."""
        column, numbers, none = found.column, self.numbers, self.none
        own = column.weights[0]
        numbers[STATUS, rows, leaf] = column.status
        if own is None:
            none[WEIGHT, rows, leaf] = True
        else:
            numbers[WEIGHT, rows, leaf] = weight_units(own)
        numbers[SCORE, rows, leaf] = column.score
        none[SCORE, rows, leaf] = column.unscored
        numbers[COMPLETION, rows, leaf] = column.completion
        none[COMPLETION, rows, leaf] = column.without
        self.target.put(leaf, rows, found.target)
        self.actual.put(leaf, rows, found.actual)
        for row, said in found.said.items():
            if not found.odd[row]:
                self.loud[rows[row]].append(said)

    def put_scored(self, leaf: int, rows: Sequence[int], some: Sequence[Scored]) -> None:
        """A leaf that was scored by itself; most of these are the same again and again."""
        places: dict[int, int] = {}
        which = np.array([places.setdefault(id(one), len(places)) for one in some])
        firsts = np.unique(which, return_index=True)[1].tolist()
        cells = [some[first].cells for first in firsts]
        for place, number in _COUNTED:
            own = [one[place] for one in cells]
            self.numbers[number, rows, leaf] = np.array([x or 0 for x in own], np.int64)[which]
            self.none[number, rows, leaf] = np.array([x is None for x in own])[which]
        status = np.array([_NUMBERS[one[_STATUS]] for one in cells])
        self.numbers[STATUS, rows, leaf] = status[which]
        for place, texts in ((_TARGET, self.target), (_ACTUAL, self.actual), (_PEERS, self.peers)):
            said = [one[place] for one in cells]
            texts.put(leaf, rows, _strings(said) if any(said) else None, which)
        if any(some[first].loud for first in firsts):
            for row, one in zip(rows, some, strict=True):
                if one.loud:
                    self.loud[row].append(one)

    def columns(self, rows: Sequence[int], digits: int, finer: int) -> list[Any]:
        """The cells of these projects, leaf by leaf, in the order of `outcome.indicator_fields`;
        `finer` is what the set's own scores are multiplied by."""
        import pyarrow as pa

        from perfeval.columns.decimals import decimals
        from perfeval.columns.outcome import indicator_fields

        leaves, fields = self.plan.leaves, indicator_fields(digits)
        numbers, none = self.numbers[:, rows], self.none[:, rows]
        every = np.tile(np.arange(len(leaves)), len(rows))
        kinds = {WEIGHT: fields[3].type, SCORE: fields[4].type, COMPLETION: fields[5].type}
        counted = {
            number: decimals(
                numbers[number].ravel() * (finer if number == SCORE else 1), kind,
                none[number].ravel(),
            )
            for number, kind in kinds.items()
        }  # fmt: skip
        return [
            _strings([leaf.key for leaf in leaves]).take(pa.array(every)),
            _strings([_path(leaf) for leaf in leaves]).take(pa.array(every)),
            _strings(list(STATUSES)).take(pa.array(numbers[STATUS].ravel())),
            *counted.values(),
            *(texts.array(rows) for texts in (self.target, self.actual, self.peers)),
        ]


def weight_units(weight: Any) -> int:
    from perfeval.model.rounding import scaled

    return scaled(weight, WEIGHT_DIGITS, "half-up")


def _path(leaf: Indicator) -> str:
    return "/".join(leaf.path)


def _strings(some: list[str | None]) -> Any:
    import pyarrow as pa

    return pa.array(some, pa.string())


def _spelled(texts: Any) -> Any:
    import pyarrow as pa

    return texts if texts.type == pa.string() else texts.cast(pa.string())
