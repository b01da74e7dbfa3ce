"""The annex of scoring standards, which projects of one set share, in Word."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from perfeval import api
from perfeval.reports.request import Request
from perfeval.reports.story.story import story
from perfeval.reports.tables import frozen, thawed
from perfeval.reports.word.page import Page
from perfeval.reports.word.table import table_xml
from perfeval.reports.words import words

EXAMPLE = Path(__file__).parents[2] / "examples" / "urumqi-2023" / "project.yaml"
PAGE = Page(8844, 13266)


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    found: dict[str, Any] = story(api.score(api.load_project(EXAMPLE)), Request())["tables"][
        "standards"
    ]
    return found


def test_a_frozen_table_is_the_same_table(table: dict[str, Any]) -> None:
    assert thawed(frozen(table)) == table


def test_a_project_s_own_target_is_printed(table: dict[str, Any]) -> None:
    w = words("zh")
    before = table_xml(table, w, PAGE)
    other = deepcopy(table)
    other["rows"][11]["cells"]["target"] = "≥987个"
    assert "≥987个" in table_xml(other, w, PAGE)
    assert "≥987个" not in before
    assert table_xml(table, w, PAGE) == before


def test_language_page_and_caption_count(table: dict[str, Any]) -> None:
    w = words("zh")
    captioned = {**table, "caption": "评分标准表"}
    assert "评分标准表" in table_xml(captioned, w, PAGE)
    assert "评分标准表" not in table_xml(captioned, w, PAGE, False)
    assert table_xml(table, w, PAGE) != table_xml(table, w, Page(6000, 9000))
    noted = {**table, "notes": ["一条"]}
    assert table_xml(noted, w, PAGE) != table_xml(noted, words("en"), PAGE)
