"""A list of objects (.json) or an object a line (.ndjson, .jsonl); numbers keep their digits."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.batch.tables.text_files import Encoded, encoded
from perfeval.batch.tables.values import column
from perfeval.model.finding import Finding, Span, TableFile
from perfeval.source.tables.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_WHOLE = 256 << 20  # bytes of a file that is one list
MAX_LINE = 16 << 20  # characters of one line
MOST_HEADS = 5_000
FIRST = 1
_DEEP = 8


class _BadError(Exception):
    """What is there is no list of objects; `line` is where."""

    def __init__(self, detail: str, line: int) -> None:
        super().__init__(detail)
        self.line = line


def json_stream(path: Path, shown: str) -> Stream:
    """The objects as rows; an object inside gives columns such as "a.b"."""
    none = TableFile.of(shown, "#0", ())
    source = encoded(path)
    if isinstance(source, str):
        return refused(none, fault(shown, source))
    heads: dict[str, int] = {}
    count = 0
    try:
        for record in _objects(source):
            count += 1
            for key in record:
                heads.setdefault(key, len(heads))
            if len(heads) > MOST_HEADS:
                return refused(none, fault(shown, "large"))
    except (_BadError, OSError, MemoryError) as error:
        if not heads:
            return refused(none, _fault(none, getattr(error, "line", 1), error))
    file = TableFile.of(shown, "#0", tuple(heads))
    return Stream(
        tuple(heads), lambda columns: _rows(source, file, columns), file, total=count, first=FIRST
    )


def _rows(source: Encoded, file: TableFile, columns: tuple[int, ...]) -> Iterator[Rows]:
    import pyarrow as pa

    number = FIRST
    names = [file.heads[at] for at in columns]
    try:
        records = _objects(source)
        while taken := list(islice(records, ROWS)):
            cells = [column([one.get(name) for one in taken]) for name in names]
            batch = pa.RecordBatch.from_arrays(cells, names=[str(at) for at in columns])
            yield Rows(batch, number, file)
            number += len(taken)
    except (_BadError, OSError, MemoryError) as error:
        yield broken(file, number, _fault(file, number, error), columns)


def _objects(source: Encoded) -> Iterator[dict[str, str | bool | None]]:
    if source.head.lstrip()[:1] == "[":
        yield from _listed(source)
        return
    text = source.text()
    for number, line in enumerate(iter(lambda: text.readline(MAX_LINE), ""), 1):
        if len(line) >= MAX_LINE:
            raise _BadError("too long", number)
        if line.strip():
            yield _flat(_loaded(line, number), number)


def _listed(source: Encoded) -> Iterator[dict[str, str | bool | None]]:
    if source.path.stat().st_size > MAX_WHOLE:
        raise _BadError("too large for one list; write an object a line (.ndjson)", 1)
    found = _loaded(source.text().read(), 0)
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        yield _flat(record, number)


def _loaded(text: str, number: int) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise _BadError(error.msg, number or error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise _BadError("too deep", number or 1) from error


def _flat(record: Any, number: int) -> dict[str, str | bool | None]:
    if not isinstance(record, dict):
        raise _BadError("not an object", number)
    made: dict[str, str | bool | None] = {}
    _spread(record, "", made, 0, number)
    return made


def _spread(
    record: dict[str, Any], before: str, made: dict[str, Any], depth: int, number: int
) -> None:
    if depth > _DEEP:
        raise _BadError("too deep", number)
    for key, value in record.items():
        name = before + key
        if isinstance(value, dict) and value:
            _spread(value, name + ".", made, depth + 1, number)
        elif isinstance(value, (list, dict)):
            made[name] = json.dumps(value, ensure_ascii=False) if value else None
        else:
            made[name] = value


def _fault(file: TableFile, line: int, error: Exception) -> Finding:
    params = {"file": str(file), "why": "damaged", "detail": str(error)[:80]}
    return Finding("PE959", Span(file, line, 1), params)
