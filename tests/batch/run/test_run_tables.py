"""Tables cut from nested batches: each row where it belongs, whatever the batch's own form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perfeval.batch.shaping import columns_of
from perfeval.batch.writing.csv_files import guarded, trimmed
from perfeval.batch.writing.parquet import ParquetTables
from perfeval.batch.writing.tables import Shape, cut, fields
from perfeval.columns.outcome import schema

Scores = list[tuple[str, str | None]]


def _batch(projects: list[Scores], start: int = 0) -> pa.RecordBatch:
    """Projects with nothing but (path, score) of their indicators."""
    rows: list[dict[str, Any]] = []
    for number, scores in enumerate(projects, start):
        leaves = [
            {"indicator": path.rpartition("/")[2], "path": path, "status": "scored",
             "score": None if score is None else Decimal(score)}
            for path, score in scores
        ]  # fmt: skip
        rows.append({
            "project": f"P{number}", "source": "a.csv", "row": number + 2, "status": "scored",
            "errors": 0, "warnings": 0, "infos": 0, "indicators": leaves, "findings": [],
        })  # fmt: skip
    return pa.RecordBatch.from_pylist(rows, schema=schema(2))


ALIKE: list[Scores] = [
    [("a/x", "1.25"), ("a/y", None), ("b/x", "-3.00")],
    [("a/x", None), ("a/y", "2.00"), ("b/x", "0.00")],
    [("a/x", "9.99"), ("a/y", "4.50"), ("b/x", None)],
]
COLUMNS = columns_of((("x", "a/x"), ("y", "a/y"), ("x", "b/x"), ("z", "c/z")))


def _expected(projects: list[Scores]) -> list[dict[str, Decimal | None]]:
    found = []
    for scores in projects:
        given = {path: None if s is None else Decimal(s) for path, s in scores}
        found.append({name: given.get(path) for path, name in COLUMNS})
    return found


def _wide(batch: pa.RecordBatch) -> list[dict[str, Decimal | None]]:
    names = [name for _, name in COLUMNS]
    return cut(batch, Shape(2, COLUMNS), "projects").select(names).to_pylist()


def test_names_of_columns() -> None:
    assert [name for _, name in COLUMNS] == ["a/x", "y", "b/x", "z"]
    taken = columns_of((("total", "a/total"), ("Row", "b/Row")))
    assert [name for _, name in taken] == ["a/total", "b/Row"]
    assert columns_of((("n", "a"), ("m", "a"))) == (("a", "n"),)  # one indicator, told twice


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("start", [0, 1, 2])
def test_alike_projects_as_columns(start: int, listed: bool) -> None:
    batch = _batch(ALIKE)
    if listed:
        batch = _listed(batch)
    assert _wide(batch.slice(start)) == _expected(ALIKE)[start:]


def test_unlike_projects_as_columns() -> None:
    unlike = [ALIKE[0], list(reversed(ALIKE[1])), [], ALIKE[2][:1], [("c/z", "7.00")]]
    assert _wide(_batch(unlike)) == _expected(unlike)
    assert _wide(_batch(unlike).slice(1, 3)) == _expected(unlike)[1:4]


def test_columns_that_are_columns_already() -> None:
    nested = _batch(ALIKE)
    own = [nested.column(n) for n in nested.schema.names if n not in ("indicators", "findings")]
    heads = [f for f in nested.schema if f.name not in ("indicators", "findings")]
    points = pa.array([Decimal("1.25"), None, Decimal("9.99")], pa.decimal128(18, 2))
    field = pa.field("whatever", points.type, metadata={b"path": b"a/x"})
    batch = pa.RecordBatch.from_arrays([*own, points], schema=pa.schema([*heads, field]))
    found = _wide(batch)
    assert [row["a/x"] for row in found] == [row["a/x"] for row in _expected(ALIKE)]
    assert all(row["y"] is row["z"] is None for row in found)
    assert cut(batch, Shape(2, COLUMNS), "findings").num_rows == 0


def _listed(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with its indicators' texts as places in lists of texts."""
    lists = batch.column("indicators")
    inner = lists.values
    arrays = [
        inner.field(f.name).dictionary_encode()
        if pa.types.is_string(f.type)
        else inner.field(f.name)
        for f in inner.type.fields
    ]
    again = pa.StructArray.from_arrays(arrays, names=[f.name for f in inner.type.fields])
    made = pa.ListArray.from_arrays(lists.offsets, again)
    place = batch.schema.get_field_index("indicators")
    return batch.set_column(place, "indicators", made)


@pytest.mark.parametrize("listed", [True, False])
def test_indicators_know_their_projects(listed: bool) -> None:
    batch = _batch([ALIKE[0], [], ALIKE[2][:2]])
    rows = cut((_listed(batch) if listed else batch).slice(1), Shape(2), "indicators").to_pylist()
    assert [(row["project"], row["row"], row["path"], row["score"]) for row in rows] == [
        ("P2", 4, "a/x", Decimal("9.99")), ("P2", 4, "a/y", Decimal("4.50")),
    ]  # fmt: skip


def test_decimals_of_a_parquet_file(tmp_path: Any) -> None:
    """Sign, null and the largest that fits come back as they went in."""
    import pyarrow.parquet as pq

    most = "9999999999999999.99"
    batch = _batch([[("a/x", most), ("a/y", f"-{most}"), ("b/x", None)], *ALIKE])
    writer = ParquetTables(tmp_path / "out.parquet", tmp_path, Shape(2, COLUMNS))
    writer.write(batch.slice(0, 2))
    writer.write(batch.slice(2))
    writer.finish()
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["a/x"].to_pylist() == [Decimal(most), Decimal("1.25"), None, Decimal("9.99")]
    assert table["y"].to_pylist()[:2] == [-Decimal(most), None]
    assert table.schema.field("a/x").type == pa.decimal128(18, 2)
    assert table.column_names == fields(Shape(2, COLUMNS), "projects").names


def test_weights_have_the_digits_they_need() -> None:
    kind = pa.decimal128(18, 6)
    whole = pa.array([Decimal("10"), None, Decimal("-4")], kind)
    assert trimmed(whole).cast(pa.string()).to_pylist() == ["10", None, "-4"]
    third = pa.array([Decimal("9"), Decimal("4.5"), Decimal("2.25")], kind)
    assert trimmed(third).cast(pa.string()).to_pylist() == ["9.00", "4.50", "2.25"]
    assert trimmed(third.slice(0, 1)).cast(pa.string()).to_pylist() == ["9"]


SAFE = {
    "=1+1": "'=1+1", "@x": "'@x", "　＝x": "'　＝x", "\tx": "'\tx", "-x": "'-x", "+a": "'+a",
    "-5": "-5", "+3.5%": "+3.5%", "≥10个": "≥10个", "a=b": "a=b", "": "", "x\x00y": "xy",
}  # fmt: skip


@pytest.mark.parametrize("listed", [True, False])
def test_texts_of_csv_cells(listed: bool) -> None:
    column = pa.array([*SAFE, None])
    if listed:
        column = column.dictionary_encode()
    assert guarded(column).to_pylist() == [*SAFE.values(), None]
