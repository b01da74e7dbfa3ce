"""Who the projects are, kept small until some of them are to be named."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

COLUMNS = (
    "project", "name", "department", "region", "set", "source", "row", "total", "max", "grade",
    "execution",
)  # fmt: skip
ROOM = 1 << 16


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


class Facts:
    """The columns that name projects, batch by batch, each a stream of its own."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, pa.Buffer]] = []  # first place, bytes
        self.count = 0
        self._desk: pa.Buffer | None = None  # where a part is packed, used again and again

    def add(self, batch: pa.RecordBatch) -> None:
        """The projects of the next batch, whose texts that repeat are coded."""
        import pyarrow as pa

        arrays = [batch.column(name) for name in COLUMNS]
        part = pa.RecordBatch.from_arrays(arrays, names=list(COLUMNS))
        self.parts.append((self.count, self._packed(part)))
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

    def merge(self, other: Facts) -> None:
        """The projects of a later part."""
        self.parts += [(first + self.count, data) for first, data in other.parts]
        self.count += other.count

    def of(self, places: Iterable[int]) -> dict[int, Fact]:
        """The projects at some places."""
        wanted = sorted(set(places))
        found: dict[int, Fact] = {}
        firsts = [first for first, _ in self.parts] + [self.count]
        at = 0
        for n, (first, data) in enumerate(self.parts):
            own = []
            while at < len(wanted) and wanted[at] < firsts[n + 1]:
                own.append(wanted[at] - first)
                at += 1
            if own:
                rows = _read(data).take(own).to_pylist()
                found |= {
                    first + o: _fact(first + o, row) for o, row in zip(own, rows, strict=True)
                }
        return found


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
