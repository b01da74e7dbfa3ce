"""Staged reports to their places: under names of their projects, in the order of the input."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from perfeval.batch.report_names import Names
from perfeval.batch.reporting import NOTED, Wish, key_of
from perfeval.columns.outcome import SCORED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pyarrow as pa

NEW = ".new"
FAILED = "PE994"


class Report(NamedTuple):
    """A report that a run has made: the project's source, its key, the name it gets."""

    source: str
    key: str
    name: str


class Places:
    """The reports of a run; `add` is shown every batch, in order."""

    def __init__(self, wish: Wish, folder: Path, inputs: Iterable[Path] = ()) -> None:
        self.wish, self.folder = wish, folder
        inside = [path.name for path in inputs if path.absolute().parent == folder.absolute()]
        self.names = Names(f".{wish.form}", inside)  # no report stands in the place of an input
        self.reports: list[Report] = []
        self.staged: dict[str, str] = {}

    def add(self, batch: pa.RecordBatch) -> None:
        """Names for the batch's projects: those that are scored and whose report did not fail."""
        self.staged |= _noted(batch)
        keys = ("project", "name", "source", "row", "status")
        columns = [batch.column(key).to_pylist() for key in keys]
        failed = _failed(batch)
        for at, (project, name, source, row, status) in enumerate(zip(*columns, strict=True)):
            if status != SCORED:
                continue
            code = "" if not name or project == name else project
            given = self.names.next(
                code, name or "", source, row
            )  # that of a failed one stays free
            if at not in failed:
                self.reports.append(Report(source, key_of(source, row), given))

    def whole(self, batch: pa.RecordBatch) -> bool:
        """Whether the reports of a batch that was kept are all there as they were written."""
        names = _noted(batch).values()
        return all(_unharmed(Path(self.wish.folder, name)) for name in names)

    def put(self, again: Callable[[str], pa.RecordBatch | None]) -> int:
        """Puts the reports into their folder, each whole or not at all; how many there are.

        `again` makes those of a source anew, where what a run before this one had staged is gone
        or damaged. Raises OSError where the folder can't be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if hasattr(os, "sync"):  # a tenth of the time of a sync for each of them
            os.sync()
        count = 0
        for report in self.reports:
            path = self._whole(report.key)
            if path is None and (made := again(report.source)) is not None:
                self.staged |= _noted(made)
                path = self._whole(report.key)
            if path is not None:
                _put(path, self.folder / report.name)
                count += 1
        return count

    def _whole(self, key: str) -> Path | None:
        """The staged report, if it is as it was written."""
        name = self.staged.get(key)
        if name is None:
            return None
        path = Path(self.wish.folder, name)
        return path if _unharmed(path) else None


def _unharmed(path: Path) -> bool:
    try:
        found = f"{crc32(path.read_bytes()):08x}"
    except OSError:
        return False
    return path.stem.endswith(f"-{found}")


def _noted(batch: pa.RecordBatch) -> dict[str, str]:
    """The files of staged reports by the projects' keys."""
    names = (batch.schema.metadata or {}).get(NOTED, b"").decode().split()
    return {name.partition("-")[0]: name for name in names}


def _failed(batch: pa.RecordBatch) -> set[int]:
    """The rows whose report could not be made."""
    import pyarrow.compute as pc

    if "findings" not in batch.schema.names:
        return set()
    findings = batch.column("findings")
    codes = findings.flatten().field("code")
    hits = pc.equal(codes.cast("string"), FAILED)
    parents = pc.list_parent_indices(findings)
    return set(parents.filter(hits).to_pylist())


def _put(staged: Path, final: Path) -> None:
    """A link where the system has them: the staged one stays, should the run end here."""
    beside = final.with_name(f"~{staged.stem}{NEW}")
    beside.unlink(missing_ok=True)
    try:
        os.link(staged, beside)
    except OSError:
        shutil.copyfile(staged, beside)
    beside.replace(final)
