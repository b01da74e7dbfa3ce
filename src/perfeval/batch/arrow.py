"""Rows that are in memory already, as Arrow: a source without a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from perfeval.batch.cards import digits_of
from perfeval.batch.comparing import beside_peers
from perfeval.batch.tables.decoded import usual
from perfeval.batch.tables.options import Options
from perfeval.batch.tables.plan import Plan
from perfeval.batch.tables.recognise import recognise
from perfeval.batch.tables.source import of_stream
from perfeval.batch.tables.stream import ROWS, Stream
from perfeval.batch.writing.tables import FINDINGS, INDICATORS, PROJECTS, Shape, cut, fields, stored
from perfeval.checks.catalogue import message, severity
from perfeval.model.finding import TableFile
from perfeval.reports.findings_list import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from perfeval.batch.source import Source
    from perfeval.batch.tables.stream import Rows
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet

NAME = "frame"  # what places call a table that has no file


def source_of(
    table: pa.Table, indicator_set: IndicatorSet, layout: str | None, lang: str
) -> Source:
    """The rows of a table, the first of them 1, to be scored by a set."""
    return of_stream(_stream(table), indicator_set, Options(layout or ""), lang)


def outcomes(source: Source) -> Iterator[pa.RecordBatch]:
    """The nested batches of all its rows, in order; projects that are compared with one another
    are compared with all of them."""
    from perfeval.batch.engines.local import mapped

    with TemporaryDirectory() as folder:
        # processes would start whatever script the caller is again
        (made,) = beside_peers([source._replace(processes=False)], mapped, Path(folder))
        for done in mapped(made._replace(processes=False), None):
            yield done.batch


def plan_of(
    schema: pa.Schema, indicator_set: IndicatorSet, layout: str | None, lang: str
) -> tuple[Plan, tuple[Finding, ...]]:
    """What columns mean, by their names, and what is to be said of them. Raises `ValueError` where
    they can't be used."""
    stream = _stream(schema.empty_table())
    told = recognise(stream, indicator_set, Options(layout or ""))
    if not told.usable:
        said = (message(one, "en") for one in told.findings if severity(one) == "error")
        raise ValueError("; ".join(said))
    digits = digits_of(indicator_set)
    plan = Plan(indicator_set, told.layout, stream.heads, told.meanings, lang, digits)
    return plan, told.findings


def file_of(heads: tuple[str, ...], numbered: bool = True) -> TableFile:
    """What places call a table that has no file, and maybe no order of rows."""
    return TableFile.of(NAME, "#0" if numbered else "#", heads)


def _stream(table: pa.Table) -> Stream:
    heads = tuple(table.column_names)
    file = file_of(heads)
    return Stream(heads, partial(_rows, table, file), file, total=table.num_rows, first=0)


def _rows(table: pa.Table, file: TableFile, columns: tuple[int, ...]) -> Iterator[Rows]:
    chosen = table.select(list(columns)).rename_columns([str(at) for at in columns])
    number = 1
    for batch in chosen.to_batches(max_chunksize=ROWS):
        yield usual(batch, number, file)
        number += batch.num_rows


def flat(batches: Sequence[pa.RecordBatch], digits: int) -> list[pa.Table]:
    """Projects, indicators and findings of nested batches, as tables of plain columns."""
    import pyarrow as pa

    shape = Shape(digits)
    return [
        pa.Table.from_batches(
            [cut(batch, shape, name) for batch in batches], schema=stored(shape, name)
        ).cast(fields(shape, name))
        for name in (PROJECTS, INDICATORS, FINDINGS)
    ]


def said_of_columns(findings: Iterable[Finding], lang: str) -> list[dict[str, Any]]:
    """What is said of the columns, as rows of the findings; it belongs to no project."""
    return [
        {
            "project": "", "source": NAME, "row": None, "code": one.code,
            "severity": severity(one), "indicator": "/".join(one.path),
            "place": place(one, lang), "message": message(one, lang),
        }
        for one in findings
    ]  # fmt: skip
