"""Display widths, wrapping, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.cli.cells import cells, clean, pad, wrap
from perfeval.cli.page import Page
from perfeval.cli.sources import excerpt
from perfeval.cli.table import Column, Row, draw

TEXT = st.text(alphabet=st.sampled_from("abc 汉字，。（）12%≥\u0301é-"), max_size=60)


def test_widths() -> None:
    assert [cells(text) for text in ("abc", "汉字", "（）", "e\u0301", "①", "")] == [
        3,
        4,
        4,
        1,
        1,
        0,
    ]
    assert pad("汉", 4) == "汉  "
    assert pad("汉", 4, ">") == "  汉"


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "a\x00b", "\u202eevil", "a\x9bb", "tab\there", "two\nlines", "\x7f"]
)
def test_control_characters_go(text: str) -> None:
    assert clean(text).isprintable()


@given(TEXT, st.integers(4, 30))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)


def test_stops_do_not_begin_a_line() -> None:
    assert wrap("一二三四，五", 8) == ["一二三", "四，五"]
    assert wrap("一二三（四五", 8) == ["一二三", "（四五"]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4), st.integers(40, 90))
def test_tables_fit_and_line_up(rows: list[tuple[str, str, str]], width: int) -> None:
    page = Page(width)
    draw(
        page,
        [Column("甲", "<", 8), Column("乙", ">", 8), Column("丙", "<", 8)],
        [Row(row) for row in rows],
    )
    assert all(cells(line) <= width for line in page.text().splitlines())


def test_colours_only_when_asked() -> None:
    page = Page(40)
    page.line(("x", "bold red"), " y")
    assert page.text() == "x y\n"
    assert page.text(coloured=True) == "\x1b[1;31mx\x1b[0m y\n"


@pytest.mark.parametrize("column", [1, 3, 50, 400])
def test_excerpts_fit_and_point_at_the_column(column: int) -> None:
    line = "汉字abc" * 100
    shown, caret = excerpt(line, column, 60)
    assert cells(shown) <= 62
    at = caret.index("^")
    position = 0
    for char in shown:
        if position == at:
            assert char == line[column - 1]
            break
        position += cells(char)
    else:
        pytest.fail("the caret points at nothing")
