"""Chunks sent to workers elsewhere, and what comes back: bytes both ways, results in order.

A cluster's engine only has to send a list of bytes and to bring the answers back.
"""

from __future__ import annotations

import pickle
from concurrent.futures import BrokenExecutor
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.engines import EngineError
from perfeval.batch.engines.local import Done, worked
from perfeval.batch.engines.processes import DIED, joined
from perfeval.batch.source import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from perfeval.batch.engines import Read
    from perfeval.batch.source import Source

    # the work, and a task each; the answers in the same order
    Send = Callable[[bytes, Sequence[bytes]], Sequence[bytes]]


class Answer(NamedTuple):
    """One chunk's batch in Arrow's own bytes, and the digest of its input where it is worth keeping."""

    body: bytes
    digest: str


def shipped(source: Source, read: Read | None, wave: int, send: Send) -> Iterator[Done]:
    """Every chunk with its batch, in order; `wave` of them are sent at a time."""
    work = pickle.dumps((source.work, read is not None))
    chunks = source.chunks()
    while some := list(islice(chunks, wave)):
        kept = [read(chunk) if read is not None else None for chunk in some]
        wanted = [chunk for chunk, batch in zip(some, kept, strict=True) if batch is None]
        made = iter(_sent(source, work, wanted, send) if wanted else ())
        for batch in kept:
            yield Done(batch) if batch is not None else next(made)


def answer(work: bytes, task: bytes) -> bytes:
    """What a worker does with a task."""
    import pyarrow as pa

    todo, keep = _opened(work)
    done = worked(todo, pickle.loads(task), keep)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, done.batch.schema) as writer:
        writer.write_batch(done.batch)
    return pickle.dumps(Answer(sink.getvalue().to_pybytes(), done.digest))


@lru_cache(maxsize=4)
def _opened(work: bytes) -> Any:
    """The work; what it keeps from task to task stays with the worker."""
    return pickle.loads(work)


def _done(told: bytes) -> Done:
    import pyarrow as pa

    found: Answer = pickle.loads(told)
    with pa.ipc.open_stream(found.body) as reader:
        return Done(_one(reader.read_all()), found.digest)


def _one(table: pa.Table) -> pa.RecordBatch:
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def _sent(source: Source, work: bytes, chunks: list[Chunk], send: Send) -> list[Done]:
    """The answers; where a worker has died, each chunk by itself and then each of its parts."""
    try:
        return [_done(told) for told in send(work, [pickle.dumps(chunk) for chunk in chunks])]
    except BrokenExecutor:
        if len(chunks) > 1:
            return [_sent(source, work, [chunk], send)[0] for chunk in chunks]
    (chunk,) = chunks
    smaller = source.split(chunk.task) if source.split is not None else []
    if len(smaller) > 1:
        parts = [_sent(source, work, [Chunk(task, 1)], send)[0].batch for task in smaller]
        return [Done(joined(parts))]
    if source.lost is None:
        raise EngineError(
            "集群上的一个进程意外终止，这一批数据没有算完。",
            "a process of the cluster ended unexpectedly, and its chunk was not finished.",
        )
    return [Done(source.lost(chunk.task, DIED))]
