"""Scored columns as the one shape of results, and scalar rows put back in their places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns import compiled, grades
from perfeval.columns.asked import GATE
from perfeval.columns.cells import Cells
from perfeval.columns.decimals import decimals, narrow
from perfeval.columns.findings import LEVELS, gathered
from perfeval.columns.outcome import SCORED, finding_fields, indicator_fields, project_fields
from perfeval.columns.project_findings import about_projects
from perfeval.columns.remarked import Remarks
from perfeval.columns.result_leaves import indicators, named
from perfeval.columns.rollup import roll
from perfeval.columns.rollup_plan import plan
from perfeval.columns.unread import idle
from perfeval.columns.unusual import kinds_of_evidence, unknown, without_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from perfeval.columns.block import Block
    from perfeval.columns.compiled import Prepared
    from perfeval.columns.findings import Said
    from perfeval.columns.places import Places
    from perfeval.columns.rollup import Rolled
    from perfeval.columns.rollup_leaves import LeafColumn
    from perfeval.columns.rollup_plan import Plan
    from perfeval.model.indicators import IndicatorSet


# of a set whose inapplicable weights go now here, now there
MOST_PROGRAMS = 4096
# rows between odd ones, in the mean, from which on they are put together run by run
FAR_APART = 300


class Ready(NamedTuple):
    """A set made ready for columns, once a process; `plan` is None where every project of the set is
    for the scalar kernel. `kept` are columns that are the same for blocks of one size."""

    set: IndicatorSet
    digits: int
    prepared: Prepared
    plan: Plan | None
    kept: dict[Any, Any]


class Outcome(NamedTuple):
    """`batch` has a row for each project of the block; those of `odd` rows mean nothing."""

    batch: pa.RecordBatch
    odd: Any


def ready(indicator_set: IndicatorSet, digits: int) -> Ready:
    """`digits` are those of the results, at least as many as the set's scores have."""
    prepared = compiled.prepare(indicator_set)
    return Ready(indicator_set, digits, prepared, plan(indicator_set, digits), {})


def outcome(
    ready: Ready, block: Block, places: Places, lang: str, detail: str = "long"
) -> Outcome | None:
    """The block's projects, scored, with indicators and findings; None where columns can't hold any.

    With the detail "wide" a column of scores for each indicator stands in the place of the list.
    Strings that repeat come as dictionaries.
    """
    if ready.plan is None:
        return None
    if len(ready.prepared.programs) > MOST_PROGRAMS:
        ready.prepared.programs.clear()
    points = compiled.leaf_points(ready.prepared, block)
    rolled = roll(
        ready.plan, block, points,
        lambda path, weight, rows: compiled.leaf_column(ready.prepared, path, block, weight, rows),
    )  # fmt: skip
    cells = Cells(block, lang)
    odd = rolled.odd
    for column in rolled.leaves:
        for more in _unusual(ready, column, block, cells, detail):
            if more is not False:
                odd |= more
    execution, unusual = _execution(block)
    odd |= unusual
    return Outcome(_batch(ready, rolled, block, places, cells, execution, detail), odd)


def _unusual(
    ready: Ready, column: LeafColumn, block: Block, cells: Cells, detail: str
) -> Iterator[Any]:
    """Where something is to be said or shown of a leaf that only the scalar kernel can."""
    given = block.leaves.get(column.leaf.path)
    yield without_result(column, block)
    yield unknown(column)
    if any(ask.key.startswith(GATE) for ask in ready.prepared.asks.get(column.leaf.path, ())):
        yield _not_given(column, block)
    yield kinds_of_evidence(column, given, ready.digits)
    if given is not None:
        yield idle(column.leaf, given.columns)
    if detail == "long" or column.said:
        yield cells.unshown(column)


def _not_given(column: LeafColumn, block: Block) -> Any:
    """Where a gate's condition has no number to look at, or another by its name."""
    return True if block.data else ~np.broadcast_to(column.given, (block.n,))


def _batch(
    ready: Ready, rolled: Rolled, block: Block, places: Places, cells: Cells, execution: Any,
    detail: str,
) -> pa.RecordBatch:  # fmt: skip
    import pyarrow as pa

    n = block.n
    remarks = Remarks(rolled, block, places, cells.target_text, cells.actual_text, cells.lang)
    entries = [
        *remarks.entries(),
        *about_projects(ready.set, block, ~rolled.odd, places, cells.lang),
    ]
    said = gathered(entries, places, n, cells.lang)
    levels = [_counted(said, level, n) for level in range(len(LEVELS))]
    found = {
        **_header(ready, block),
        "status": named([SCORED], np.zeros(n, np.int32)),
        "total": decimals(rolled.total, pa.decimal128(18, ready.digits)),
        "max": decimals(*_most(rolled)),
        "grade": named(grades.names(ready.set), rolled.grade.astype(np.int32), rolled.grade < 0),
        "execution": execution,
        "errors": levels[0], "warnings": levels[1], "infos": levels[2],
    }  # fmt: skip
    fields = [field.with_type(found[field.name].type) for field in project_fields(ready.digits)]
    arrays = [found[field.name] for field in fields]
    if detail == "long":
        lists = indicators(ready, rolled, cells, indicator_fields(ready.digits))
        arrays.append(lists)
        fields.append(pa.field("indicators", lists.type, nullable=False))
    findings = _findings(said)
    arrays.append(findings)
    fields.append(pa.field("findings", findings.type, nullable=False))
    if detail != "long":
        kind = narrow(ready.digits)
        for column, name in zip(rolled.leaves, wide_names(ready.set), strict=True):
            unscored = column.unscored
            null = None if unscored is False else _mask(unscored, n)
            arrays.append(decimals(column.score, kind, null))
            fields.append(_wide_field(column.leaf, name, kind))
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))


def wide_names(indicator_set: IndicatorSet) -> list[str]:
    """A column's name for each indicator: its id or name, by its path where that is no other's."""
    taken = {field.name for field in project_fields(0)} | {"indicators", "findings"}
    keys = [leaf.key for leaf in indicator_set.leaves()]
    return [
        leaf.key if keys.count(leaf.key) == 1 and leaf.key not in taken else "/".join(leaf.path)
        for leaf in indicator_set.leaves()
    ]


def _wide_field(leaf: Any, name: str, kind: pa.DataType) -> pa.Field:
    import pyarrow as pa

    from perfeval.model.rounding import plain

    about = {"path": "/".join(leaf.path)}
    if leaf.weight is not None:
        about["weight"] = plain(leaf.weight)
    return pa.field(name, kind, metadata=about)


def _header(ready: Ready, block: Block) -> dict[str, Any]:
    """The project's own columns; an empty text is none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, Any] = {}
    for name in ("project", "name", "department", "region", "source"):
        column = block.header.get(name)
        if column is None:
            found[name] = pa.nulls(block.n, pa.string())
        elif name in ("project", "source"):
            found[name] = column
        else:
            empty = pc.equal(column, "")
            if empty.true_count:
                column = pc.if_else(empty, pa.scalar(None, pa.string()), column)
            found[name] = column
    found["set"] = named([ready.set.id], np.zeros(block.n, np.int32))
    row = block.header.get("row")
    found["row"] = pa.nulls(block.n, pa.int64()) if row is None else row
    return found


def _most(rolled: Rolled) -> tuple[Any, Any]:
    """The maximum in millionths, half-up."""
    import pyarrow as pa

    from perfeval.columns.dividing import divided

    most, kind = rolled.most, pa.decimal128(18, 6)
    if len(most) and (most == most[0]).all():
        one = divided(most[:1] * 10**6, rolled.plan.parts, "half-up")
        return np.full(len(most), one[0]), kind
    return divided(most * 10**6, rolled.plan.parts, "half-up"), kind


def _mask(given: Any, n: int) -> Any:
    return np.full(n, given) if isinstance(given, bool) else given


def _execution(block: Block) -> tuple[Any, Any]:
    """Spent of the budget, and the rows in which something is to be said of the money."""
    import pyarrow as pa

    from perfeval.columns.money import execution

    units, without, odd = execution(block)
    return decimals(units, pa.decimal128(38, 4), without), odd


def _counted(said: Said, level: int, n: int) -> Any:
    import pyarrow as pa

    rows = said.rows[said.level == level]
    return pa.array(np.bincount(rows, minlength=n).astype(np.int32))


def _findings(said: Said) -> pa.ListArray:
    import pyarrow as pa

    found = [
        named(said.codes, said.code), named(list(LEVELS), said.level), named(said.paths, said.path),
        said.place, said.message,
    ]  # fmt: skip
    fields = [f.with_type(a.type) for f, a in zip(finding_fields(), found, strict=True)]
    inside = pa.StructArray.from_arrays(found, fields=fields)
    return pa.ListArray.from_arrays(
        pa.array(said.offsets), inside, type=pa.list_(pa.struct(fields))
    )


def merged(found: Outcome | None, cards: pa.RecordBatch | None) -> pa.RecordBatch:
    """The block's rows with those of the scalar kernel in the places of the odd ones, in order."""
    import pyarrow as pa

    if found is None:
        assert cards is not None
        return cards
    if cards is None or not cards.num_rows:
        return found.batch
    alike = _alike(cards, found.batch.schema)
    turns = np.flatnonzero(np.diff(found.odd)) + 1
    if len(turns) * FAR_APART < len(found.odd):
        return _joined(found, alike, turns)
    whole = pa.concat_batches([found.batch, alike])
    order = np.arange(len(found.odd))
    order[found.odd] = len(found.odd) + np.arange(int(found.odd.sum()))
    return whole.take(pa.array(order))


def _joined(found: Outcome, cards: pa.RecordBatch, turns: Any) -> pa.RecordBatch:
    """The same of few odd rows, run by run."""
    import pyarrow as pa

    parts, used = [], 0
    for start, end in pairwise([0, *turns.tolist(), len(found.odd)]):
        if found.odd[start]:
            parts.append(cards.slice(used, end - start))
            used += end - start
        else:
            parts.append(found.batch.slice(start, end - start))
    return pa.concat_batches(parts)


def _alike(cards: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """With the same types: dictionaries for strings, inside the lists too."""
    import pyarrow as pa

    arrays = [as_type(cards.column(field.name), field.type) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def as_type(array: Any, kind: pa.DataType) -> Any:
    """Strings as dictionaries or dictionaries as strings, inside of lists too."""
    import pyarrow as pa

    if array.type.equals(kind):
        return array
    if pa.types.is_dictionary(kind):
        return array.dictionary_encode()
    if pa.types.is_list(kind):
        inside = array.flatten()
        fields = list(kind.value_type)
        parts = [as_type(inside.field(n), field.type) for n, field in enumerate(fields)]
        struct = pa.StructArray.from_arrays(parts, fields=fields)
        starts = pa.array(np.asarray(array.offsets) - array.offsets[0].as_py())
        return pa.ListArray.from_arrays(starts, struct, type=kind)
    return array.cast(kind)


def widened(cards: pa.RecordBatch, indicator_set: IndicatorSet) -> pa.RecordBatch:
    """Rows of the scalar kernel in the wide form."""
    import pyarrow as pa

    leaves = indicator_set.leaves()
    lists = cards.column("indicators")
    scores = lists.flatten().field("score")
    starts, sizes = np.asarray(lists.offsets)[:-1], np.diff(np.asarray(lists.offsets))
    arrays = [cards.column(f.name) for f in cards.schema if f.name != "indicators"]
    fields = [f for f in cards.schema if f.name != "indicators"]
    for place, (leaf, name) in enumerate(zip(leaves, wide_names(indicator_set), strict=True)):
        at = pa.array(np.where(sizes > 0, starts - starts[0] + place, 0), mask=sizes == 0)
        arrays.append(scores.take(at))
        fields.append(_wide_field(leaf, name, scores.type))
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))
