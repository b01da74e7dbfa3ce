"""The pages on reports show what really comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shown_pages

from perfeval import load_project, score
from perfeval.reports.forms.profiles import NAMES, USUAL
from perfeval.reports.outlines import OUTLINES
from perfeval.reports.request import STAGES
from perfeval.reports.writers import WRITERS

PAGES = ("reports.md", "reports.zh-CN.md")


def _rows(page: str, head: str) -> set[str]:
    """First cells of the table whose header begins so."""
    (table,) = re.findall(
        rf"^\| {re.escape(head)}[^\n]*\n\|[-|]+\|\n((?:\|[^\n]*\n)+)", shown_pages.text(page), re.MULTILINE
    )  # fmt: skip
    return set(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE))


@pytest.mark.parametrize(("command", "output"), shown_pages.shown(*PAGES))
def test_output(command: str, output: str, tmp_path: Path) -> None:
    shown_pages.write_files(PAGES[0], tmp_path)
    done = shown_pages.perfeval(command, tmp_path)
    assert done.code == 0
    assert shown_pages.fits(output, done.text), done.text


def test_the_project_scores_as_the_page_says(tmp_path: Path) -> None:
    shown_pages.write_files(PAGES[0], tmp_path)
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable, loaded.findings
    # 89% of 10; 117/120 of 40; 20; 85%/90% of 30
    assert [str(float(leaf.score or 0)) for leaf in score(loaded).leaves] == [
        "8.9", "39.0", "20.0", "28.33",
    ]  # fmt: skip


def test_both_pages_have_the_same_files() -> None:
    one, other = (shown_pages.NAMED.findall(shown_pages.text(page)) for page in PAGES)
    assert one == other


@pytest.mark.parametrize("page", PAGES)
def test_python(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown_pages.write_files(PAGES[0], tmp_path)
    monkeypatch.chdir(tmp_path)
    (body,) = re.findall(r"^```python\n(.*?)^```", shown_pages.text(page), re.MULTILINE | re.DOTALL)
    exec(compile(body, page, "exec"), {})
    assert capsys.readouterr().out.splitlines() == re.findall(r"print\(.*\)  # (.*)$", body, re.M)


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_have_every_choice(page: str) -> None:
    zh = page.endswith("zh-CN.md")
    assert _rows(page, "文件" if zh else "file") == set(WRITERS)
    assert _rows(page, "`--kind`") == set(OUTLINES)
    assert _rows(page, "`--stage`") == set(STAGES)
    assert _rows(page, "`--form`") == set(NAMES)
    forms = dict(
        re.findall(r"^\| `([\w-]+)` \| [^|]*绩效[^|]* \| ([^|]*) \|$", shown_pages.text(page), re.M)
    )
    none = "无，可以指定" if zh else "none, unless asked for"
    assert {kind for kind, form in forms.items() if form != none} == set(USUAL)
