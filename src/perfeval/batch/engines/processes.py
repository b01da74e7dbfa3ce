"""Chunks done by processes of this machine: a project that ends one is found and left out."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
from collections import deque
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.engines.local import Done, worked
from perfeval.batch.engines.workers import AHEAD, NoProcessesError, Result, Workers
from perfeval.batch.folder.options import FIRST
from perfeval.batch.hearing import deaf, held
from perfeval.batch.source import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    import pyarrow as pa

    from perfeval.batch.engines import Read
    from perfeval.batch.source import Source

SOME = 12  # files that the server is told of
DIED = "进程意外终止|it ended unexpectedly"


class _Waiting(NamedTuple):
    chunk: Chunk
    made: Done | int


def processes(source: Source, read: Read | None, jobs: int) -> Iterator[Done]:
    """Every chunk with its batch, in order."""
    pool = _Pool(source, jobs, read is not None)
    waiting: deque[_Waiting] = deque()
    finished = False
    try:
        for chunk in source.chunks():
            kept = read(chunk) if read is not None else None
            waiting.append(_Waiting(chunk, pool.submit(chunk) if kept is None else Done(kept)))
            while len(waiting) > jobs * AHEAD:
                yield pool.done(*waiting.popleft())
        while waiting:
            done = pool.done(*waiting.popleft())
            if not waiting:
                pool.workers.close()  # the last results are written while processes end
            yield done
        finished = True
    finally:
        if finished:
            pool.workers.joined()
        else:
            pool.workers.end()


class _Pool:
    """Processes that do a source's work, or this one where there can be no others."""

    def __init__(self, source: Source, jobs: int, keep: bool) -> None:
        self.source = source
        self.work: Callable[[Chunk], Done] = partial(worked, source.work, keep=keep)
        self.workers = Workers(_context(), jobs, self.work)
        self.here = multiprocessing.current_process().daemon  # which may have no others

    def submit(self, chunk: Chunk) -> Done | int:
        number = self._sent(chunk)
        return self.work(chunk) if number is None else number

    def done(self, chunk: Chunk, made: Done | int) -> Done:
        """A chunk's batch; what ends its process is left out of it."""
        if not isinstance(made, int):
            return made
        result = self._result(made)
        if result is None:
            return self.work(chunk)
        return _value(result) or self._alone(chunk)

    def _alone(self, chunk: Chunk) -> Done:
        """Tried again while nothing else runs, which may have taken the memory; then in parts."""
        with suppress(NoProcessesError):
            self.workers.rest()
        again = self._again(chunk)
        if again is not None:
            return again
        smaller = self.source.split(chunk.task) if self.source.split is not None else []
        if len(smaller) < 2:
            return Done(self._lost(chunk.task))
        return Done(joined([self._one(Chunk(task, 1)) for task in smaller]))

    def _one(self, chunk: Chunk) -> pa.RecordBatch:
        done = self._again(chunk)
        return self._lost(chunk.task) if done is None else done.batch

    def _again(self, chunk: Chunk) -> Done | None:
        """None where its process has ended, and where there is none: it may end this one too."""
        number = self._sent(chunk)
        result = None if number is None else self._result(number)
        return None if result is None else _value(result)

    def _sent(self, chunk: Chunk) -> int | None:
        """None where there are no processes."""
        if not self.here:
            try:
                return self.workers.submit(chunk)
            except NoProcessesError:
                self.here = True
        return None

    def _result(self, number: int) -> Result | None:
        """None where there are no processes that could give it."""
        if not self.here:
            try:
                return self.workers.result(number)
            except NoProcessesError:
                self.here = True
        return self.workers.made.pop(number, None)

    def _lost(self, task: Any) -> pa.RecordBatch:
        if self.source.lost is None:
            raise BrokenExecutor(DIED)
        return self.source.lost(task, DIED)


def _value(result: Result) -> Done | None:
    """None where its process has ended. Raises what the work did."""
    if result.raised is not None:
        raise result.raised
    value: Done | None = result.value
    return value


def joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    """Nested batches as one, in order."""
    import pyarrow as pa

    from perfeval.batch.reporting import NOTED, noted
    from perfeval.columns.mends import with_mends
    from perfeval.columns.outcome import schema

    digits = max(batch.schema.field("total").type.scale for batch in batches)
    whole = schema(digits)
    for field in batches[0].schema:  # that the summary groups by
        whole = whole if field.name in whole.names else whole.append(field)
    same = [batch.cast(whole) for batch in batches]
    (one,) = pa.Table.from_batches(same).combine_chunks().to_batches()
    one = with_mends(one, batches)
    notes = [(batch.schema.metadata or {}).get(NOTED, b"") for batch in batches]
    return noted(one, b" ".join(filter(None, notes)).decode().split()) if any(notes) else one


def _context() -> multiprocessing.context.BaseContext:
    """Processes that start from a server without threads, where systems have such a thing."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["perfeval.batch.engines.preloaded"])
    from multiprocessing import forkserver, resource_tracker

    with held():
        resource_tracker.ensure_running()  # which would let Ctrl-C in again
        with deaf():
            try:
                forkserver.ensure_running()
            except OSError:  # a folder for temporary files whose name is too long for a socket
                return multiprocessing.get_context("spawn")
    return context


def ahead(files: Sequence[str] = (), lang: str = "zh", by: Sequence[str] = ()) -> None:
    """Has the server that processes start from load what they need, while this one goes on; of some
    of the `files` it reads what is the same for all of them, once for all processes."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    os.environ[FIRST] = json.dumps([files[:SOME], lang, by])
    try:
        _context()
    finally:
        del os.environ[FIRST]  # a server that takes its place begins without


def gone() -> None:
    """Ends at once whatever has been started from here, and the server that it was started from."""
    for process in multiprocessing.active_children():
        process.kill()
    server: Any = getattr(sys.modules.get("multiprocessing.forkserver"), "_forkserver", None)
    number = getattr(server, "_forkserver_pid", None)
    if number is not None:
        with suppress(OSError):  # gone by itself; the next that is asked for finds that out
            os.kill(number, signal.SIGKILL)
