"""Running commands: in this process, or cold in one of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
URUMQI = EXAMPLES / "urumqi-2023" / "project.yaml"
SET = """\
perfeval: indicator-set/v1
id: small
title: 小指标体系
basis: [财预〔2020〕10号]
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - name: 产出
    children:
      - {name: 数量, weight: 60, target: ≥10个}
      - {name: 质量, weight: 20, target: ≥90%}
  - name: 效益
    children:
      - {name: 满意度, weight: 20, target: ≥90%}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: set.yaml
project: {name: 小项目, as_of: 2023-12-31}
evidence: [{id: E1, kind: 台账, title: 数量台账}]
results:
  数量: {actual: 8个, reason: 两个未验收, evidence: [E1]}
  质量: {actual: 95%, evidence: [E1]}
  满意度: {actual: 95%, evidence: [E1]}
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese user without a terminal, whoever runs the tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "NO_COLOR", "PERFEVAL_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("PERFEVAL_SETS", "/nonexistent")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a call in this process."""
    from perfeval.__main__ import main

    def call(*argv: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in argv])
        seen = capsys.readouterr()
        return Ran(code, seen.out, seen.err)

    return call


def cold(*argv: object, cwd: Path | None = None, **environment: str) -> Ran:
    """Run a call in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "perfeval", *map(str, argv)],
        capture_output=True, cwd=cwd, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small set and a small project."""
    (tmp_path / "set.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


def with_project(folder: Path, text: str) -> Path:
    path = folder / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def with_set(folder: Path, text: str) -> Path:
    (folder / "set.yaml").write_text(text, encoding="utf-8")
    return folder / "project.yaml"
