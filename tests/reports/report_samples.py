"""Scorecards for the report tests: a project with every kind of deduction, and hostile strings."""

from __future__ import annotations

from pathlib import Path

from perfeval import api
from perfeval.model.scorecard import Scorecard

EXAMPLES = Path(__file__).parents[2] / "examples"

SET = """
perfeval: indicator-set/v1
id: sample
title: 样例指标体系
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - name: 决策
    weight: 30
    children:
      - name: 项目立项
        children:
          - {name: 立项依据, weight: 6, score: {kind: judged}}
          - {name: 立项程序, weight: 10, score: {kind: checklist, items: [甲项, 乙项, 丙项, 丁项]}}
          - {name: 目标明确, weight: 4, score: {kind: checklist, items: [一, 二]}}
      - name: 预算
        children:
          - {name: 预算执行率, weight: 10, measure: {kind: funds, rate: execution}, target: =100%}
  - name: 产出
    weight: 50
    children:
      - name: 数量
        children:
          - {name: 培训人次, weight: 20, target: ≥100人次}
          - {name: 事故次数, weight: 10, measure: {kind: count}, score: {kind: count, points: 2}}
          - {name: 不适用项, weight: 10, target: ≥5个}
          - {name: 未到期项, weight: 10, target: ≥5个}
  - name: 效益
    weight: 20
    children:
      - name: 效果
        weight: 10
        score: {kind: tiers, tiers: [{name: 达成, from: 80%, to: 100%}, {name: 部分达成, from: 0%, to: 80%}]}
      - {name: 缺结果项, weight: 10, target: ≥1个}
"""
PROJECT = """
perfeval: project/v1
indicator_set: sample.yaml
report: evaluation
project: {name: 样例项目, department: 某局, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-12-31}
evaluation: {kind: 部门评价, client: 某局, agency: 某所, team: [{name: 李四, role: 组长}], limits: 样本偏少}
evidence: [{id: E09, kind: 公示, title: 公示记录, doc_no: 某〔2023〕1号}]
sampling: {population: {units: 40}, sample: {units: 10}, method: 随机抽取}
interviews: [{date: 2024-01-02, who: 王五, topic: 公示, evidence: [E09 p.3]}]
funds: {unit: 万元, lines: [{id: a, name: 财政, budget: 100, arrived: 90, spent: 80.5}]}
results:
  立项依据: {deductions: [{points: 0.5, fact: 未按月公示。, evidence: [E09 p.4], problem: P1}]}
  立项程序: {items: {2: {met: 0, fact: 缺会议纪要, evidence: [E09], problem: P1}, 3: {met: 0.5}}}
  目标明确: {met: all, evidence: [E09]}
  预算执行率: {reason: 招标晚。, improvement: 提前启动；, evidence: [E09]}
  培训人次: {actual: 80人次, analysis: 办班3期}
  事故次数: {occurrences: [{date: 2023-05-01, fact: 停电, evidence: [E09第5页]}, {fact: 漏水}]}
  不适用项: {not_applicable: {reason: 今年没有这项任务}}
  未到期项: {not_due: 2024-06}
  效果: {tier: 部分达成, share: 70%, reason: 知晓率低}
problems:
  - {id: P1, title: 公示不及时, facts: 三个月未公示, cause: 无人负责, amount: 3万元, suggestion: 按月公示}
feedback: [{from: 某局, opinion: 请核实, adopted: false, reason: 已核实}]
narrative:
  background: |
    项目来自某规划。
"""
ENGLISH_SET = """
perfeval: indicator-set/v1
id: english
title: Sample set
grades: [{name: good, min: 80}, {name: poor, min: 0}]
indicators:
  - name: Decision
    weight: 40
    children:
      - {name: Basis, weight: 40, score: {kind: judged}}
  - name: Output
    weight: 60
    children:
      - {name: People trained, weight: 60, target: ">=100 people"}
"""
ENGLISH_PROJECT = """
perfeval: project/v1
indicator_set: english.yaml
project: {name: Sample, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-12-31}
evaluation: {kind: department evaluation, stage: draft, team: [{name: Ann}], limits: few answers}
evidence: [{id: E1, title: Minutes}]
sampling: {population: {units: 40}, sample: {units: 10}, method: at random}
funds: {unit: 元, lines: [{id: a, name: Budget, budget: 100, arrived: 90, spent: 80.5}]}
results:
  Basis: {deductions: [{points: 2, fact: no minutes., evidence: [E1 p.4], problem: P1}]}
  People trained: {actual: 80 people, reason: late start, improvement: start early}
problems: [{id: P1, title: No minutes, facts: none kept, cause: no one in charge, suggestion: keep them}]
"""


def scored(
    folder: Path, project: str = PROJECT, indicators: str = SET, name: str = "sample"
) -> Scorecard:
    """The scorecard of a project and a set given as text."""
    (folder / f"{name}.yaml").write_text(indicators, encoding="utf-8")
    (folder / "project.yaml").write_text(project, encoding="utf-8")
    loaded = api.load_project(folder / "project.yaml")
    assert loaded.project is not None, loaded.findings
    return api.score(loaded)


def english(folder: Path) -> Scorecard:
    return scored(folder, ENGLISH_PROJECT, ENGLISH_SET, "english")


def example(name: str) -> Scorecard:
    return api.score(api.load_project(EXAMPLES / name / "project.yaml"))
