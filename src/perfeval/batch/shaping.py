"""What all results have in common, where it is known before them, and where it is not."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pyarrow as pa

from perfeval.batch.writing.tables import Shape
from perfeval.columns.outcome import project_fields, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.batch.parts import Parts
    from perfeval.batch.source import Source

HELD = 128 << 20  # bytes of batches that are not set aside on the disk
Leaves = tuple[tuple[str, str], ...]


def known_shape(sources: Sequence[Source], wide: bool) -> Shape | None:
    """The shape of the output; None where only the results will tell it."""
    digits = {source.digits for source in sources}
    leaves = {source.indicators for source in sources}
    if len(digits) > 1 or None in digits or (wide and (len(leaves) > 1 or None in leaves)):
        return None
    return Shape(sources[0].digits or 0, columns_of(sources[0].indicators or ()) if wide else None)


def spooled(
    batches: Iterator[pa.RecordBatch], parts: Parts, wide: bool
) -> tuple[Iterator[pa.RecordBatch], Shape]:
    """The batches once more, and what they have in common: all are set aside until it is known,
    the first of them in memory."""
    digits, leaves, size = 0, dict[tuple[str, str], None](), 0
    aside: deque[pa.RecordBatch | int] = deque()
    for batch in batches:
        digits = max(digits, _digits(batch))
        if wide:
            leaves.update(dict.fromkeys(_leaves(batch)))
        size += batch.get_total_buffer_size()
        if size > HELD:
            parts.spool(len(aside), batch)
        aside.append(batch if size <= HELD else len(aside))

    def again() -> Iterator[pa.RecordBatch]:
        while aside:
            one = aside.popleft()
            batch = parts.spooled(one) if isinstance(one, int) else one
            yield batch if _digits(batch) == digits else _widened(batch, digits)

    return again(), Shape(digits, columns_of(tuple(leaves)) if wide else None)


def _digits(batch: pa.RecordBatch) -> int:
    return int(batch.schema.field("total").type.scale)


def _widened(batch: pa.RecordBatch, digits: int) -> pa.RecordBatch:
    """A batch with more decimals in its points."""
    if "indicators" in batch.schema.names:
        return batch.cast(schema(digits))
    points = batch.schema.field("total").type
    wider = pa.decimal128(points.precision, digits)
    fields = [f.with_type(wider) if f.type == points else f for f in batch.schema]
    return batch.cast(pa.schema(fields))


def _leaves(batch: pa.RecordBatch) -> list[tuple[str, str]]:
    """(key, path) of the indicators, in the order in which they come first."""
    if "indicators" not in batch.schema.names:
        given = [
            (field.name, field.metadata[b"path"].decode())
            for field in batch.schema
            if field.metadata
        ]
        return [(path.rpartition("/")[2] if name == path else name, path) for name, path in given]
    inner = batch.column("indicators").flatten()
    names = {name: inner.field(name).cast(pa.string()) for name in ("indicator", "path")}
    rows = pa.table(names).group_by(["indicator", "path"], use_threads=False).aggregate([])
    return [(row["indicator"], row["path"]) for row in rows.to_pylist()]


def columns_of(leaves: Leaves) -> Leaves:
    """(path, name of its column): the indicator's own name, its path where it is not alone."""
    keys: dict[str, str] = {}
    for key, path in leaves:
        keys.setdefault(path, key)
    taken = {field.name for field in project_fields(0)}
    every = [key.casefold() for key in keys.values()]
    found: list[tuple[str, str]] = []
    for path, key in keys.items():
        name = key
        if every.count(key.casefold()) > 1 or key.casefold() in taken:
            name = path
        while name.casefold() in taken:
            name += "'"
        taken.add(name.casefold())
        found.append((path, name))
    return tuple(found)
