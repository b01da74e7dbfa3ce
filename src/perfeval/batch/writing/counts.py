"""What the first sheet of a workbook counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.tally import Tally
from perfeval.i18n.batch_words import say

if TYPE_CHECKING:
    import pyarrow as pa


class Counts:
    """Projects and findings, and how many projects have each grade."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.grades: dict[str, int] = {}

    def add(self, batch: pa.RecordBatch) -> None:
        self.tally.add(batch)
        for one in batch.column("grade").value_counts().to_pylist():
            if one["values"] is not None:
                self.grades[one["values"]] = self.grades.get(one["values"], 0) + one["counts"]

    def rows(self, lang: str) -> list[tuple[str, int]]:
        """Each with its number; grades in the order in which they came first."""
        t = self.tally
        told = {
            "projects": t.projects, "scored": t.scored, "unusable": t.unusable,
            "errors": t.errors, "warnings": t.warnings, "infos": t.infos,
        }  # fmt: skip
        return [
            *((say(f"sum.{key}", lang), number) for key, number in told.items()),
            *((say("sum.grade", lang, grade=name), n) for name, n in self.grades.items()),
        ]
