"""Old workbooks (.xls): as the new ones read, and refused when damaged or locked.

`files/form.xls` was saved by LibreOffice from a workbook with these cells.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from perfeval.model.grid import DATE, ERROR, FLAG, NUMBER, SHOWN, TEXT_NUMBER
from tests.tables.packages import book, codes, texts

FORM = (Path(__file__).parent / "files" / "form.xls").read_bytes()


def test_it_reads_as_it_stands_on_the_page(tmp_path: Path) -> None:
    opened = book(tmp_path, FORM, "自评表.xls")
    assert texts(opened) == [
        ["项目支出绩效自评表"] * 4,
        ["预算执行率", "99.95%", "2023-12-31", "735人次"],
        ["得分", "9.85", "0.58", "99.95%"],
        ["是否完成", "是", "第一行\n第二行", "12345.60"],
        ["错误", "#DIV/0!", "", ""],
    ]
    rows = opened.grids[0].rows
    assert rows[0][0] is rows[0][3]
    assert [cell.kind for cell in rows[1][1:]] == [NUMBER, DATE, NUMBER]
    assert rows[2][1].notes == (TEXT_NUMBER,)
    assert rows[2][3].notes == (SHOWN,)
    assert (rows[3][1].kind, rows[4][1].kind) == (FLAG, ERROR)


def test_hidden_rows_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    opened = book(tmp_path, FORM, "自评表.xls")
    assert opened.grids[0].hidden_rows == {5}
    assert [(grid.sheet, grid.hidden) for grid in opened.grids] == [
        ("绩效自评表", False),
        ("上年", True),
    ]
    assert codes(opened) == ["PE052", "PE057", "PE090", "PE058", "PE053"]


@pytest.mark.parametrize("name", ["自评表.et", "自评表.xlsx", "自评表"])
def test_its_content_goes_before_its_ending(tmp_path: Path, name: str) -> None:
    assert len(book(tmp_path, FORM, name).grids) == 2


@pytest.mark.parametrize("length", [0.2, 0.5, 0.8, 0.95])
def test_a_part_of_it_is_damaged(tmp_path: Path, length: float) -> None:
    opened = book(tmp_path, FORM[: int(len(FORM) * length)], "自评表.xls")
    assert opened.grids == ()
    assert codes(opened)[0] in ("PE040", "PE044", "PE054")


def test_any_byte_may_be_wrong(tmp_path: Path) -> None:
    for at in range(0, len(FORM), 61):
        wrong = FORM[:at] + bytes([FORM[at] ^ 0xFF]) + FORM[at + 1 :]
        opened = book(tmp_path, wrong, "自评表.xls")
        assert opened.grids or opened.findings


def test_a_password_is_named(tmp_path: Path) -> None:
    begin = struct.pack("<HHHHHHLL", 0x0809, 16, 0x0600, 5, 4096, 1996, 0, 6)
    locked = struct.pack("<HHHHH", 0x002F, 6, 0, 1, 2)
    opened = book(tmp_path, begin + locked + struct.pack("<HH", 0x000A, 0), "自评表.xls")
    assert codes(opened) == ["PE043"]
