"""What every writer does: it takes nested batches in order, and leaves finished files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pyarrow as pa

    from perfeval.batch.writing.tables import Shape

ENDINGS = (".parquet", ".csv", ".xlsx", ".duckdb")
APART = (".parquet", ".csv")  # one file a table


class Finished(NamedTuple):
    """A written file and where it belongs; `note` "split": its tables are longer than a sheet."""

    made: Path
    final: Path
    note: str = ""


class Writer(Protocol):
    """Writes into files of a folder of its own; nothing stands at the final place before the end."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Adds a nested batch; raises OSError where the disk takes no more."""

    def finish(self) -> list[Finished]:
        """Everything on the disk; the table of projects last."""

    def drop(self) -> None:
        """Lets go of open files after a failure."""


def finals(out: Path, shape: Shape) -> dict[str, Path]:
    """The file of each table, that of the projects last: out.csv, out.indicators.csv …"""
    if out.suffix.lower() not in APART:
        return dict.fromkeys(shape.tables, out)
    return {
        table: out if table == "projects" else out.with_name(f"{out.stem}.{table}{out.suffix}")
        for table in shape.tables
    }


def left(out: Path, written: Sequence[Path]) -> list[Path]:
    """Files beside an output that are named like a part of it, and are from before."""
    from perfeval.batch.writing.tables import Shape

    named = finals(out, Shape(columns=None)).values()
    return [path for path in named if path.exists() and path not in written] if written else []


def opened(
    out: Path, folder: Path, shape: Shape, lang: str, summary: Callable[[], bytes] | None = None
) -> Writer:
    """A writer for the ending of `out`; its unfinished files lie in `folder`. `summary` gives the
    summary as a workbook, once all batches are written."""
    ending = out.suffix.lower()
    if ending == ".parquet":
        from perfeval.batch.writing.parquet import ParquetTables

        return ParquetTables(out, folder, shape)
    if ending == ".csv":
        from perfeval.batch.writing.csv_files import CsvTables

        return CsvTables(out, folder, shape)
    if ending == ".xlsx":
        from perfeval.batch.writing.xlsx import Workbook

        return Workbook(out, folder, shape, lang, summary)
    from perfeval.batch.writing.duck import Database

    return Database(out, folder, shape)
