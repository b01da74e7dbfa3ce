"""Some files of a folder to the nested batch of their scores; runs in any process."""

from __future__ import annotations

import gc
from functools import cache
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.batch.cards import Carded, batch_of, digits_of, unusable
from perfeval.batch.folder.held import begin
from perfeval.batch.folder.nested import DIGITS, nested, told
from perfeval.batch.folder.quick import Desk
from perfeval.batch.folder.rows import Row
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from perfeval.batch.folder.options import Options, Task


@cache
def desk(options: Options) -> Desk:
    """What this process keeps, for as long as it lives."""
    return Desk(options)


def work(options: Options, task: Task) -> pa.RecordBatch:
    """The files' nested batch, a row each, in order."""
    paths = [Path(name) for name in task]
    begin()
    if options.reports is not None:
        from perfeval.batch.folder.whole import whole
        from perfeval.batch.reporting import noted, staged

        made = staged(options.reports, [whole(desk(options), path) for path in paths])
        return noted(_grouped(batch(options, made.items), options, made.items), made.names)
    kept, collecting = desk(options), gc.isenabled()
    gc.disable()  # nearly all that is made here is kept, and hardly any of it goes in circles
    try:
        rows = kept.rows(paths)
        return _grouped(nested(rows, task, options.lang), options, rows)
    finally:
        if parent_process() is not None:  # a worker's own; what a caller has made is not frozen
            gc.freeze()
        if collecting:
            gc.enable()


def _grouped(
    made: pa.RecordBatch, options: Options, rows: Sequence[Row | Carded]
) -> pa.RecordBatch:
    """The outcomes with the columns that the summary is to group them by."""
    if not options.by:
        return made
    from perfeval.batch.by import beside

    return beside(made, options.by, [
        one.begun.project if isinstance(one, Row)
        else one.read if one.card is None else one.card.project
        for one in rows
    ])  # fmt: skip


def batch(options: Options, items: Sequence[Carded]) -> pa.RecordBatch:
    """The rows; of several sets the most digits."""
    sets = {id(c.indicator_set): c.indicator_set for item in items if (c := item.card) is not None}
    digits = max(map(digits_of, sets.values()), default=DIGITS)
    return told(batch_of(items, digits, options.lang), sets.values())


def lost(options: Options, task: Task, reason: str) -> pa.RecordBatch:
    """The rows of a task that ended its worker, even on its own; `reason` is as `why` gives it."""
    zh, _, en = reason.partition("|")
    items = []
    for name in task:
        params = {"path": name, "reason_zh": zh, "reason_en": en or zh}
        finding = Finding("PE992", Span(Path(name).name, 1, 1), params)
        items.append(unusable([finding], name))
    return _grouped(batch(options, items), options, items)
