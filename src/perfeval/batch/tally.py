"""What a run counts as it goes: projects, those that could not be scored, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.columns.outcome import UNUSABLE

if TYPE_CHECKING:
    import pyarrow as pa


class Tally:
    """Counts of all batches so far."""

    def __init__(self) -> None:
        self.projects = self.unusable = 0
        self.errors = self.warnings = self.infos = 0

    def add(self, batch: pa.RecordBatch) -> None:
        import pyarrow.compute as pc

        self.projects += batch.num_rows
        for name in ("errors", "warnings", "infos"):
            count = pc.sum(batch.column(name)).as_py() or 0
            setattr(self, name, getattr(self, name) + count)
        bad = pc.equal(batch.column("status").cast("string"), UNUSABLE)
        self.unusable += pc.sum(bad).as_py() or 0

    @property
    def scored(self) -> int:
        return self.projects - self.unusable
