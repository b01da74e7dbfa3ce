"""A table of an SQLite database, opened for reading only."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from perfeval.batch.tables import views
from perfeval.batch.tables.choosing import chosen
from perfeval.batch.tables.decoded import usual
from perfeval.batch.tables.parquet_files import damaged
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.batch.tables.values import column
from perfeval.model.finding import Finding, Span, TableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FIRST_ROWS = 500  # of the first piece
FIRST = 1  # rows of a database have no heads above them


def sqlite_stream(path: Path, shown: str, wanted: str) -> Stream:
    """The table `wanted`, or the only one."""
    none = TableFile.of(shown, "#0", ())
    try:
        with _Opened(path) as database:
            sql = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid"
            tables = [_text(row[0]) for row in database.execute(sql, ("table",))]
            seen = [_text(row[0]) for row in database.execute(sql, ("view",))]
            name = chosen(shown, tables, wanted, seen)
            if isinstance(name, Finding):
                return refused(none, name)
            given = database.execute(f"SELECT * FROM {_quoted(name)} LIMIT 0").description
            heads = tuple(str(one[0]) for one in given)
    except (sqlite3.Error, OSError, ValueError) as error:
        return refused(none, _fault(shown, error))
    file = TableFile.of(shown, name, heads)
    view = name in seen
    return Stream(heads, lambda columns: _rows(path, name, file, columns, view), file)


class _Opened:
    """The database: nothing is written, no function of its own is trusted."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> sqlite3.Connection:
        address = f"file:{quote(str(self.path.absolute()))}?mode=ro"
        self.database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self.database.text_factory = bytes
        for rule in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            self.database.execute(f"PRAGMA {rule}")
        return self.database

    def __exit__(self, *error: object) -> None:
        self.database.close()


def _rows(
    path: Path, name: str, file: TableFile, columns: tuple[int, ...], view: bool
) -> Iterator[Rows]:
    number = FIRST
    try:
        with _Opened(path) as database:
            patience = _Patience()
            if view:
                database.set_progress_handler(patience, views.STEPS)
            found = database.execute(f"SELECT * FROM {_quoted(name)}")
            while True:
                patience.steps = 0
                taken = found.fetchmany(ROWS if number > FIRST else FIRST_ROWS)
                if view and number + len(taken) > FIRST + views.MOST:
                    fault = views.endless(str(file), file, number)
                    yield broken(file, number, fault, columns)
                    return
                if not taken:
                    return
                yield usual(_batch(taken, columns), number, file)
                number += len(taken)
    except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
        fault = _fault(str(file), error)._replace(span=Span(file, number, 1))
        yield broken(file, number, fault, columns)


class _Patience:
    """Asked by SQLite whether to stop, every so many steps."""

    def __init__(self) -> None:
        self.steps = 0

    def __call__(self) -> bool:
        self.steps += views.STEPS
        return self.steps > views.MOST_STEPS


def _batch(rows: Sequence[Sequence[Any]], columns: tuple[int, ...]) -> Any:
    import pyarrow as pa

    cells = [column([row[at] for row in rows]) for at in columns]
    return pa.RecordBatch.from_arrays(cells, names=[str(at) for at in columns])


def _fault(shown: str, error: Exception) -> Finding:
    locked = isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
    if locked:
        params = {"file": shown, "why": "locked", "detail": ""}
        return Finding("PE959", Span(shown, 1, 1), params)
    if str(error) == "interrupted":
        return views.endless(shown)
    return damaged(shown, error)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
