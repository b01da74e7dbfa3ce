"""A file with a table to its stream: by its ending, and for workbooks by what it is."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from perfeval.batch.tables.stream import Stream, refused
from perfeval.model.finding import SheetFile
from perfeval.source.files import is_file
from perfeval.source.tables.faults import fault

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.tables.heading import Finder
    from perfeval.batch.tables.options import Options

TEXTS = (".csv", ".tsv", ".txt")
PARQUET = (".parquet", ".pq")
ARROW = (".arrow", ".feather", ".ipc", ".arrows")
JSON = (".json", ".ndjson", ".jsonl")
SQLITE = (".sqlite", ".sqlite3", ".db3")
DUCKDB = (".duckdb", ".ddb")
EITHER = (".db",)  # what it is its first bytes say
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et")
ENDINGS = (*TEXTS, *PARQUET, *ARROW, *JSON, *SQLITE, *DUCKDB, *EITHER, *WORKBOOKS)
_SQLITE = b"SQLite format 3\0"


def open_stream(path: Path, shown: str, options: Options, finder: Finder | None = None) -> Stream:
    """The table of a file, or of a folder of parts; never raises for what it is or holds. `finder`
    tells the heads of a sheet from the titles above."""
    if _is_folder(path):
        return _folder(path, shown)
    ending = path.suffix.lower()
    if ending in TEXTS:
        from perfeval.batch.tables.csv_files import csv_stream

        return csv_stream(path, shown, finder)
    head = _head(path)
    if isinstance(head, str):
        return refused(SheetFile(shown, "#0"), fault(shown, head))
    if ending in PARQUET or head.startswith(b"PAR1"):
        from perfeval.batch.tables.parquet_files import parquet_stream

        return parquet_stream([path], [shown])
    if ending in ARROW:
        from perfeval.batch.tables.arrow_files import arrow_stream

        return arrow_stream(path, shown)
    if ending in JSON:
        from perfeval.batch.tables.json_files import json_stream

        return json_stream(path, shown)
    if head.startswith(_SQLITE):
        from perfeval.batch.tables.sqlite_files import sqlite_stream

        return sqlite_stream(path, shown, options.table)
    if ending in DUCKDB or head[8:12] == b"DUCK":
        from perfeval.batch.tables.duckdb_files import duckdb_stream

        return duckdb_stream(path, shown, options.table)
    if ending in (*SQLITE, *EITHER):
        return refused(SheetFile(shown, "#0"), fault(shown, "damaged" if head else "empty"))
    from perfeval.batch.tables.workbooks import workbook_stream

    return workbook_stream(path, shown, options.table, finder)


def _head(path: Path) -> bytes | str:
    """The first bytes, or the word of `faults.fault` that says why there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "device"
        with path.open("rb") as file:
            return file.read(64) or "empty"
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except PermissionError:
        return "denied"
    except (OSError, ValueError):
        return "damaged" if is_file(path) else "missing"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(path: Path, shown: str) -> Stream:
    """The parts of one table: what programs put beside them begins with "_" or "."."""
    from perfeval.batch.tables.parquet_files import parquet_stream

    parts = sorted(
        part for ending in PARQUET for part in path.rglob(f"*{ending}")
        if part.is_file() and not any(name[0] in "._" for name in part.relative_to(path).parts)
    )  # fmt: skip
    if not parts:
        return refused(SheetFile(shown, "#0"), fault(shown, "folder"))
    names = [f"{shown.rstrip('/')}/{part.relative_to(path).as_posix()}" for part in parts]
    return parquet_stream(parts, names)
