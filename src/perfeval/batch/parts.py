"""What an interrupted run has got done: results of chunks in a folder beside the output."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow as pa

from perfeval.batch.lock import LOCK, held, release
from perfeval.batch.placing import restored
from perfeval.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART, REPORT = ".part", ".report"


class Parts:
    """The folder OUT.partial: kept results by key, and files that are still being written.

    One run at a time has it; the lock ends with the process, however that ends.
    """

    def __init__(self, folder: Path, resume: bool) -> None:
        self.folder = folder
        self.lock = held(folder)
        try:
            restored(folder)
            for path in list(self._files()):
                if not (resume and path.suffix in (PART, REPORT)):
                    path.unlink(missing_ok=True)
        except BaseException:
            self.lock.close()
            raise

    @property
    def any(self) -> bool:
        """Whether something was kept by a run before this one."""
        return any(path.suffix == PART for path in self.folder.iterdir())

    def read(self, key: str) -> pa.RecordBatch | None:
        """A kept result; None where there is none, or none that is whole."""
        path = self.folder / (key + PART)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, body = data[:32], memoryview(data)[32:]
        if sha256(body).digest() != digest:
            return None
        with pa.ipc.open_stream(pa.py_buffer(body)) as reader:
            return reader.read_next_batch()

    def keep(self, key: str, batch: pa.RecordBatch) -> None:
        """Keeps a result; one that the disk got only half of is known by its digest."""
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_stream(sink, batch.schema, options=options) as writer:
            writer.write_batch(batch)
        body = sink.getvalue()
        beside = self.folder / (key + ".new")
        with beside.open("wb") as file:
            file.write(sha256(body).digest())
            file.write(body)
        beside.replace(self.folder / (key + PART))

    def spool(self, number: int, batch: pa.RecordBatch) -> None:
        """Sets a batch aside for the rest of this run."""
        with (
            (self.folder / f"{number}.spool").open("wb") as file,
            pa.ipc.new_stream(file, batch.schema) as writer,
        ):
            writer.write_batch(batch)

    def spooled(self, number: int) -> pa.RecordBatch:
        """A batch set aside, which is then gone from the disk."""
        path = self.folder / f"{number}.spool"
        with path.open("rb") as file, pa.ipc.open_stream(file) as reader:
            batch = reader.read_next_batch()
        path.unlink()
        return batch

    def close(self, keep: bool) -> None:
        """Lets the folder go; of a finished run nothing is kept, nor of one that has got nothing
        done."""
        keep = keep and any(path.suffix in (PART, REPORT) for path in self._files())
        if not keep:
            for path in list(self._files()):
                path.unlink(missing_ok=True)
        release(self.lock, self.folder, not keep)

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.iterdir() if path.name != LOCK)


def key_of(*parts: str) -> str:
    """The name of a result: of the program, of what was asked, of the input."""
    whole = sha256()
    for part in (VERSION, *parts):
        whole.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return whole.hexdigest()


def partial(out: Path) -> Path:
    """The folder that belongs to an output."""
    return out.with_name(out.name + ".partial")
