"""A file with a table to its stream, by its ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.tables.stream import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.tables.options import Options

TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (*TEXTS,)


def open_stream(path: Path, shown: str, options: Options) -> Stream:
    """The table of a file; never raises for what the file is or holds."""
    from perfeval.batch.tables.csv_files import csv_stream

    return csv_stream(path, shown)
