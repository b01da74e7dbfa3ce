"""A writer that works behind the scoring: in a thread of its own, never far behind."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.batch.writing.writer import Finished, Writer


class Behind:
    """Takes a batch while the one before it is still being written.

    What goes wrong in the thread is raised by the next call.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.pool = ThreadPoolExecutor(1)
        self.last: Future[None] | None = None

    def write(self, batch: pa.RecordBatch) -> None:
        self._wait()
        self.last = self.pool.submit(self.writer.write, batch)

    def finish(self) -> list[Finished]:
        self._wait()
        self.pool.shutdown()
        return self.writer.finish()

    def drop(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.writer.drop()

    def _wait(self) -> None:
        last, self.last = self.last, None
        if last is not None:
            last.result()
