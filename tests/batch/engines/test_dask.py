"""Dask: the local tables, from a client at hand, a scheduler's address, or processes of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from engine_inputs import folder, outcome, table

from perfeval.batch.engines import EngineError, engine
from perfeval.batch.engines.local import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL = partial(mapped, jobs=1)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as made:
        yield made


def test_a_client_at_hand_gives_the_local_table(cluster: Any, tmp_path: Path) -> None:
    from distributed import Client

    made = table(tmp_path)
    with Client(cluster):
        found = outcome(made, engine("dask"))
    assert found.num_rows == 300
    assert found.equals(outcome(made, LOCAL))


def test_a_scheduler_is_found_by_its_address(tmp_path: Path) -> None:
    from distributed import LocalCluster

    made = folder(tmp_path)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        found = outcome(made, engine("dask", master=cluster.scheduler_address))
    assert found.num_rows == 130
    assert found.equals(outcome(made, LOCAL))


def test_without_a_cluster_processes_of_this_machine_do_it(tmp_path: Path) -> None:
    made = folder(tmp_path, 20)
    assert outcome(made, engine("dask", 2)).equals(outcome(made, LOCAL))


def test_an_address_where_nobody_answers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfeval.batch.engines.dask.PATIENCE", "1s")
    with pytest.raises(EngineError) as told:
        outcome(folder(tmp_path, 9), engine("dask", master="tcp://127.0.0.1:9"))
    assert "tcp://127.0.0.1:9" in told.value.texts["zh"]
