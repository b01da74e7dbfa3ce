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
PLAIN_BYTES = 192 << 20  # kept as they are; what is more is packed


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
        self.plain = 0
        self.packed = 0  # how many of the parts are

    def add(self, batch: pa.RecordBatch) -> None:
        """The projects of the next batch, whose texts that repeat are coded."""
        import pyarrow as pa

        arrays = [batch.column(name) for name in COLUMNS]
        part = pa.RecordBatch.from_arrays(arrays, names=list(COLUMNS))
        self._put(self.count, _written(part, None))
        self.count += batch.num_rows

    def _put(self, first: int, data: pa.Buffer) -> None:
        self.parts.append((first, data))
        self.plain += data.size
        while self.plain > PLAIN_BYTES and self.packed < len(self.parts):
            start, large = self.parts[self.packed]
            self.plain -= large.size
            self.parts[self.packed] = (start, _written(_read(large), "zstd"))
            self.packed += 1

    def merge(self, other: Facts) -> None:
        """The projects of a later part."""
        for n, (first, data) in enumerate(other.parts):
            if n < other.packed:
                data = _written(_read(data), None)
            self._put(first + self.count, data)
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


def _written(part: pa.RecordBatch | pa.Table, packing: str | None) -> pa.Buffer:
    import pyarrow as pa

    options = pa.ipc.IpcWriteOptions(compression=packing)

    def write(sink: Any) -> None:
        with pa.ipc.new_stream(sink, part.schema, options=options) as stream:
            stream.write(part)

    if packing is None:  # as large as it will be, so that nothing is moved while it grows
        size = pa.MockOutputStream()
        write(size)
        found = pa.allocate_buffer(size.size())
        write(pa.FixedSizeBufferWriter(found))
        return found
    sink = pa.BufferOutputStream()
    write(sink)
    return sink.getvalue()


def _read(data: pa.Buffer) -> pa.Table:
    import pyarrow as pa

    with pa.ipc.open_stream(data) as stream:
        return stream.read_all()
