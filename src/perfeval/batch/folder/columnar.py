"""Results of figures, those of one leaf in many files at once, through the columns' kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.batch.folder.figures import DAYS, Cells
from perfeval.batch.folder.leafwise import Said, Scored
from perfeval.batch.folder.monies import columns
from perfeval.checks.catalogue import severity
from perfeval.columns import cells as texts
from perfeval.columns.block import ABSENT, Block, Column, LeafBlock
from perfeval.columns.compiled import leaf_column, prepare
from perfeval.columns.places import At, Places
from perfeval.columns.remarked import Remarks
from perfeval.columns.rollup import Rolled
from perfeval.columns.rollup_leaves import STATUSES, leaf_columns
from perfeval.columns.unusual import unknown
from perfeval.model.finding import Finding, Span
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.examples import Instance
    from perfeval.batch.folder.figures import Figures
    from perfeval.batch.folder.monies import Money
    from perfeval.columns.findings import Entry
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.indicators import Indicator
    from perfeval.model.results import Result

WEIGHT_DIGITS = 6


class Columnar:
    """The leaves of one set as columns."""

    def __init__(self, plan: Plan, digits: int, lang: str) -> None:
        self.plan, self.digits, self.lang = plan, digits, lang
        self.prepared = prepare(plan.set)
        self.cells = Cells()

    def scored(
        self, number: int, some: Sequence[Instance], money: Sequence[Money | None] = ()
    ) -> list[Scored | None]:
        """Each piece's leaf, scored; None where the scalar kernel has to. `money` are the projects'
        sums where the leaf is a rate of them."""
        leaf = self.plan.leaves[number]
        n = len(some)
        odd = np.zeros(n, bool)
        given = self.block(leaf, some, odd)
        funds = columns(money) if money else {}
        block = Block(self.plan.set, n, {leaf.path: given}, odd, funds=funds)
        points = leaf_column(self.prepared, leaf.path, block)
        alone = self.plan._replace(
            leaves=(leaf,), alone=(self.plan.alone[number],), moves=(self.plan.moves[number],)
        )
        rolling = leaf_columns(alone, block, {leaf.path: points}, _never)
        column = rolling.leaves[0]
        shown = texts.Cells(block, self.lang)
        odd = rolling.odd | unknown(column)
        odd = np.broadcast_to(odd | shown.unshown(column), (n,))
        zero = np.zeros(n, np.int64)
        rolled = Rolled(alone, (column,), zero, zero, zero, odd, rolling)
        keys = ["", *given.columns]
        at = {(leaf.path, key): At(place) for place, key in enumerate(keys)}
        remarks = Remarks(
            rolled, block, Places("", 1, at), shown.target_text, shown.actual_text, self.lang
        )
        found: list[list[Said]] = [[] for _ in some]
        for entry in remarks.entries():
            if entry.code != "PE431":  # one finding for all leaves of a project
                _tell(entry, leaf, keys, some, found)
        rows = self.rows(column, shown, n)
        bare = np.broadcast_to(column.said.get("bare_target", False), (n,))
        return [
            None if odd[i] else self.one(leaf, some[i], rows[i], found[i], bool(bare[i]))
            for i in range(n)
        ]

    def one(
        self,
        leaf: Indicator,
        piece: Instance,
        cells: tuple[Any, ...],
        found: list[Said],
        bare: bool,
    ) -> Scored:
        first = (leaf.name, _place(piece, "target") or leaf.at.get("target", leaf.span))
        signless = (first,) if bare else ()
        return Scored(None, cells[4], cells, ((), (), tuple(found)), signless, False)

    def block(self, leaf: Indicator, some: Sequence[Instance], odd: Any) -> LeafBlock:
        """The pieces' figures; pieces that can't be held are marked as odd."""
        n = len(some)
        said: list[Figures] = [piece.use.figures for piece in some]  # type: ignore[misc]
        held: dict[str, list[Any]] = {}
        written: dict[str, list[str]] = {}
        cell = self.cells.cell
        for row, (piece, own) in enumerate(zip(some, said, strict=True)):
            values = piece.values
            for key, at in own.keys:
                text = values[at] if type(at) is int else at
                assert isinstance(text, str)
                if text[0] in "'\"" and type(at) is int:
                    text = text[1:-1]
                found = cell(text, key in DAYS)
                if found is None:
                    odd[row] = True
                    continue
                if key not in held:
                    held[key] = [None] * n
                held[key][row] = found
                if key in ("actual", "target"):
                    written.setdefault(key, [""] * n)[row] = text
        import pyarrow as pa

        return LeafBlock(
            {key: _column(cells) for key, cells in held.items()},
            texts={key: pa.array(own, pa.string()) for key, own in written.items()},
            reason=np.array([own.reason for own in said]),
            evidence=np.array([own.evidence for own in said]),
        )  # fmt: skip

    def rows(self, column: LeafColumn, shown: texts.Cells, n: int) -> list[tuple[Any, ...]]:
        """The leaf's rows of cells, as `cards.leaf_cells` gives them."""
        leaf = column.leaf
        own = column.weights[0]
        weight = None if own is None else scaled(own, WEIGHT_DIGITS, "half-up")
        status = np.broadcast_to(column.status, (n,)).tolist()
        scores, unscored = column.score.tolist(), np.broadcast_to(column.unscored, (n,)).tolist()
        rates = np.broadcast_to(column.completion, (n,)).tolist()
        without = np.broadcast_to(column.without, (n,)).tolist()
        target, actual = _texts(shown.target(column), n), _texts(shown.actual(column), n)
        path = "/".join(leaf.path)
        return [
            (
                leaf.key, path, STATUSES[status[i]], weight, None if unscored[i] else scores[i],
                None if without[i] else rates[i], target[i] or None, actual[i] or None, None,
            )
            for i in range(n)
        ]  # fmt: skip


def _column(cells: list[Any]) -> Column:
    digits = max(cell.digits for cell in cells if cell is not None)
    places: dict[Any, int] = {}
    values = np.zeros(len(cells), np.int64)
    form = np.full(len(cells), ABSENT, np.uint8)
    for row, cell in enumerate(cells):
        if cell is not None:
            values[row] = cell.units * 10 ** (digits - cell.digits)
            form[row] = places.setdefault(cell.form, len(places))
    return Column(values, 10**digits, tuple(places), form)


def _never(path: Any, weight: Any, rows: Any) -> Any:
    raise AssertionError("no weight is shifted to a leaf by itself")


def _texts(found: Any, n: int) -> list[str | None]:
    if found is None or isinstance(found, str):
        return [found] * n
    return list(found.to_pylist())


def _place(piece: Instance, key: str) -> Span | None:
    """Where a key stands in the piece's example."""
    result: Result = piece.record[1]
    return result.at.get(key) if key else result.span


def _tell(
    entry: Entry,
    leaf: Indicator,
    keys: list[str],
    some: Sequence[Instance],
    found: list[list[Said]],
) -> None:
    level = entry.level or severity(Finding(entry.code))
    message = entry.message
    words = None if isinstance(message, str) else message.to_pylist()
    path = "/".join(entry.path)
    for place, row in enumerate(entry.rows.tolist()):
        text = message if words is None else words[place]
        spot = entry.spot
        span = _place(some[row], keys[spot.column]) if isinstance(spot, At) else spot
        found[row].append(Said(span, entry.code, level, path, text, (("", text),)))
