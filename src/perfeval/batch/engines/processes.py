"""A pool of processes that outlives its workers: a project that ends one is found and left out."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.engines.local import Done, worked
from perfeval.batch.source import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import pyarrow as pa

    from perfeval.batch.engines import Read
    from perfeval.batch.source import Source

AHEAD = 2  # chunks in hand for each process
DIED = "进程意外终止|it ended unexpectedly"

# what asking for work raises: the processes, or the server that they start from, have died
_BROKEN = (BrokenExecutor, EOFError, OSError)


class _Waiting(NamedTuple):
    chunk: Chunk
    made: Done | Future[Done]


def processes(source: Source, read: Read | None, jobs: int) -> Iterator[Done]:
    """Every chunk with its batch, in order."""
    pool = _Pool(source, jobs, read is not None)
    waiting: deque[_Waiting] = deque()
    try:
        for chunk in source.chunks():
            kept = read(chunk) if read is not None else None
            waiting.append(_Waiting(chunk, pool.submit(chunk) if kept is None else Done(kept)))
            while len(waiting) > jobs * AHEAD:
                yield _first(waiting, pool)
        while waiting:
            yield _first(waiting, pool)
    finally:
        pool.close()


def _first(waiting: deque[_Waiting], pool: _Pool) -> Done:
    chunk, made = waiting.popleft()
    if not isinstance(made, Future):
        return made
    try:
        return made.result()
    except BrokenExecutor:
        # whichever of the chunks in hand it was: this one is tried on its own, the others again
        done = pool.alone(chunk)
        for _ in range(len(waiting)):
            one = waiting.popleft()
            again = isinstance(one.made, Future) and not _good(one.made)
            waiting.append(_Waiting(one.chunk, pool.submit(one.chunk)) if again else one)
        return done


def _good(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


class _Pool:
    """Processes that do a source's work; new ones where some have died."""

    def __init__(self, source: Source, jobs: int, keep: bool) -> None:
        self.source, self.jobs, self.keep = source, jobs, keep
        self.here = False  # whether this process does the work, as no other one can
        self.broken = False  # no more is asked of a pool whose processes are being ended
        self.pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.jobs, mp_context=_context(), initializer=_begin, initargs=(self.source.work,)
        )

    def submit(self, chunk: Chunk) -> Future[Done]:
        made: Future[Done] = Future()
        if self.here:
            made.set_result(worked(self.source.work, chunk, self.keep))
            return made
        try:
            if self.broken:
                raise BrokenExecutor(DIED)
            return self.pool.submit(_work, chunk, self.keep)
        except _BROKEN as error:
            self.broken = True
            made.set_exception(BrokenExecutor(str(error)))
            return made

    def alone(self, chunk: Chunk) -> Done:
        """A chunk beside which nothing else runs; what ends its process is left out of it."""
        self._restart()
        try:
            return self.submit(chunk).result()
        except BrokenExecutor:
            self._restart()
        smaller = self.source.split(chunk.task) if self.source.split is not None else []
        if len(smaller) < 2:
            return Done(self._lost(chunk.task))
        return Done(joined([self._one(task) for task in smaller]))

    def _one(self, task: Any) -> pa.RecordBatch:
        try:
            return self.submit(Chunk(task, 1)).result().batch
        except BrokenExecutor:
            self._restart()
        return self._lost(task)

    def _lost(self, task: Any) -> pa.RecordBatch:
        if self.source.lost is None:
            raise BrokenExecutor(DIED)
        return self.source.lost(task, DIED)

    def _restart(self) -> None:
        if self.here:
            return
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool, self.broken = self._started(), False
        try:
            self.pool.submit(int).result()
        except _BROKEN:
            self.here = True

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


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

    resource_tracker.ensure_running()  # which would let Ctrl-C in again
    with _deaf():
        forkserver.ensure_running()
    return context


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started now never hears Ctrl-C, which goes to all processes of a terminal: this one
    alone ends the run and says so. It hears one that comes meanwhile a moment later."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def ahead() -> None:
    """Has the server that processes start from load what they need, while this one goes on."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        _context()


_WORK: list[Any] = []


def _begin(work: Any) -> None:
    """What a new process does first: it leaves Ctrl-C to the one that started it, and ends with it."""
    import gc
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()
    _WORK[:] = [work]
    gc.freeze()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(chunk: Chunk, keep: bool) -> Done:
    return worked(_WORK[0], chunk, keep)
