"""Files that are damaged, odd or meant to do harm: a clear finding, and every other row scored."""

from __future__ import annotations

import json
import random
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perfeval.batch.databases import duckdb
from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source, views
from perfeval.batch.tables.stream import ROWS
from perfeval.checks.catalogue import message

SET = """
perfeval: indicator-set/v1
id: small
grades: [{name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - {name: 人数, weight: 60, target: ≥100人}
  - {name: 满意度, weight: 40, target: ≥90%}
"""
HEAD = "项目,人数,满意度\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    return tmp_path


def opened(path: Path, **wanted: str) -> Source:
    return source(path, Wanted(set=str(path.parent / "set.yaml"), **wanted))


def text(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(found: Source) -> list[dict[str, Any]]:
    assert found.usable, found.findings
    return [row for chunk in found.chunks() for row in found.work(chunk.task).to_pylist()]


def codes(found: Source) -> list[str]:
    for finding in found.findings:
        assert message(finding, "zh")
        assert message(finding, "en")
    return [f.code for f in found.findings if f.code != "PE957"]


def totals(found: Source) -> list[tuple[str, str | None]]:
    return [
        (row["project"], None if row["total"] is None else str(row["total"])) for row in rows(found)
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "PE040"), (b"\xef\xbb\xbf\n\n", "PE040"), (HEAD.encode(), "PE966"),
        ((HEAD + ",,\n ,,\n").encode(), "PE966"), ("甲,100,95%\n".encode(), "PE954"),
        ("项目,人数,人数\n甲,1,2\n".encode(), "PE953"), (b"PK\x03\x04" + bytes(200), "PE040"),
        (bytes(range(256)) * 8, "PE046"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_table_is_refused(folder: Path, content: bytes, code: str) -> None:
    found = opened(text(folder, content))
    assert not found.usable
    assert code in codes(found) or codes(found)[0] in ("PE040", "PE046", "PE954")
    assert list(found.chunks()) == []


@pytest.mark.parametrize(
    "name", ["t.parquet", "t.xlsx", "t.xls", "t.duckdb", "t.db", "t.sqlite", "t.feather", "t.json"]
)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing of the kind",
        b"PAR1PAR1",
        b"PK\x03\x04x",
        b"SQLite format 3\0" + bytes(90),
        bytes(4096),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    folder: Path, name: str, content: bytes
) -> None:
    found = opened(text(folder, content, name))
    assert not found.usable
    assert codes(found)


def test_missing_files_and_folders_without_tables_are_told(folder: Path) -> None:
    assert codes(opened(folder / "none.csv")) == ["PE001"]
    assert codes(opened(folder / "none.parquet")) == ["PE001"]
    (folder / "bare").mkdir()
    assert codes(source(folder / "bare", Wanted(set=str(folder / "set.yaml")))) == ["PE002"]


def test_one_bad_row_leaves_the_others_alone(folder: Path) -> None:
    lines = [
        "甲,120,95%",
        "乙,1,120,95%",
        "丙,50",
        "",
        "丁,=1+1,95%",
        '戊,"1,200",45%',
        "己,inf,NaN",
    ]
    found = opened(text(folder, HEAD + "\n".join(lines) + "\n"))
    made = rows(found)
    assert [(r["project"], r["row"], r["status"]) for r in made] == [
        ("甲", 2, "scored"), ("乙", 3, "unusable"), ("丙", 4, "scored"), ("丁", 6, "scored"),
        ("戊", 7, "scored"), ("己", 8, "unusable"),
    ]  # fmt: skip
    assert [str(r["total"]) for r in made if r["total"] is not None] == [
        "100.00",
        "30.00",
        "40.00",
        "80.00",
    ]
    assert [f["code"] for f in made[1]["findings"]] == ["PE958"]
    assert made[1]["findings"][0]["place"].endswith("t.csv 第3行“项目”列")
    assert [f["code"] for f in made[5]["findings"]] == ["PE106", "PE106"]


def test_a_quote_that_nobody_closes_is_told_where_it_opens(folder: Path) -> None:
    lines = (
        [f"P{n},100,95%" for n in range(5)] + ['"甲,100,95%'] + [f"Q{n},100,95%" for n in range(5)]
    )
    made = rows(opened(text(folder, HEAD + "\n".join(lines))))
    assert [r["project"] for r in made[:5]] == [f"P{n}" for n in range(5)]
    assert (made[5]["row"], made[5]["status"]) == (7, "unusable")
    assert "PE042" in [f["code"] for f in made[5]["findings"]]


def test_a_quote_left_open_in_the_last_column_is_told_too(folder: Path) -> None:
    lines = ["甲,100,95%", '乙,100,"95%', "丙,100,95%", "丁,100,95%"]
    made = rows(opened(text(folder, HEAD + "\n".join(lines))))
    assert (made[0]["project"], made[0]["status"]) == ("甲", "scored")
    assert made[1]["status"] == "unusable"
    assert "PE042" in [f["code"] for f in made[1]["findings"]]


def test_every_encoding_of_excel_is_read(folder: Path) -> None:
    lines = HEAD + "甲,100,95%\n乙,50,45%\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"):
        found = opened(text(folder, lines.encode(encoding)))
        assert totals(found) == [("甲", "100.00"), ("乙", "50.00")], encoding
    tabbed = lines.replace(",", "\t")
    assert totals(opened(text(folder, tabbed, "t.tsv"))) == [("甲", "100.00"), ("乙", "50.00")]
    assert totals(opened(text(folder, "sep=;\n" + lines.replace(",", ";")))) == [
        ("甲", "100.00"),
        ("乙", "50.00"),
    ]


def test_bytes_that_are_no_text_cost_their_row_only(folder: Path) -> None:
    data = (HEAD + "甲,100,95%\n乙,50,").encode() + b"\xff\xfe%\n" + "丙,100,95%\n".encode()
    made = rows(opened(text(folder, data)))
    assert [r["status"] for r in made] == ["scored", "unusable", "scored"]
    assert [f["code"] for f in made[1]["findings"]] == ["PE964"]


def test_large_cells_and_control_characters_do_no_harm(folder: Path) -> None:
    lines = [
        "甲\x07,100,95%",
        f"乙,{'9' * 2_000_000},95%",
        f'"{"丙" * 700_000}",100,95%',
        "丁\u200b,\x00100,95%",
    ]
    made = rows(opened(text(folder, HEAD + "\n".join(lines) + "\n")))
    assert len(made) == 4
    assert made[0]["project"] == "甲\ufffd"
    assert made[0]["status"] == made[2]["status"] == "scored"
    assert made[1]["status"] == "unusable"
    assert all(len(f["message"]) < 500 for row in made for f in row["findings"])


def test_a_truncated_parquet_is_a_finding(folder: Path) -> None:
    table = pa.table(
        {"项目": [f"P{n}" for n in range(5000)], "人数": list(range(5000)), "满意度": [0.5] * 5000}
    )
    path = folder / "t.parquet"
    pq.write_table(table, path, row_group_size=500)
    data = path.read_bytes()
    for length in (4, 100, len(data) // 2, len(data) - 1):
        found = opened(text(folder, data[:length], "cut.parquet"))
        assert not found.usable
        assert set(codes(found)) <= {"PE959", "PE040"}


def test_a_parquet_damaged_inside_gives_what_can_be_read(folder: Path) -> None:
    chosen = random.Random(4)
    names = [f"{chosen.random():.12f}" for _ in range(3000)]
    table = pa.table({"项目": names, "人数": list(range(3000)), "满意度": [0.5] * 3000})
    path = folder / "t.parquet"
    pq.write_table(table, path, row_group_size=1000, use_dictionary=False)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(chosen.randrange(256) for _ in range(3000))
    made = rows(opened(text(folder, bytes(data), "t.parquet")))
    assert made
    assert made[-1]["status"] == "unusable"
    assert made[-1]["findings"][-1]["code"] in ("PE959", "PE964")


def test_parts_of_a_parquet_are_one_table(folder: Path) -> None:
    parts = folder / "parts"
    (parts / "_temporary").mkdir(parents=True)
    for number, name in enumerate("乙甲丙"):
        pq.write_table(
            pa.table({"项目": [name], "人数": [100.0], "满意度": ["95%"]}),
            parts / f"part-{number}.parquet",
        )
    (parts / "_SUCCESS").write_bytes(b"")
    (parts / "_temporary" / "x.parquet").write_bytes(b"half")
    found = source(parts, Wanted(set=str(folder / "set.yaml")))
    assert totals(found) == [("乙", "100.00"), ("甲", "100.00"), ("丙", "100.00")]
    assert rows(found)[2]["source"].endswith("part-2.parquet")
    pq.write_table(pa.table({"项目": ["丁"], "人数": [1]}), parts / "part-9.parquet")
    assert codes(source(parts, Wanted(set=str(folder / "set.yaml")))) == ["PE959"]


def test_types_of_all_sorts_mean_what_they_show(folder: Path) -> None:
    from datetime import date
    from decimal import Decimal

    table = pa.table({
        "项目": pa.array(["甲", "乙", None, "丁"]).dictionary_encode(),
        "人数": pa.array([Decimal("120.50"), Decimal("50"), None, Decimal("-3")], pa.decimal128(12, 2)),
        "满意度": pa.array([0.95, float("nan"), 0.45, float("inf")]),
        "截至日期": pa.array([date(2023, 12, 31), None, None, None]),
        "备用": pa.array([[1, 2], None, [], [3]]),
    })  # fmt: skip
    pq.write_table(table, folder / "t.parquet")
    found = opened(folder / "t.parquet")
    made = rows(found)
    assert codes(found) == ["PE951"]
    # 0.95 beside 90% is 0.95 per cent, as in a project file
    assert [str(r["total"]) for r in made[:3]] == ["60.42", "30.00", "0.20"]
    assert made[2]["project"].endswith("t.parquet:4")
    assert [r["status"] for r in made] == ["scored", "scored", "scored", "unusable"]


def test_databases_are_asked_for_their_table_by_name(folder: Path) -> None:
    path = folder / "t.db"
    database = sqlite3.connect(path)
    name = 'x"; DROP TABLE 甲; --'
    quoted = '"' + name.replace('"', '""') + '"'
    for table in ("甲", quoted):
        database.execute(f"CREATE TABLE {table} (项目, 人数, 满意度)")
        database.execute(
            f"INSERT INTO {table} VALUES ('A', 100, '95%'), ('B', 50.5, 0.45), (X'ff41', NULL, 1)"
        )
    database.commit()
    database.close()
    found = opened(path)
    assert codes(found) == ["PE955"]
    assert "甲" in message(found.findings[0], "zh")
    for wanted in ("甲", name):
        made = rows(opened(path, table=wanted))
        assert [str(r["total"]) for r in made[:2]] == ["100.00", "30.50"]
        assert made[2]["status"] == "unusable"
        assert made[2]["findings"][0]["code"] == "PE964"
    assert codes(opened(path, table="乙")) == ["PE955"]


def test_a_duckdb_file_reaches_nothing_beyond_itself(folder: Path) -> None:
    path = folder / "t.duckdb"
    secret = text(folder, HEAD + "密,100,95%\n", "secret.csv")
    with duckdb().connect(str(path)) as database:
        database.execute(f"CREATE VIEW v AS SELECT * FROM read_csv('{secret}')")
    assert not opened(path, table="v").usable
    with duckdb().connect(str(path)) as database:
        database.execute(
            "CREATE TABLE t AS SELECT '甲' AS 项目, 120.5::DECIMAL(9,2) AS 人数, '95%' AS 满意度"
        )
    assert totals(opened(path)) == [("甲", "100.00")]


def test_objects_a_line_keep_their_digits(folder: Path) -> None:
    lines = [
        {"项目": "甲", "人数": 100, "满意度": "95%"},
        {"项目": "乙", "人数": {"actual": 50, "target": "≥50人"}, "满意度": 45.0},
    ]
    path = text(
        folder, "\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "t.ndjson"
    )
    assert totals(opened(path)) == [("甲", "100.00"), ("乙", "80.00")]
    assert codes(opened(text(folder, "[" * 100_000, "deep.json"))) == ["PE959"]


def book(folder: Path, lines: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    sheet["B4"].number_format = "0.00%"
    made.save(folder / "t.xlsx")
    return folder / "t.xlsx"


def test_a_sheet_is_read_as_it_is_seen(folder: Path) -> None:
    path = book(
        folder,
        [
            ["2023年度项目"],
            [None],
            ["项目", "满意度", "人数"],
            ["甲", 0.953, "1,234人"],
            [],
            ["乙", "45%", "=1/0"],
        ],
    )
    found = opened(path)
    made = rows(found)
    assert (made[0]["row"], str(made[0]["total"])) == (4, "100.00")
    assert made[0]["indicators"][1]["actual"] == "95.30%"
    assert (made[1]["row"], made[1]["status"]) == (6, "unusable")
    assert made[1]["findings"][0]["place"].endswith("t.xlsx Sheet!C6")


def test_a_bomb_in_a_workbook_is_refused(folder: Path) -> None:
    path = book(folder, [["项目", "满意度", "人数"], ["甲", "95%", 100], [], []])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    filler = b"<row><c><v>1</v></c></row>" * 30_000
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            if name != sheet:
                new.writestr(name, data)
        with new.open(sheet, "w", force_zip64=True) as target:
            before, _, after = parts[sheet].partition(b"</sheetData>")
            target.write(before + b"<!--")
            for _ in range(60):
                target.write(filler)
            target.write(b"--></sheetData>" + after)
    found = opened(folder / "bomb.xlsx")
    if found.usable:
        assert rows(found)[-1]["status"] == "unusable"
    else:
        assert codes(found)


def test_projects_that_stand_twice_are_told_and_scored(folder: Path) -> None:
    lines = [f"{n:06d},100,95%" for n in range(ROWS + 5)] + ["000003,50,45%"]
    found = opened(text(folder, "编码,人数,满意度\n" + "\n".join(lines) + "\n"))
    made = [
        row
        for chunk in found.chunks()
        for row in found.work(chunk.task).slice(0).to_pylist()
        if row["findings"]
    ]
    assert [(r["project"], r["row"], r["status"]) for r in made] == [("000003", ROWS + 7, "scored")]
    assert [f["code"] for f in made[0]["findings"]] == ["PE962"]
    assert "第5行" in made[0]["findings"][0]["message"]


ENDLESS = 'CREATE VIEW v AS WITH RECURSIVE c("项目", "人数", "满意度") AS (SELECT 1, 99, 90 UNION ALL SELECT "项目" + 1, 99, 90 FROM c) SELECT * FROM c'
SILENT = ENDLESS + ' WHERE "人数" = 0'


@pytest.mark.parametrize("query", [ENDLESS, SILENT])
@pytest.mark.parametrize("ending", ["sqlite", "duckdb"])
def test_a_view_without_end_is_given_up(
    folder: Path, ending: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / f"t.{ending}"
    connect: Any = sqlite3.connect if ending == "sqlite" else duckdb().connect
    with connect(str(path)) as database:
        database.execute(query)
    database.close()
    unasked = opened(path)
    assert not unasked.usable
    assert [f.params["why"] for f in unasked.findings if f.code == "PE955"] == ["views"]
    assert codes(unasked) == ["PE955"]
    for name, value in (("MOST", 3000), ("MOST_STEPS", 3_000_000), ("MOST_SECONDS", 0.3)):
        monkeypatch.setattr(views, name, value)
    found = rows(opened(path, table="v"))
    assert [f["code"] for f in found[-1]["findings"]] == ["PE959"]
    assert all(row["status"] == "scored" for row in found[:-1])


@pytest.mark.parametrize("ending", ["sqlite", "duckdb"])
def test_a_view_that_is_asked_for(folder: Path, ending: str) -> None:
    path = folder / f"t.{ending}"
    connect: Any = sqlite3.connect if ending == "sqlite" else duckdb().connect
    with connect(str(path)) as database:
        database.execute('CREATE VIEW v AS SELECT \'P1\' AS "项目", 100 AS "人数", 90 AS "满意度"')
    database.close()
    assert [row["status"] for row in rows(opened(path, table="v"))] == ["scored"]
