"""A piece of a table to its outcomes: what every engine maps over the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.cards import batch_of
from perfeval.batch.peers import first_pass
from perfeval.batch.tables.groups import by_group
from perfeval.batch.tables.options import LONG, WIDE
from perfeval.batch.tables.wide import wide_sheet
from perfeval.columns.mends import with_mends

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.sheet import Sheet
    from perfeval.batch.tables.stream import Rows
    from perfeval.columns.result import Ready

# projects for which columns are not worth being made ready
FEW = 50


def score_rows(plan: Plan, rows: Rows) -> pa.RecordBatch:
    """The outcomes of the projects of some rows, in the shape of `columns.outcome.schema`.

    Pure: equal rows give an equal batch, wherever it runs. Raises for nothing that a cell says.
    """
    sheet = sheet_of(plan, rows)
    return beside(plan, sheet, score_sheet(plan, sheet))


def beside(plan: Plan, sheet: Sheet, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The outcomes with the columns that the summary is to group them by."""
    from perfeval.batch.by import keys_of

    for name in plan.by:
        if name in batch.schema.names:
            continue
        for slot in sheet.slots:
            if slot.meaning.keys == keys_of(name):
                from perfeval.batch.tables.blocks import strings

                batch = batch.append_column(name, strings(slot.cells))
    return batch


def number_rows(plan: Plan, rows: Rows) -> pa.RecordBatch:
    """The numbers that the projects of some rows are compared by (`batch.peers.schema`)."""
    from perfeval.batch.tables.scalar import usable

    sheet = sheet_of(plan, rows)
    return first_pass((project, plan.indicator_set) for project in usable(plan, sheet))


def sheet_of(plan: Plan, rows: Rows) -> Sheet:
    if plan.layout == LONG:
        from perfeval.batch.tables.long import long_sheet

        return long_sheet(plan, rows)
    return wide_sheet(plan, rows)


def score_sheet(plan: Plan, sheet: Sheet) -> pa.RecordBatch:
    """By columns where these hold the projects, the others by the kernel itself."""
    few = plan.peers is not None or sheet.n < FEW or by_group(plan)
    prepared = None if few else _ready(plan)
    if prepared is None:
        return _carded(plan, sheet, list(range(sheet.n)))
    from perfeval.batch.tables.blocks import block_of, places_of
    from perfeval.columns.result import merged, outcome

    block = block_of(plan, sheet)
    found = outcome(prepared, block, places_of(plan, sheet), plan.lang, plan.detail)
    if found is None:
        return _carded(plan, sheet, list(range(sheet.n)))
    odd = [int(at) for at in found.odd.nonzero()[0]]
    cards = _carded(plan, sheet, odd) if odd else None
    if cards is not None and plan.detail == WIDE:
        from perfeval.batch.tables.widened import widened

        cards = with_mends(widened(cards, plan), [cards])
    return with_mends(merged(found, cards), [cards])


def _carded(plan: Plan, sheet: Sheet, rows: list[int]) -> pa.RecordBatch:
    """What the kernel says of some projects; it is loaded where there are any."""
    from perfeval.batch.tables.scalar import carded

    return batch_of(carded(plan, sheet, rows), plan.digits, plan.lang)


# what was made ready for the sets at hand, by their digests; threads share it
_READY: dict[tuple[str, str, int], Ready] = {}
_MOST_READY = 8


def _ready(plan: Plan) -> Ready | None:
    from perfeval.columns.result import ready

    key = (plan.indicator_set.digest, plan.indicator_set.file, plan.digits)
    found = _READY.get(key)
    if found is None or not plan.indicator_set.digest:
        found = ready(plan.indicator_set, plan.digits)
        if len(_READY) >= _MOST_READY:
            _READY.clear()
        _READY[key] = found
    return found if found.plan is not None else None
