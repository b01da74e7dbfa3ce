"""A table of a DuckDB database, opened for reading only and with nothing beyond the file."""

from __future__ import annotations

from threading import Timer
from typing import TYPE_CHECKING, Any

from perfeval.batch.databases import duckdb
from perfeval.batch.tables import views
from perfeval.batch.tables.choosing import chosen
from perfeval.batch.tables.decoded import usual
from perfeval.batch.tables.parquet_files import damaged
from perfeval.batch.tables.sqlite_files import FIRST
from perfeval.batch.tables.stream import ROWS, Rows, Stream, broken, refused
from perfeval.model.finding import Finding, Span, TableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# no other file, no network, no extension: what a view of the file asks for is refused
_CONFIG = {
    "enable_external_access": "false", "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false", "allow_unsigned_extensions": "false",
    "lock_configuration": "true", "memory_limit": "1GB", "threads": "2",
}  # fmt: skip


def duckdb_stream(path: Path, shown: str, wanted: str) -> Stream:
    """The table `wanted` ("main.projects" or "projects"), or the only one."""
    none = TableFile.of(shown, "#0", ())
    module = duckdb()
    try:
        with module.connect(str(path), read_only=True, config=_CONFIG) as database:
            tables = _names(database, "duckdb_tables()", "table_name")
            seen = _names(database, "duckdb_views()", "view_name")
            name = chosen(shown, list(tables), wanted, list(seen))
            if isinstance(name, Finding):
                return refused(none, name)
            view = name in seen
            query = f"SELECT * FROM {(seen if view else tables)[name]}"
            schema = _reader(database, query + " LIMIT 0").schema
            count = None if view else _count(database, tables[name])
    except (module.Error, OSError, RuntimeError, ValueError) as error:
        return refused(none, _fault(shown, error))
    heads = tuple(schema.names)
    file = TableFile.of(shown, name, heads)
    return Stream(
        heads,
        lambda columns: _rows(path, query, file, columns, view),
        file,
        total=count,
        apart=True,
    )


def _count(database: Any, name: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def _names(database: Any, source: str, column: str) -> dict[str, str]:
    """Quoted names by the plain ones; those outside the usual schema with theirs."""
    rows = database.execute(
        f"SELECT schema_name, {column} FROM {source} WHERE NOT internal AND database_name = current_database() ORDER BY 1, 2"
    ).fetchall()
    return {
        name if schema == "main" else f"{schema}.{name}": f"{_quoted(schema)}.{_quoted(name)}"
        for schema, name in rows
    }


def _reader(database: Any, query: str) -> Any:
    relation = database.sql(query)
    if hasattr(relation, "to_arrow_reader"):
        return relation.to_arrow_reader(ROWS)
    return relation.fetch_arrow_reader(ROWS)  # before 1.4


def _rows(
    path: Path, query: str, file: TableFile, columns: tuple[int, ...], view: bool
) -> Iterator[Rows]:
    import pyarrow as pa

    number = FIRST
    module = duckdb()
    try:
        with module.connect(str(path), read_only=True, config=_CONFIG) as database:
            for whole in _patient(database, query) if view else _reader(database, query):
                if view and number + whole.num_rows > FIRST + views.MOST:
                    fault = views.endless(str(file), file, number)
                    yield broken(file, number, fault, columns)
                    return
                for start in range(0, whole.num_rows, ROWS):
                    batch = whole.slice(start, ROWS)
                    found = [batch.column(at) for at in columns]
                    named = pa.RecordBatch.from_arrays(found, names=[str(at) for at in columns])
                    yield usual(named, number, file)
                    number += batch.num_rows
    except (module.Error, pa.ArrowException, OSError, RuntimeError, ValueError) as error:
        fault = _fault(str(file), error)._replace(span=Span(file, number, 1))
        yield broken(file, number, fault, columns)


def _patient(database: Any, query: str) -> Iterator[Any]:
    """The batches, as long as none of them lets itself be waited for too long."""
    reader = None
    while True:
        timer = Timer(views.MOST_SECONDS, database.interrupt)
        timer.daemon = True
        timer.start()
        try:
            reader = reader or _reader(database, query)
            batch = next(reader, None)
        finally:
            timer.cancel()
        if batch is None:
            return
        yield batch


def _fault(shown: str, error: BaseException) -> Finding:
    if "lock" in str(error).lower():
        params = {"file": shown, "why": "locked", "detail": ""}
        return Finding("PE959", Span(shown, 1, 1), params)
    if str(error).startswith("INTERRUPT"):
        return views.endless(shown)
    return damaged(shown, error)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
