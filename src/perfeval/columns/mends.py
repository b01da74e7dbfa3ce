"""How to mend what keeps projects from being scored, beside the batch that tells of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyarrow as pa

MENDS = b"mends"  # in a batch's metadata: mends by the messages of findings
MOST = 1_000  # unusable projects of a batch whose mends are kept


def noted(batch: pa.RecordBatch, mends: Mapping[str, str]) -> pa.RecordBatch:
    """The batch with mends by messages."""
    if not mends:
        return batch
    known = batch.schema.metadata or {}
    return batch.replace_schema_metadata({**known, MENDS: json.dumps(mends).encode()})


def mends_of(batch: pa.RecordBatch) -> dict[str, str]:
    """The mends by messages that a batch brings."""
    told = (batch.schema.metadata or {}).get(MENDS)
    found: dict[str, str] = json.loads(told) if told else {}
    return found


def with_mends(batch: pa.RecordBatch, parts: Iterable[pa.RecordBatch | None]) -> pa.RecordBatch:
    """The batch with the mends of all its parts."""
    found: dict[str, str] = {}
    for part in parts:
        found |= mends_of(part) if part is not None else {}
    return noted(batch, found)
