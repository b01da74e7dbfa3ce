"""The findings of many projects by code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from perfeval.columns.mends import mends_of
from perfeval.columns.outcome import SCORED
from perfeval.overview import arrays
from perfeval.overview.noted import Noted, Why

if TYPE_CHECKING:
    import pyarrow as pa

ERROR = "error"


class Code(NamedTuple):
    """One code: how many findings, in which projects, and the first message."""

    severity: str
    findings: int
    projects: Noted
    message: str


class Findings:
    def __init__(self, listed: int, refused: int) -> None:
        self.listed, self.refused = listed, refused
        self.codes: dict[str, Code] = {}

    def add(self, batch: pa.RecordBatch, shift: int) -> dict[int, Why]:
        """Counts a batch's findings; the first errors of its first unusable projects, by row."""
        if "findings" not in batch.schema.names:
            return {}
        lists = batch.column("findings")
        values = lists.flatten()
        if not len(values):
            return {}
        lengths = np.diff(lists.offsets.to_numpy())
        row = np.repeat(np.arange(len(lengths)), lengths)
        at, names = arrays.codes(values.field("code"))
        order = np.argsort(at, kind="stable")
        ends = np.cumsum(np.bincount(at, minlength=len(names)))
        found = []
        for n, name in enumerate(names):
            own = order[ends[n - 1] if n else 0 : ends[n]]
            found.append((int(own[0]), str(name), row[own], len(own)))
        for first, code, rows, many in sorted(found, key=lambda one: one[0]):
            own = rows[np.flatnonzero(np.diff(rows, prepend=-1))]
            noted = Noted(len(own), tuple(int(r) + shift for r in own[: self.listed]))
            one = Code(
                values.field("severity")[first].as_py(), many, noted,
                values.field("message")[first].as_py(),
            )  # fmt: skip
            self.put(code, one, 0)
        return self._errors(batch, values, row)

    def put(self, code: str, one: Code, shift: int) -> None:
        """More of a code; its projects begin at `shift`."""
        known = self.codes.get(code)
        if known is None:
            known = Code(one.severity, 0, Noted(), one.message)
        noted = known.projects.then(one.projects, shift, self.listed)
        self.codes[code] = known._replace(
            findings=known.findings + one.findings, projects=noted
        )  # fmt: skip

    def _errors(self, batch: pa.RecordBatch, values: pa.Array, row: arrays.Ints) -> dict[int, Why]:
        status = arrays.heads(batch.column("status"))
        rows = np.flatnonzero(status != np.uint64(arrays.head(SCORED)))[: self.refused]
        found = {}
        severities, messages = values.field("severity"), values.field("message")
        places, mends = values.field("place"), mends_of(batch)
        starts = np.searchsorted(row, rows)
        ends = np.searchsorted(row, rows, side="right")
        for at, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
            grave = [n for n in range(start, end) if severities[n].as_py() == ERROR]
            first = next(iter(grave), start)
            if start < end:
                message = messages[first].as_py()
                found[at] = Why(message, places[first].as_py(), mends.get(message, ""))
        return found
