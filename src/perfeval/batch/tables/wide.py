"""Rows of a wide table as projects: a row each, blank rows left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.tables.sheet import Sheet, Slot

if TYPE_CHECKING:
    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.stream import Rows
    from perfeval.model.finding import Finding


def wide_sheet(plan: Plan, rows: Rows) -> Sheet:
    """The projects of some rows."""
    batch = rows.batch
    lines = line_numbers(rows)
    broken: dict[int, tuple[Finding, ...]] = {}
    for at, finding in rows.broken:
        broken[at] = (*broken.get(at, ()), finding)
    kept = _kept(plan, batch, broken)
    if kept is not None:
        batch = batch.take(pa.array(kept))
        lines = lines[kept]
        places = {int(old): new for new, old in enumerate(kept)}
        broken = {places[at]: found for at, found in broken.items()}
    slots = tuple(Slot(meaning, batch.column(str(meaning.column))) for meaning in plan.meanings)
    return Sheet(batch.num_rows, rows.file, lines, slots, broken=broken)


def line_numbers(rows: Rows) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The rows as the reader of the file counts them."""
    if isinstance(rows.numbers, int):
        return np.arange(rows.numbers, rows.numbers + rows.batch.num_rows, dtype=np.int64)
    return rows.numbers.to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _kept(plan: Plan, batch: pa.RecordBatch, broken: dict[int, Any]) -> Any:
    """The rows in which any cell says something; None where all do."""
    filled = np.zeros(batch.num_rows, dtype=bool)
    filled[list(broken)] = True
    every = [batch.column(str(meaning.column)) for meaning in plan.meanings]
    if any(cells.null_count == 0 and pa.types.is_integer(cells.type) for cells in every):
        return None
    # what is quickly told first: mostly it tells all
    for cells in sorted(every, key=lambda cells: not pa.types.is_floating(cells.type)):
        filled |= said(cells)
        if filled.all():
            return None
    return np.flatnonzero(filled)


def said(cells: pa.Array) -> Any:
    """Which cells hold anything: neither null nor blank."""
    if pa.types.is_dictionary(cells.type):
        known = said(cells.dictionary)
        codes = pc.fill_null(cells.indices, -1).to_numpy(zero_copy_only=False)
        return np.append(known, False)[codes]
    found = cells.is_valid().to_numpy(zero_copy_only=False)
    if pa.types.is_floating(cells.type):
        return found & ~pc.is_nan(cells).fill_null(False).to_numpy(zero_copy_only=False)
    if pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type):
        blank = pc.equal(pc.utf8_trim_whitespace(cells), "").fill_null(True)
        found = found & ~blank.to_numpy(zero_copy_only=False)
    return found
