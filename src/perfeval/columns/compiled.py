"""A set prepared for columns: every leaf's own rule, over whole numbers of many rows at once.

`leaf_points` scores what a block gives; rows that are odd come back marked, and are for the scalar
kernel. Which rows those are is said in `compiled_leaf` (by what their cells are) and here (numbers
that might not fit 64 bits on the way to the score). Nothing else differs from the scalar kernel:
its rules' text is what was compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.asked import asked
from perfeval.columns.compiled_cells import Cells, Spelling
from perfeval.columns.compiled_groups import Group, groups
from perfeval.columns.compiled_join import LeafPoints, joined, nothing
from perfeval.columns.compiled_leaf import Sources
from perfeval.columns.compiled_program import Array, Program, Scored, Space
from perfeval.model.quantity import ONE, RANGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.columns.asked import Asked
    from perfeval.columns.block import Block, Column, LeafBlock
    from perfeval.model.indicators import Indicator, IndicatorSet, Path


class Prepared(NamedTuple):
    """A set with the programs made so far, by leaf, weight and forms of the cells; `asks` are the
    conditions that a leaf's number decides, told among its remarks."""

    indicator_set: IndicatorSet
    leaves: Mapping[Path, Indicator]
    programs: dict[Any, Program]
    asks: Mapping[Path, tuple[Asked, ...]] = {}


def prepare(indicator_set: IndicatorSet) -> Prepared:
    """Once a process; programs are made when a block first needs them."""
    leaves = {leaf.path: leaf for leaf in indicator_set.leaves()}
    return Prepared(indicator_set, leaves, {}, asked(indicator_set)[0])


def leaf_points(prepared: Prepared, block: Block) -> dict[Path, LeafPoints]:
    """Every leaf by its written weight."""
    points, completion = (_memory(len(prepared.leaves), block.n) for _ in range(2))
    return {
        path: leaf_column(prepared, path, block, space=Space(points[at], completion[at]))
        for at, path in enumerate(prepared.leaves)
    }


def _memory(k: int, n: int) -> Array:
    """Arrow's memory is used again; numpy's is new each time, and new pages cost more than what is
    computed on them."""
    import pyarrow as pa

    if not k * n:
        return np.empty((k, n), np.int64)
    return np.frombuffer(pa.allocate_buffer(8 * k * n), np.int64).reshape(k, n)


def leaf_column(
    prepared: Prepared, path: Path, block: Block, weight: Fraction | None = None,
    rows: Array | None = None, space: Space | None = None,
) -> LeafPoints:  # fmt: skip
    """One leaf, of all rows or those at `rows`, by a weight shifted to it where one is given."""
    leaf = prepared.leaves[path]
    if weight is None:
        weight = leaf.weight or ONE * 0
    if not prepared.indicator_set.scored:
        weight = weight or ONE
    given = block.leaves.get(path)
    n = block.n if rows is None else len(rows)
    if space is None:
        space = Space(np.empty(n, np.int64), np.empty(n, np.int64))
    if given is None:
        return nothing(space)
    columns = _columns(leaf, given, block)
    parts = groups(columns, given.state, n, rows)
    if parts is None:
        return nothing(space)._replace(odd=True)
    found: list[tuple[Group, Scored | None]] = []
    for group in parts:
        spelled, values = _spelled(columns, group.codes, group.picked(rows))
        key = (path, weight, tuple(spelled.items()))
        program = prepared.programs.get(key)
        if program is None:
            program = prepared.programs[key] = Program(
                leaf, weight, _sources(spelled), prepared.asks.get(path, ())
            )
        size, own = n, space
        if group.rows is not None:
            size = len(group.rows)
            own = Space(np.empty(size, np.int64), np.empty(size, np.int64))
        found.append((group, None if program.found is None else program.run(values, size, own)))
    return joined(found, n, space)


def _columns(leaf: Indicator, given: LeafBlock, block: Block) -> dict[str, Column]:
    """All columns that the leaf may read, by key: the project's own behind "funds." and "shared."."""
    columns = dict(given.columns)
    if leaf.measure.kind == "funds" or leaf.score.kind == "blend":
        columns |= {f"funds.{key}": column for key, column in block.funds.items()}
    if leaf.score.kind in ("cases", "formula", "blend"):
        columns |= {f"shared.{key}": column for key, column in block.data.items()}
    return columns


def _sources(spelled: Mapping[str, Spelling]) -> Sources:
    own = {k: s for k, s in spelled.items() if not k.startswith(("funds.", "shared."))}
    return Sources(Cells(own), Cells(spelled, "funds."), Cells(spelled, "shared."))


def _spelled(
    columns: Mapping[str, Column], codes: Mapping[str, int], rows: Array | None
) -> tuple[dict[str, Spelling], list[Array]]:
    """The forms of the cells, and the numbers of the rows."""
    spelled: dict[str, Spelling] = {}
    values: list[Array] = []

    def number(column: Array) -> int:
        values.append(column if rows is None else column[rows])
        return len(values) - 1

    for name, code in codes.items():
        column = columns[name]
        form = column.forms[code]
        first = number(column.values)
        ends = form.kind == RANGE or form.op == "~"
        high = number(column.high) if ends and column.high is not None else -1
        spelled[name] = Spelling(form, first, column.scale, high)
    return spelled, values
