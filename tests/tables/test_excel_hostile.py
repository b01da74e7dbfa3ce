"""Workbooks that are damaged, locked, huge or meant to do harm: a finding, or read all the same."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from perfeval.checks.catalogue import mend, message
from perfeval.source.tables import open_book
from tests.tables.packages import book, codes, package, row, sheet, texts, words, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.grid import Book

SOUND = sheet(row(1, words("A1", "项目名称"), words("B1", "图书馆修缮")))


def refused(opened: Book, code: str) -> None:
    assert opened.grids == ()
    assert codes(opened) == [code]
    for lang in ("zh", "en"):
        said = message(opened.findings[0], lang) + mend(opened.findings[0], lang)
        assert "{" not in said


def test_a_missing_file_a_folder_and_a_pipe_are_named_as_what_they_are(tmp_path: Path) -> None:
    refused(open_book(tmp_path / "没有.xlsx", "没有.xlsx"), "PE001")
    refused(open_book(tmp_path, "夹"), "PE002")
    refused(open_book(tmp_path / "a\0b.xlsx", "a.xlsx"), "PE001")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管道.xlsx")
        refused(open_book(tmp_path / "管道.xlsx", "管道.xlsx"), "PE003")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"{\\rtf1", "RTF"),
        (b"MIME-Version: 1.0\n", ".mht"),
        (b"", "空文件"),
        (b"\x01\x02\x03", "不认识"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, start: bytes, kind: str) -> None:
    opened = book(tmp_path, start, "自评表.bin")
    refused(opened, "PE040")
    assert kind in message(opened.findings[0], "zh")


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.bin": "x"}, ".xlsb"),
        ({"自评表/表.txt": "x"}, "压缩包"),
    ],
)
def test_another_kind_of_zip_is_named(tmp_path: Path, parts: dict[str, str], kind: str) -> None:
    opened = book(tmp_path, zipped(parts))
    refused(opened, "PE040")
    assert kind in message(opened.findings[0], "zh")


def ole(*names: str) -> bytes:
    """An OLE file with empty streams of these names: header, table of sectors, directory."""
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    header = header.ljust(44, b"\0") + struct.pack("<LLLL", 1, 1, 0, 4096)
    header += struct.pack("<LLLL", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<L", 0) + b"\xff" * (4 * 108)
    table = struct.pack("<LL", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
    entries = [_entry("Root Entry", 5, 0xFFFFFFFF, 1)]
    for at, name in enumerate(names, 1):
        entries.append(_entry(name, 2, at + 1 if at < len(names) else 0xFFFFFFFF, 0xFFFFFFFF))
    return header + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, right: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    body = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return (body + struct.pack("<LLL", 0xFFFFFFFF, right, child)).ljust(128, b"\0")


def test_a_password_and_an_old_document_are_told_apart(tmp_path: Path) -> None:
    refused(book(tmp_path, ole("EncryptionInfo", "EncryptedPackage")), "PE043")
    old = book(tmp_path, ole("WordDocument", "1Table"), "报告.doc")
    refused(old, "PE040")
    assert ".docx" in mend(old.findings[0], "zh")
    refused(book(tmp_path, ole("Workbook"), "自评表.xls"), "PE044")


@pytest.mark.parametrize("cut", [30, 200, -30, -100])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, cut: int) -> None:
    refused(book(tmp_path, package({"表": SOUND})[:cut]), "PE044")


def test_any_byte_may_be_wrong(tmp_path: Path) -> None:
    data = package({"表": SOUND}, styles='<cellXfs><xf numFmtId="0"/></cellXfs>')
    for at in range(0, len(data), 7):
        opened = book(tmp_path, data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        assert opened.grids or opened.findings


def test_entities_and_document_types_are_not_followed(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    harm = bomb + sheet(row(1, words("A1", "&b;")))
    assert codes(book(tmp_path, package({"表": harm}))) == ["PE054"]
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + SOUND
    assert codes(book(tmp_path, package({"表": outside}))) == ["PE054"]


def test_a_damaged_sheet_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    opened = book(tmp_path, package({"坏": "<worksheet><sheetData><row>", "好": SOUND}))
    assert [grid.sheet for grid in opened.grids] == ["好"]
    assert codes(opened) == ["PE054"]
    assert opened.findings[0].span is not None
    assert opened.findings[0].span.sheet == "坏"


def test_a_bomb_ends_in_a_finding(tmp_path: Path) -> None:
    blanks = b" " * (1 << 20)
    out = io.BytesIO(package({"表": SOUND}))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/styles.xml", blanks * 40)
    refused(book(tmp_path, out.getvalue()), "PE045")


def test_a_bomb_of_elements_ends_in_a_finding(tmp_path: Path) -> None:
    opened = book(tmp_path, package({"表": sheet(row(1, "<x/>" * (18 << 20)))}))
    assert codes(opened) == ["PE054"]


def test_a_list_of_parts_may_not_be_endless(tmp_path: Path) -> None:
    data = package({"表": SOUND})
    end = data.rindex(b"PK\x05\x06")
    refused(
        book(tmp_path, data[: end + 12] + struct.pack("<L", 1 << 30) + data[end + 16 :]), "PE045"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_says_two_things(tmp_path: Path) -> None:
    out = io.BytesIO(package({"表": SOUND}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet(row(1, words("A1", "另一张"))))
    assert codes(book(tmp_path, out.getvalue())) == ["PE054"]


def test_paths_out_of_the_archive_are_names_like_others(tmp_path: Path) -> None:
    extra = {"../../出去.xml": "x", "/etc/passwd": "x", "C:\\x.xml": "x"}
    opened = book(tmp_path, package({"表": SOUND}, extra=extra))
    assert texts(opened) == [["项目名称", "图书馆修缮"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["自评表.xlsx"]


def test_cells_at_both_ends_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    rows = row(1, words("A1", "甲")) + row(
        1048576, words("A1048576", "乙"), words("XFD1048576", "丙")
    )
    opened = book(tmp_path, package({"表": sheet(rows)}))
    assert [(grid.first, grid.height, grid.width) for grid in opened.grids] == [
        (1, 1, 1),
        (1048576, 1, 1),
    ]
    assert codes(opened) == ["PE049"]
    assert opened.findings[0].span is not None
    assert opened.findings[0].span.cell == "XFD1048576"


def test_a_merged_area_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B1:B1"/></mergeCells>'
    opened = book(tmp_path, package({"表": sheet(row(1, words("A1", "甲")), merged)}))
    assert texts(opened) == [["甲"]]


def test_a_text_of_two_megabytes_is_cut_with_its_cell_named(tmp_path: Path) -> None:
    opened = book(tmp_path, package({"表": sheet(row(1, words("B1", "长" * 700_000)))}))
    assert len(texts(opened)[0][1]) == 32_767
    assert codes(opened) == ["PE050"]
    assert "B1" in message(opened.findings[0], "zh")
    shared = package(
        {"表": sheet(row(1, '<c r="B1" t="s"><v>0</v></c>'))}, f"<si><t>{'长' * 700_000}</t></si>"
    )
    assert codes(book(tmp_path, shared)) == ["PE050"]


def test_numbers_of_styles_texts_and_cells_may_be_nonsense(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="s"><v>99</v></c><c r="B1" s="77"><v>3</v></c><c r="C1" s="-1"><v>1e999</v></c>'
        '<c r="ZZZZZ9" t="?"><v>4</v></c><c t="b"><v>x</v></c><c r="AA1"><v>nan</v></c>'
    )
    opened = book(tmp_path, package({"表": sheet(f'<row r="x">{cells}</row>')}))
    assert texts(opened)[0][1] == "3"
    assert "PE052" in codes(opened)


def test_a_sheet_full_of_empty_rows_is_as_long_as_its_texts(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(2, 60_000))
    opened = book(tmp_path, package({"表": sheet(row(1, words("A1", "甲")) + empty)}))
    assert texts(opened) == [["甲"]]
    assert codes(opened) == []


def long_sheet(rows: int, form_at: int, shared: bool) -> bytes:
    """A list of many rows with a form in the midst of it."""
    heading = '<c r="C{0}" t="s"><v>1</v></c>' if shared else words("C{0}", "三级指标")
    lines = []
    for at in range(1, rows + 1):
        cells = f'<c r="A{at}"><v>{at}</v></c><c r="B{at}" t="s"><v>0</v></c>'
        lines.append(f'<row r="{at}">{cells}{heading.format(at) if at == form_at else ""}</row>')
    merged = f'<mergeCells><mergeCell ref="C{form_at}:D{form_at}"/></mergeCells>'
    texts_of = "<si><t>台账</t></si><si><t>三级指标</t></si>"
    filler = "".join(f"<si><t>说明{at}</t></si>" for at in range(20_000))
    return package({"表": sheet("".join(lines), merged)}, texts_of + filler)


@pytest.mark.parametrize("shared", [True, False])
def test_a_form_far_down_a_long_sheet_is_found(tmp_path: Path, shared: bool) -> None:
    opened = book(tmp_path, long_sheet(40_000, 30_000, shared))
    head, window = opened.grids
    assert head.first == 1
    assert 2_000 <= head.height < 10_000
    assert window.first < 30_000
    line = window.rows[30_000 - window.first]
    assert [cell.text for cell in line] == ["30000", "台账", "三级指标", "三级指标"]
    assert line[2] is line[3]
    assert window.first + window.height > 30_500
    assert codes(opened) == ["PE048"]
    assert opened.findings[0].params["row"] == str(head.height + 1)


def test_a_long_sheet_is_told_where_reading_stopped(tmp_path: Path) -> None:
    opened = book(tmp_path, long_sheet(20_000, 1, shared=True))
    assert len(opened.grids) == 1
    stopped = int(opened.findings[0].params["row"])
    assert stopped == opened.grids[0].height + 1
    assert opened.grids[0].rows[-1][0].text == str(stopped - 1)


def test_forms_one_below_the_other_are_not_cut_in_two(tmp_path: Path) -> None:
    lines = []
    for at in range(1, 9_001):
        name = words(f"A{at}", "三级指标" if at % 40 == 1 else f"第{at}行的内容")
        lines.append(row(at, name, words(f"B{at}", "说明" * 20)))
    opened = book(tmp_path, package({"表": sheet("".join(lines))}))
    assert [(grid.first, grid.height) for grid in opened.grids] == [(1, 9_000)]
    assert codes(opened) == []


def test_areas_that_overlap_a_thousand_times_are_passed_over(tmp_path: Path) -> None:
    rows = "".join(row(at, words(f"A{at}", "甲"), words(f"IV{at}", "乙")) for at in range(1, 1_500))
    areas = "".join(f'<mergeCell ref="B{at}:IU2000"/>' for at in range(1, 1_500))
    opened = book(tmp_path, package({"表": sheet(rows, f"<mergeCells>{areas}</mergeCells>")}))
    assert texts(opened)[0][0] == "甲"


def test_rows_with_long_gaps_are_tables_of_their_own(tmp_path: Path) -> None:
    rows = "".join(row(at, words(f"A{at}", "甲")) for at in range(1, 900_000, 500))
    areas = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 900_000, 500))
    opened = book(tmp_path, package({"表": sheet(rows, f"<mergeCells>{areas}</mergeCells>")}))
    assert [(grid.first, grid.height, grid.width) for grid in opened.grids[:2]] == [
        (1, 1, 2),
        (501, 1, 2),
    ]
    assert len(opened.grids) == 1_800


def test_a_thousand_sheets_full_of_nothing_are_not_all_read(tmp_path: Path) -> None:
    full = sheet("".join(f'<row r="{at}">{"<c/>" * 40}</row>' for at in range(1, 1_900)))
    opened = book(tmp_path, package({"首": SOUND} | {f"表{at}": full for at in range(100)}))
    assert [grid.sheet for grid in opened.grids] == ["首"]
    assert codes(opened) == ["PE054"]
    assert "过多" in message(opened.findings[0], "zh")
