"""Spark, a real session on two processors: the local tables, whoever computes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from engine_inputs import HEADS, SET, folder, outcome, rows, table

from perfeval import load_indicator_set, score_frame
from perfeval.batch.engines import engine
from perfeval.batch.engines.local import mapped
from perfeval.batch.source import Chunk, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

JAVA = shutil.which("java") is not None or "JAVA_HOME" in os.environ
LOCAL = partial(mapped, jobs=1)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    if not JAVA:
        assert not os.environ.get("CI"), "there is no Java (default-jre-headless)"
        pytest.skip("there is no Java here")
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    made = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3").getOrCreate()
    )  # fmt: skip
    yield made
    made.stop()


def test_a_folder_gives_the_local_table(session: Any, tmp_path: Path) -> None:
    made = folder(tmp_path)
    found = outcome(made, engine("spark"))
    assert found.num_rows == 130
    assert found.equals(outcome(made, LOCAL))


def test_a_table_gives_the_local_table(session: Any, tmp_path: Path) -> None:
    made = table(tmp_path)
    found = outcome(made, engine("spark"))
    assert found.num_rows == 300
    assert found.equals(outcome(made, LOCAL))


def test_a_file_that_ends_its_worker_is_told_and_the_rest_scored(session: Any) -> None:
    from test_shipping import lost, rows

    dies = Source(os._exit, lambda: iter([Chunk(3, 1)]), lost=lambda task, why: lost((task,), why))
    found = outcome(dies, engine("spark"))
    assert found.column("source").to_pylist() == ["f-3"]
    assert found.schema == rows([1]).schema


@pytest.fixture(scope="module")
def wide(session: Any) -> Any:
    names = ", ".join(f"`{head}` string" for head in HEADS)
    return session.createDataFrame(rows(), names).repartition(3)


def _known(frame: Any, *, left_out: tuple[str, ...] = ("row", "place")) -> list[dict[str, Any]]:
    """Rows in an order of their own; a Spark dataframe's have no numbers."""
    found = [
        {key: value for key, value in row.items() if key not in left_out}
        for row in frame.to_pylist()
    ]
    return sorted(found, key=str)


def test_a_dataframe_gives_dataframes_of_the_same_rows(wide: Any, tmp_path: Path) -> None:
    import pyarrow as pa

    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    local = pa.table(dict(zip(HEADS, map(list, zip(*rows(), strict=True)), strict=True)))
    found = score_frame(wide, tmp_path / "set.yaml")
    for spark, own in zip(found[:3], score_frame(local, tmp_path / "set.yaml")[:3], strict=True):
        assert _known(spark.toArrow()) == _known(own)
    assert found.projects.toArrow().column("row").null_count == 300


def test_nested_batches_have_the_one_shape_of_results(wide: Any, tmp_path: Path) -> None:
    from perfeval.batch.engines.spark_frames import score_nested
    from perfeval.columns.outcome import schema

    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    indicator_set = load_indicator_set(tmp_path / "set.yaml").indicator_set
    assert indicator_set is not None
    nested = score_nested(wide, indicator_set).toArrow()
    wanted = schema(2)
    assert nested.schema.names == wanted.names
    assert [field.type for field in nested.cast(wanted).schema] == [field.type for field in wanted]
    assert nested.num_rows == 300


def test_rows_of_a_project_meet_whatever_partition_they_lie_in(
    session: Any, tmp_path: Path
) -> None:
    (tmp_path / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: l\ntotal: 20\nindicators:\n"
        "  - {name: 甲, weight: 10, target: ≥10}\n  - {name: 乙, weight: 10, target: ≥10}\n", "utf-8"
    )  # fmt: skip
    long = [(f"P{n % 50}", "甲" if n < 50 else "乙", str(n % 50 % 11)) for n in range(100)]
    frame = session.createDataFrame(long, "project string, indicator string, actual string")
    found = score_frame(frame.repartition(4), tmp_path / "set.yaml").projects.toArrow().to_pylist()
    assert {row["project"]: row["total"] for row in found} == {
        f"P{n}": 2 * min(n % 11, 10) for n in range(50)
    }


def test_columns_that_mean_nothing_are_refused(session: Any, tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    frame = session.createDataFrame([("a", "b")], "foo string, bar string")
    with pytest.raises(ValueError, match=r"."):
        score_frame(frame, tmp_path / "set.yaml")


def test_without_java_the_call_says_what_is_lacking(tmp_path: Path) -> None:
    folder(tmp_path, 9)
    (tmp_path / "bin").mkdir()
    for name in ("bash", "sh", "env", "dirname", "which", "uname"):
        found = shutil.which(name)
        if found is not None:
            (tmp_path / "bin" / name).symlink_to(found)
    known = {key: value for key, value in os.environ.items() if key != "JAVA_HOME"}
    done = subprocess.run(
        [sys.executable, "-m", "perfeval", "batch", str(tmp_path), "--engine", "spark", "--lang", "en"],
        env={**known, "PATH": str(tmp_path / "bin")}, capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 2
    assert "default-jre-headless" in done.stderr
    assert "Traceback" not in done.stderr
