"""Tables as offices keep them: titles, heads in two rows, totals, notes, words in cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from perfeval.batch.source import Source, Wanted
from perfeval.batch.tables import source
from perfeval.checks.catalogue import message

SET = """
perfeval: indicator-set/v1
id: small
grades: [{name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - {name: 执行率, weight: 10, target: =100%, measure: {kind: funds, rate: execution}}
  - {name: 人数, id: Trained, weight: 40, target: ≥100人}
  - {name: 满意度, weight: 30, target: ≥90%}
  - {name: 制度, weight: 20, score: {kind: checklist, items: [甲, 乙, 丙, 丁]}}
"""
HEADS = "项目,预算数,支出数,人数,满意度,制度\n"
FULL = "1,1,100,95%"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    return tmp_path


def table(folder: Path, content: str | bytes, **wanted: Any) -> Source:
    path = folder / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return source(path, Wanted(set=str(folder / "set.yaml"), **wanted))


def sheet(folder: Path, rows: list[list[Any]]) -> Source:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "t.xlsx")
    return source(folder / "t.xlsx", Wanted(set=str(folder / "set.yaml")))


def results(found: Source) -> list[dict[str, Any]]:
    assert found.usable, [message(f, "zh") for f in found.findings]
    return [row for chunk in found.chunks() for row in found.work(chunk.task).to_pylist()]


def scores(found: Source, name: str) -> list[str]:
    return [
        str(next(i["score"] for i in row["indicators"] if i["path"] == name))
        for row in results(found)
    ]


def codes(row: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in row["findings"]]


def passed(found: Source) -> list[str]:
    assert found.later is not None
    results(found)
    for one in found.later():
        assert message(one, "en")
    return [message(one, "zh") for one in found.later()]


@pytest.mark.parametrize("word", ["N/A", "n/a", "not applicable", "not_applicable", "无数据"])
def test_only_the_words_for_it_leave_an_indicator_out(folder: Path, word: str) -> None:
    (row,) = results(table(folder, f"{HEADS}甲,1,1,100,{word},全部\n"))
    assert str(row["total"]) == "70.00"
    assert "PE404" in codes(row)


def test_the_words_leave_it_out_with_their_reason(folder: Path) -> None:
    rows = results(
        table(folder, f"{HEADS}甲,1,1,100,不适用：没有对象,全部\n乙,1,1,100,不适用,全部\n")
    )
    assert [str(row["total"]) for row in rows] == ["100.00", "100.00"]
    assert ["PE454" in codes(row) for row in rows] == [False, True]


def test_many_rows_say_the_same_as_few(folder: Path) -> None:
    lines = [
        f"甲{n},1,1,100,{word},全部\n"
        for n, word in enumerate(["N/A", "不适用：无", "未到期", "95%"] * 30)
    ]
    many = {
        row["project"]: (row["total"], row["status"])
        for row in results(table(folder, HEADS + "".join(lines)))
    }
    for line in lines[:4]:
        (row,) = results(table(folder, HEADS + line))
        assert many[row["project"]] == (row["total"], row["status"])


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("3", "5.00"), ("①③", "10.00"), ("1 3", "10.00"), ("第3项", "5.00"), ("1-3", "15.00"),
        ("1、3、", "10.00"), ("第1项、第4项", "10.00"), ("１、２", "10.00"), ("1至2、4", "15.00"),
        ("全部", "20.00"),
    ],
)  # fmt: skip
def test_points_that_are_met_as_people_write_them(folder: Path, cell: str, points: str) -> None:
    assert scores(table(folder, f"{HEADS}甲,{FULL},{cell}\n"), "制度") == [points]
    many = "".join(f"甲{n},{FULL},{cell}\n" for n in range(60))
    assert scores(table(folder, HEADS + many), "制度") == [points] * 60


def test_one_point_as_a_number_of_excel(folder: Path) -> None:
    heads = HEADS.strip().split(",")
    found = sheet(folder, [heads, ["甲", 1, 1, 100, "95%", 3], ["乙", 1, 1, 100, "95%", "1、2"]])
    assert scores(found, "制度") == ["5.00", "10.00"]


@pytest.mark.parametrize("cell", ["1.3", "3-1", "5"])
def test_points_that_can_not_be_told(folder: Path, cell: str) -> None:
    (row,) = results(table(folder, f"{HEADS}甲,{FULL},{cell}\n"))
    assert {"PE103", "PE426"} & set(codes(row))


def test_totals_and_notes_are_no_projects(folder: Path) -> None:
    found = table(
        folder,
        f"{HEADS}甲,{FULL},全部\n小 计,1,1,100,,\n乙,{FULL},全部\n合计：,2,2,200,,\n"
        "填表人：张某,,,审核人：李某,,\n注：空白为未填,,,,,\n",
    )
    assert [row["project"] for row in results(found)] == ["甲", "乙"]
    assert [row["row"] for row in results(found)] == [2, 4]
    assert passed(found) == [
        "这些行是合计、小计，没有当作项目：第3、5行。",
        "这些行是填表人、说明等，没有当作项目：第6、7行。",
    ]


def test_a_total_before_the_name(folder: Path) -> None:
    found = table(folder, f"序号,{HEADS}1,甲,{FULL},全部\n合计,,1,1,100,,\n")
    assert [row["project"] for row in results(found)] == ["甲"]


def test_projects_whose_names_begin_like_totals(folder: Path) -> None:
    found = table(folder, f"{HEADS}合计能力建设,{FULL},全部\n注册登记,{FULL},全部\n")
    assert len(results(found)) == 2
    assert passed(found) == []


def test_a_long_tables_totals(folder: Path) -> None:
    found = table(folder, "项目,指标,实际完成值\n甲,人数,100\n合计,人数,100\n乙,人数,90\n")
    assert [row["project"] for row in results(found)] == ["甲", "乙"]
    assert passed(found) == ["这些行是合计、小计，没有当作项目：第3行。"]


def test_numbers_of_columns(folder: Path) -> None:
    found = table(folder, f"{HEADS}1,2,3,4,5,6\n甲,{FULL},全部\n")
    assert [row["project"] for row in results(found)] == ["甲"]
    assert passed(found) == ["这些行是列的编号，没有当作项目：第2行。"]


TITLES = "2024年度汇总表,,,,,\n填报单位：示例局,,,单位：元,,\n"


@pytest.mark.parametrize("book", [False, True])
def test_titles_above_the_heads(folder: Path, book: bool) -> None:
    text = f"{TITLES}{HEADS}甲,1000000,900000,100,95%,3\n"
    rows = [[cell or None for cell in line.split(",")] for line in text.splitlines()]
    found = sheet(folder, rows) if book else table(folder, text)
    (row,) = results(found)
    assert (row["row"], str(row["total"])) == (4, "84.00")
    assert row["execution"] is not None


def test_the_unit_of_money_above_the_heads(folder: Path) -> None:
    heads = HEADS.replace("支出数", "支出数(万元)")
    text = f"{TITLES}{heads}甲,1000000,90,100,95%,全部\n"
    assert scores(table(folder, text), "执行率") == ["9.00"]
    plain = f"{HEADS}甲,100,90万元,100,95%,全部\n"
    assert scores(table(folder, plain), "执行率") == ["9.00"]


@pytest.mark.parametrize("book", [False, True])
def test_merged_heads_in_two_rows(folder: Path, book: bool) -> None:
    text = (
        "项目,资金（万元）,,人数,,满意度,制度\n,预算数,支出数,指标值,完成值,,\n"
        "甲,100,90,≥50人,40,95%,全部\n乙,100,100,,100,95%,全部\n"
    )
    rows = [[cell or None for cell in line.split(",")] for line in text.splitlines()]
    found = sheet(folder, rows) if book else table(folder, text)
    assert scores(found, "人数") == ["32.00", "40.00"]
    assert scores(found, "执行率") == ["9.00", "10.00"]
    assert [row["row"] for row in results(found)] == [3, 4]


def test_heads_in_any_case(folder: Path) -> None:
    found = table(folder, "Project,Indicator,Actual\n甲,人数,100\n")
    assert scores(found, "人数")[0] == "40.00"
    assert scores(table(folder, "PROJECT,TRAINED\n甲,100\n"), "人数")[0] == "40.00"


def test_the_nearest_name_is_the_indicators_key(folder: Path) -> None:
    found = table(folder, f"{HEADS.strip()},满意度.完成直\n甲,{FULL},全部,1\n")
    told = next(f for f in found.findings if f.code == "PE951")
    assert told.params["near"] == "满意度.完成值"


def test_a_line_in_another_encoding(folder: Path) -> None:
    lines = [f"项目{n},{FULL},全部\n".encode() for n in range(5)]
    content = HEADS.encode() + b"".join(lines[:3]) + f"坏的,{FULL},全部\n".encode("gbk") + lines[4]
    rows = results(table(folder, content))
    assert [row["status"] for row in rows] == ["scored"] * 3 + ["unusable", "scored"]
    told = [f for f in rows[3]["findings"] if f["code"] == "PE964"]
    assert all("第5行" in one["place"] and "UTF-8" in one["message"] for one in told)
    assert told


def test_damage_in_gbk(folder: Path) -> None:
    lines = [f"示例项目{n},{FULL},全部\n".encode("gbk") for n in range(5)]
    lines[2] = lines[2].replace("示例".encode("gbk"), b"\xca\xff", 1)
    rows = results(table(folder, HEADS.encode("gbk") + b"".join(lines)))
    assert [row["status"] for row in rows] == ["scored", "scored", "unusable", "scored", "scored"]
    (told,) = [f for f in rows[2]["findings"] if f["code"] == "PE964"]
    assert "第4行" in told["place"]
    assert "GB18030" in told["message"]


def test_a_table_without_names_says_so_once(folder: Path) -> None:
    found = table(folder, "人数,满意度\n100,95%\n")
    assert [f.code for f in found.findings].count("PE969") == 1
    assert [row["project"] for row in results(found)] == [f"{(folder / 't.csv').as_posix()}:2"]


def test_the_group_that_projects_are_compared_within(folder: Path) -> None:
    (folder / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: s\ntotal: 10\nindicators:\n"
        "  - {name: 人数, weight: 10, score: {kind: peers, method: rank, within: 规模}}\n",
        "utf-8",
    )
    found = table(folder, "项目,规模,人数\n甲,大,100\n乙,小,90\n")
    assert "PE951" not in [f.code for f in found.findings]
