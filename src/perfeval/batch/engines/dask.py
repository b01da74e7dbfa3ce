"""Dask: chunks as tasks of its scheduler; the same work, no rule of its own."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from distributed import Client, LocalCluster, get_client  # without it, this engine is not there
from distributed.scheduler import KilledWorker

from perfeval.batch.engines import EngineError
from perfeval.batch.engines.local import processors
from perfeval.batch.engines.shipping import answer, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.batch.engines import Read
    from perfeval.batch.engines.local import Done
    from perfeval.batch.source import Source

AHEAD = 4  # chunks in hand for each processor
PATIENCE = "20s"


def mapped(
    source: Source, read: Read | None, jobs: int = 0, master: str | None = None
) -> Iterator[Done]:
    """The batch of every chunk, in order. The client at hand does the work; with `master` the
    scheduler at that address; else processes of this machine, which end with it.

    Raises `EngineError` where Dask can't be used.
    """
    with _client(jobs, master) as client:
        wave = AHEAD * max(sum(client.nthreads().values()), 1)
        yield from shipped(source, read, wave, partial(_send, client))


@contextmanager
def _client(jobs: int, master: str | None) -> Iterator[Client]:
    at_hand = _at_hand() if master is None else None
    if at_hand is not None:
        yield at_hand
    elif master is None:
        with (
            LocalCluster(
                n_workers=jobs or processors(), threads_per_worker=1, dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
    else:
        with _connected(master) as client:
            yield client


def _at_hand() -> Client | None:
    try:
        return get_client()
    except ValueError:
        return None


def _connected(master: str) -> Client:
    try:
        return Client(master, timeout=PATIENCE)
    except (OSError, ValueError) as error:  # a timeout is an OSError
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise EngineError(
            f"连接不上 Dask（{master}）：{reason}", f"Dask can't be reached at {master}: {reason}"
        ) from None


def _send(client: Client, work: bytes, tasks: Sequence[bytes]) -> Sequence[bytes]:
    todo: Any = client.scatter(work, broadcast=True, hash=True)
    try:
        futures = [client.submit(answer, todo, task, pure=False) for task in tasks]
        found: Sequence[bytes] = client.gather(futures)
    except KilledWorker as error:
        raise BrokenExecutor(str(error)) from None
    return found
