"""Folders: what in them is a project, and files that can't be read, which stop nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from batch.folder.drawn import SET, laid

from perfeval import api
from perfeval.batch.folder import source
from perfeval.batch.folder.discovery import discover
from perfeval.batch.folder.quick import Desk, Way
from perfeval.batch.inputs import inputs
from perfeval.batch.source import Source, Wanted
from perfeval.checks.catalogue import message

GOOD = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 甲}\nresults:\n  人数: {target: ≥5人, actual: 5人}\n"


def rows(made: Source) -> list[dict[str, Any]]:
    return [row for chunk in made.chunks() for row in made.work(chunk.task).to_pylist()]


def codes(row: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in row["findings"]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def test_sets_and_other_files_of_a_folder_are_no_projects(home: Path) -> None:
    (home / "ledger.yaml").write_text("perfeval: ledger/v1\nitems: []\n", "utf-8")
    (home / "notes.yml").write_text("name: 别的\n", "utf-8")
    (home / "list.yml").write_text("- 一\n- 二\n", "utf-8")
    plain(home / "table.xlsx")
    (home / ".hidden.yaml").write_text(GOOD, "utf-8")
    found = discover([home])
    assert found.files == (home / "a.yaml",)
    (said,) = found.findings
    assert (said.code, said.params["n"]) == ("PE990", "5")
    text = message(said, "zh")
    for name in ("ledger.yaml", "list.yml", "notes.yml", "set.yaml", "table.xlsx"):
        assert name in text


def test_every_file_that_is_passed_over_is_named(home: Path) -> None:
    for n in range(45):
        (home / f"n{n:02}.yml").write_text("name: 别的\n", "utf-8")
    found = discover([home]).findings
    assert [f.params["n"] for f in found] == ["46", "", ""]
    text = "".join(message(f, "en") for f in found)
    assert all(f"n{n:02}.yml" in text for n in range(45))


def plain(path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(path)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.yaml", b"", "PE005"),
        ("注释.yaml", "# 待填\n".encode(), "PE005"),
        ("字节.yaml", b"a: \x80\xff\n", "PE020"),
        ("编码.yaml", "名称: 某个别的文件的内容\n".encode("gb18030"), "PE004"),
        ("表.xlsx", b"", "PE040"),
        ("表.xlsx", b"not a zip", "PE083"),
        ("表.xlsx", b"PK\x03\x04 no workbook", "PE044"),
    ],
)
def test_a_damaged_file_of_a_folder_is_an_unusable_row(
    home: Path, name: str, data: bytes, code: str
) -> None:
    (home / name).write_bytes(data)
    found = {Path(row["source"]).name: row for row in rows(source([home], None, Wanted()))}
    assert (found[name]["status"], codes(found[name])) == ("unusable", [code])
    assert codes(found[name]) == [f.code for f in api.load_project(home / name).findings]
    (home / "a.yaml").unlink()
    (home / "set.yaml").unlink()
    assert discover([home]).findings == ()


def test_a_workbook_cut_short_is_no_table(home: Path) -> None:
    whole = home / "whole.xlsx"
    plain(whole)
    cut = home / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:3000])
    damaged = inputs([str(cut)], Wanted())
    (row,) = rows(damaged.sources[0])
    assert codes(row) == ["PE044"]
    assert [f.code for f in inputs([str(whole)], Wanted()).findings] == ["PE950"]


def test_a_link_that_leads_nowhere_is_named_with_its_end(home: Path) -> None:
    (home / "某项目.yaml").symlink_to("/没有/这里.yaml")
    found = {Path(row["source"]).name: row for row in rows(source([home], None, Wanted()))}
    (said,) = found["某项目.yaml"]["findings"]
    assert (said["code"], said["place"]) == ("PE001", "某项目.yaml:1:1")
    assert "某项目.yaml → /没有/这里.yaml" in said["message"]


def test_the_region_of_a_header_is_shown_its_place(home: Path) -> None:
    for key, near in (("region", "groups: {region"), ("地区", "分组: {地区")):
        (home / "a.yaml").write_text(GOOD.replace("{name", f"{{{key}: 甲县, name"), "utf-8")
        (row,) = rows(source([home], None, Wanted()))
        (said,) = row["findings"]
        assert said["code"] == "PE101"
        assert near in said["message"]
    (home / "a.yaml").write_text(GOOD + "groups: {region: 甲县}\n", "utf-8")
    assert rows(source([home], None, Wanted()))[0]["region"] == "甲县"


def test_a_broken_project_is_one_unusable_row_and_the_others_are_scored(home: Path) -> None:
    (home / "b.yaml").write_text(GOOD.replace("{target", "{target: [", 1), "utf-8")
    (home / "c.yaml").write_bytes(GOOD.encode("gb18030"))
    (home / "d.yaml").write_text(GOOD.replace("set.yaml", "没有.yaml"), "utf-8")
    (home / "e.yaml").write_text(GOOD.replace("perfeval:", "perfeval："), "utf-8")
    made = source([home], None, Wanted())
    found = rows(made)
    assert [Path(row["source"]).name for row in found] == [f"{x}.yaml" for x in "abcde"]
    assert [row["status"] for row in found] == ["scored", *["unusable"] * 4]
    assert [codes(row)[0] for row in found[1:]] == ["PE006", "PE004", "PE304", "PE017"]


def test_links_in_circles_pipes_and_files_that_go_away(home: Path) -> None:
    (home / "loop.yaml").symlink_to(home / "loop.yaml")
    (home / "nowhere.yaml").symlink_to(home / "gone")
    (home / "again.yaml").symlink_to(home / "a.yaml")
    (home / "round").symlink_to(home, target_is_directory=True)
    os.mkfifo(home / "pipe.yaml")
    (home / "z.yaml").write_text(GOOD, "utf-8")
    made = source([home], None, Wanted())
    (home / "z.yaml").unlink()
    found = {Path(row["source"]).name: row for row in rows(made)}
    assert set(found) == {"a.yaml", "loop.yaml", "nowhere.yaml", "z.yaml"}
    assert found["a.yaml"]["status"] == "scored"
    assert codes(found["loop.yaml"]) == ["PE003"]
    assert codes(found["nowhere.yaml"]) == ["PE001"]
    assert codes(found["z.yaml"]) == ["PE001"]


def test_a_file_named_outright_is_taken_whatever_it_holds(home: Path) -> None:
    made = source([home / "set.yaml", home / "a.yaml"], None, Wanted())
    assert [(row["status"], codes(row)[:1]) for row in rows(made)] == [
        ("scored", ["PE401"]),
        ("unusable", ["PE114"]),
    ]
    nothing = source([home / "none"], None, Wanted())
    assert not nothing.usable
    assert [finding.code for finding in nothing.findings] == ["PE001"]


def test_a_set_of_the_call_takes_the_place_of_the_project_s_own(home: Path) -> None:
    other = home / "sets" / "other.yaml"
    other.parent.mkdir()
    other.write_text(
        "perfeval: indicator-set/v1\nid: other\ntotal: 10\n"
        "grades: [{name: 好, min: 5}, {name: 差, min: 0}]\nindicators:\n  - {name: 人数, weight: 10, target: ≥10人}\n",
        "utf-8",
    )
    (home / "b.yaml").write_text(GOOD.replace("set.yaml", "nowhere.yaml"), "utf-8")
    found = rows(source([home / "a.yaml", home / "b.yaml"], other, Wanted()))
    assert [(row["set"], str(row["total"]), row["grade"]) for row in found] == [
        ("other", "10.00", "好"),
        ("other", "10.00", "好"),
    ]


@pytest.mark.parametrize("where", ["drawn.yml", "indicator_sets/drawn.yaml", ""])
def test_a_set_beside_a_project_comes_before_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "drawn.yaml").write_text(SET, "utf-8")
    monkeypatch.setenv("PERFEVAL_SETS", str(library))
    for number in range(4):
        inside = tmp_path / "in" / str(number)
        inside.mkdir(parents=True)
        (inside / "project.yaml").write_text(GOOD.replace("set.yaml", "drawn"), "utf-8")
    if where:
        beside = tmp_path / "in" / "2" / where
        beside.parent.mkdir(exist_ok=True)
        beside.write_text(
            SET.replace("name: 人数, weight: 15", "name: 人数, weight: 16").replace(
                "name: 面积, weight: 10", "name: 面积, weight: 9"
            ),
            "utf-8",
        )
    made = source([tmp_path / "in"], None, Wanted())
    (chunk,) = made.chunks()
    assert chunk.digest is not None
    whole = chunk.digest()
    maxima = [row["indicators"][5]["weight"] for row in rows(made)]
    assert [str(weight.normalize()) for weight in maxima] == [
        "15",
        "15",
        "16" if where else "15",
        "15",
    ]
    (library / "drawn.yaml").write_text(SET.replace("weight: 6,", "weight: 7,"), "utf-8")
    assert chunk.digest() != whole


def test_a_filled_workbook_of_a_folder_is_scored_as_it_is_alone(home: Path) -> None:
    from perfeval.library.workbooks import filled_workbook

    made = filled_workbook(home / "a.yaml", "zh")
    assert made.data is not None
    book = home / "books" / "a.xlsx"
    book.parent.mkdir()
    book.write_bytes(made.data)
    (row,) = rows(source([book.parent], None, Wanted()))
    loaded = api.load_project(book)
    card = api.score(loaded)
    assert row["total"] == card.total
    assert codes(row) == [finding.code for finding in card.findings]


def test_a_worker_that_died_leaves_a_row_that_says_so(home: Path) -> None:
    made = source([home], None, Wanted())
    (chunk,) = made.chunks()
    assert made.split is not None
    assert made.lost is not None
    (one,) = made.split(chunk.task)
    (row,) = made.lost(one, "内存不足|out of memory").to_pylist()
    assert (row["status"], codes(row)) == ("unusable", ["PE992"])
    assert "内存不足" in row["findings"][0]["message"]


def test_a_defect_of_the_program_is_told_at_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("never")

    monkeypatch.setattr(Desk, "started", lambda *_: Way.ORDINARY)
    monkeypatch.setattr("perfeval.batch.folder.ordinary._carded", fails)
    (row,) = rows(source([home], None, Wanted(lang="en")))
    assert codes(row) == ["PE993"]
    assert "ZeroDivisionError: never" in row["findings"][0]["message"]


def test_what_a_chunk_rests_on_is_in_its_digest(tmp_path: Path) -> None:
    paths = laid(tmp_path, 3, 5)

    def digest() -> str:
        (chunk,) = source([tmp_path], None, Wanted()).chunks()
        assert chunk.digest is not None
        return chunk.digest()

    first = digest()
    assert digest() == first
    text = paths[0].read_bytes()
    paths[0].write_bytes(text + b"\n# more\n")
    assert digest() != first
    paths[0].write_bytes(text)
    assert digest() == first
    (tmp_path / "set.yaml").write_text(SET.replace("weight: 15", "weight: 16"), "utf-8")
    assert digest() != first


def test_equal_files_give_equal_batches_whatever_came_before(tmp_path: Path) -> None:
    laid(tmp_path, 30, 11)
    made = source([tmp_path], None, Wanted())
    (chunk,) = made.chunks()
    first = made.work(chunk.task)
    assert made.work(chunk.task).equals(first)
    assert (
        source([tmp_path], None, Wanted()).work(chunk.task[::-1]).to_pylist()
        == first.to_pylist()[::-1]
    )


def test_a_project_that_is_cut_off_after_its_first_key_is_counted(home: Path) -> None:
    for name, begin in (("b", "["), ("c", "{"), ("d", "工程/v1"), ("e", "|")):
        (home / f"{name}.yaml").write_text(f"perfeval: {begin}\n", "utf-8")
    found = source([home], None, Wanted())
    statuses = {Path(row["source"]).stem: row["status"] for row in rows(found)}
    assert statuses == {"a": "scored", **dict.fromkeys("bcde", "unusable")}
