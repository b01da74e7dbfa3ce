"""Outcomes with a list of indicators as those with a column of scores for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from perfeval.batch.writing.wide import points_by_path
from perfeval.columns.result import wide_names

if TYPE_CHECKING:
    from perfeval.batch.tables.plan import Plan


def widened(batch: pa.RecordBatch, plan: Plan) -> pa.RecordBatch:
    """The batch without its list, with the columns that `columns.result.outcome` gives when wide."""
    paths = ["/".join(leaf.path) for leaf in plan.indicator_set.leaves()]
    names = wide_names(plan.indicator_set)
    kind = pa.decimal128(18, plan.digits)
    scores = points_by_path(batch, tuple(zip(paths, names, strict=True)), kind)
    kept = [name for name in batch.schema.names if name != "indicators"]
    columns = {name: batch.column(name) for name in kept} | scores
    return pa.RecordBatch.from_arrays(list(columns.values()), list(columns))
