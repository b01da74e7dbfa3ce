"""Many projects in a dataframe: scored, and given back in dataframes of the same kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from perfeval.model.indicators import IndicatorSet


class Frames(NamedTuple):
    """What `score_frame` gives, in dataframes of the kind that it was given.

    `projects`: one row per project (project, name, department, region, set, source, row, status,
    total, max, grade, execution, errors, warnings, infos); `row` is the frame's row, the first
    being 1. `indicators`: one row per project and indicator, with its path, status, weight, score,
    completion, target, actual and the figures of its peers. `findings`: code, severity, indicator,
    place and message, also those about the frame's columns, whose project is empty. Points are
    decimals. `complete` is False where the columns can't be used, or no row says anything.
    """

    projects: Any
    indicators: Any
    findings: Any
    complete: bool = True


def score_frame(
    frame: Any,
    indicator_set: IndicatorSet | str | Path,
    *,
    layout: str | None = None,
    lang: str = "zh",
) -> Frames:
    """Scores every project of a dataframe, each to the number that its own `score` would give.

    `frame` is any dataframe that narwhals knows: pandas, polars, pyarrow, a DuckDB relation and
    others; lazy ones are collected. It has one row per project (a column for each indicator, called
    by its id, name or path) or one per project and indicator (columns `project`, `indicator`,
    `actual` …); `layout` is "wide" or "long" where its columns don't tell. `indicator_set` is an id
    of the library, a path, or a loaded set. Floats mean the decimal that their shortest text shows.

    Raises `TypeError` for what is no dataframe and `ValueError` for a layout or language that there
    is not, and for a set that can't be used. Whatever the cells say is a finding.

    >>> import pandas as pd
    >>> found = score_frame(pd.DataFrame({"project": ["甲", "乙"], "培训人次": [120, 90]}), "set.yaml")
    >>> found.projects[["project", "total"]]  # doctest: +SKIP
    """
    import narwhals.stable.v2 as nw

    if layout not in (None, "long", "wide"):
        raise ValueError(f"layout must be 'long' or 'wide', not {layout!r}")
    if lang not in ("zh", "en"):
        raise ValueError(f"lang must be 'zh' or 'en', not {lang!r}")
    given = nw.from_native(frame)
    used = _set_of(indicator_set)
    if given.implementation.is_pyspark():
        from perfeval.batch.engines.spark_frames import score_tables

        return Frames(*score_tables(frame, used, layout=layout, lang=lang))
    read = given.collect("pyarrow") if isinstance(given, nw.LazyFrame) else given
    tables, complete = _scored(read.to_arrow(), used, layout, lang)
    projects, indicators, findings = (_like(table, given) for table in tables)
    return Frames(projects, indicators, findings, complete)


def _set_of(indicator_set: IndicatorSet | str | Path) -> IndicatorSet:
    from perfeval.model.indicators import IndicatorSet as Set

    if isinstance(indicator_set, Set):
        return indicator_set
    from perfeval.api import load_indicator_set
    from perfeval.checks.catalogue import message

    loaded = load_indicator_set(indicator_set)
    if loaded.indicator_set is None:
        raise ValueError("; ".join(message(finding, "en") for finding in loaded.findings))
    return loaded.indicator_set


def _scored(
    table: pa.Table, indicator_set: IndicatorSet, layout: str | None, lang: str
) -> tuple[list[pa.Table], bool]:
    """The three tables, and whether the columns could be used."""
    import pyarrow as pa

    from perfeval.batch.arrow import flat, outcomes, said_of_columns, source_of
    from perfeval.batch.cards import digits_of

    source = source_of(table, indicator_set, layout, lang)
    batches = list(outcomes(source)) if source.usable else []
    projects, indicators, findings = flat(batches, digits_of(indicator_set))
    said = pa.Table.from_pylist(said_of_columns(source.findings, lang), schema=findings.schema)
    return [projects, indicators, pa.concat_tables([said, findings])], source.usable


def _like(table: pa.Table, given: Any) -> Any:
    """The table as a dataframe of the kind that was given; Arrow where its kind makes none."""
    import narwhals.stable.v2 as nw

    kind = given.implementation
    if kind.is_pyarrow():
        return table
    if kind.is_duckdb():
        from perfeval.batch.databases import duckdb

        return duckdb().from_arrow(table)
    if kind.is_pandas_like() or kind.is_polars():
        return nw.from_arrow(table, backend=kind).to_native()
    return table
