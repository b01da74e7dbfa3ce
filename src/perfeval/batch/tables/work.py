"""A piece of a table to its outcomes: what every engine maps over the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.cards import batch_of
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.scalar import carded
from perfeval.batch.tables.wide import wide_sheet

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.sheet import Sheet
    from perfeval.batch.tables.stream import Rows


def score_rows(plan: Plan, rows: Rows) -> pa.RecordBatch:
    """The outcomes of the projects of some rows, in the shape of `columns.outcome.schema`.

    Pure: equal rows give an equal batch, wherever it runs. Raises for nothing that a cell says.
    """
    return score_sheet(plan, sheet_of(plan, rows))


def sheet_of(plan: Plan, rows: Rows) -> Sheet:
    if plan.layout == LONG:
        from perfeval.batch.tables.long import long_sheet

        return long_sheet(plan, rows)
    return wide_sheet(plan, rows)


def score_sheet(plan: Plan, sheet: Sheet) -> pa.RecordBatch:
    return batch_of(carded(plan, sheet, list(range(sheet.n))), plan.digits, plan.lang)
