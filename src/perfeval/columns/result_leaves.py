"""The indicators of many projects, row by row, from their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.decimals import decimals
from perfeval.columns.rollup_leaves import STATUSES
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.columns.cells import Cells
    from perfeval.columns.result import Ready
    from perfeval.columns.rollup import Rolled


def named(names: list[str], places: Any, null: Any = None) -> pa.DictionaryArray:
    """Strings by their places in a list; null where asked for."""
    import pyarrow as pa

    if null is not None and not np.any(null):
        null = None
    indices = pa.array(np.ascontiguousarray(places, dtype=np.int32), mask=null)
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string()))


def indicators(ready: Ready, rolled: Rolled, cells: Cells, shape: list[pa.Field]) -> pa.ListArray:
    """The lists of a block."""
    import pyarrow as pa

    n, k = len(rolled.total), len(rolled.leaves)
    same = _same(ready, n, k)
    digits = {field.name: field.type for field in shape}
    score = _rowwise([column.score for column in rolled.leaves], n, np.int64)
    unscored = _truths([column.unscored for column in rolled.leaves], n)
    without = _truths([column.without for column in rolled.leaves], n)
    completion = _rowwise([column.completion for column in rolled.leaves], n, np.int64)
    found = {
        "indicator": same["indicator"], "path": same["path"], "status": _status(rolled, same, n),
        "weight": _weights(rolled, same, n), "score": decimals(score, digits["score"], unscored),
        "completion": decimals(completion, digits["completion"], without),
        "target": _target(ready, rolled, cells, n),
        "actual": _strings([cells.actual(column) for column in rolled.leaves], n),
        "peers": same["peers"],
    }  # fmt: skip
    fields = [field.with_type(found[field.name].type) for field in shape]
    inside = pa.StructArray.from_arrays([found[field.name] for field in shape], fields=fields)
    return pa.ListArray.from_arrays(same["offsets"], inside, type=pa.list_(pa.struct(fields)))


def _same(ready: Ready, n: int, k: int) -> dict[str, Any]:
    """What depends on nothing but how many projects there are; one size is kept."""
    import pyarrow as pa

    found: dict[str, Any] | None = ready.kept.get(n)
    if found is not None:
        return found
    leaves = ready.set.leaves()
    places = np.tile(np.arange(k, dtype=np.int32), n)
    units = [0 if leaf.weight is None else scaled(leaf.weight, 6, "half-up") for leaf in leaves]
    none = np.tile(np.array([leaf.weight is None for leaf in leaves]), n)
    found = {
        "indicator": named([leaf.key for leaf in leaves], places),
        "path": named(["/".join(leaf.path) for leaf in leaves], places),
        "offsets": pa.array(np.arange(n + 1, dtype=np.int32) * k),
        "peers": pa.nulls(n * k, pa.string()),
        "weight": decimals(np.tile(np.array(units, np.int64), n), pa.decimal128(18, 6), none),
        "scored": named(list(STATUSES), np.zeros(n * k, np.int32)),
    }
    if len(ready.kept) > 4:
        ready.kept.clear()
    ready.kept[n] = found
    return found


def _rowwise(columns: list[Any], n: int, kind: Any) -> Any:
    """Columns one after the other to rows one after the other."""
    found = np.empty((n, len(columns)), kind)
    for place, column in enumerate(columns):
        found[:, place] = column
    return found.ravel()


def _truths(columns: list[Any], n: int) -> Any:
    if all(column is False for column in columns):
        return None
    return _rowwise(columns, n, np.bool_)


def _status(rolled: Rolled, same: dict[str, Any], n: int) -> Any:
    columns = [column.status for column in rolled.leaves]
    if all(isinstance(column, int) and column == 0 for column in columns):
        return same["scored"]
    return named(list(STATUSES), _rowwise(columns, n, np.int32))


def _weights(rolled: Rolled, same: dict[str, Any], n: int) -> Any:
    import pyarrow as pa

    if all(len(column.weights) == 1 for column in rolled.leaves):
        return same["weight"]
    units, none = [], []
    for column in rolled.leaves:
        table = [0 if w is None else scaled(w, 6, "half-up") for w in column.weights]
        units.append(np.array(table, np.int64)[column.weight])
        none.append(np.array([w is None for w in column.weights])[column.weight])
    return decimals(_rowwise(units, n, np.int64), pa.decimal128(18, 6), _rowwise(none, n, np.bool_))


def _target(ready: Ready, rolled: Rolled, cells: Cells, n: int) -> Any:
    texts = [cells.target(column) for column in rolled.leaves]
    if not all(text is None or isinstance(text, str) for text in texts):
        return _strings(texts, n).dictionary_encode()
    known = list(dict.fromkeys(text for text in texts if text))
    places = np.array([known.index(text) if text else 0 for text in texts], np.int32)
    none = np.array([not text for text in texts])
    return named(known or [""], np.tile(places, n), np.tile(none, n))


def _strings(texts: list[Any], n: int) -> Any:
    """Columns of strings (one text may stand for a column) to rows; an empty one is null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    k, parts, places, at = len(texts), [], np.empty((n, len(texts)), np.int64), 0
    tables: dict[int, int] = {}
    for number, text in enumerate(texts):
        if text is None or isinstance(text, str):
            parts.append(pa.array([text or None], pa.string()))
            places[:, number] = at
            at += 1
            continue
        if isinstance(text, pa.DictionaryArray):
            table = text.dictionary
            where = table.buffers()[2].address
            if where not in tables:
                tables[where] = at
                parts.append(table)
                at += len(table)
            np.add(np.asarray(text.indices), tables[where], out=places[:, number])
            continue
        whole = text.combine_chunks() if isinstance(text, pa.ChunkedArray) else text
        empty = pc.equal(pc.binary_length(whole), 0)
        if pc.any(empty).as_py():
            whole = pc.if_else(empty, pa.scalar(None, pa.string()), whole)
        parts.append(whole)
        places[:, number] = np.arange(at, at + n)
        at += n
    if not k:
        return pa.array([], pa.string())
    return pa.concat_arrays(parts).take(pa.array(places.ravel()))
