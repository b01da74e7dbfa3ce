"""Spark: chunks to the session's executors by `mapInArrow`; the same work, no rule of its own."""

from __future__ import annotations

import os
import sys
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from functools import partial
from subprocess import DEVNULL
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from pyspark.sql import SparkSession  # without it, this engine is not there

from perfeval.batch.engines import EngineError
from perfeval.batch.engines.shipping import answer, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from perfeval.batch.engines import Read
    from perfeval.batch.engines.local import Done
    from perfeval.batch.source import Source

AHEAD = 4  # chunks in hand for each processor
DEAD = ("Python worker exited unexpectedly", "SparkException: Job aborted", "ExecutorLostFailure")


def mapped(
    source: Source, read: Read | None, jobs: int = 0, master: str | None = None
) -> Iterator[Done]:
    """The batch of every chunk, in order. A session at hand is used, and left as it is; without
    one, one is opened at `master` (this machine's processors where it is None) and closed again.

    Raises `EngineError` where Spark can't be used.
    """
    with _session(jobs, master) as session:
        wave = AHEAD * max(session.sparkContext.defaultParallelism, 1)
        yield from shipped(source, read, wave, partial(_send, session))


@contextmanager
def _session(jobs: int, master: str | None) -> Iterator[SparkSession]:
    active = SparkSession.getActiveSession()
    with catch_warnings():
        # of versions of pandas, which nothing here uses
        simplefilter("ignore", FutureWarning)
        if active is not None:
            yield active
            return
        made = _opened(master or f"local[{jobs or '*'}]")
        try:
            yield made
        finally:
            made.stop()


def _opened(master: str) -> SparkSession:
    """A session of our own, which says nothing on the terminal but errors."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("perfeval")
    for key in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
        builder = builder.config(key, "false")
    builder = builder.config("spark.log.level", "ERROR")
    try:
        _silent(master)
        session = builder.getOrCreate()
    except Exception as error:  # Spark's errors have no common class
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        if "JAVA" in reason or "Java" in reason:
            raise EngineError(
                "Spark 需要 Java 17 或更高版本，这台机器上没有找到：请安装（Debian、Ubuntu：apt install "
                "default-jre-headless）或设置 JAVA_HOME。",
                "Spark needs Java 17 or later, and there is none on this machine: install it (Debian, "
                "Ubuntu: apt install default-jre-headless) or set JAVA_HOME.",
            ) from None
        raise EngineError(
            f"连接不上 Spark（{master}）：{reason}", f"Spark can't be reached at {master}: {reason}"
        ) from None
    return session


def _silent(master: str) -> None:
    """Starts the JVM without the lines of logging that it prints before any setting is read; what
    goes wrong comes as an exception. `PERFEVAL_DEBUG` lets everything be seen."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    if master.startswith("sc://") or os.environ.get("PERFEVAL_DEBUG"):
        return
    if SparkContext._gateway is None:
        # what the JVM itself has to know when it starts
        conf = SparkConf(loadDefaults=False).setMaster(master)
        quiet = {"stdout": DEVNULL, "stderr": DEVNULL}
        started = launch_gateway(conf, quiet)  # type: ignore[no-untyped-call]
        SparkContext._ensure_initialized(gateway=started)


def _send(session: SparkSession, work: bytes, tasks: Sequence[bytes]) -> Sequence[bytes]:
    rows = [(number, bytearray(task)) for number, task in enumerate(tasks)]
    frame = session.createDataFrame(rows, "number long, task binary")
    try:
        found = frame.mapInArrow(partial(_answers, work), "number long, told binary").collect()
    except Exception as error:
        if any(word in str(error) for word in DEAD):
            raise BrokenExecutor(str(error)) from None
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise EngineError(f"Spark 没有完成：{reason}", f"Spark did not finish: {reason}") from None
    return [bytes(row["told"]) for row in sorted(found, key=lambda row: row["number"])]


def _answers(work: bytes, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What an executor does with its tasks."""
    import pyarrow as pa

    for batch in batches:
        for row in batch.to_pylist():
            told: dict[str, list[Any]] = {
                "number": [row["number"]], "told": [answer(work, row["task"])],
            }  # fmt: skip
            schema = pa.schema([("number", pa.int64()), ("told", pa.binary())])
            yield pa.RecordBatch.from_pydict(told, schema=schema)
