"""A project under way for the tests of its papers: numbers that can be worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.model.monitoring import Monitored
from perfeval.systems.monitoring import monitor

SET = """
perfeval: indicator-set/v1
id: watched
title: 监控样例
scoring: none
indicators:
  - name: 产出指标
    children:
      - name: 数量指标
        children:
          - {name: 培训, target: ≥1000人次}
          - {name: 修复点位, target: ≥20个}
      - name: 时效指标
        children:
          - {name: 验收, target: 2024-05-31前}
  - name: 效益指标
    children:
      - name: 社会效益指标
        children:
          - {name: 受益户, target: ≥500户}
"""
PROJECT = """
perfeval: project/v1
indicator_set: set.yaml
project:
  name: 某项目
  department: 某局
  implementer: 某中心
  period: {from: 2024-01-01, to: 2024-12-31}
  filled_by: 张某
monitoring:
  schedule: months
  lights: [{name: 绿灯, max_gap: 10}, {name: 黄灯, max_gap: 20}, {name: 红灯}]
  gap: 20
  likelihood: {certain: 100%, possible: 80%}
funds:
  unit: 万元
  lines:
    - {name: 市级财政拨款, initial_budget: 600, budget: 500, spent: {cumulative: [{as_of: 2024-03-31, spent: 60}, {as_of: 2024-06-30, spent: 150}]}, forecast: 480}
    - {name: 其他资金, initial_budget: 100, budget: 100, spent: {cumulative: [{as_of: 2024-06-30, spent: 90}]}, forecast: 100}
objectives:
  - {expected: 完成培训和修复。}
results:
  培训:
    progress: [{as_of: 2024-06-30, actual: 300人次}]
    forecast: 700人次
    deviation: {causes: [经费保障, 其他], text: 资金5月到位}
    improvement: 下半年增开班次
    likelihood: 完全不可能
  修复点位: {progress: [{as_of: 2024-03-31, actual: 12个}]}
"""


def monitored(folder: Path, day: date = date(2024, 6, 30), project: str = PROJECT) -> Monitored:
    (folder / "set.yaml").write_text(SET, encoding="utf-8")
    path = folder / "project.yaml"
    path.write_text(project, encoding="utf-8")
    found = monitor(path, day).monitored
    assert found is not None, monitor(path, day).findings
    return found
