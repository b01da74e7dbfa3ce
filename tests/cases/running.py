"""Runs `perfeval validate` on the files of a case."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

NOT_INPUT = {"expected.txt", "options.txt", "make.yaml"}


class Run(NamedTuple):
    """Exit code, lines such as `set.yaml:6:11 error PE201`, and what went to standard error."""

    code: int
    lines: list[str]
    errors: str


def lay(case: Path, folder: Path) -> None:
    """The case's files in a folder of their own."""
    for path in sorted(case.rglob("*")):
        target = folder / path.relative_to(case)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif path.name not in NOT_INPUT:
            shutil.copyfile(path, target)
    made = case / "make.yaml"
    if made.is_file():
        entries: Any = yaml.safe_load(made.read_text("utf-8"))
        for entry in entries if isinstance(entries, list) else [entries]:
            (folder / entry["name"]).write_bytes(content(entry))


def content(entry: dict[str, Any]) -> bytes:
    """The bytes that an entry of `make.yaml`, or of an example, stands for."""
    if "hex" in entry:
        return bytes.fromhex(entry["hex"])
    text = entry["text"] * int(entry.get("repeat", 1))
    return text.encode(entry.get("encoding", "utf-8"))  # type: ignore[no-any-return]


def options(case: Path) -> list[str]:
    path = case / "options.txt"
    return path.read_text("utf-8").split() if path.is_file() else []


def run(folder: Path, more: list[str]) -> Run:
    """`perfeval validate` in the folder, on all that is in it."""
    code = (
        "import json, sys\nfrom perfeval.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "validate", ".", "--format", "json", *more],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if not done.stdout:
        return Run(done.returncode, [], done.stderr)
    found = json.loads(done.stdout)["findings"]
    lines = [_line(entry) for entry in found]
    return Run(done.returncode, lines, done.stderr)


def _line(entry: dict[str, Any]) -> str:
    place = f"{entry['file']}:{entry['line']}:{entry['column']} " if entry["file"] else ""
    return f"{place}{entry['severity']} {entry['code']}"
