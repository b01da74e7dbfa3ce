"""This machine's processors: threads for columns, processes for files; results in order."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from time import thread_time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from perfeval.batch.engines import Read
    from perfeval.batch.source import Chunk, Source, Work

FEW = 200  # files that are done sooner than processes have started
DEAR = 50e-6  # seconds of work on a project: what takes longer is worth keeping


class Done(NamedTuple):
    """A chunk's batch; `digest` is that of its input where the batch is worth keeping, else ""."""

    batch: pa.RecordBatch
    digest: str = ""


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def mapped(source: Source, read: Read | None, jobs: int = 0) -> Iterator[Done]:
    """The batch of every chunk, in order; `read` gives what a run before this one has kept, and is
    None where nothing is kept.

    No more than a few chunks are in hand at a time, whatever their number; `jobs` 0 takes all
    processors.
    """
    jobs = jobs or processors()
    if not source.processes:
        return _threads(source, read, jobs)
    if jobs == 1 or (source.projects is not None and source.projects <= FEW):
        return (_done(source.work, chunk, read) for chunk in source.chunks())
    from perfeval.batch.engines.processes import processes

    return processes(source, read, jobs)


def _done(work: Work, chunk: Chunk, read: Read | None) -> Done:
    kept = read(chunk) if read is not None else None
    return Done(kept) if kept is not None else worked(work, chunk, read is not None)


def worked(work: Work, chunk: Chunk, keep: bool) -> Done:
    """A chunk's batch, made here and now."""
    start = thread_time()
    batch = work(chunk.task)
    dear = thread_time() - start > DEAR * chunk.projects
    return Done(batch, chunk.digest() if keep and dear and chunk.digest is not None else "")


def _threads(source: Source, read: Read | None, jobs: int) -> Iterator[Done]:
    pool = ThreadPoolExecutor(jobs)
    waiting: deque[Future[Done]] = deque()
    try:
        for chunk in source.chunks():
            waiting.append(pool.submit(_done, source.work, chunk, read))
            # one more than there are threads, so that none waits for the writing
            while len(waiting) > jobs + 1 or waiting[0].done():
                yield waiting.popleft().result()
                if not waiting:
                    break
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
