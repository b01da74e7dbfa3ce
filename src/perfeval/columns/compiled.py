"""A set prepared for columns: every leaf's own rule, over whole numbers of many rows at once.

`leaf_points` scores what a block gives; rows that are odd come back marked, and are for the scalar
kernel. Which rows those are is said in `compiled_leaf` (by what their cells are) and here (numbers
that might not fit 64 bits on the way to the score). Nothing else differs from the scalar kernel:
its rules' text is what was compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.block import ABSENT, GIVEN, Block, Column, LeafBlock
from perfeval.columns.compiled_cells import Cells, Spelling
from perfeval.columns.compiled_leaf import Sources
from perfeval.columns.compiled_program import Array, Program, Scored
from perfeval.model.quantity import ONE, RANGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.indicators import Indicator, IndicatorSet, Path

MOST_SPELLINGS = 64  # combinations of forms in one leaf of a block; the rows of rarer ones are odd


class LeafPoints(NamedTuple):
    """One leaf of all rows. `points` in units of 10^-digits and `completion` of 10^-4, 0 where there is
    none (`scored`, `has_completion` say where); only rows that are GIVEN and not `odd` hold anything.

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


class Prepared(NamedTuple):
    """A set with the programs made so far, by leaf, weight and forms of the cells."""

    indicator_set: IndicatorSet
    leaves: Mapping[Path, Indicator]
    programs: dict[Any, Program]


def prepare(indicator_set: IndicatorSet) -> Prepared:
    """Once a process; programs are made when a block first needs them."""
    return Prepared(indicator_set, {leaf.path: leaf for leaf in indicator_set.leaves()}, {})


def leaf_points(prepared: Prepared, block: Block) -> dict[Path, LeafPoints]:
    """Every leaf by its written weight."""
    return {path: leaf_column(prepared, path, block) for path in prepared.leaves}


def leaf_column(
    prepared: Prepared, path: Path, block: Block, weight: Fraction | None = None,
    rows: Array | None = None,
) -> LeafPoints:  # fmt: skip
    """One leaf, of all rows or those at `rows`, by a weight shifted to it where one is given."""
    leaf = prepared.leaves[path]
    if weight is None:
        weight = leaf.weight or ONE * 0
    if not prepared.indicator_set.scored:
        weight = weight or ONE
    given = block.leaves.get(path)
    n = block.n if rows is None else len(rows)
    if given is None:
        return _nothing(n)
    columns = _columns(leaf, given, block)
    parts = _groups(columns, given, n, rows)
    if parts is None:
        return _nothing(n)._replace(odd=True)
    found: list[tuple[Array | None, Scored | None]] = []
    for codes, group in parts:
        spelled, values = _spelled(columns, codes, _picked(rows, group))
        key = (path, weight, tuple(spelled.items()))
        program = prepared.programs.get(key)
        if program is None:
            program = prepared.programs[key] = Program(leaf, weight, _sources(spelled))
        size = n if group is None else len(group)
        found.append((group, program.run(values, size) if program.found is not None else None))
    return _joined(found, n)


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


def _groups(
    columns: Mapping[str, Column], given: LeafBlock, n: int, rows: Array | None
) -> list[tuple[dict[str, int], Array | None]] | None:
    """The rows (None: all) of each combination of forms, without those that are not GIVEN."""
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
    state = given.state
    if isinstance(state, int):
        if state != GIVEN:
            return []
        here = None
    else:
        state = state if rows is None else state[rows]
        here = None if not state.any() else np.flatnonzero(state == GIVEN)
    if not mixed:
        return [(_present(codes), here)]
    combined = np.zeros(n, np.int64)
    radix: list[tuple[str, int]] = []
    for name, form in mixed.items():
        size = len(columns[name].forms) + 1
        combined = combined * size + np.minimum(form, size - 1)
        radix.append((name, size))
    if here is not None:
        combined = combined[here]
    found: list[tuple[dict[str, int], Array | None]] = []
    kinds = np.unique(combined)
    if len(kinds) > MOST_SPELLINGS:
        return None
    for kind in kinds:
        own, rest = dict(codes), int(kind)
        for name, size in reversed(radix):
            rest, code = divmod(rest, size)
            own[name] = ABSENT if code == size - 1 else code
        at = np.flatnonzero(combined == kind)
        found.append((_present(own), at if here is None else here[at]))
    return found


def _present(codes: Mapping[str, int]) -> dict[str, int]:
    return {name: code for name, code in codes.items() if code != ABSENT}


def _picked(rows: Array | None, group: Array | None) -> Array | None:
    if group is None:
        return rows
    return group if rows is None else rows[group]


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


def _nothing(n: int) -> LeafPoints:
    zero = np.zeros(n, np.int64)
    return LeafPoints(zero, zero, False, False, False, False, False, {})


def _joined(found: list[tuple[Array | None, Scored | None]], n: int) -> LeafPoints:
    """The groups' rows back in their places."""
    if len(found) == 1 and found[0][0] is None:
        one = found[0][1]
        if one is None:
            return _nothing(n)._replace(odd=True)
        zero = np.zeros(n, np.int64) if one.points is None or one.completion is None else None
        return LeafPoints(
            zero if one.points is None else one.points,  # type: ignore[arg-type]
            zero if one.completion is None else one.completion,  # type: ignore[arg-type]
            one.completion is not None, one.met is not None and one.met, one.met is not None,
            one.vetoed, one.odd, one.remarks,
        )  # fmt: skip
    points, completion = np.zeros(n, np.int64), np.zeros(n, np.int64)
    truths: dict[str, Array] = {}

    def fill(name: str, at: Array, value: Array | bool) -> None:
        if value is not False:
            truths.setdefault(name, np.zeros(n, np.bool_))[at] = value

    for group, one in found:
        at = np.arange(n) if group is None else group
        if one is None:
            fill("odd", at, True)
            continue
        if one.points is not None:
            points[at] = one.points
        if one.completion is not None:
            completion[at] = one.completion
            fill("has_completion", at, True)
        if one.met is not None:
            fill("met", at, one.met)
            fill("has_met", at, True)
        fill("vetoed", at, one.vetoed)
        fill("odd", at, one.odd)
        for name, value in one.remarks.items():
            fill("remark " + name, at, value)
    told = {k.removeprefix("remark "): truths.pop(k) for k in list(truths) if k[:7] == "remark "}
    return LeafPoints(
        points, completion, truths.get("has_completion", False), truths.get("met", False),
        truths.get("has_met", False), truths.get("vetoed", False), truths.get("odd", False), told,
    )  # fmt: skip
