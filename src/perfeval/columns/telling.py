"""Making findings of a block: which rows have one, and at which of their cells it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.block import ABSENT, NOT_APPLICABLE, NOT_DUE, LeafBlock
from perfeval.columns.findings import Entry
from perfeval.columns.said import messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.columns.block import Block
    from perfeval.columns.places import At, Places
    from perfeval.columns.rollup import Rolled
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.model.finding import Span


class Telling:
    """A block that was rolled up, with its places; `target` and `actual` give the texts of a leaf's
    numbers for some rows. `odd` rows have no findings."""

    def __init__(
        self, rolled: Rolled, block: Block, places: Places, target: Any, actual: Any, lang: str
    ) -> None:
        self.rolled, self.block, self.places, self.lang = rolled, block, places, lang
        self.target, self.actual = target, actual
        self.sound = ~rolled.odd

    def rows(self, when: Any) -> Any:
        """The numbers of the rows where it holds."""
        if when is False:
            return np.zeros(0, np.int64)
        return np.flatnonzero(self.sound if when is True else when & self.sound)

    def given(self, column: LeafColumn) -> LeafBlock:
        return self.block.leaves.get(column.leaf.path, LeafBlock())

    def has(self, column: LeafColumn, key: str) -> Any:
        """Where a result has one of its keys."""
        given = self.given(column)
        if key in ("not_applicable", "not_due"):
            return given.state == (NOT_APPLICABLE if key == "not_applicable" else NOT_DUE)
        cells = given.columns.get("survey.counts.1" if key == "survey" else key)
        return False if cells is None else cells.form != ABSENT

    def told(
        self, column: LeafColumn, code: str, when: Any, params: Mapping[str, Any],
        keys: tuple[str, ...] = (), otherwise: Span | None = None, level: str = "",
    ) -> Iterator[Entry]:  # fmt: skip
        """One finding of the rows where it holds, at the first of the keys that the result has;
        params may be made from the rows' numbers."""
        left = self.rows(when)
        path = column.leaf.path
        for key in (*keys, ""):
            if not len(left):
                return
            at: At | Span | None = self.places.at.get((path, key))
            here = left
            if key:
                has = self.has(column, key)
                if at is None or has is False:
                    continue
                here = left if has is True else left[has[left]]
                left = left[:0] if has is True else left[~has[left]]
            elif at is None:
                at = self.places.results or otherwise
            if len(here):
                filled = {k: v(column, here) if callable(v) else v for k, v in params.items()}
                message = messages(code, filled, self.lang)
                yield Entry(code, path, here, at, message, level)

    def result(self, column: LeafColumn) -> Any:
        """Where a leaf has a result of its own: rates of the fund table need none."""
        given = self.given(column)
        if column.leaf.measure.kind != "funds":
            return True
        flags = [flag for flag in (given.reason, given.evidence) if flag is not None]
        own: Any = False
        for has in (*(cells.form != ABSENT for cells in given.columns.values()), *flags):
            own = own | has
        return own
