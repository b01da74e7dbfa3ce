"""Spark dataframes of many projects: scored where they are, by `mapInArrow`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from perfeval.batch.arrow import plan_of, said_of_columns
from perfeval.batch.peers import compares, packed
from perfeval.batch.peers import schema as peers_schema
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.work import number_rows, score_rows
from perfeval.batch.writing.tables import KEYS
from perfeval.columns.outcome import finding_fields, indicator_fields, project_fields, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.stream import Rows
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet


def score_nested(
    frame: DataFrame, indicator_set: IndicatorSet, *, layout: str | None = None, lang: str = "zh"
) -> DataFrame:
    """One row per project of a Spark dataframe, its indicators and findings in lists (the shape of
    `columns.outcome.schema`). Nothing is computed before somebody asks; only projects that are
    compared with one another are gone through at once, for their numbers.

    Rows of a Spark dataframe have no numbers: `row` is null, and places name the column alone. Of a
    long frame the rows of a project are brought together first. Raises `ValueError` where the
    columns can't be used.
    """
    return _nested(frame, _planned(frame, indicator_set, layout, lang)[0])


def _nested(frame: DataFrame, plan: Plan) -> DataFrame:
    together = _together(plan)
    if compares(plan.indicator_set):
        numbers = _mapped(frame, plan, together, number_rows, peers_schema())
        plan = plan._replace(peers=packed(numbers.toArrow().to_batches()))
    return _mapped(frame, plan, together, score_rows, schema(plan.digits))


def score_tables(
    frame: DataFrame, indicator_set: IndicatorSet, *, layout: str | None = None, lang: str = "zh"
) -> tuple[DataFrame, DataFrame, DataFrame]:
    """Projects, indicators and findings as dataframes without lists."""
    from pyspark.sql import functions as f

    plan, told = _planned(frame, indicator_set, layout, lang)
    nested = _nested(frame, plan)
    parts = {"indicators": indicator_fields(0), "findings": finding_fields()}
    indicators, findings = (
        nested.select(*KEYS, f.explode(name).alias("one")).select(
            *KEYS, *(f"one.{field.name}" for field in fields)
        )
        for name, fields in parts.items()
    )
    said = said_of_columns(told, lang)
    if said:
        rows = [tuple(row[name] for name in findings.columns) for row in said]
        findings = frame.sparkSession.createDataFrame(rows, findings.schema).union(findings)
    return nested.select(*(field.name for field in project_fields(0))), indicators, findings


def _planned(
    frame: DataFrame, indicator_set: IndicatorSet, layout: str | None, lang: str
) -> tuple[Plan, tuple[Finding, ...]]:
    from pyspark.sql.pandas.types import to_arrow_schema

    return plan_of(to_arrow_schema(frame.schema), indicator_set, layout, lang)


def _together(plan: Plan) -> list[str]:
    """The columns by which the rows of a long frame belong together."""
    if plan.layout != LONG:
        return []
    from perfeval.batch.tables.long import key_columns

    return [str(m.column) for m in key_columns(plan)]


def _column(head: str) -> Column:
    """The column of that very name, whatever signs it has."""
    from pyspark.sql import functions as f

    return f.col("`" + head.replace("`", "``") + "`")


def _mapped(
    frame: DataFrame,
    plan: Plan,
    together: list[str],
    work: Callable[[Plan, Rows], Any],
    to: pa.Schema,
) -> DataFrame:
    from pyspark.sql.pandas.types import from_arrow_schema

    used = sorted({meaning.column for meaning in plan.meanings})
    chosen = frame.select(*(_column(plan.heads[at]).alias(str(at)) for at in used))
    if together:
        chosen = chosen.repartition(*together)
    make = partial(_outcomes, plan, tuple(used), bool(together), work, to)
    return chosen.mapInArrow(make, from_arrow_schema(to))


def _outcomes(
    plan: Plan, columns: tuple[int, ...], together: bool, work: Callable[[Plan, Rows], Any],
    to: pa.Schema, batches: Iterable[pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:  # fmt: skip
    """What an executor does with its rows."""
    import pyarrow as pa

    given = [pa.Table.from_batches(list(batches)).combine_chunks()] if together else batches
    for some in given:
        for batch in some.to_batches() if together else [some]:
            made = work(plan, _rows(plan, columns, batch))
            if "row" in made.schema.names:
                at = made.schema.get_field_index("row")
                made = made.set_column(at, made.schema.field(at), pa.nulls(len(made), pa.int64()))
            yield made.cast(to)


def _rows(plan: Plan, columns: tuple[int, ...], batch: pa.RecordBatch) -> Rows:
    """Rows without numbers: each is called 1, and no place tells it."""
    import pyarrow as pa

    from perfeval.batch.arrow import file_of
    from perfeval.batch.tables.decoded import usual

    named = pa.RecordBatch.from_arrays(batch.columns, names=[str(at) for at in columns])
    found = usual(named, 1, file_of(plan.heads, numbered=False))
    return found._replace(numbers=pa.array([1] * batch.num_rows, pa.int64()))
