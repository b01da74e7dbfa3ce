"""Fund tables, surveys and leaves that don't apply, in many files at once: as `score` has them."""

from __future__ import annotations

from pathlib import Path

from batch.folder.test_by_example import ordinary, quick

from perfeval.batch.folder.ordinary import Options
from perfeval.batch.folder.quick import Desk

SET = """perfeval: indicator-set/v1
id: s
title: 甲
not_applicable: {policy}
indicators:
  - {{name: 执行率, weight: 20, target: 100%, measure: {{kind: funds, rate: execution}}, score: {{kind: completion}}}}
  - {{name: 满意度, weight: 30, target: ≥90%, measure: {{kind: survey}}, score: {{kind: completion}}}}
  - {{name: 户数, weight: 20, target: ≥10户, score: {{kind: completion}}}}
  - {{name: 节约, weight: 30, measure: {{kind: formula, expr: 1 - 实际 / 计划}}, target: ≥0%, score: {{kind: completion}}}}
grades: [{{name: 优, min: 90}}, {{name: 差, min: 0}}]
"""
HEAD = """perfeval: project/v1
indicator_set: ../set.yaml
project: {{name: 项目{n}, as_of: '{day}'}}
evidence:
  - {{id: E1, title: 批文}}
"""
LINE = """  - id: {id}
    budget:
    - {{date: '{year}-02-10', amount: {budget}}}
    {arrived}
    spent:
    - {{date: '2025-06-09', amount: {spent}}}
"""
RESULTS = """results:
  执行率:
    evidence: [E1]
  满意度:
    survey: {survey}
    evidence: [E1]
  户数:
    {households}
  节约:
    data: {{计划: 100, 实际: {cost}}}
    evidence: [E1]
"""
ARRIVED = "arrived: [{{date: '2025-03-01', amount: {0}}}]"
MONEY = [  # year of the budget, budget, what arrived, what was spent
    (2025, "100", "100", "100"), (2025, "100", "100", "80.5"), (2025, "0", "0", "0"),
    (2025, "0", "5", "3"), (2025, "100", "50", "60"), (2025, "100", "120", "120"),
    (2025, "100.123456", "100", "33.33"), (2024, "100", "100", "90"), (2026, "100", "100", "90"),
    (2025, "-100", "100", "90"), (2025, "100", "", "90"), (2025, "999999999999", "7", "7"),
    (2025, "100", "0.01", "0.01"), (2025, "3万元", "2", "1"),
]  # fmt: skip
SURVEYS = [
    "{valid: 100, counts: [60, 35, 5, 0, 0]}",
    "{valid: 100, counts: [60, 35, 5, 0]}",
    "{valid: 90, counts: [60, 35, 5, 0, 0]}",
    "{valid: 10, counts: [0, 0, 0, 0, 0]}",
    "{valid: 100, counts: [60, 35, 5, 0, 0], population: 50}",
    "{sent: 100, returned: 120, valid: 100, counts: [60, 35, 5, 0, 0]}",
    "{counts: [6, 3, 1]}",
    "{valid: 20, counts: [10, 9, 1], questions: 0}",
    "{valid: 10, counts: [10, 9, 1], questions: 2}",
    "{valid: 007, counts: [7, 0, 0]}",
    "{valid: 7.5, counts: [7, 0, 0]}",
    "{valid: -7, counts: [-7, 0, 0]}",
    "{name: 群众, valid: 7, counts: [5, 0, 2]}",
    "[{name: 甲, valid: 7, counts: [5, 0, 2]}, {name: 乙, valid: 3, counts: [3, 0]}]",
]
HOUSEHOLDS = [
    "actual: 12户",
    "actual: 7.5户",
    "not_applicable: 已取消",
    "actual: 8 户",
    "actual: 约8户",
]
COSTS = ["90", "=70", "2025-03-01", "110.5", "0", "'90'", "9e1", "是"]


def _text(n: int) -> str:
    year, budget, came, spent = MONEY[n % len(MONEY)]
    lines = [
        LINE.format(
            id="ab"[k] if n % 7 else "a", year=year, budget=budget, spent=spent,
            arrived=ARRIVED.format(came) if came and (k == 0 or n % 3) else "note: 未到",
        ).replace("{{", "{").replace("}}", "}")
        for k in range(1 + (n % 5 == 0))
    ]  # fmt: skip
    days = ("2025-12-31", "2025-05-01", "2026-12-31")
    return (
        HEAD.format(n=n, day=days[n % 11 % 3] if n % 4 == 0 else days[0])
        + "funds:\n  unit: 万元\n  lines:\n"
        + "".join(lines)
        + RESULTS.format(
            survey=SURVEYS[n % len(SURVEYS) if n % 2 else 0],
            households=HOUSEHOLDS[n % len(HOUSEHOLDS)],
            cost=COSTS[n % len(COSTS) if n % 3 == 0 else 0],
        )
    )


def test_rows_are_those_of_score_whatever_the_numbers(tmp_path: Path) -> None:
    count = 0
    for policy in ("rescale", "parent", "drop", "full"):
        folder = tmp_path / policy
        folder.mkdir()
        (folder / "set.yaml").write_text(SET.format(policy=policy), "utf-8")
        paths = []
        for n in range(140):
            path = folder / f"p{n:03}" / "project.yaml"
            path.parent.mkdir()
            path.write_text(_text(n), "utf-8")
            paths.append(path)
        options = Options(None, "zh")
        desk = Desk(options)
        quick(desk, paths[:40])
        found, taken = quick(desk, paths)
        for path, got, wanted in zip(paths, found, ordinary(paths, options), strict=True):
            assert got == wanted, path.read_text("utf-8")
        count += taken
    assert count > 140  # else nothing was tried
