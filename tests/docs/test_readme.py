"""Both READMEs show what really comes out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from perfeval import load_project, score

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANYTHING = "…"  # alone on a line: any number of lines


def _fences(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return [body for name, body in FENCE.findall(text) if name == kind]


def _shown() -> list[Any]:
    """What is shown together: commands, each with the output below it, run one after the other."""
    found = []
    for page in READMES:
        for body in _fences(page, "text"):
            parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
            told = [(command, output) for command, _, output in (p.partition("\n") for p in parts)]
            if told:
                found.append(pytest.param(told, id=f"{page}: {told[0][0]}"))
    return found


def _run(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "perfeval"
    kept = {k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "COLUMNS", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "perfeval", *arguments], cwd=folder, capture_output=True,
        env={**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src")}, encoding="utf-8", check=False,
    )  # fmt: skip
    # what is rechecked has its defects
    assert done.returncode == (1 if arguments[0] == "recheck" else 0), done.stderr
    return done.stdout + done.stderr


def _pattern(shown: str) -> str:
    lines = (
        r"(?:.*\n)*?" if line.strip() == ANYTHING else re.escape(line) + r"[ ]*\n"
        for line in shown.splitlines()
    )
    return "".join(lines)


@pytest.mark.parametrize("told", _shown())
def test_output(told: list[tuple[str, str]], tmp_path: Path) -> None:
    folder = ROOT
    if any(" -o " in command for command, _ in told):
        folder = tmp_path
        shutil.copytree(ROOT / "examples", folder / "examples")
    for command, output in told:
        real = _run(command, folder)
        assert re.fullmatch(_pattern(output), real), real


@pytest.mark.parametrize("page", READMES)
def test_the_first_two_commands(page: str) -> None:
    """Whoever reads only these can install, score and test."""
    first, second = _fences(page, "sh")[:2]
    for command in (first, second):
        assert len(command.strip().splitlines()) == 1
        assert command.startswith("python3 -m venv .venv && ")
    assert "perfeval score examples/urumqi-2023/project.yaml" in first
    assert "pytest" in second


def test_both_give_the_same_commands() -> None:
    for kind in ("sh", "powershell", "python"):
        one, other = ([re.sub("#.*", "", f) for f in _fences(page, kind)] for page in READMES)
        assert one == other


@pytest.mark.parametrize("page", READMES)
def test_python(page: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(ROOT)
    for body in _fences(page, "python"):
        exec(compile(body, page, "exec"), {})
        expected = re.findall(r"print\(.*\)  # (.*)$", body, re.MULTILINE)
        assert capsys.readouterr().out.splitlines() == expected


@pytest.mark.parametrize("page", READMES)
def test_files(page: str, tmp_path: Path) -> None:
    for body in _fences(page, "yaml"):
        name = body.splitlines()[0].lstrip("# ")
        (tmp_path / name).write_text(body, "utf-8")
    loaded = load_project(tmp_path / "project.yaml")
    assert loaded.usable, loaded.findings
    card = score(loaded)
    assert [str(float(leaf.score or 0)) for leaf in card.leaves] == ["9.64", "9.0"]


def test_the_counts_in_the_text() -> None:
    from perfeval.measures import KINDS as MEASURES
    from perfeval.rules import KINDS as RULES

    assert (len(RULES), len(MEASURES)) == (14, 10)
    for page in READMES:
        text = (ROOT / page).read_text("utf-8")
        assert re.search(
            "fourteen kinds of score and ten measures|十四种评分规则和十种取值方式", text
        )


def test_every_command_is_in_the_table() -> None:
    from perfeval.cli.commands import COMMANDS

    for page in READMES:
        text = (ROOT / page).read_text("utf-8")
        for command in COMMANDS:
            assert f"`perfeval {' '.join(command.path)}" in text, page
