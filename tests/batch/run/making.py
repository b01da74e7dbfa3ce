"""Folders of small projects, and runs of the command over them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"
SET = """\
perfeval: indicator-set/v1
id: small
title: 小指标体系
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - name: 产出
    children:
      - {id: N1, name: 数量, weight: 60, target: ≥10个}
      - {name: 质量, weight: 20, target: ≥90%}
  - name: 效益
    children:
      - {name: 满意度, weight: 20, target: ≥90%}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: ../set.yaml
project: {{name: 项目{n}, code: P{n:03}, department: 部门{d}, as_of: 2023-12-31}}
evidence: [{{id: E1, kind: 台账, title: 数量台账}}]
results:
  数量: {{actual: {x}个, reason: 两个未验收, evidence: [E1]}}
  质量: {{actual: 95%, evidence: [E1]}}
  满意度: {{actual: 95%, evidence: [E1]}}
"""
BAD = "perfeval: project/v1\nindicator_set: ../set.yaml\nproject: {name: 坏的}\nresults: {没有的: {actual: 3}}\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def projects(folder: Path, count: int) -> Path:
    """`count` projects, all of which can be scored: 数量 1, 2, … 10, 1, 2 … of 10."""
    (folder / "set.yaml").write_text(SET, encoding="utf-8")
    inside = folder / "in"
    inside.mkdir()
    for n in range(count):
        text = PROJECT.format(n=n, d=n % 3, x=n % 10 + 1)
        (inside / f"{n:03}.yaml").write_text(text, encoding="utf-8")
    return inside


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PERFEVAL"))}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "LANG": "zh_CN.UTF-8", "PERFEVAL_DEBUG": "1"}


def files(folder: Path) -> dict[str, bytes]:
    """What stands beside the inputs."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name.startswith("out")
    }
