"""What a run counts as it goes: projects, findings, those that could not be scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.columns.outcome import UNUSABLE

if TYPE_CHECKING:
    import pyarrow as pa

MOST = 20


class Failed(NamedTuple):
    """A project that could not be scored, and the first reason."""

    project: str
    source: str
    row: int | None
    place: str
    code: str
    reason: str


class Tally:
    """Counts of all batches so far; of the projects that failed the first are kept."""

    def __init__(self) -> None:
        self.projects = self.unusable = 0
        self.errors = self.warnings = self.infos = 0
        self.failed: list[Failed] = []

    def add(self, batch: pa.RecordBatch) -> None:
        import pyarrow.compute as pc

        self.projects += batch.num_rows
        for name in ("errors", "warnings", "infos"):
            count = pc.sum(batch.column(name)).as_py() or 0
            setattr(self, name, getattr(self, name) + count)
        bad = pc.equal(batch.column("status").cast("string"), UNUSABLE)
        found = pc.sum(bad).as_py() or 0
        if not found:
            return
        self.unusable += found
        if len(self.failed) < MOST:
            rows = batch.filter(bad).slice(0, MOST - len(self.failed)).to_pylist()
            self.failed += [_failed(row) for row in rows]

    @property
    def scored(self) -> int:
        return self.projects - self.unusable


def _failed(row: dict[str, object]) -> Failed:
    findings: list[dict[str, str]] = row["findings"]  # type: ignore[assignment]
    first = next((f for f in findings if f["severity"] == "error"), None)
    first = first or next(iter(findings), {"place": "", "code": "", "message": ""})
    number = row["row"]
    return Failed(
        str(row["project"]), str(row["source"]), number if isinstance(number, int) else None,
        first["place"], first["code"], first["message"],
    )  # fmt: skip
