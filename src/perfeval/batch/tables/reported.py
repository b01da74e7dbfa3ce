"""A table's projects with a report each: scored by the kernel itself, some at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfeval.batch.cards import batch_of, unusable
from perfeval.batch.reporting import noted, staged
from perfeval.batch.tables.grouping import apart
from perfeval.batch.tables.long import key_columns
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.scalar import carded
from perfeval.batch.tables.stream import pieces
from perfeval.batch.tables.work import beside, sheet_of
from perfeval.model.finding import Finding, Span
from perfeval.model.spots import spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from perfeval.batch.source import Source
    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.stream import Rows

PROJECTS = 100  # of one chunk: some seconds of work


def with_reports(plan: Plan, source: Source) -> Source:
    """The source as it writes a report of each project, in processes."""
    return source._replace(
        work=partial(report_rows, plan),
        processes=True,
        split=partial(split, plan),
        lost=partial(lost, plan),
    )


def report_rows(plan: Plan, rows: Rows) -> pa.RecordBatch:
    """What `score_rows` gives of some rows, with their reports staged."""
    assert plan.reports is not None
    sheet = sheet_of(plan, rows)
    made = staged(plan.reports, carded(plan, sheet, list(range(sheet.n))))
    batch = batch_of(made.items, plan.digits, plan.lang)
    return noted(beside(plan, sheet, batch), made.names)


def some(plan: Plan, rows: Rows, count: int = PROJECTS) -> Iterator[Rows]:
    """The rows, those of no more than `count` projects at a time."""
    if plan.layout != LONG:
        return pieces(rows, count)
    (key,) = key_columns(plan)
    return apart(rows, key.column, count)


def split(plan: Plan, rows: Rows) -> list[Rows]:
    """The rows project by project, to find the one that ends its worker."""
    return list(some(plan, rows, 1))


def lost(plan: Plan, rows: Rows, reason: str) -> pa.RecordBatch:
    """The outcomes of rows that ended their worker, even on their own."""
    zh, _, en = reason.partition("|")
    sheet = sheet_of(plan, rows)
    items = []
    for line in sheet.lines.tolist():
        place = Span(sheet.file, line, 1)
        shown = spot(place, plan.lang)
        finding = Finding("PE992", place, {"path": shown, "reason_zh": zh, "reason_en": en or zh})
        items.append(unusable([finding], str(sheet.file), line))
    return beside(plan, sheet, batch_of(items, plan.digits, plan.lang))
