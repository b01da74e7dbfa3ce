"""Rows of files as the one shape of results."""

from __future__ import annotations

import json
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from perfeval.batch.cards import Carded, batch_from, batch_of, digits_of, label, region_of
from perfeval.batch.folder.rows import Row
from perfeval.checks.catalogue import ERROR, INFO, WARNING
from perfeval.columns.mends import with_mends
from perfeval.columns.outcome import SCORED
from perfeval.model.indicators import best_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from perfeval.model.indicators import IndicatorSet

DIGITS = 2  # where no project could be scored


def nested(rows: Sequence[Row | Carded], names: Sequence[str], lang: str) -> pa.RecordBatch:
    """A row each, in order; of several sets the most digits."""
    import pyarrow as pa

    sets = {id(own): own for one in rows if (own := _set(one)) is not None}
    digits = max(map(digits_of, sets.values()), default=DIGITS)
    rest: list[int] = []
    parts: dict[int, list[int]] = {}  # rows of one sheet
    for n, one in enumerate(rows):
        if isinstance(one, Row):
            parts.setdefault(id(one.sheet), []).append(n)
        else:
            rest.append(n)
    order = [*parts.values(), rest] if rest or not parts else [*parts.values()]
    made = [
        _batch(
            [one for n in own if isinstance(one := rows[n], Row)], [names[n] for n in own], digits
        )
        for own in parts.values()
    ]
    if rest or not parts:
        slow = batch_of([one for one in rows if isinstance(one, Carded)], digits, lang)
        made.append(slow)
    if len(made) == 1:
        return told(made[0], sets.values())
    place = {n: at for at, n in enumerate(n for own in order for n in own)}
    whole = pa.concat_batches(made)
    whole = whole.take(pa.array([place[n] for n in range(len(rows))], pa.int64()))
    return told(with_mends(whole, [slow]) if rest else whole, sets.values())


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
    """Of rows of one sheet; scores count the digits of their own set."""
    projects = [one.begun.project for one in rows]
    headers = [project.header for project in projects]
    regions = [region_of(project.groups) if project.groups else "" for project in projects]
    levels = [[found[1] for found in one.found] for one in rows]
    first, n = rows[0], len(rows)
    finer = 10 ** (digits - first.begun.state.digits)
    columns: dict[str, Any] = {
        "project": [
            label(h.code, h.name, name, None) for h, name in zip(headers, names, strict=True)
        ],
        "name": [h.name or None for h in headers],
        "department": [h.department or None for h in headers],
        "region": [region or None for region in regions],
        "set": [first.begun.state.set.id or None] * n,
        "source": list(names),
        "row": [None] * n,
        "status": [SCORED] * n,
        "total": [None if one.total.total is None else one.total.total * finer for one in rows],
        "max": [one.total.max for one in rows],
        "grade": [one.total.grade for one in rows],
        "execution": [one.execution for one in rows],
        "errors": [level.count(ERROR) for level in levels],
        "warnings": [level.count(WARNING) for level in levels],
        "infos": [level.count(INFO) for level in levels],
    }
    inner = first.sheet.columns([one.place for one in rows], digits, finer)
    many = len(first.begun.leaves)
    stops = [0, *accumulate(len(one.found) for one in rows)]
    said = list(chain.from_iterable(one.found for one in rows))
    found = [list(column) for column in zip(*said, strict=True)] or [[], [], [], [], []]
    return batch_from(columns, ([*range(0, many * (n + 1), many)], inner), (stops, found), digits)
