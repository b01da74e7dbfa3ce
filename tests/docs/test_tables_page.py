"""The pages on forms and workbooks show what really comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shown_pages

PAGES = (
    "import-a-form.md", "import-a-form.zh-CN.md", "recheck.md", "recheck.zh-CN.md",
    "fill-in-a-workbook.md", "fill-in-a-workbook.zh-CN.md",
)  # fmt: skip
FORM = re.compile(r"^```csv\n# form\.csv\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```text\n(\$ perfeval .*?)^```", re.MULTILINE | re.DOTALL)


def _blocks() -> list[object]:
    """What is shown together runs together: a command may use what the one before has written."""
    found = []
    for page in PAGES:
        for body in BLOCK.findall(shown_pages.text(page)):
            parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
            told = [part.partition("\n")[::2] for part in parts]
            found.append(pytest.param(told, id=f"{page}: {told[0][0]}"))
    return found


@pytest.mark.parametrize("told", _blocks())
def test_output(told: list[tuple[str, str]], tmp_path: Path) -> None:
    shown_pages.write_files("reports.md", tmp_path)
    (form,) = FORM.findall(shown_pages.text(PAGES[0]))
    (tmp_path / "form.csv").write_text(form, "utf-8")
    for command, output in told:
        done = shown_pages.perfeval(command, tmp_path)
        assert shown_pages.fits(output, done.text), done.text


def test_both_languages_read_the_same_form() -> None:
    assert FORM.findall(shown_pages.text(PAGES[0])) == FORM.findall(shown_pages.text(PAGES[1]))
