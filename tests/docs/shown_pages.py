"""How-to pages that show commands: their files, the commands, and what really comes out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"
NAMED = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```text\n\$ (perfeval [^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANYTHING = "…"  # alone on a line: any number of lines


class Done(NamedTuple):
    code: int
    text: str  # standard output, then what was said beside it


def text(page: str) -> str:
    return (HOW_TO / page).read_text("utf-8")


def write_files(page: str, folder: Path) -> None:
    """The files that a page gives, by the name in their first line."""
    for name, content in NAMED.findall(text(page)):
        (folder / name).write_text(content, "utf-8")


def shown(*pages: str) -> list[tuple[str, str]]:
    """Commands with the output below them."""
    return [found for page in pages for found in SHOWN.findall(text(page))]


def perfeval(command: str, folder: Path) -> Done:
    kept = {k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "COLUMNS", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "perfeval", *shlex.split(command)[1:]], cwd=folder, check=False,
        env={**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return Done(done.returncode, done.stdout + done.stderr)


def fits(output: str, real: str) -> bool:
    """Whether the output that a page shows is the real one."""
    lines = (
        r"(?:.*\n)*?" if line.strip() == ANYTHING else re.escape(line) + r"[ ]*\n"
        for line in output.splitlines()
    )
    return re.fullmatch("".join(lines), real) is not None
