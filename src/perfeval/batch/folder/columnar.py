"""Results of figures, those of one leaf in many files at once, through the columns' kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.batch.folder.cell_texts import (
    BAD,
    COUNT,
    DATUM,
    DAY,
    FIGURE,
    MOST,
    NONE,
    CellTexts,
)
from perfeval.batch.folder.figures import DAYS, LISTED
from perfeval.batch.folder.leafwise import Said, Scored
from perfeval.batch.folder.monies import columns
from perfeval.checks.catalogue import severity
from perfeval.columns import cells as texts
from perfeval.columns.block import Block, Column, LeafBlock
from perfeval.columns.compiled import leaf_column, prepare
from perfeval.columns.places import At, Places
from perfeval.columns.remarked import Remarks
from perfeval.columns.rollup import Rolled
from perfeval.columns.rollup_leaves import leaf_columns
from perfeval.columns.unusual import unknown
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.figures import Figures
    from perfeval.batch.folder.monies import Money
    from perfeval.batch.folder.uses import Instance
    from perfeval.columns.findings import Entry
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.indicators import Indicator
    from perfeval.model.results import Result


class Outcomes(NamedTuple):
    """One leaf of many projects; `odd` are those for the scalar kernel. `target` and `actual` are
    one text for all (or None), or Arrow strings; `said` has what is to be said, by row. `full` are
    those whose full marks need evidence of certain kinds."""

    column: LeafColumn
    odd: Any
    target: Any
    actual: Any
    said: dict[int, Scored]
    full: Any = None


class Columnar:
    """The leaves of one set as columns."""

    def __init__(self, plan: Plan, digits: int, lang: str) -> None:
        self.plan, self.digits, self.lang = plan, digits, lang
        self.prepared = prepare(plan.set)
        self.cells = [CellTexts(kind) for kind in (FIGURE, DAY, COUNT, DATUM)]
        self.alone = [
            plan._replace(leaves=(leaf,), alone=(plan.alone[n],), moves=(plan.moves[n],))
            for n, leaf in enumerate(plan.leaves)
        ]

    def scored(
        self, number: int, some: Sequence[Instance], money: Sequence[Money | None] = ()
    ) -> Outcomes:
        """Each piece's leaf, scored. `money` are the projects' sums where the leaf is a rate of
        them."""
        leaf = self.plan.leaves[number]
        n = len(some)
        odd = np.zeros(n, bool)
        given = self.block(some, odd)
        funds = columns(money) if money else {}
        block = Block(self.plan.set, n, {leaf.path: given}, odd, funds=funds)
        points = leaf_column(self.prepared, leaf.path, block)
        alone = self.alone[number]
        rolling = leaf_columns(alone, block, {leaf.path: points}, _never)
        column = rolling.leaves[0]
        shown = texts.Cells(block, self.lang)
        odd = rolling.odd | unknown(column)
        odd = np.broadcast_to(odd | shown.unshown(column), (n,))
        zero = np.zeros(n, np.int64)
        rolled = Rolled(alone, (column,), zero, zero, zero, odd, rolling)
        keys = ["", *given.columns]
        if any(key.startswith("survey.") for key in keys):
            keys.append("survey")
        at = {(leaf.path, key): At(place) for place, key in enumerate(keys)}
        remarks = Remarks(
            rolled, block, Places("", 1, at), shown.target_text, shown.actual_text, self.lang
        )
        found: dict[int, list[Said]] = {}
        for entry in remarks.entries():
            # one finding for all leaves of a project; kinds of evidence are in each one's register
            if entry.code not in ("PE431", "PE452"):
                _tell(entry, leaf, keys, some, found)
        bare = np.broadcast_to(column.said.get("bare_target", False), (n,))
        said = {row: ((), (), tuple(own)) for row, own in found.items()}
        loud = {row: Scored(None, (), own, (), False) for row, own in said.items()}
        for row in np.flatnonzero(bare).tolist():
            first = (leaf.name, _place(some[row], "target") or leaf.at.get("target", leaf.span))
            loud[row] = Scored(None, (), said.get(row, ((), (), ())), (first,), False)
        full = remarks.full(column) if leaf.evidence else None
        return Outcomes(column, odd, shown.target(column), shown.actual(column), loud, full)

    def block(self, some: Sequence[Instance], odd: Any) -> LeafBlock:
        """The pieces' figures; pieces that can't be held are marked as odd."""
        n = len(some)
        for own in self.cells:
            if len(own.known) > MOST:
                own.clear()
        alike: dict[int, tuple[Figures, list[int]]] = {}
        for row, piece in enumerate(some):
            figures = piece.use.figures
            assert figures is not None
            alike.setdefault(id(figures), (figures, []))[1].append(row)
        held: dict[str, Any] = {}
        reason, evidence = np.zeros(n, bool), np.zeros(n, bool)
        for figures, rows in alike.values():
            places: Any = slice(None) if len(rows) == n else rows
            reason[places], evidence[places] = figures.reason, figures.evidence
            for key, numbers in self._read(figures, [some[row].values for row in rows]):
                if key not in held:
                    held[key] = np.full(n, NONE, np.int32)
                held[key][places] = numbers
        given: dict[str, Column] = {}
        written: dict[str, Any] = {}
        for key, numbers in held.items():
            odd |= numbers == BAD
            if numbers.max() <= BAD:
                continue
            store = self.cells[_kind(key)]
            given[key] = store.column(numbers)
            if key in ("actual", "target"):
                written[key] = _strings([store.texts[number] for number in numbers.tolist()])
        return LeafBlock(given, texts=written, reason=reason, evidence=evidence)

    def _read(
        self, figures: Figures, some: list[tuple[str, ...]]
    ) -> list[tuple[str, Any]]:  # fmt: skip
        """The numbers of the cells of pieces that are alike, by key."""
        found: list[tuple[str, Any]] = []
        for key, at in figures.keys:
            store = self.cells[_kind(key)]
            if isinstance(at, str):
                found.append((key, store.constant(at)))
            elif key == LISTED:
                found += _listed(store, [values[at] for values in some])
            else:
                found.append((key, store.numbers([values[at] for values in some])))
        return found


def _kind(key: str) -> int:
    if key in DAYS:
        return DAY
    if key.startswith("data."):
        return DATUM
    return COUNT if key.startswith("survey.") else FIGURE


def _listed(store: CellTexts, some: list[str]) -> list[tuple[str, Any]]:
    """The items of lists in brackets, each a column."""
    lists = [text[1:-1].split(", ") if text[0] == "[" else [""] for text in some]
    most = max(map(len, lists))
    found = []
    for place in range(most):
        items = [own[place] if place < len(own) else None for own in lists]
        numbers = store.numbers([item or "" for item in items])
        numbers[[item is None for item in items]] = NONE
        found.append((f"{LISTED}{place + 1}", numbers))
    return found


def _strings(some: list[str]) -> Any:
    import pyarrow as pa

    return pa.array(some, pa.string())


def _never(path: Any, weight: Any, rows: Any) -> Any:
    raise AssertionError("no weight is shifted to a leaf by itself")


def _place(piece: Instance, key: str) -> Span | None:
    """Where a key stands in the piece's example."""
    result: Result = piece.record[1]
    return result.at.get(key) if key else result.span


def _tell(
    entry: Entry,
    leaf: Indicator,
    keys: list[str],
    some: Sequence[Instance],
    found: dict[int, list[Said]],
) -> None:
    level = entry.level or severity(Finding(entry.code))
    message = entry.message
    words = None if isinstance(message, str) else message.to_pylist()
    path = "/".join(entry.path)
    for place, row in enumerate(entry.rows.tolist()):
        text = message if words is None else words[place]
        spot = entry.spot
        span = _place(some[row], keys[spot.column]) if isinstance(spot, At) else spot
        said = Said(span, entry.code, level, path, text, (("", text),))
        found.setdefault(row, []).append(said)
