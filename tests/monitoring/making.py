"""Small projects under way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.model.monitoring import GoalProgress, Monitored
from perfeval.systems.monitoring import monitor

SET = """perfeval: indicator-set/v1
id: example
report: monitoring
scoring: none
indicators:
"""
PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-07-31}
"""
FUNDS = """funds:
  lines:
    - {name: 财政拨款, budget: 365万元, spent: [{date: 2023-03-31, amount: 53万元}, {date: 2023-08-31, amount: 100万元}]}
"""


def lay(folder: Path, leaves: str, rest: str, project: str = PROJECT, top: str = "") -> Path:
    """A set with these leaves, and a project with the rest of its file."""
    indented = "".join(f"  {line}\n" for line in leaves.strip().splitlines())
    (folder / "set.yaml").write_text(
        SET.replace("indicators:", top + "indicators:") + indented, "utf-8"
    )
    path = folder / "project.yaml"
    path.write_text(project + rest, "utf-8")
    return path


def watched(path: Path, day: str | None = None) -> Monitored:
    answer = monitor(path, date.fromisoformat(day) if day else None)
    assert answer.monitored is not None, answer.findings
    return answer.monitored


def codes(found: Monitored) -> list[str]:
    return [finding.code for finding in found.findings]


def only(found: Monitored) -> GoalProgress:
    assert len(found.goals) == 1
    return found.goals[0]
