"""Tables of Word documents as grids."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from perfeval.model.grid import STRUCK, Book, Grid
from perfeval.source.tables.word import read_word

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def p(text: str, run: str = "", own: str = "") -> str:
    return f"<w:p>{own}<w:r>{run}<w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def tc(inner: str, props: str = "") -> str:
    inner = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    made = "".join(c if c.startswith(("<w:tc", "<w:sdt")) else tc(c) for c in cells)
    return f"<w:tr>{props}{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def book(tmp_path: Path, body: str, **parts: str) -> Book:
    path = tmp_path / "表.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>"
        )
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return read_word(path, "表.docx")


def only(found: Book) -> Grid:
    assert not found.findings
    (grid,) = found.grids
    return grid


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_merged_cells_are_one_cell_at_all_their_places(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = only(book(tmp_path, tbl(
        tr(tc("产出指标", down), tc("数量指标", '<w:gridSpan w:val="2"/>'), "≥5个"),
        tr(tc("", on), "甲", "乙", "6个"),
    )))  # fmt: skip
    assert texts(grid) == [
        ["产出指标", "数量指标", "数量指标", "≥5个"],
        ["产出指标", "甲", "乙", "6个"],
    ]
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert (grid.rows[1][3].row, grid.rows[1][3].column) == (2, 4)


def test_rows_may_begin_later_and_end_sooner(tmp_path: Path) -> None:
    late = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    grid = only(book(tmp_path, tbl(tr("a", "b", "c", "d"), tr("e", props=late))))
    assert texts(grid)[1] == ["", "", "e", ""]


def test_what_stands_around_a_table_is_kept(tmp_path: Path) -> None:
    found = book(tmp_path, p("项目支出绩效自评表") + p("（2022年度）") + tbl(tr("x")) + p("单位：万元") + tbl(tr("y")) + p("注：一"))  # fmt: skip
    first, second = found.grids
    assert first.above == ("项目支出绩效自评表", "（2022年度）")
    assert first.below == ()
    assert (second.sheet, second.above, second.below) == ("#2", ("单位：万元",), ("注：一",))


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    changed = "<w:p><w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins><w:r><w:t>95</w:t></w:r></w:ins><w:r><w:t>%</w:t></w:r></w:p>"
    gone = tr("旧行", props="<w:trPr><w:del/></w:trPr>")
    grid = only(book(tmp_path, tbl(tr(tc(changed)), gone, tr("新行"))))
    assert texts(grid) == [["95%"], ["新行"]]


def test_content_controls_around_anything_are_seen_through(tmp_path: Path) -> None:
    def sdt(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = sdt(tbl(sdt(tr(sdt(tc("一")), tc(sdt(p("二")))))))
    assert texts(only(book(tmp_path, p("题") + body))) == [["一", "二"]]


def test_signs_of_symbol_fonts_and_ticks(tmp_path: Path) -> None:
    def sym(font: str, char: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'

    ticked = f"<w:p>{sym('Wingdings 2', 'F052')}<w:r><w:t>是</w:t></w:r>{sym('Wingdings', 'F0A8')}<w:r><w:t>否</w:t></w:r></w:p>"
    more = f"<w:p>{sym('Symbol', 'F0B3')}<w:r><w:t>95</w:t></w:r></w:p>"
    unknown = f"<w:p>{sym('Webdings', 'F0B3')}<w:r><w:t>95</w:t></w:r></w:p>"
    eq = r"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> eq \o\ac(□,√) </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    form = "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>"
    grid = only(book(tmp_path, tbl(tr(tc(ticked), tc(more), tc(unknown), tc(eq), tc(form)))))
    assert texts(grid) == [["☑是□否", "≥95", "\ufffd95", "☑", "☑"]]


def test_a_field_prints_its_result_only(tmp_path: Path) -> None:
    field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>98.5</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    assert texts(only(book(tmp_path, tbl(tr(tc(field)))))) == [["98.5"]]


def test_raised_digits_do_not_lengthen_a_number(tmp_path: Path) -> None:
    up = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    cell = f"<w:p><w:r><w:t>10</w:t></w:r><w:r>{up}<w:t>4</w:t></w:r></w:p>"
    note = f"<w:p><w:r><w:t>95</w:t></w:r><w:r>{up}<w:footnoteReference w:id='1'/></w:r></w:p>"
    assert texts(only(book(tmp_path, tbl(tr(tc(cell), tc(note)))))) == [["10⁴", "95"]]


def test_hidden_text_is_not_printed(tmp_path: Path) -> None:
    styles = f"<w:styles {NS}><w:style w:type='character' w:styleId='H'><w:name w:val='h'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    cell = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>3</w:t></w:r></w:p>"
    assert texts(only(book(tmp_path, tbl(tr(tc(cell))), styles=styles))) == [["3"]]


NUMBERED = (
    f"<w:numbering {NS}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='指标%1：'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)
LISTED = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"


def test_numbers_of_lists_are_printed_but_never_join_a_figure(tmp_path: Path) -> None:
    rows = tbl(tr(tc(p("受益人数", own=LISTED)), tc(p("95%", own=LISTED))))
    assert texts(only(book(tmp_path, rows, numbering=NUMBERED))) == [["指标1：受益人数", "95%"]]


def test_paragraphs_of_a_cell_are_lines(tmp_path: Path) -> None:
    assert texts(only(book(tmp_path, tbl(tr(tc(p("一") + p("") + p("二"))))))) == [["一\n二"]]


def test_a_table_in_a_cell_follows_its_table(tmp_path: Path) -> None:
    inner = tbl(tr("内一", "内二"))
    found = book(tmp_path, tbl(tr(tc(p("前") + inner + p("后")), "旁")) + tbl(tr("末")))
    assert [(g.sheet, texts(g)) for g in found.grids] == [
        ("#1", [["前\n后", "旁"]]), ("#2", [["内一", "内二"]]), ("#3", [["末"]]),
    ]  # fmt: skip
    assert found.grids[1].above == ("前",)


def test_a_frame_of_one_cell_is_part_of_its_cell(tmp_path: Path) -> None:
    grid = only(book(tmp_path, tbl(tr(tc(tbl(tr("12")) + p("")), "旁"))))
    assert texts(grid) == [["12", "旁"]]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old"),
    ],
)
def test_files_that_are_no_documents_are_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    found = read_word(path, "a.docx")
    assert not found.grids
    assert [f.params["why"] for f in found.findings] == [why]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert read_word(tmp_path / "none.docx", "none.docx").findings[0].params["why"] == "missing"
    assert read_word(tmp_path, "x").findings[0].params["why"] == "folder"


def test_a_document_without_tables_says_so(tmp_path: Path) -> None:
    assert [f.code for f in book(tmp_path, p("只有文字")).findings] == ["PE041"]


def test_hostile_documents_are_refused_or_read(tmp_path: Path) -> None:
    """Neither a crash nor a wait: huge spans, endless nesting, entities."""
    wide = book(tmp_path, tbl(tr(tc("x", '<w:gridSpan w:val="999999999"/>'))))
    assert only(wide).width <= 1_000
    many = "".join(tr(tc("x", '<w:gridSpan w:val="1000"/>')) for _ in range(6_000))
    assert book(tmp_path, tbl(many)).findings[0].params["why"] == "large"
    deep = "<w:tbl><w:tr><w:tc>" * 40 + p("x") + "</w:tc></w:tr></w:tbl>" * 40
    assert book(tmp_path, deep).grids or book(tmp_path, deep).findings
    with zipfile.ZipFile(tmp_path / "e.docx", "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    assert read_word(tmp_path / "e.docx", "e").findings[0].params["why"] == "damaged"


@pytest.mark.parametrize("mark", ["strike", "dstrike"])
def test_what_is_struck_out_is_not_the_value(tmp_path: Path, mark: str) -> None:
    old = f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>4773</w:t></w:r>"
    off = f'<w:r><w:rPr><w:{mark} w:val="0"/></w:rPr><w:t>人次</w:t></w:r>'
    rows = tr("完成值", tc(f"<w:p>{old}<w:r><w:t>4873</w:t></w:r>{off}</w:p>")) + tr(
        "得分", tc(f"<w:p>{old}</w:p>")
    )
    found = book(tmp_path, tbl(rows))
    cells = [line[1] for line in found.grids[0].rows]
    assert [(cell.text, cell.notes) for cell in cells] == [
        ("4873人次", (STRUCK,)),
        ("", (STRUCK,)),
    ]
    (told,) = found.findings
    assert (told.code, told.span.line, told.span.column) == ("PE059", 1, 2)
    assert told.params["cells_zh"] == "表1第1行第2列、表1第2行第2列"


def test_a_table_in_a_cell_keeps_what_is_struck_out_to_itself(tmp_path: Path) -> None:
    old = p("4773", "<w:rPr><w:strike/></w:rPr>")
    inner = tbl(tr(tc(old), "210"), tr("指标", "值"))
    found = book(tmp_path, tbl(tr(tc(inner + p("外")), "值")))
    outer, inner_grid = found.grids
    assert outer.rows[0][0].notes == ()
    assert inner_grid.rows[0][0].notes == (STRUCK,)
