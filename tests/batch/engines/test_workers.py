"""Processes with pipes of their own: whichever of them dies, and when, the others go on."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_all_start_methods, get_context
from typing import Any

import pytest

from perfeval.batch.engines.local import mapped
from perfeval.batch.engines.processes import processes
from perfeval.batch.engines.workers import NoProcessesError, Result, Workers
from perfeval.batch.source import Chunk, Source

LARGE = 20_000_000  # bytes: more than any pipe takes
CONTEXT = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


def work(task: Any) -> Any:
    kind, value = task
    if kind == "sleep":
        time.sleep(value)
    elif kind == "die":
        os._exit(9)
    elif kind == "large":
        return b"." * value
    elif kind == "raise":
        raise value
    elif kind == "local":
        raise type("LocalError", (Exception,), {})("of no module")
    elif kind == "odd":
        return Odd()
    elif kind == "self":
        return os.getpid()
    return value


class Odd:
    """What no other process can read."""

    def __reduce__(self) -> Any:
        return (_only_in, (os.getpid(),))


def _only_in(process: int) -> Odd:
    if process != os.getpid():
        raise EOFError("only there")
    return Odd()


class Unreadable:
    """Work that no process can take."""

    def __reduce__(self) -> Any:
        return (int, ("none",))

    def __call__(self, task: Any) -> Any:
        return work(task)


@pytest.fixture
def two() -> Iterator[Workers]:
    made = Workers(CONTEXT, 2, work)
    yield made
    made.end()


def test_the_death_of_the_newest_is_missed_at_once(two: Workers) -> None:
    busy = two.submit(("sleep", 4))
    start = time.monotonic()
    assert two.result(two.submit(("die", 0))) == Result(died=True)
    assert time.monotonic() < start + 3.5
    assert two.result(busy) == Result(4)


def test_only_what_it_was_doing_is_lost_with_a_process(two: Workers) -> None:
    asked = [two.submit((kind, n)) for n, kind in enumerate(["", "die", "", "", "die", "", ""])]
    found = [two.result(number) for number in asked]
    assert [result.died for result in found] == [n in (1, 4) for n in range(7)]
    assert [result.value for result in found if not result.died] == [0, 2, 3, 5, 6]


def test_one_killed_in_the_midst_of_sending_holds_nobody_up(two: Workers) -> None:
    first = two.result(two.submit(("self", 0))).value
    number = two.submit(("large", LARGE))
    other = two.submit(("", 1))
    time.sleep(0.5)  # it is waiting for somebody to read the rest
    os.kill(first, signal.SIGKILL)
    found = two.result(number)
    assert found.died or found.value == b"." * LARGE  # should the other one have done it
    assert two.result(other) == Result(1)


def test_large_tasks_and_large_results_pass_each_other(two: Workers) -> None:
    task = ("", b"-" * LARGE)
    asked = [two.submit(task) for _ in range(6)]
    assert [len(two.result(number).value) for number in asked] == [LARGE] * 6


def test_what_the_work_raises_is_given_with_its_place(two: Workers) -> None:
    raised = two.result(two.submit(("raise", ValueError("why")))).raised
    assert isinstance(raised, ValueError)
    assert "in work" in raised.__notes__[0]
    raised = two.result(two.submit(("local", 0))).raised
    assert "of no module" in str(raised)
    assert two.result(two.submit(("", 1))) == Result(1)


def test_what_can_not_be_sent_is_told_and_holds_nobody_up(two: Workers) -> None:
    with pytest.raises(Exception, match="lambda"):
        two.submit(("", lambda: None))
    raised = two.result(two.submit(("odd", 0))).raised
    assert "only there" in str(raised)
    assert two.result(two.submit(("", 1))) == Result(1)
    two.rest()


def test_results_of_one_that_has_ended_meanwhile_are_heard(two: Workers) -> None:
    number = two.result(two.submit(("self", 0))).value
    two.jobs = 1
    asked = [two.submit(("", n)) for n in range(2)]
    time.sleep(0.5)  # it has done both
    os.kill(number, signal.SIGKILL)
    time.sleep(0.1)
    asked.append(two.submit(("", 2)))
    assert [two.result(one) for one in asked] == [Result(0), Result(1), Result(2)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
@pytest.mark.parametrize("seed", range(6))
def test_killed_at_random(seed: int) -> None:
    """Every task has its result or is known to have died, and what is tried again has one."""
    dice = random.Random(seed)
    workers = Workers(CONTEXT, 3, work)
    asked = [(n, workers.submit(("large", 1 + n * 3_001))) for n in range(60)]
    over = threading.Event()

    def kill() -> None:
        while not over.wait(dice.random() / 20):
            ready = [one for one in workers.alive if one.ready]
            for one in dice.sample(ready, min(1, len(ready))):
                one.process.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    found = {n: workers.result(number) for n, number in asked}
    over.set()
    killer.join()
    for n, result in found.items():
        while result.died:
            result = workers.result(workers.submit(("large", 1 + n * 3_001)))
        assert len(result.value) == 1 + n * 3_001
    workers.end()


def test_work_that_no_process_takes_is_done_here(capfd: pytest.CaptureFixture[str]) -> None:
    workers = Workers(CONTEXT, 2, Unreadable())
    with pytest.raises(NoProcessesError):
        workers.result(workers.submit(("", 1)))
    chunks = [Chunk(("self", n), 1) for n in range(7)]
    source = Source(Unreadable(), lambda: iter(chunks), None, processes=True)
    assert {done.batch for done in processes(source, None, 2)} == {os.getpid()}  # type: ignore[comparison-overlap]


def test_an_end_before_all_is_done_leaves_no_process() -> None:
    tasks = [Chunk(("self", 0), 1), *(Chunk(("sleep", 60), 1) for _ in range(5))]
    run = mapped(Source(work, lambda: iter(tasks), None, processes=True), None, 2)
    number: Any = next(run).batch
    start = time.monotonic()
    run.close()  # type: ignore[attr-defined]
    assert time.monotonic() < start + 5
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
