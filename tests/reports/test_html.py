"""The report as one page: whole, for everyone, and telling what the others tell."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from report_samples import PROJECT, english, example, scored

from perfeval.model.scorecard import Scorecard
from perfeval.reports.html.writer import TEMPLATES, write
from perfeval.reports.request import Request
from perfeval.reports.score_document import digest
from perfeval.reports.story.story import story


def html(card: Scorecard, lang: str = "zh") -> str:
    return write(card, Request(lang)).data.decode("utf-8")


def words(text: str) -> str:
    """What a reader sees, without spaces."""
    text = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", text)))


def levels(text: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    return scored(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def page(sample: Scorecard) -> str:
    return html(sample)


def test_ids_stand_once_and_links_lead_to_them(page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert {"problem-1", "evidence-1"} <= targets <= set(ids)
    place = page.index('id="problem-1"')
    assert "公示不及时" in page[place : place + 80]


def test_nothing_comes_from_elsewhere(page: str) -> None:
    body = page.split("</style>")[1].split("<script>")[0]
    assert not re.search(r"<[^>]*\s(src|srcset|style|on\w+)\s*=", body)
    assert not re.search(r"<(link|iframe|object|embed|base)\b", page)
    assert "url(" not in (TEMPLATES / "style.css").read_text("utf-8")
    policy = unescape(page.split('Content-Security-Policy" content="')[1].split('"')[0])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_page_says_what_it_is(tmp_path: Path, sample: Scorecard) -> None:
    for card, lang, tag in ((sample, "zh", "zh-CN"), (english(tmp_path), "en", "en")):
        text = html(card, lang)
        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{tag}">')
        assert text.count(digest(card, lang)) == 2  # in the head, and for readers at the foot
        assert f"<h1>{text.split('<title>')[1].split('</title>')[0]}</h1>" in text


def test_headings_leave_no_level_out(tmp_path: Path, page: str) -> None:
    project = PROJECT.replace("    项目来自某规划。\n", "    # 一\n\n    #### 深\n\n    ## 浅\n")
    for text in (page, html(scored(tmp_path, project)), html(example("shanghai-2022"))):
        found = levels(text)
        assert found[0] == 1
        assert found.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(found))


def test_tables_have_scopes_and_regions(page: str) -> None:
    assert len(re.findall("<th ", page)) == len(
        re.findall(r'<th scope="(?:col|colgroup|row)"', page)
    )
    assert "<th>" not in page
    assert page.count('role="region" tabindex="0" aria-label="') >= page.count("<table>")
    for tag in ("<header", "<nav", "<main", "<footer", "<caption", 'class="skip" href="#content"'):
        assert tag in page


def regions(text: str) -> list[str]:
    """The names of all parts that a screen reader lists."""
    heads = dict(re.findall(r'<h\d id="([^"]+)">(.*?)</h\d>', text))
    found = re.findall(r'<section [^>]*aria-labelledby="([^"]+)"', text)
    found = [heads[mark] for mark in found]
    return found + re.findall(r'<(?:section|div)\b[^>]* aria-label="([^"]+)"', text)


def test_no_two_regions_have_the_same_name(tmp_path: Path, page: str) -> None:
    pages = [page, html(english(tmp_path), "en")]
    twice = PROJECT.replace("    项目来自某规划。\n", "    |a|b|\n    |-|-|\n    |1|2|\n\n" * 2)
    twice = twice.replace("    |1|2|\n\n    |a", "    |1|2|\n\n    文。\n\n    |a")
    pages.append(html(scored(tmp_path, twice)))
    pages += [html(example(name)) for name in ("urumqi-2023", "shanghai-2022", "chaoyang-2020")]
    for text in pages:
        names = regions(text)
        assert len(names) > 10
        assert len(names) == len(set(names))


def test_the_top_says_what_is_still_to_be_written(sample: Scorecard, page: str) -> None:
    gaps = story(sample, Request("zh"))["notice"]
    assert gaps.startswith("本报告尚有")
    start = page.index("<main")
    assert words(gaps) in words(page[start : page.index('class="board"', start)])


def test_every_row_fills_the_grid(page: str) -> None:
    for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL):
        taken: dict[int, int] = {}
        for number, row in enumerate(re.findall(r"<tr.*?</tr>", table, re.DOTALL)):
            for cell in re.findall(r"<t[dh]([^>]*)>", row):
                spans = dict(re.findall(r'(col|row)span="(\d+)"', cell))
                for below in range(number, number + int(spans.get("row", 1))):
                    taken[below] = taken.get(below, 0) + int(spans.get("col", 1))
        assert len(set(taken.values())) == 1, table[:300]


def test_the_tree_tells_all_of_an_indicator(page: str) -> None:
    told = words(page.split('class="tree"')[1])
    # 10 points, four to meet: one missed takes 2.5, one half met takes 1.25
    start = told.index("立项程序▼扣3.75分")
    own = told[start : told.index("目标明确", start)]
    for part in ("6.25/10分", "得分率62.50%", "2.5/4项符合", "62.5%×10分=6.25分", "每符合一项",
                 "2.5缺会议纪要E09P1（公示不及时）", "1.25评价要点“丙项”部分符合（50%）"):  # fmt: skip
        assert part in own
    assert "项目立项3项指标，失分2项" in told
    for part in ("目标明确√满分", "不适用项○不适用", "未到期项○未到期", "缺结果项×缺失"):
        assert part in told


def test_the_same_input_gives_the_same_bytes(sample: Scorecard) -> None:
    assert write(sample).data == write(sample).data


def test_a_set_without_scores_is_told_by_what_is_met() -> None:
    told = words(html(example("shanghai-2022")))
    assert "指标和事项14项" in told
    assert "未完成或不完全符合2项" in told
