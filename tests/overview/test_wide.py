"""A wide batch, scores in columns, says what its nested form says of scores."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from overview.making import batch, collected, leaf, project

PATHS = [f"产出/第{n}项" for n in range(5)]


def _nested(scores: list[list[str | None]]) -> pa.RecordBatch:
    return batch(
        [
            project(f"p{n}", "50", "差", indicators=[leaf(p, "10", s) for p, s in zip(PATHS, row, strict=True)])
            for n, row in enumerate(scores)
        ]
    )  # fmt: skip


def _wide(scores: list[list[str | None]], weight: bytes = b"10") -> pa.RecordBatch:
    nested = _nested(scores)
    columns: list[Any] = [nested.column(n) for n in nested.schema.names if n != "indicators"]
    fields = [f for f in nested.schema if f.name != "indicators"]
    for n, path in enumerate(PATHS):
        metadata = {b"path": path.encode(), b"weight": weight}
        fields.append(pa.field(f"i{n}", pa.decimal128(18, 2), metadata=metadata))
        texts = pa.array([row[n] for row in scores], pa.string())
        columns.append(texts.cast(pa.decimal128(18, 2)))
    return pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields))


SCORES: list[list[str | None]] = [
    ["9", "10", "10", "0", "7.55"], ["10"] * 5, ["9", "10", "10", "0", "7.55"], ["10", None, "1", "2", "3"], ["10"] * 5,
]  # fmt: skip


def test_wide_and_nested_batches_agree() -> None:
    wide, nested = collected(_wide(SCORES)).overview(), collected(_nested(SCORES)).overview()
    assert wide.leaves[0].missing is None  # a column of scores doesn't say why there is none
    assert [one._replace(missing=0, absent=0) for one in wide.leaves] == list(nested.leaves)
    assert wide.patterns == nested.patterns
    assert wide.patterns[1].many == 2  # full marks alone are no equal tables
    assert wide.totals == nested.totals


def test_wide_batches_may_come_in_parts() -> None:
    whole = _wide(SCORES)
    parts = collected(whole.slice(0, 2))
    parts.merge(collected(whole.slice(2)))
    assert parts.overview() == collected(whole).overview()


def test_a_column_without_a_weight_is_no_indicator() -> None:
    assert collected(_wide(SCORES, b"ten")).overview().leaves == ()
