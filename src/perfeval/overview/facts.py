"""Who the projects are, kept small until some of them are to be named."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.overview.arrays import units

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

COLUMNS = (
    "project", "name", "department", "region", "set", "source", "row", "total", "max", "grade",
    "execution",
)  # fmt: skip
LIGHT = 40  # bytes for a project that are not worth the packing
ROOM = 1 << 16
MOST = (1 << 31) - 1


class Fact(NamedTuple):
    """One project, as an overview names it; `execution` is a ratio, `place` its place among all."""

    place: int
    project: str
    name: str = ""
    department: str = ""
    region: str = ""
    set: str = ""
    source: str = ""
    row: int | None = None
    total: Fraction | None = None
    max: Fraction | None = None
    grade: str = ""
    execution: Fraction | None = None


class Part(NamedTuple):
    """The projects of a batch from a place on: columns, packed where they are heavy; `same` are
    those that have one value, and `like` those that are another one again."""

    first: int
    columns: pa.RecordBatch | None
    packed: pa.Buffer | None
    same: dict[str, Any]
    like: dict[str, str]
    first_row: int | None  # where rows are counted on
    scale: int  # of totals that are kept as whole numbers


class Facts:
    """The columns that name projects, batch by batch."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.count = 0
        self._desk: pa.Buffer | None = None  # where a part is packed, used again and again

    def add(self, batch: pa.RecordBatch) -> None:
        """The projects of the next batch, whose texts that repeat are coded."""
        import pyarrow as pa

        kept: dict[str, pa.Array] = {}
        same: dict[str, Any] = {}
        like: dict[str, str] = {}
        first_row, scale = None, 0
        for name in COLUMNS:
            column = batch.column(name)
            if _one(column):
                same[name] = column[0].as_py()
            elif name == "row" and _counted(column):
                first_row = column[0].as_py()
            elif name == "total" and (few := _few(column)) is not None:
                kept[name] = few
                scale = column.type.scale
            elif name == "name" and "project" in kept and column.equals(kept["project"]):
                like[name] = "project"
            else:
                kept[name] = column
        part = pa.RecordBatch.from_arrays(list(kept.values()), names=list(kept)) if kept else None
        packed = None
        if part is not None and part.nbytes > LIGHT * batch.num_rows:
            part, packed = None, self._packed(part)
        self.parts.append(Part(self.count, part, packed, same, like, first_row, scale))
        self.count += batch.num_rows

    def _packed(self, part: pa.RecordBatch) -> pa.Buffer:
        """The batch as a stream of its own. Packing it quickly costs less than fresh memory does."""
        import pyarrow as pa

        size = pa.MockOutputStream()
        _write(part, size, None)
        room = size.size() + size.size() // 100 + ROOM  # what can't be packed grows a little
        if self._desk is None or self._desk.size < room:
            self._desk = pa.allocate_buffer(room)
        sink = pa.FixedSizeBufferWriter(self._desk)
        _write(part, sink, "lz4")
        return pa.py_buffer(self._desk.slice(0, sink.tell()).to_pybytes())

    @property
    def size(self) -> int:
        """The bytes that all projects take."""
        kept = [part.columns.nbytes for part in self.parts if part.columns is not None]
        packed = [part.packed.size for part in self.parts if part.packed is not None]
        return int(sum(kept) + sum(packed))

    def merge(self, other: Facts) -> None:
        """The projects of a later part."""
        self.parts += [part._replace(first=part.first + self.count) for part in other.parts]
        self.count += other.count

    def of(self, places: Iterable[int]) -> dict[int, Fact]:
        """The projects at some places."""
        wanted = sorted(set(places))
        found: dict[int, Fact] = {}
        firsts = [part.first for part in self.parts] + [self.count]
        at = 0
        for n, part in enumerate(self.parts):
            own = []
            while at < len(wanted) and wanted[at] < firsts[n + 1]:
                own.append(wanted[at] - part.first)
                at += 1
            for o, row in zip(own, _rows(part, own), strict=True):
                found[part.first + o] = _fact(part.first + o, row)
        return found


def _one(column: pa.Array) -> bool:
    """Whether all projects of a batch have one value, as far as that is quickly seen."""
    import pyarrow as pa

    if column.null_count:
        return bool(column.null_count == len(column))
    if not pa.types.is_dictionary(column.type):
        return False
    codes = column.indices.to_numpy()
    return bool((codes == codes[0]).all())


def _counted(column: pa.Array) -> bool:
    if column.null_count:
        return False
    rows = column.to_numpy()
    return bool((np.diff(rows) == 1).all())


def _few(column: pa.Array) -> pa.Array | None:
    """Totals as whole numbers of four bytes, where these hold them all."""
    import pyarrow as pa

    if column.null_count:
        return None
    values, _ = units(column)
    if int(values.max()) > MOST or int(values.min()) < -MOST:
        return None
    return pa.array(values.astype(np.int32))


def _rows(part: Part, own: list[int]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in own]
    if not own:
        return rows
    columns = part.columns if part.packed is None else _read(part.packed)
    if columns is not None:
        rows = columns.take(own).to_pylist()
    for at, row in zip(own, rows, strict=True):
        row |= part.same
        if part.first_row is not None:
            row["row"] = part.first_row + at
        if isinstance(row["total"], int):
            row["total"] = Fraction(row["total"], 10**part.scale)
        for name, other in part.like.items():
            row[name] = row[other]
    return rows


def _fact(place: int, row: dict[str, Any]) -> Fact:
    given: dict[str, Any] = {}
    for name in COLUMNS:
        value = row[name]
        if name in ("total", "max", "execution"):
            value = None if value is None else Fraction(value)
        elif name != "row":
            value = "" if value is None else str(value)
        given[name] = value
    return Fact(place, **given)


def _write(part: pa.RecordBatch, sink: Any, packing: str | None) -> None:
    import pyarrow as pa

    options = pa.ipc.IpcWriteOptions(compression=packing, use_threads=False)
    with pa.ipc.new_stream(sink, part.schema, options=options) as stream:
        stream.write(part)


def _read(data: pa.Buffer) -> pa.Table:
    import pyarrow as pa

    with pa.ipc.open_stream(data) as stream:
        return stream.read_all()
