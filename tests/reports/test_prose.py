"""The project's Markdown as elements: what it means, what is never run, and no hang."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.reports import escape
from perfeval.reports.prose import blocks, led
from perfeval.reports.prose_markdown import parsed
from perfeval.reports.prose_simple import simple
from perfeval.reports.words import words

NAME = {"text": "培训人次", "bold": True}
COLON = {"text": "：", "bold": False}


def _texts(elements: list[dict[str, Any]]) -> list[str]:
    """The text of every paragraph and heading, in order, however deep."""
    found: list[str] = []
    for e in elements:
        if "runs" in e:
            found.append("".join(run["text"] for run in e["runs"]))
        elif "text" in e:
            found.append(e["text"])
        for inner in (*e.get("items", ()), *([e["body"]] if "body" in e else [])):
            found += _texts(inner)
    return found


def test_paragraphs_join_their_lines_as_people_write_them() -> None:
    assert _texts(blocks("甲\n乙\nend\nof\n\n \n（1）丙\n三、丁", 1)) == [
        "甲乙end of",
        "（1）丙三、丁",
    ]


def test_marked_and_unmarked_text_join_lines_alike() -> None:
    lines = "甲\n乙 a\nb\n丙"
    assert _texts(blocks(f"{lines}\n\n**强**", 1))[0] == _texts(blocks(lines, 1))[0] == "甲乙 a b丙"


def test_headings_stand_below_the_sections_own_and_have_no_number() -> None:
    found = blocks("# 大\n\n## 小\n\n文", 2)
    assert [(e["level"], e["number"], e["text"]) for e in found[:2]] == [
        (3, "", "大"),
        (4, "", "小"),
    ]


def test_a_heading_deeper_than_six_is_a_bold_line() -> None:
    found = blocks("# 一\n\n###### 六", 4)
    assert found[0]["kind"] == "heading"
    assert found[1] == {"kind": "para", "runs": [{"text": "六", "bold": True}]}


def test_lists_keep_their_first_number_and_what_is_inside() -> None:
    (found,) = blocks("3) 甲\n   - 乙\n4) 丙", 1)
    assert (found["ordered"], found["start"], found["sign"]) == (True, 3, ")")
    assert _texts([found]) == ["甲", "乙", "丙"]
    assert found["items"][0][1]["kind"] == "bullets"


def test_a_table_keeps_its_columns_and_sides() -> None:
    (found,) = blocks("|项目|金额|\n|---|--:|\n|甲|1|\n|乙||", 1)
    table = found["table"]
    assert [(c["label"], c["align"]) for c in table["columns"]] == [
        ("项目", "left"),
        ("金额", "right"),
    ]
    assert [list(r["cells"].values()) for r in table["rows"]] == [["甲", "1"], ["乙", ""]]


def test_weights_breaks_and_addresses_of_runs() -> None:
    (found,) = blocks("**甲** *乙* ~~丙~~ `<b>` [丁](https://a.cn) x  \ny", 1)
    kept = {run["text"].strip(): set(run) - {"text", "bold"} for run in found["runs"]}
    assert found["runs"][0] == {"text": "甲", "bold": True}
    assert kept["乙"] == {"italic"}
    assert kept["丙"] == {"strike"}
    assert kept["<b>"] == {"code"}
    assert kept["丁"] == {"link"}
    assert found["runs"][-1]["text"] == " x\ny"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x",
     "&#106;avascript:alert(1)", "java&#9;script:alert(1)", "x&#10;javascript:alert(1)", "file:///etc/passwd", "java\\script:alert(1)", "data:image/png;base64,x"],
)  # fmt: skip
def test_no_address_runs_anything(address: str) -> None:
    for text in (
        f"[x]({address})",
        f"[x][1]\n\n[1]: {address}",
        f"![x]({address})",
        f"<{address}>",
    ):
        links = [r.get("link", "") for e in blocks(text, 1) for r in e.get("runs", ())]
        assert not any(":" in link for link in links), text


def test_raw_html_is_text() -> None:
    text = "<script>alert(1)</script>\n\n- <img src=x onerror=y>\n\n<!-- x -->"
    assert _texts(blocks(text, 1)) == [
        "<script>alert(1)</script>",
        "<img src=x onerror=y>",
        "<!-- x -->",
    ]


def test_a_lead_stands_in_the_first_line_of_plain_prose_which_ends_in_a_stop() -> None:
    e = {"kind": "prose", "text": "办班3期", "level": 1, "lead": [NAME, COLON]}
    (found,) = led(e, words("zh"))
    assert found["runs"][0] == NAME
    assert _texts([found]) == ["培训人次：办班3期。"]


def test_a_lead_before_a_list_stands_alone_without_its_colon() -> None:
    e = {"kind": "prose", "text": "- 甲\n- 乙", "level": 1, "lead": [NAME, COLON]}
    found = led(e, words("zh"))
    assert _texts(found) == ["培训人次", "甲", "乙"]
    assert found[1]["kind"] == "bullets"


def test_a_line_indented_by_four_is_a_line_not_code() -> None:
    assert [e["kind"] for e in blocks("**甲**\n\n    乙", 1)] == ["para", "para"]


PIECES = [
    "文", "a", "1", "**", "*", "。", "，", " ", "\n", "\n\n", "- ", "1. ", "2) ", "|", "-", "## ", "#", "（", ">",
    "\n|甲|乙|\n|-|-:|\n|1|2|\n", "\n- 甲\n- **乙**丙\n", "**甲。** ", "**甲**", "=", "\n---\n", "\u3000", "\u2028",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_what_is_read_without_the_parser_says_what_the_parser_says(text: str) -> None:
    body = escape.block(text, 2)
    quick = simple(body, 1) if body else None
    assert quick is None or quick == parsed(body, 1)


@pytest.mark.parametrize(
    "text",
    [
        "七项：\n\n1. 甲；\n2. 乙。",
        "**进展。** 办班。\n\n- 甲\n- 乙",
        "|项|数|\n|---|--:|\n|甲|1|",
        "## 小标题\n\n文",
    ],
)
def test_what_most_people_write_needs_no_parser(text: str) -> None:
    assert simple(escape.block(text, 2), 1) is not None


NESTED = 100_000
HOSTILE = {
    "quotes": ">" * NESTED, "lists": "- " * NESTED, "brackets": "[" * NESTED + "]" * NESTED,
    "images": "![" * NESTED, "stars": "*a_" * NESTED, "ticks": "`a" * NESTED, "titles": '[a](b "' * NESTED,
    "blank": " \n" * NESTED + "x", "steps": "".join(" " * 2 * n + "- a\n" for n in range(300)),
    "heading": "# a" + " " * NESTED + "x", "long": "文" * 700_000, "marks": "**a** " * 300_000,
    "lines": "a\n---\n" * 20_000, "references": "[a]: b\n" * NESTED, "surrogate": "**a\ud800b** [x](\ud800)",
    "bars": "|" * NESTED + "\n" + "|-" * NESTED,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_tangled_text_is_printed_and_does_not_hang(text: str) -> None:
    assert "".join(_texts(blocks(text, 1))).count("a") >= (text.count("a") > 0)


def test_nothing_is_lost_where_nesting_goes_too_deep() -> None:
    assert "甲" in "".join(_texts(blocks("> " * 60 + "甲", 1)))


def test_plain_text_does_not_load_the_parser() -> None:
    code = (
        "import sys; from perfeval.reports.prose import blocks\n"
        "blocks('一、段落（1）60~80%，a_b；2023-01-01\\n\\n1.甲 #1 50%', 1)\n"
        "print('markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
