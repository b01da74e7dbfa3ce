"""Tables kept as separated values."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.model.grid import Book
from perfeval.source.tables.csv_text import read_csv

TABLE = "三级指标,指标值,完成值\n受益人数,≥735人次,735\n覆盖率,100%,98%\n"
ROWS = [
    ["三级指标", "指标值", "完成值"],
    ["受益人数", "≥735人次", "735"],
    ["覆盖率", "100%", "98%"],
]


def book(tmp_path: Path, data: bytes) -> Book:
    path = tmp_path / "表.csv"
    path.write_bytes(data)
    return read_csv(path, "表.csv")


def rows(found: Book) -> list[list[str]]:
    (grid,) = found.grids
    assert not found.findings
    assert grid.sheet == "#0"
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"]
)
def test_encodings_of_office_programs(tmp_path: Path, codec: str) -> None:
    text = TABLE if codec != "big5" else "財政評價,指標\n預算執行率,100\n"
    found = rows(book(tmp_path, text.encode(codec)))
    assert found == (ROWS if codec != "big5" else [["財政評價", "指標"], ["預算執行率", "100"]])


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_delimiters(tmp_path: Path, sign: str) -> None:
    assert rows(book(tmp_path, TABLE.replace(",", sign).encode())) == ROWS


def test_a_named_delimiter_moves_the_rows(tmp_path: Path) -> None:
    found = book(tmp_path, b"sep=;\r\na,1;b\r\n")
    assert rows(found) == [["a,1", "b"]]
    assert found.grids[0].rows[0][0].row == found.grids[0].first == 2


def test_a_title_line_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    found = rows(book(tmp_path, "绩效自评表，单位：万元\n名称;得分\n甲;9,5\n乙;8,5\n".encode()))
    assert found[1:] == [["名称", "得分"], ["甲", "9,5"], ["乙", "8,5"]]


def test_breaks_inside_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    found = book(tmp_path, '名称,原因\n甲,"一\r\n二,三"\n乙,"说""好"""\n'.encode())
    assert rows(found) == [["名称", "原因"], ["甲", "一\n二,三"], ["乙", '说"好"']]
    assert found.grids[0].rows[2][0].row == 3


def test_short_rows_are_filled_up_and_empty_ends_dropped(tmp_path: Path) -> None:
    assert rows(book(tmp_path, b"a,b,c,,\n\nd\n,,\n")) == [
        ["a", "b", "c"],
        ["", "", ""],
        ["d", "", ""],
    ]


def test_a_quote_that_nothing_closes_is_found_with_its_row(tmp_path: Path) -> None:
    found = book(tmp_path, '名称,得分\n甲,9\n乙,"8\n丙,7\n'.encode())
    assert not found.grids
    (finding,) = found.findings
    assert (finding.code, finding.params["row"]) == ("PE042", "3")


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    for data in (
        b"\xff\xff\x80\x81,\xfe\n" * 9,
        bytes(range(256)) * 4,
        "甲,1\n".encode() + b"\0\0",
    ):
        found = book(tmp_path, data)
        assert not found.grids
        assert found.findings[0].params["why"] == "encoding"


def test_a_control_character_never_joins_two_numbers(tmp_path: Path) -> None:
    assert rows(book(tmp_path, "得分\n1\x012\n\u200b9\u00a05\n".encode())) == [
        ["得分"],
        ["1\ufffd2"],
        ["9 5"],
    ]


def test_hostile_sizes(tmp_path: Path) -> None:
    assert book(tmp_path, b"," * 20_000).findings[0].params["why"] == "large"
    assert book(tmp_path, b"x" * 200_000).findings[0].params["why"] == "large"
    assert (
        book(tmp_path, b"x,y\n" * 3_000 + b"z" + b",1" * 16_000).findings[0].params["why"]
        == "large"
    )
    assert book(tmp_path, b'"' + b"x,y\n" * 300_000).findings[0].code == "PE042"
    assert book(tmp_path, b"").findings[0].code == "PE041"
