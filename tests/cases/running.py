"""Runs `perfeval validate` on the files of a case."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from perfeval.__main__ import main

# a finding as standard error shows it, where a run can't begin
TOLD = re.compile(
    r"^(?:(\S+:\d+:\d+|\S+ [^\n:]+?![A-Z]+\d+|\S+ (?:table (?:\d+|“[^\n”]*”), )?row \d+, column (?:\d+|“[^\n”]*”)): )?"
    r"(error|warning|info) (PE\d{3}) ",
    re.MULTILINE,
)
NOT_INPUT = {"expected.txt", "options.txt", "make.yaml"}


class Run(NamedTuple):
    """Exit code, lines such as `set.yaml:6:11 error PE201`, and what went to standard error."""

    code: int
    lines: list[str]
    errors: str
    unusable: bool = False


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
    code, out, errors = call(folder, ["validate", ".", "--format", "json", "--lang", "en", *more])
    if not out:
        return Run(code, told(errors), errors, unusable=True)
    return Run(code, [_line(entry) for entry in json.loads(out)["findings"]], errors)


def call(folder: Path, words: list[str]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a call in the folder."""
    out, errors, here = io.StringIO(), io.StringIO(), Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(errors):
            code = main(words)
    finally:
        os.chdir(here)
    return code, out.getvalue(), errors.getvalue()


def told(errors: str) -> list[str]:
    """The findings on standard error, in English."""
    found = TOLD.findall(errors)
    return [f"{at + ' ' if at else ''}{level} {code}" for at, level, code in found]


def _line(entry: dict[str, Any]) -> str:
    place = f"{entry['file']}:{entry['line']}:{entry['column']} " if entry["file"] else ""
    return f"{place}{entry['severity']} {entry['code']}"
