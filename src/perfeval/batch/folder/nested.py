"""Rows of files as the one shape of results."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from perfeval.batch.cards import (
    RATE_DIGITS,
    WEIGHT_DIGITS,
    Carded,
    batch_from,
    batch_of,
    digits_of,
    label,
    region_of,
)
from perfeval.batch.folder.rows import Row
from perfeval.checks.catalogue import ERROR, INFO, WARNING
from perfeval.columns.mends import with_mends
from perfeval.columns.outcome import SCORED
from perfeval.model.indicators import best_first
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    import pyarrow as pa

    from perfeval.model.indicators import IndicatorSet

DIGITS = 2  # where no project could be scored


def nested(rows: Sequence[Row | Carded], names: Sequence[str], lang: str) -> pa.RecordBatch:
    """A row each, in order; of several sets the most digits."""
    import pyarrow as pa

    sets = {id(own): own for one in rows if (own := _set(one)) is not None}
    digits = max(map(digits_of, sets.values()), default=DIGITS)
    quick = [n for n, one in enumerate(rows) if isinstance(one, Row)]
    rest = [n for n, one in enumerate(rows) if not isinstance(one, Row)]
    slow = batch_of([one for one in rows if isinstance(one, Carded)], digits, lang)
    if not quick:
        return told(slow, sets.values())
    fast = _batch([one for one in rows if isinstance(one, Row)], [names[n] for n in quick], digits)
    if not rest:
        return told(fast, sets.values())
    place = {n: at for at, n in enumerate([*quick, *rest])}
    whole = pa.concat_batches([fast, slow])
    whole = whole.take(pa.array([place[n] for n in range(len(rows))], pa.int64()))
    return told(with_mends(whole, [slow]), sets.values())


def told(batch: pa.RecordBatch, sets: Iterable[IndicatorSet]) -> pa.RecordBatch:
    """The batch with what a summary says of the sets: their titles, and their grades, best first."""
    about = {
        own.id: {"title": own.title, "grades": [grade.name for grade in best_first(own.grades)]}
        for own in sorted(sets, key=lambda own: own.id)
    }
    known = batch.schema.metadata or {}
    return batch.replace_schema_metadata(
        {**known, b"sets": json.dumps(about, ensure_ascii=False).encode()}
    )


def _set(one: Row | Carded) -> Any:
    if isinstance(one, Row):
        return one.begun.state.set
    return one.card.indicator_set if one.card is not None else None


def _batch(rows: Sequence[Row], names: Sequence[str], digits: int) -> pa.RecordBatch:
    headers = [one.begun.card.project.header for one in rows]
    regions = [region_of(one.begun.card.project.groups) for one in rows]
    levels = [[found[1] for found in one.found] for one in rows]
    columns: dict[str, Any] = {
        "project": [
            label(h.code, h.name, name, None) for h, name in zip(headers, names, strict=True)
        ],
        "name": [h.name or None for h in headers],
        "department": [h.department or None for h in headers],
        "region": [region or None for region in regions],
        "set": [one.begun.state.set.id or None for one in rows],
        "source": list(names),
        "row": [None] * len(rows),
        "status": [SCORED] * len(rows),
        "total": [_units(one.total.total, digits) for one in rows],
        "max": [_units(one.total.max, WEIGHT_DIGITS) for one in rows],
        "grade": [one.total.grade for one in rows],
        "execution": [_units(one.execution, RATE_DIGITS) for one in rows],
        "errors": [level.count(ERROR) for level in levels],
        "warnings": [level.count(WARNING) for level in levels],
        "infos": [level.count(INFO) for level in levels],
    }
    leaves = [leaf for one in rows for leaf in _cells(one, digits)]
    ends = [0]
    for one in rows:
        ends.append(ends[-1] + len(one.begun.leaves))
    stops = [0]
    for one in rows:
        stops.append(stops[-1] + len(one.found))
    said = list(chain.from_iterable(one.found for one in rows))
    inner = [list(column) for column in zip(*leaves, strict=True)]
    found = [list(column) for column in zip(*said, strict=True)] or [[], [], [], [], []]
    return batch_from(columns, (ends, inner), (stops, found), digits)


def _cells(one: Row, digits: int) -> list[tuple[Any, ...]]:
    """The rows of its leaves; their scores count the digits of their own set."""
    finer = 10 ** (digits - one.begun.state.digits)
    cells = [leaf.cells for leaf in one.begun.leaves if leaf is not None]
    if finer == 1:
        return cells
    return [(*c[:4], None if c[4] is None else c[4] * finer, *c[5:]) for c in cells]


def _units(value: Fraction | None, digits: int) -> int | None:
    return None if value is None else scaled(value, digits, "half-up")
