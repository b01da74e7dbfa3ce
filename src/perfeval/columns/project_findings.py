"""What is said of whole projects of a block: the set they are scored by, and its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.columns.findings import Entry
from perfeval.columns.said import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.columns.block import Block
    from perfeval.columns.places import Places
    from perfeval.model.indicators import IndicatorSet


def about_projects(
    indicator_set: IndicatorSet, block: Block, sound: Any, places: Places, lang: str
) -> Iterator[Entry]:
    """Findings of the sound rows that are about no leaf."""
    rows = np.flatnonzero(sound)
    if not indicator_set.verified:
        place = places.at.get(((), "indicator_set"))
        message = messages("PE318", {"set": indicator_set.id}, lang)
        yield Entry("PE318", (), rows, place, message)
    start, end = indicator_set.valid
    if start is None and end is None:
        return
    for when, key, day in _days(block):
        if not ((start and day < start) or (end and day > end)):
            continue
        params = {
            "day": day.isoformat(), "from": start.isoformat() if start else "",
            "to": end.isoformat() if end else "", "set": indicator_set.id,
        }  # fmt: skip
        place = places.at.get(((), key))
        yield Entry("PE317", (), rows[when[rows]], place, messages("PE317", params, lang))


def _days(block: Block) -> Iterator[tuple[Any, str, Any]]:
    """The days to which projects are counted: rows, where the day is from, and the day."""
    import pyarrow.compute as pc

    left = np.ones(block.n, bool)
    for key, cell in (("as_of", "as_of"), ("period_end", "period")):
        column = block.header.get(key)
        if column is None:
            continue
        for day in pc.unique(column).to_pylist():
            if day is not None:
                here = np.asarray(pc.fill_null(pc.equal(column, day), False)) & left
                yield here, cell, day
        left &= np.asarray(pc.is_null(column))
