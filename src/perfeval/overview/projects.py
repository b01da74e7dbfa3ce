"""A batch's projects as arrays: what all statistics of an overview are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from perfeval.columns.outcome import SCORED
from perfeval.overview import arrays

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from perfeval.overview.arrays import Flags, Ints

FINEST, RATE, HUNDREDTHS = 6, 4, 2  # decimals of points, of ratios, of points of a hundred
FULL = 100 * 10**FINEST
CODED = ("department", "region", "set", "source", "grade")  # texts that repeat


def coded(batch: pa.RecordBatch, names: Sequence[str]) -> pa.RecordBatch:
    """The batch with columns of texts as codes."""
    import pyarrow as pa

    columns = {name: batch.column(at) for at, name in enumerate(batch.schema.names)}
    for name in names:
        if name in columns and not pa.types.is_dictionary(columns[name].type):
            columns[name] = columns[name].dictionary_encode()
    fields = [
        batch.schema.field(name).with_type(array.type) for name, array in columns.items()
    ]  # fmt: skip
    schema = pa.schema(fields, metadata=batch.schema.metadata)
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=schema)


def called(batch: pa.RecordBatch, scored: Flags) -> Ints:
    """A number for what each scored file calls its project, 0 where it says nothing; rows of tables are
    told apart by whoever reads the table."""
    import pyarrow.compute as pc

    rows, names, source = (batch.column(key) for key in ("row", "project", "source"))
    found = np.zeros(batch.num_rows, dtype=np.int64)
    if not rows.null_count:
        return found
    texts = source.dictionary_decode() if hasattr(source, "dictionary_decode") else source
    own = pc.and_(rows.is_null(), pc.not_equal(names.cast(texts.type), texts))
    given = np.asarray(own.to_numpy(zero_copy_only=False), dtype=bool) & scored
    found[given] = arrays.fingerprints(names).view(np.int64)[given]
    return found


class Projects(NamedTuple):
    """One row a project. `total` (of whole `unit`s) and `max` in 10^-6 points where `pointed`; `hundred` the total as
    points of a hundred, rounded half-up to hundredths; `execution` in 10^-4 where `executed`.

    `sets` and `grades` are the texts that `set_at` and `grade_at` point to; no grade is None.
    """

    scored: Flags
    total: Ints
    unit: int
    max: Ints
    pointed: Flags
    hundred: Ints
    execution: Ints
    executed: Flags
    set_at: Ints
    sets: list[str]
    grade_at: Ints
    grades: list[str | None]


def projects(batch: pa.RecordBatch) -> Projects:
    status = arrays.heads(batch.column("status"))
    scored = status == np.uint64(arrays.head(SCORED))
    totals = batch.column("total")
    total, has_total = arrays.units(totals)
    times = 10 ** (FINEST - totals.type.scale)
    most, has_max = arrays.units(batch.column("max"))
    # what could not be counted in 10^-6 points is no score
    held = (total < arrays.SAFE // times) & (most < arrays.SAFE)
    pointed = scored & has_total & has_max & (most > 0) & held
    total = np.where(held, total, 0) * times
    if not pointed.all():
        total, most = np.where(pointed, total, 0), np.where(pointed, most, 0)
    execution, executed = arrays.units(batch.column("execution"))
    executed = executed & scored
    set_at, sets = arrays.codes(batch.column("set"))
    grade_at, grades = arrays.codes(batch.column("grade"))
    if not scored.all() and None not in grades:
        grades = [*grades, None]
    if not scored.all():
        grade_at = np.where(scored, grade_at, grades.index(None))
    return Projects(
        scored, total, times, most, pointed, hundredths(total, most), np.where(executed, execution, 0),
        executed, set_at, [name or "" for name in sets], grade_at, grades,
    )  # fmt: skip


def hundredths(total: Ints, most: Ints) -> Ints:
    """The totals as points of a hundred in hundredths, half-up; 0 where there are none."""
    if not total.size:
        return total
    given = most > 0
    if given.all() and (most == FULL).all():
        unit = 10 ** (FINEST - HUNDREDTHS)
        rounded: Ints = (total + unit // 2) // unit
        return rounded
    times = 2 * 100 * 10**HUNDREDTHS
    large = (int(total.max()) + int(most.max())) * times >= arrays.SAFE
    whole = total.astype(object) if large else total
    full = np.where(given, most, 1)
    found = (whole * times + full) // (2 * full)
    if large:
        found = np.minimum(found, arrays.LARGEST).astype(np.int64)
    return np.where(given, found, 0)
