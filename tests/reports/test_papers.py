"""Papers: one description as Word, HTML and Markdown, the same bytes every time."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from reports import word_orders
from reports.paper_samples import BELL, ROWS, lines, paper, table
from reports.word_grids import ill_fitting
from reports.word_orders import trees, unzipped

from perfeval.reports.papers.writers import ENDINGS, write
from perfeval.reports.story.elements import chart, grid, heading, para

WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def sections(data: bytes) -> str:
    """The document's body with a mark for each end of a section and each table."""
    body = unzipped(data)["word/document.xml"].decode()
    marks = {WIDE: "W", UPRIGHT: "U", "<w:tbl>": "t"}
    found = re.findall("|".join(map(re.escape, marks)), body)
    return "".join(marks[one] for one in found)


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_paper_gives_the_same_bytes(ending: str, lang: str) -> None:
    one = paper(grid(table(*ROWS)), chart(lines()))._replace(lang=lang)
    assert write(one, ending) == write(one, ending)


def test_a_word_paper_is_what_word_opens() -> None:
    given = paper(
        heading(1, "一、", "甲"), grid(table(*ROWS, merge=2)), chart(lines()), chart(lines(False)),
        grid(table(*ROWS, wide=True)), signature=("填报人：",), properties={"digest": "abc"},
    )  # fmt: skip
    parts = unzipped(write(given, ".docx"))
    assert list(word_orders.missing_targets(parts, trees(parts))) == []
    assert word_orders.without_type(parts, trees(parts)) == []
    assert word_orders.unknown_styles(trees(parts)) == set()
    for root in trees(parts).values():
        assert list(word_orders.out_of_order(root)) == list(word_orders.badly_ended(root)) == []
        assert list(ill_fitting(root)) == []


def test_a_word_paper_says_what_it_is_and_where_it_comes_from() -> None:
    given = paper(
        subtitle="截至2024年7月31日",
        properties={"subject": "某项目", "digest": "f00", "bad key": "x"},
    )
    data = write(given, ".docx")
    core, custom = opened(data).core_properties, unzipped(data)["docProps/custom.xml"].decode()
    assert (core.title, core.subject) == ("整改问题清单", "某项目")
    kept = dict(re.findall(r'name="perfeval\.(\w+)"><vt:lpwstr>([^<]*)<', custom))
    assert (kept["kind"], kept["digest"]) == ("list", "f00")
    assert "bad" not in custom
    texts = [p.text for p in opened(data).paragraphs if p.text]
    assert texts[:2] == ["整改问题清单", "截至2024年7月31日"]


def test_headings_are_numbered_by_their_style_and_heads_come_again() -> None:
    document = opened(write(paper(), ".docx"))
    head = next(p for p in document.paragraphs if p.text == "总体情况")
    assert head.style.style_id == "Heading1"
    rows = document.tables[0].rows
    assert rows[0]._tr.trPr.find("{*}tblHeader") is not None
    assert all(row._tr.trPr.find("{*}cantSplit") is not None for row in rows)


def test_a_heading_goes_with_the_landscape_table_below_it() -> None:
    wide = grid(table(*ROWS, wide=True))
    data = write(
        paper(
            grid(table(*ROWS)),
            heading(1, "一、", "责任清单"),
            para("共3项。"),
            wide,
            signature=("填报人：",),
        ),
        ".docx",
    )
    assert sections(data) == "tUtW"
    body = unzipped(data)["word/document.xml"].decode()
    assert body.index(UPRIGHT) < body.index("责任清单") < body.index("填报人") < body.index(WIDE)


def test_a_paper_that_begins_with_a_landscape_table_has_no_empty_page() -> None:
    assert sections(write(paper(grid(table(*ROWS, wide=True))), ".docx")) == "tW"


def test_a_landscape_paper_has_no_upright_page() -> None:
    data = write(paper(landscape=True), ".docx")
    assert sections(data) == "tW"


def test_charts_are_numbered_by_position_and_sheets_show_the_same() -> None:
    given = paper(chart(lines()), chart({**lines(), "caption": "目标"}))
    assert "**图1 进度**" in write(given, ".md").decode()
    assert "**图2 目标**" in write(given, ".md").decode()
    assert (
        len(
            re.findall(
                r"word/charts/reportChart\d\.xml\b", str(sorted(unzipped(write(given, ".docx"))))
            )
        )
        == 2
    )
    html = write(given, ".html").decode()
    assert len(set(re.findall(r'id="(chart-[^"]+)"', html))) == 4
    assert given.body[0]["chart"]["caption"] == "进度"  # the paper itself stays as it was


def test_an_html_paper_runs_and_loads_nothing() -> None:
    given = paper(properties={"digest": 'a"b'}, signature=("填报人：", ""))
    text = write(given._replace(title=f"清单<script>{BELL}"), ".html").decode()
    assert "<script" not in text
    assert BELL not in text
    assert "script-src" not in text
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "清单&lt;script&gt;" in text
    assert '<meta name="perfeval-digest" content="a&#34;b">' in text


def test_control_signs_and_marks_are_no_part_of_a_paper() -> None:
    hostile = paper(
        heading(1, "一、", f"甲{BELL}"), para("<b>& {{ x }} {% if %}"), grid(table(*ROWS))
    )
    document = opened(write(hostile, ".docx"))
    assert any(p.text == "<b>& {{ x }} {% if %}" for p in document.paragraphs)
    assert document.tables[0].cell(3, 2).text == "闲置"
    assert BELL not in write(hostile, ".md").decode()


def test_markdown_has_title_subtitle_text_and_signatures() -> None:
    text = write(paper(subtitle="截至7月底", signature=("填报人：", "")), ".md").decode()
    assert text.startswith("# 整改问题清单\n\n截至7月底\n\n## 一、总体情况\n")
    assert text.endswith("注：金额按公布数\n\n填报人：\n")
