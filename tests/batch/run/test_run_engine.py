"""The engine of this machine: order, workers that die, the same bytes whatever their number."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from functools import partial
from hashlib import sha256
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from batch.run.making import environment, files, projects

from perfeval.__main__ import main
from perfeval.batch.cards import Carded, batch_of
from perfeval.batch.engines import local, workers
from perfeval.batch.engines.processes import processes
from perfeval.batch.source import Chunk, Source

DEADLY, SLOW = "deadly", "slow"


def work(task: tuple[str, ...]) -> pa.RecordBatch:
    if DEADLY in task:
        assert multiprocessing.parent_process() is not None, "it would end the tests"
        os._exit(9)
    if SLOW in task:
        time.sleep(0.3)
    return batch_of([Carded(name, name) for name in task], 2, "zh")


def lost(task: tuple[str, ...], reason: str) -> pa.RecordBatch:
    return batch_of([Carded(name, f"lost {name}") for name in task], 2, "zh")


def split(task: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(name,) for name in task]


def _source(tasks: list[tuple[str, ...]], processes: bool = True, **more: Any) -> Source:
    def chunks() -> Iterator[Chunk]:
        for task in tasks:
            yield Chunk(task, len(task), partial(_digest, task))

    return Source(work, chunks, None, processes=processes, **more)


def _digest(task: tuple[str, ...]) -> str:
    return sha256(repr(task).encode()).hexdigest()


def _sources(found: Iterator[local.Done]) -> list[str]:
    return [name for done in found for name in done.batch.column("source").to_pylist()]


def test_a_worker_that_dies_costs_one_project() -> None:
    tasks = [("a", "b"), ("c", DEADLY, "d"), ("e",), ("f", "g")]
    found = _sources(processes(_source(tasks, split=split, lost=lost), None, 2))
    assert found == ["a", "b", "c", f"lost {DEADLY}", "d", "e", "f", "g"]


def test_a_worker_that_dies_of_what_nobody_can_name_is_told() -> None:
    with pytest.raises(BrokenExecutor):
        list(processes(_source([(DEADLY,)]), None, 2))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no server of processes")
@pytest.mark.parametrize("asked", [1, 2])
def test_a_server_that_dies_while_it_is_asked_costs_nothing(
    asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is killed just before the first or the second process is asked for."""
    connect, times = forkserver.connect_to_new_process, [0]

    def killed(fds: list[int]) -> tuple[int, int]:
        times[0] += 1
        if times[0] == asked:
            server: Any = forkserver._forkserver  # type: ignore[attr-defined]
            os.kill(server._forkserver_pid, signal.SIGKILL)
        return connect(fds)

    monkeypatch.setattr(forkserver, "connect_to_new_process", killed)
    found = _sources(processes(_source([("a",), ("b",), ("c",)], split=split, lost=lost), None, 2))
    assert times[0] >= asked  # a server may still have answered, or the other process done it all
    assert found == ["a", "b", "c"]


def test_what_has_ended_the_last_process_is_not_tried_in_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[Any] = []

    def only_one(*given: Any) -> Any:
        if begun:
            raise OSError("no more processes")
        begun.append(made(*given))
        return begun[0]

    made = workers._Worker
    monkeypatch.setattr(workers, "_Worker", only_one)
    tasks = [("a", "b"), ("c", DEADLY), ("e",), ("f", "g")]
    found = _sources(processes(_source(tasks, split=split, lost=lost), None, 2))
    assert found == ["a", "b", "lost c", f"lost {DEADLY}", "e", "f", "g"]


def _in_a_daemon(link: Any) -> None:
    link.send(_sources(processes(_source([("a",), ("b",)]), None, 2)))


def test_a_process_that_may_have_no_others_does_all_itself() -> None:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_in_a_daemon, args=(theirs,), daemon=True
    )
    process.start()
    theirs.close()
    assert ours.recv() == ["a", "b"]
    process.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no server of processes")
def test_a_long_name_of_the_folder_for_temporary_files(tmp_path: Path) -> None:
    """A server's socket stands in it, whose name may have only about a hundred characters."""
    deep = tmp_path / ("n" * 120)
    deep.mkdir()
    projects(tmp_path, local.FEW + 1)
    command = [sys.executable, "-m", "perfeval", "batch", "in", "--jobs", "2", "-o", "out.csv"]
    told = {**environment(), "TMPDIR": str(deep)}
    ran = subprocess.run(command, cwd=tmp_path, env=told, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("several", [True, False])
def test_results_come_in_order(several: bool) -> None:
    tasks = [("a", SLOW), *((f"n{n}",) for n in range(6)), (SLOW, "z")]
    found = _sources(local.mapped(_source(tasks, several), None, 2))
    assert found == [name for task in tasks for name in task]


def test_only_what_is_dear_is_kept() -> None:
    done = list(local.mapped(_source([("a",), (SLOW,)], False), lambda _: None, 1))
    assert [bool(one.digest) for one in done] == [False, True] or done[0].digest
    nothing = list(local.mapped(_source([(SLOW,)], False), None, 1))
    assert [one.digest for one in nothing] == [""]


def test_what_is_kept_is_not_asked_for_again() -> None:
    kept = work(("kept",))
    done = local.mapped(_source([(DEADLY,)], False), lambda _: kept, 1)
    assert _sources(done) == ["kept"]


def test_few_things_are_in_hand_at_a_time() -> None:
    begun = 0

    def chunks() -> Iterator[Chunk]:
        nonlocal begun
        for n in range(100):
            begun += 1
            yield Chunk((str(n),), 1)

    found = local.mapped(Source(work, chunks), None, 2)
    next(found)
    assert begun <= 6


@pytest.mark.parametrize("out", ["out.parquet", "out.csv", "out.xlsx"])
def test_the_same_bytes_whatever_the_number_of_workers(
    tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfeval.batch.folder import origin

    monkeypatch.setattr(local, "FEW", 0)
    inside = projects(tmp_path, 9)
    found = []
    for jobs, size in ((1, 100), (2, 2), (3, 1)):
        monkeypatch.setattr(origin, "CHUNK", size)
        assert main(["batch", str(inside), "-o", str(tmp_path / out), "--jobs", str(jobs)]) == 0
        found.append(files(tmp_path))
    assert found[0] == found[1] == found[2]
