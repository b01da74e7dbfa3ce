"""Tables of Markdown and HTML texts."""

from __future__ import annotations

from pathlib import Path

from perfeval.model.grid import Book, Grid
from perfeval.source.tables.html import read_html
from perfeval.source.tables.markdown import read_markdown


def book(tmp_path: Path, text: str) -> Book:
    path = tmp_path / "表.md"
    path.write_text(text, "utf-8")
    return read_markdown(path, "表.md")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_pipe_tables_with_the_texts_above(tmp_path: Path) -> None:
    found = book(tmp_path, "# 绩效自评表\n\n单位：**万元**\n\n| 指标 | 值 |\n|:--|--:|\n| 人数 | ≥5\\|6 |\n\n说明\n\na | b\n--|--\n1 | 2\n\n注：甲\n")  # fmt: skip
    first, second = found.grids
    assert first.above == ("绩效自评表", "单位：万元")
    assert texts(first) == [["指标", "值"], ["人数", "≥5|6"]]
    assert (second.sheet, second.above, second.below) == ("#2", ("说明",), ("注：甲",))
    assert texts(second) == [["a", "b"], ["1", "2"]]


def test_cells_beyond_the_head_are_not_cut(tmp_path: Path) -> None:
    (grid,) = book(tmp_path, "| a |\n| - |\n| 1 | 2 |\n| - |\n").grids
    assert texts(grid) == [["a", ""], ["1", "2"], ["-", ""]]


def test_pasted_rows_without_a_head_are_a_table(tmp_path: Path) -> None:
    (grid,) = book(tmp_path, "| 一 | 二 |\n| 三 | 四 |\n").grids
    assert texts(grid) == [["一", "二"], ["三", "四"]]


def test_a_line_with_a_pipe_is_no_table_and_stays_a_text(tmp_path: Path) -> None:
    (grid,) = book(tmp_path, "甲|乙\n\n| a |\n|---|\n| 1 |\n").grids
    assert grid.above == ("甲|乙",)


def test_examples_in_fences_are_no_tables(tmp_path: Path) -> None:
    found = book(tmp_path, "```\n| a |\n|---|\n```\n\n| b |\n|---|\n")
    assert [texts(g) for g in found.grids] == [[["b"]]]


def test_signs_of_markdown_are_not_part_of_a_text(tmp_path: Path) -> None:
    (grid,) = book(tmp_path, "| **完成**<br>`95%` | 3*5*2 | [文件](http://a.b) | &ge;5 | a\\_b |\n|-|-|-|-|-|\n").grids  # fmt: skip
    assert texts(grid) == [["完成\n95%", "3*5*2", "文件", "≥5", "a_b"]]


def test_pasted_html_with_spans(tmp_path: Path) -> None:
    (grid,) = book(tmp_path, "题\n\n<table>\n<tr><td rowspan=2>产出</td><td colspan='2'>数量</td></tr>\n\n<tr><td>甲</td><td>10<sup>4</sup><br>人</td></tr></table>\n后\n").grids  # fmt: skip
    assert texts(grid) == [["产出", "数量", "数量"], ["产出", "甲", "10⁴\n人"]]
    assert grid.rows[0][0] is grid.rows[1][0]
    assert (grid.above, grid.below) == (("题",), ("后",))


def test_a_page_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "表.xls"
    page = "<html><head><meta charset=gb2312><title>t</title></head><body><p>自评表</p><table><caption>单位：元</caption><thead><tr><th>名称<th>得分</tr></thead><tr style='display:none'><td>藏<td>1<tr><td><input type=checkbox checked>是<del>8</del><td>9</table>尾</body></html>"
    path.write_bytes(page.encode("gb18030"))
    (grid,) = read_html(path, "表.xls").grids
    assert texts(grid) == [["名称", "得分"], ["藏", "1"], ["☑是", "9"]]
    assert (grid.above, grid.below) == (("自评表", "单位：元"), ("尾",))
    assert grid.hidden_rows == {2}


def test_a_table_in_a_cell_follows_its_table(tmp_path: Path) -> None:
    found = book(tmp_path, "<table><tr><td>外<table><tr><td>1</td><td>2</td></tr></table></td><td><table><tr><td>框</td></tr></table></td></tr></table>")  # fmt: skip
    assert [texts(g) for g in found.grids] == [[["外", "框"]], [["1", "2"]]]


def test_hostile_texts(tmp_path: Path) -> None:
    huge = "<table>" + "<tr><td colspan=1000 rowspan=0>x</td></tr>" * 9_000 + "</table>"
    assert book(tmp_path, huge).findings[0].params["why"] == "large"
    for text in ("|" * 200_000, "<table" * 50_000, "a|b\n" * 50_000, "<table><tr><td>" * 3_000, "<!--" * 50_000 + "<table>", "| " + "[" * 100_000 + " |\n|-|\n"):  # fmt: skip
        found = book(tmp_path, text)
        assert found.grids or found.findings
    assert book(tmp_path, "没有表").findings[0].code == "PE041"
