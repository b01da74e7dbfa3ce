"""Chunks that travel: order, kept results, workers that die."""

from __future__ import annotations

import pickle
from concurrent.futures import BrokenExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from perfeval.batch.engines import EngineError
from perfeval.batch.engines.shipping import answer, shipped
from perfeval.batch.source import Chunk, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

POISON = -1


def rows(numbers: Sequence[int], told: str = "scored") -> pa.RecordBatch:
    from perfeval.batch.cards import batch_of, unusable
    from perfeval.model.finding import Finding

    said = [Finding("PE401", None, {"name": told})]
    return batch_of([unusable(said, f"f{number}") for number in numbers], 2, "en")


def work(task: tuple[int, ...]) -> pa.RecordBatch:
    return rows(task)


def lost(task: tuple[int, ...], reason: str) -> pa.RecordBatch:
    return rows([-number for number in task], reason)


def source(*tasks: tuple[int, ...], whole: bool = False) -> Source:
    def split(task: tuple[int, ...]) -> list[tuple[int, ...]]:
        return [(number,) for number in task]

    return Source(
        work, lambda: iter([Chunk(task, len(task), partial(str, task)) for task in tasks]),
        split=None if whole else split, lost=None if whole else lost,
    )  # fmt: skip


def send(sizes: list[int], code: bytes, tasks: Sequence[bytes]) -> list[bytes]:
    """A cluster of one that dies of POISON."""
    sizes.append(len(tasks))
    if any(POISON in pickle.loads(task).task for task in tasks):
        raise BrokenExecutor
    return [answer(code, task) for task in tasks]


def names(found: Any) -> list[str]:
    return [name for done in found for name in done.batch.column("source").to_pylist()]


def test_results_come_in_order_and_few_are_under_way() -> None:
    sizes: list[int] = []
    tasks = [(n, n + 1) for n in range(0, 14, 2)]
    found = names(shipped(source(*tasks), None, 3, partial(send, sizes)))
    assert found == [f"f{n}" for n in range(14)]
    assert sizes == [3, 3, 1]


def test_nothing_to_do_sends_nothing() -> None:
    sizes: list[int] = []
    assert names(shipped(source(), None, 3, partial(send, sizes))) == []
    assert sizes == []


def test_what_is_kept_is_not_sent_again() -> None:
    sizes: list[int] = []

    def read(chunk: Chunk) -> pa.RecordBatch | None:
        return rows([50]) if chunk.task == (2,) else None

    found = names(shipped(source((1,), (2,), (3,)), read, 8, partial(send, sizes)))
    assert found == ["f1", "f50", "f3"]
    assert sizes == [2]


def test_a_project_that_ends_its_worker_is_the_only_one_lost() -> None:
    found = names(shipped(source((1, 2), (3, POISON, 5), (6,)), None, 8, partial(send, [])))
    assert found == ["f1", "f2", "f3", "f1", "f5", "f6"]  # --1 is 1: the row that says it was lost


def test_where_nothing_can_be_split_the_engine_says_so() -> None:
    with pytest.raises(EngineError, match="ended unexpectedly"):
        list(shipped(source((POISON,), whole=True), None, 8, partial(send, [])))


@pytest.mark.parametrize(("name", "module"), [("spark", "pyspark.sql"), ("dask", "distributed")])
def test_an_engine_that_is_not_installed_tells_how_to(
    name: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from perfeval.batch.engines import engine

    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, f"perfeval.batch.engines.{name}", raising=False)
    with pytest.raises(EngineError) as told:
        engine(name)
    assert f"pip install 'perfeval[{name}]'" in told.value.texts["zh"]
    assert f"pip install 'perfeval[{name}]'" in told.value.texts["en"]
