"""Files made to take all time or room there is: each ends in a finding or is read, and soon."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from perfeval.library.gathering import written_here
from perfeval.source.tables import open_book, shared_strings
from perfeval.source.tables.archive import Archive, BrokenError
from tests.tables.packages import book, codes, package, row, sheet, texts, words, zipped
from tests.tables.test_csv_reading import book as csv_book
from tests.tables.test_word_reading import NS, p, tbl, tr
from tests.tables.test_word_reading import book as word_book

XLS = (Path(__file__).parent / "files" / "form.xls").read_bytes()


def chains(data: bytes) -> int:
    """Where an OLE file's first table of sectors begins."""
    return (int(struct.unpack_from("<L", data, 76)[0]) + 1) * 512


def test_sectors_that_lead_in_a_circle(tmp_path: Path) -> None:
    start = chains(XLS)
    for at in range(128):
        data = bytearray(XLS)
        struct.pack_into("<L", data, start + at * 4, at)
        opened = book(tmp_path, bytes(data), "自评表.xls")
        assert opened.grids or set(codes(opened)) & {"PE040", "PE044"}


def test_small_sectors_that_lead_in_a_circle(tmp_path: Path) -> None:
    data = bytearray(XLS)
    size, directory = (int(struct.unpack_from("<L", data, at)[0]) for at in (56, 48))
    at = (directory + 1) * 512
    entry = next(
        place
        for place in range(at, at + 512, 128)
        if data[place : place + 16] == "Workbook".encode("utf-16-le")
    )
    struct.pack_into("<L", data, entry + 120, size - 1)  # now it is a small one
    opened = book(tmp_path, bytes(data), "自评表.xls")
    assert opened.findings


def test_an_old_workbook_of_two_entries_that_name_each_other(tmp_path: Path) -> None:
    data = bytearray(XLS)
    at = (int(struct.unpack_from("<L", data, 48)[0]) + 1) * 512
    for entry in range(at, at + 512, 128):
        struct.pack_into("<2L", data, entry + 68, 1, 1)
    opened = book(tmp_path, bytes(data), "自评表.xls")
    assert opened.grids or opened.findings


def boxes(depth: int) -> str:
    inner = boxes(depth - 1) if depth else p("里")
    return f"<w:p><w:r><w:t>框</w:t><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"


def test_text_boxes_in_text_boxes(tmp_path: Path) -> None:
    opened = word_book(tmp_path, tbl(tr(boxes(30), "95%")))
    assert [one.text for one in opened.grids[0].rows[0]] == ["框\n" * 31 + "里", "95%"]


def test_a_text_box_with_a_table_keeps_its_text(tmp_path: Path) -> None:
    inside = f"<w:p><w:r><w:pict><w:txbxContent>{tbl(tr('甲', '乙'))}</w:txbxContent></w:pict></w:r></w:p>"
    opened = word_book(tmp_path, tbl(tr(inside, "95%")))
    assert opened.grids[0].rows[0][0].text == "甲\n乙"


def test_a_document_of_millions_of_elements(tmp_path: Path) -> None:
    assert codes(word_book(tmp_path, "<w:p/>" * 2_100_000)) == ["PE045"]


def test_parts_that_nobody_needs_are_not_opened(tmp_path: Path) -> None:
    opened = word_book(tmp_path, tbl(tr("甲", "乙")), **{"word/x.xml": "<a>" * 1_000})
    assert [one.text for one in opened.grids[0].rows[0]] == ["甲", "乙"]


def test_a_row_wider_than_any_page(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc>'
    assert codes(word_book(tmp_path, tbl(tr(*[wide] * 1_000)))) == ["PE045"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_behind_a_long_comment(tmp_path: Path, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!--{"x" * 5_000}-->'
        f'<!DOCTYPE d [<!ENTITY a "注入">]><w:document {NS}><w:body>{tbl(tr("&a;", "乙"))}'
        "</w:body></w:document>"
    )
    path = tmp_path / "表.docx"
    path.write_bytes(zipped({"word/document.xml": text.encode(encoding)}))
    assert codes(open_book(path, "表.docx")) == ["PE044"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_not_unpacked(tmp_path: Path, method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("word/document.xml", b" " * 1_000)
        archive.writestr("docProps/core.xml", b" " * 1_000)
    path = tmp_path / "表.docx"
    path.write_bytes(out.getvalue())
    assert codes(open_book(path, "表.docx")) == ["PE044"]
    assert not written_here(path)


def test_a_list_of_parts_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    data = zipped({"a": b"x"})
    at = data.rfind(b"PK\x05\x06")
    size = struct.pack("<L", 0xFFFFFFFF)
    record = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 1, 1, 1 << 32, 0)
    decoy = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 1, 1, 10, 0)[:40]
    place = b"PK\x06\x07" + struct.pack("<LQL", 0, at, 1)
    end = data[at : at + 12] + size + data[at + 16 :]
    for between in (b"", decoy):
        with pytest.raises(BrokenError):
            Archive(data[:at] + record + between + place + end)


def test_shared_texts_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_strings, "MAX_ITEMS", 100_000)
    for shared in ("<si/>" * 110_000, "<!-- -->" + "<si/>" * 1_100_000):
        data = package({"表": sheet(row(1, words("A1", "甲")))}, shared=shared)
        assert codes(book(tmp_path, data)) == ["PE045"]


def test_far_apart_cells_do_not_fill_what_lies_between(tmp_path: Path) -> None:
    far = sheet("".join(row(at, words(f"IV{at}", "甲")) for at in range(1, 200_000, 200)))
    sound = sheet(row(1, words("A1", "项目名称")))
    opened = book(tmp_path, package({"远": far, "好": sound}))
    assert [grid.sheet for grid in opened.grids] == ["好"]
    assert codes(opened) == ["PE054"]


def test_tags_that_never_end(tmp_path: Path) -> None:
    rows = "".join(row(at, words(f"A{at}", "甲")) for at in range(1, 3_000))
    data = package({"表": sheet(rows + "<row>" + "<v " * 500_000 + "</row>" + "<row/>" * 20_000)})
    assert book(tmp_path, data).findings


def test_blanks_in_markdown_and_html(tmp_path: Path) -> None:
    for name, text in (
        ("线.md", "|a|b|\n|-" + " " * 500_000 + "x|\n"),
        ("题.md", "a" + " " * 500_000 + "b\n\n|a|b|\n|-|-|\n|1|2|\n"),
        ("格.md", "<table><tr><td>" + "<b> </b>" * 100_000 + "</td><td>a</td></tr></table>"),
        ("页.xls", "<html><table><tr><td>" + "<b> </b>" * 100_000 + "</td><td>a</td></table>"),
    ):
        opened = book(tmp_path, text.encode(), name)
        assert opened.grids or opened.findings


def test_a_dash_between_years_is_no_head_of_a_list(tmp_path: Path) -> None:
    text = "（2023 - 2024年度） 5 > 3\n\n- 第一条\n\n|a|b|\n|-|-|\n|1|2|\n"
    opened = book(tmp_path, text.encode(), "表.md")
    assert opened.grids[0].above == ("（2023 - 2024年度） 5 > 3", "第一条")


def test_more_cells_than_any_form(tmp_path: Path) -> None:
    assert codes(csv_book(tmp_path, b"1,2,3,4,5,6,7,8,9,0\n" * 100_001)) == ["PE045"]


def test_breaks_of_a_page_are_those_of_its_paragraphs(tmp_path: Path) -> None:
    page = (
        "<html><table><tr><td> <p> 甲 </p> <p></p><p>乙</p> 丙<br> 丁</td><td>戊</td></tr></table>"
    )
    assert texts(book(tmp_path, page.encode(), "表.html")) == [["甲\n乙\n丙\n丁", "戊"]]


@pytest.mark.parametrize("level", ["NaN", "inf", "1e999", "-1"])
def test_levels_of_lists_that_are_no_numbers(tmp_path: Path, level: str) -> None:
    props = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:numbering {NS}><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = tbl(tr(p("甲", own=props), "乙"))
    opened = word_book(tmp_path, body, **{"word/numbering.xml": styles})
    assert opened.grids[0].rows[0][1].text == "乙"
