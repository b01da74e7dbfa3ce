"""A row of a table is scored as the project file with the same values, cell for cell."""

from __future__ import annotations

import csv
import io
import json
import pickle
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from batch.tables import samples

from perfeval import api
from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source, work
from perfeval.model.rounding import scaled

Rows = list[dict[str, str]]
# the project file's place for each column of `samples.WIDE`
PLACES: dict[str, tuple[str, ...]] = {
    "立项": ("results", "立项", "met"), "酌情": ("results", "酌情", "judged"),
    "酌情.偏差原因": ("results", "酌情", "reason"), "培训人次": ("results", "培训人次", "actual"),
    "trained.指标值": ("results", "培训人次", "target"), "成本": ("results", "成本", "actual"),
    "合格率.part": ("results", "合格率", "part"), "产出/合格率.总体": ("results", "合格率", "whole"),
    "及时": ("results", "及时", "actual"), "事故": ("results", "事故", "count"),
    "公开": ("results", "公开", "actual"), "次数": ("results", "次数", "actual"),
    "满意度": ("results", "满意度", "actual"), "综合.data.a": ("results", "综合", "data", "a"),
    "综合.data.b": ("results", "综合", "data", "b"),
    "产出/成本.不适用": ("results", "成本", "not_applicable"),
    "funds.budget": ("funds", "budget"), "资金.支出": ("funds", "spent"),
    "主管部门": ("project", "department"), "地区": ("groups", "地区"),
    "项目名称": ("project", "name"), "项目编码": ("project", "code"),
}  # fmt: skip
ABSENT = ("不适用", "未到期")
TIERS = ("达成", "部分达成", "未达成")
ASKING = ("PE451", "PE452", "PE455", "PE443")


def random_rows(seed: int, count: int) -> Rows:
    """Mostly tidy rows, with everything that people write mixed in."""
    chosen = random.Random(seed)

    def cell(pool: list[str]) -> str:
        if chosen.random() < 0.04:
            return ""
        return chosen.choice(pool if chosen.random() < 0.06 else pool[:3])

    return [
        {**{head: cell(pool) for head, pool in samples.WIDE.items()}, "项目编码": f"{at:04d}"}
        for at in range(count)
    ]


def project_file(row: dict[str, str]) -> str:
    """The project file with the row's values, written by hand rules of its own."""
    root: dict[str, Any] = {
        "perfeval": "project/v1", "indicator_set": "set.yaml", "project": {}, "results": {},
    }  # fmt: skip
    for head, raw in row.items():
        text = raw.strip()
        if not text or text == "null":
            continue
        keys = PLACES.get(head, ())
        if head == "管理":
            keys = (
                "results",
                "管理",
                "tier" if text in (*TIERS, "很好") and text in TIERS else "share",
            )
        if len(keys) == 3 and "." not in head and text.partition("：")[0] in ABSENT:
            reason = text.partition("：")[2]
            key = "not_due" if text == "未到期" else "not_applicable"
            keys, text = (*keys[:2], key), text if key == "not_due" else reason or "true"
        if keys[0] == "funds":
            lines = root.setdefault("funds", {"lines": [{}]})["lines"]
            lines[0][keys[1]] = Plain(text)
            continue
        node = root
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        node[keys[-1]] = Plain(
            "[1, 3]" if text == "1、3" else f"[{text}]" if listed(keys, text) else text
        )
    root["project"].setdefault("name", row["项目编码"])
    return flow(root)


def listed(keys: tuple[str, ...], text: str) -> bool:
    """Whether a cell has the numbers of the points that are met, and one is enough."""
    return keys[-1] == "met" and text.replace(",", "").isdigit()


class Plain(str):
    """A cell's text, written without quotes where YAML lets it be."""


def flow(value: Any, key: str = "") -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{json.dumps(k, ensure_ascii=False)}: {flow(v, k)}" for k, v in value.items()
            )
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, Plain) and key == "met" and value[0] in "[{":
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)


def outcomes(found: Source) -> list[dict[str, Any]]:
    assert found.usable, found.findings
    return [row for chunk in found.chunks() for row in found.work(chunk.task).to_pylist()]


def scored_alone(folder: Path, rows: Rows) -> Iterator[dict[str, Any]]:
    """What `score` gives for each row's project file."""
    for row in rows:
        path = folder / "project.yaml"
        path.write_text(project_file(row), "utf-8")
        loaded = api.load_project(path)
        if not loaded.usable:
            yield {"status": "unusable"}
            continue
        card = api.score(loaded)
        yield {
            "status": "scored", "total": card.total, "grade": card.grade, "max": card.max,
            "execution": card.funds.execution if card.funds else None,
            "indicators": [(leaf.status, leaf.score, leaf.completion) for leaf in card.leaves],
            "codes": sorted(f.code for f in card.findings if f.code not in ASKING),
        }  # fmt: skip


def compare(got: list[dict[str, Any]], alone: Iterator[dict[str, Any]], asked: bool) -> int:
    """Every row the same; gives how many were scored."""
    count = 0
    for row, want in zip(got, alone, strict=True):
        where = row["row"]
        assert row["status"] == want["status"], (where, row["findings"])
        if want["status"] != "scored":
            continue
        count += 1
        assert row["total"] == want["total"], where
        assert (row["grade"], row["max"]) == (want["grade"], want["max"]), where
        rate = want["execution"]
        assert row["execution"] == (None if rate is None else decimal(rate)), where
        leaves = [(x["status"], x["score"], x["completion"]) for x in row["indicators"]]
        assert leaves == [
            (status, score, None if done is None else decimal(done))
            for status, score, done in want["indicators"]
        ], where
        codes = sorted(f["code"] for f in row["findings"] if f["code"] not in ASKING)
        assert codes == want["codes"], where
    return count


def decimal(value: Any) -> Any:
    from decimal import Decimal

    return Decimal(scaled(value, 4, "half-up")).scaleb(-4)


def as_csv(path: Path, heads: list[str], lines: list[list[str]]) -> Path:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([heads, *lines])
    target = path / "t.csv"
    target.write_bytes(made.getvalue().encode("gb18030"))
    return target


def as_parquet(path: Path, heads: list[str], lines: list[list[str]]) -> Path:
    columns = [
        pa.array([line[at] or None for line in lines], pa.string()) for at in range(len(heads))
    ]
    pq.write_table(pa.table(columns, names=heads), path / "t.parquet", row_group_size=37)
    return path / "t.parquet"


def as_sqlite(path: Path, heads: list[str], lines: list[list[str]]) -> Path:
    database = sqlite3.connect(path / "t.sqlite")
    named = ", ".join(f'"{head}" TEXT' for head in heads)
    database.execute(f"CREATE TABLE 项目 ({named})")
    marks = ", ".join("?" * len(heads))
    database.executemany(
        f"INSERT INTO 项目 VALUES ({marks})", [[c or None for c in x] for x in lines]
    )
    database.commit()
    database.close()
    return path / "t.sqlite"


def as_xlsx(path: Path, heads: list[str], lines: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, line in enumerate([heads, *lines], 1):
        for column, text in enumerate(line, 1):
            if text:
                cell = sheet.cell(row, column)
                cell.value = text
                cell.data_type = "s"
    book.save(path / "t.xlsx")
    return path / "t.xlsx"


def as_long(rows: Rows) -> tuple[list[str], list[list[str]]]:
    """The same values with a row for each project and indicator; some projects in two places."""
    keys = sorted(
        {place[2] for place in PLACES.values() if place[0] == "results" and len(place) == 3}
    )
    keys += ["tier", "share", "data.a", "data.b", "not_due"]
    keys = list(dict.fromkeys(keys))
    fixed = ["项目编码", "项目名称", "主管部门", "地区", "funds.budget", "资金.支出"]
    heads = [*fixed, "指标", *keys]
    first: list[list[str]] = []
    second: list[list[str]] = []
    for row in rows:
        results: dict[str, dict[str, str]] = {}
        for head, text in row.items():
            place = PLACES.get(head, ("results", "管理", "tier"))
            if place[0] != "results" or not text.strip() or text.strip() == "null":
                continue
            own, key = text, ".".join(place[2:])
            if head == "管理" and text.strip() not in TIERS:
                key = "share"
            if "." not in head and text.strip().partition("：")[0] in ABSENT:
                key = "not_due" if text.strip() == "未到期" else "not_applicable"
                own = text.strip().partition("：")[2] or (
                    "true" if key == "not_applicable" else "未到期"
                )
            results.setdefault(place[1], {})[key] = own
        for number, (indicator, values) in enumerate(results.items()):
            line = [
                row["项目编码"],
                *(row[key] if number < 1 else "" for key in fixed[1:]),
                indicator,
            ]
            line += [values.get(key, "") for key in keys]
            (first if number < 7 else second).append(line)
        if not results:
            first.append([row[key] for key in fixed] + [""] * (1 + len(keys)))
    return heads, [*first, *second]


WRITERS: list[Callable[[Path, list[str], list[list[str]]], Path]] = [
    as_csv, as_parquet, as_sqlite, as_xlsx,
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    samples.put(tmp_path)
    return tmp_path


@pytest.mark.parametrize("writer", WRITERS)
def test_wide_rows_are_the_files_of_their_values(writer: Callable[..., Path], folder: Path) -> None:
    rows = random_rows(WRITERS.index(writer), 120)
    heads = list(rows[0])
    path = writer(folder, heads, [[row[head] for head in heads] for row in rows])
    got = outcomes(source(path, Wanted(set=str(folder / "set.yaml"))))
    assert compare(got, scored_alone(folder, rows), asked=False) > 60


@pytest.mark.parametrize("writer", [as_csv, as_parquet])
def test_long_rows_are_too_wherever_they_stand(writer: Callable[..., Path], folder: Path) -> None:
    rows = random_rows(40 + WRITERS.index(writer), 100)
    heads, lines = as_long(rows)
    path = writer(folder, heads, lines)
    got = outcomes(source(path, Wanted(set=str(folder / "set.yaml"))))
    assert [row["project"] for row in got] == [row["项目编码"] for row in rows]
    assert compare(got, scored_alone(folder, rows), asked=False) > 50


def test_columns_say_all_that_the_kernel_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = random_rows(7, 400)
    heads = list(rows[0])
    path = as_csv(folder, heads, [[row[head] for head in heads] for row in rows])
    found = source(path, Wanted(set=str(folder / "set.yaml")))
    by_columns = outcomes(found)
    monkeypatch.setattr(work, "FEW", 10**9)
    for row, want in zip(by_columns, outcomes(found), strict=True):
        assert {key: (row[key], want[key]) for key in row if row[key] != want[key]} == {}


def test_long_columns_do_so_too_and_travel_to_other_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads, lines = as_long(random_rows(9, 200))
    found = source(as_csv(folder, heads, lines), Wanted(set=str(folder / "set.yaml")))
    away = pickle.loads(pickle.dumps(found.work))
    chunks = list(found.chunks())
    by_columns = [
        row for c in chunks for row in away(pickle.loads(pickle.dumps(c.task))).to_pylist()
    ]
    monkeypatch.setattr(work, "FEW", 10**9)
    for row, want in zip(by_columns, outcomes(found), strict=True):
        assert {key: (row[key], want[key]) for key in row if row[key] != want[key]} == {}
