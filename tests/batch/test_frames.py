"""Dataframes in, dataframes of the same kind out; the numbers are those of each project's file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from perfeval import load_indicator_set, load_project, score, score_frame

SET = """perfeval: indicator-set/v1
id: frames
total: 30
grades: [{name: 良, min: 20}, {name: 差, min: 0}]
indicators:
  - {name: 培训人次, weight: 10, target: ≥100人次}
  - {name: 满意度, weight: 10, target: ≥90%}
  - {name: 成本, weight: 10, score: {kind: peers, method: min_max, better: lower}}
"""
DATA: dict[str, list[Any]] = {
    "project": ["甲", "乙", "丙"], "department": ["教育局", "教育局", None],
    "培训人次": [120, 87, None], "满意度": [95.5, 67.55, 90.0], "成本": [3.0, 2.5, 4.0],
}  # fmt: skip
# 87/100 × 10; 67.55/90 × 10 = 7.50555…; (4 − 3)/1.5 × 10; a float is what its shortest text says
TOTALS = {"甲": "26.67", "乙": "26.21", "丙": "10.00"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    return tmp_path / "set.yaml"


FRAMES = {
    "pandas": (lambda: pd.DataFrame(DATA), pd.DataFrame, lambda f: f.to_dict("records")),
    "polars": (lambda: pl.DataFrame(DATA), pl.DataFrame, lambda f: f.to_dicts()),
    "lazy polars": (lambda: pl.LazyFrame(DATA), pl.DataFrame, lambda f: f.to_dicts()),
    "pyarrow": (lambda: pa.table(DATA), pa.Table, lambda f: f.to_pylist()),
    "duckdb": (
        lambda: duckdb.from_arrow(pa.table(DATA)), duckdb.DuckDBPyRelation,
        lambda f: f.to_arrow_table().to_pylist(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FRAMES)
def test_the_same_kind_comes_back_with_the_same_numbers(kind: str, path: Path) -> None:
    make, wanted, rows = FRAMES[kind]
    found = score_frame(make(), path)
    assert all(isinstance(frame, wanted) for frame in found[:3])
    assert found.complete
    assert {row["project"]: str(row["total"]) for row in rows(found.projects)} == TOTALS
    assert {type(row["total"]) for row in rows(found.projects)} == {Decimal}
    assert [row["row"] for row in rows(found.projects)] == [1, 2, 3]
    inner = {(row["project"], row["indicator"]): row for row in rows(found.indicators)}
    assert len(inner) == 9
    assert str(inner["乙", "满意度"]["score"]) == "7.51"
    assert inner["丙", "培训人次"]["status"] == "missing"
    assert {row["code"] for row in rows(found.findings) if row["project"] == "丙"} == {"PE401"}


def test_a_row_is_what_its_project_file_would_be(path: Path) -> None:
    found = score_frame(pa.table(DATA), path)
    peers = {
        row["project"]: row["peers"]
        for row in found.indicators.to_pylist()
        if row["indicator"] == "成本"
    }
    for at, name in enumerate(DATA["project"]):
        results = {
            key: DATA[key][at] for key in ("培训人次", "满意度") if DATA[key][at] is not None
        }
        lines = "".join(f"  {key}: {{actual: {value}}}\n" for key, value in results.items())
        (path.parent / "one.yaml").write_text(
            f"perfeval: project/v1\nindicator_set: set.yaml\nproject: {{name: {name}}}\nresults:\n"
            f"{lines}  成本: {{actual: {DATA['成本'][at]}, peers: {peers[name]}}}\n", "utf-8"
        )  # fmt: skip
        card = score(load_project(path.parent / "one.yaml"))
        row = found.projects.to_pylist()[at]
        assert (row["total"], row["grade"]) == (card.total, card.grade)


def test_a_long_frame_has_a_row_for_each_indicator(path: Path) -> None:
    long = pl.DataFrame({
        "project": ["甲", "甲", "乙", "乙"], "indicator": ["培训人次", "满意度", "满意度", "成本"],
        "actual": ["120人次", "95.5%", "81%", "3万元"],
    })  # fmt: skip
    rows = {row["project"]: row for row in score_frame(long, path).projects.to_dicts()}
    assert {name: str(row["total"]) for name, row in rows.items()} == {"甲": "20.00", "乙": "19.00"}


def test_columns_that_can_not_be_used_are_told_and_nothing_is_scored(path: Path) -> None:
    found = score_frame(pd.DataFrame({"foo": [1], "bar": [2]}), path, lang="en")
    assert not found.complete
    assert len(found.projects) == 0
    assert "error" in set(found.findings["severity"])
    assert set(found.findings["project"]) == {""}


def test_what_is_said_of_the_columns_comes_first_and_belongs_to_no_project(path: Path) -> None:
    frame = pa.table({**DATA, "培训人欠": [1, 2, 3]})
    told = score_frame(frame, path).findings.to_pylist()
    assert told[0]["project"] == ""
    assert "PE951" in {row["code"] for row in told if row["project"] == ""}


def test_an_empty_frame_gives_empty_frames(path: Path) -> None:
    found = score_frame(pl.DataFrame({"project": [], "培训人次": []}), path)
    assert not found.complete
    assert set(found.findings["code"]) == {"PE966"}
    assert found.projects.height == found.indicators.height == 0
    assert found.projects.columns[:2] == ["project", "name"]


def test_a_loaded_set_does_as_well_as_its_path(path: Path) -> None:
    loaded = load_indicator_set(path).indicator_set
    assert loaded is not None
    first, second = score_frame(pa.table(DATA), loaded), score_frame(pa.table(DATA), path)
    assert first.projects.equals(second.projects)
    assert first.findings.equals(second.findings)


def test_what_can_not_be_meant_raises(path: Path) -> None:
    with pytest.raises(TypeError):
        score_frame([1, 2, 3], path)
    with pytest.raises(ValueError, match="layout"):
        score_frame(pa.table(DATA), path, layout="broad")
    with pytest.raises(ValueError, match="lang"):
        score_frame(pa.table(DATA), path, lang="fr")
    with pytest.raises(ValueError, match="nowhere"):
        score_frame(pa.table(DATA), path.parent / "nowhere.yaml")


def test_importing_the_package_loads_no_dataframe_library() -> None:
    import subprocess
    import sys

    code = "import sys, perfeval; perfeval.score; print([m for m in ('narwhals', 'pyarrow', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
