"""The pages of findings: one section a code, with what it takes to understand it."""

from __future__ import annotations

import re

import pytest
from generated import DOCS, pages

from perfeval.checks.catalogue import catalogue
from perfeval.library.examples import examples

SECTIONS = re.compile(r"^## (PE\d{3})\n(.*?)(?=^## PE|\Z)", re.MULTILINE | re.DOTALL)


def sections(lang: str) -> dict[str, str]:
    chosen = [
        text
        for name, text in pages().items()
        if name.startswith("findings/") and name.endswith(".zh-CN.md") == (lang == "zh")
    ]
    return dict(pair for text in chosen for pair in SECTIONS.findall(text))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_has_a_section(lang: str) -> None:
    assert list(sections(lang)) == list(catalogue())


def test_no_page_is_left_over() -> None:
    written = {path.relative_to(DOCS).as_posix() for path in (DOCS / "findings").iterdir()}
    assert written == {name for name in pages() if name.startswith("findings/")}


def test_a_section_says_why_and_shows_both_files() -> None:
    text = sections("zh")["PE101"]
    found = examples()["PE101"]
    assert found.why["zh"] in text
    for sample in (*found.wrong, *found.right):
        assert f"```yaml\n{sample.text}```" in text
    # where the finding stands, and what it says there
    assert "`set.yaml`，第5行第46列，从 `explian: 按签到表计}` 起" in text
    assert "> 指标里没有“explian”这个键，是否指“explain”？<br>\n> 改法：请改成“explain”，" in text


def test_a_command_is_shown_where_files_alone_show_nothing() -> None:
    text = sections("en")["PE001"]
    assert "```sh\nperfeval score projct.yaml\n```" in text
    assert "```sh\nperfeval score project.yaml\n```" in text
