"""The pages on monitoring, ledgers, panels, surveys and the use of results show what comes out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import shown_pages

NAMES = ("goals", "monitor", "ledger", "panel", "survey", "use-results", "batch")
PAGES = [(name, f"{name}{ending}") for name in NAMES for ending in (".md", ".zh-CN.md")]
BLOCK = re.compile(r"^```text\n(\$ perfeval .*?)^```", re.MULTILINE | re.DOTALL)


def _blocks() -> list[object]:
    """What is shown together runs together, on the files that the English page gives."""
    found = []
    for name, page in PAGES:
        for body in BLOCK.findall(shown_pages.text(page)):
            parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
            told = [part.partition("\n")[::2] for part in parts]
            found.append(pytest.param(name, told, id=f"{page}: {told[0][0]}"))
    return found


@pytest.mark.parametrize(("name", "told"), _blocks())
def test_output(name: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    shown_pages.write_files(f"{name}.md", tmp_path)
    shutil.copytree(shown_pages.ROOT / "examples", tmp_path / "examples")
    for command, output in told:
        done = shown_pages.perfeval(command, tmp_path)
        assert shown_pages.fits(output, done.text), done.text
