"""HTML reports in a browser: what a reader does with them works, on screen and on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rendering.browser import check
from rendering.chromium import Page, found, page
from report_samples import english, scored

from perfeval.reports.html.writer import write
from perfeval.reports.request import Request

# where CI runs, a missing browser is a failure: nobody would see that nothing was looked at
pytestmark = pytest.mark.skipif(
    found() is None and not os.environ.get("CI"), reason="there is no Chromium here"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with page() as one:
        yield one


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_fold_filter_search_links_and_print_work(browser: Page, tmp_path: Path, lang: str) -> None:
    card = scored(tmp_path) if lang == "zh" else english(tmp_path)
    report = tmp_path / "report.html"
    report.write_bytes(write(card, Request(lang)).data)
    assert not check(browser, report)
