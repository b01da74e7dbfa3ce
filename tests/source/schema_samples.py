"""Files of every kind with a bit of everything, in both languages, to be damaged by tests."""

from __future__ import annotations

SET = """\
perfeval: indicator-set/v1
id: everything
标题: 样样都有
basis: [财预〔2020〕10号]
valid: {from: 2023-01-01, 止: 2023年12月31日}
total: 100
combine: 合计
grades: [{name: 优, min: 90}, {名称: 良, 下限: 80, conclusion: 予以支持}, {name: 差, min: 0, when: 数量 > 1}]
rounding: {digits: 2, 方式: 四舍五入, rate_digits: ~}
not_applicable: {to: 效益}
gates: [{name: 截留挪用, effect: zero}, {name: 超支, effect: {cap: 60}, when: 数量 < 80%}]
adjust: [{name: 表彰, min: 0, max: "３"}]
notes: [说明一, 说明二]
indicators:
  - 名称: 决策
    下级指标:
      - {name: 完成, weight: 5, target: ≥7个, score: {kind: completion, pass_line: 60%, cap: 120%, over: {beyond: 130%, action: 固定扣减, amount: 10%}}}
      - {name: 分档, 分值: 5, measure: {kind: funds, rate: execution, as_of: 2023-12-31}, score: {类型: 分档, 档次: [{下限: 90%, 得分: 5}, {below: 90%, share: 0.5}, {max: 2023-06-30, range: [1, 2], choose: 是}]}}
      - {name: 每级, weight: 5, measure: {kind: growth, years: 2}, score: {kind: steps, from: 90%, unit: 1%, points: 1, 单位: 元}}
      - {name: 插值, weight: {by: region, 中部: 5, 西部: "6"}, measure: ratio, score: {kind: interpolate, anchors: [[15, 100%], [30, 0]]}}
      - {name: 要点, weight: 5, evidence: 批复, score: {kind: checklist, items: [一, {text: 二, gate: true}], mode: {deduct: 0.5}, when_na: 得分}}
  - name: 产出
    weight: 25
    not_applicable: rescale
    children:
      - {name: 等级, weight: 5, score: {kind: tiers, tiers: [{name: 好, from: 80%, to: 100%}, {name: 差, points: [0, 4], step: 1}]}}
      - {name: 计次, weight: 5, measure: count, score: {kind: count, first: 1, table: [[1, 10], [3, 5%]]}}
      - {name: 酌情, weight: 5, measure: {kind: panel, trim: {above: 5, drop: 1}, weights: {组长: 2}, void: [equal, 全满分], pass: 2/3}, score: judged}
      - {name: 情形, weight: 5, measure: {kind: schedule, unit: workday}, score: {kind: cases, cases: [{when: x == 0, points: w}, {when: true, points: 0}]}}
      - {name: 组合, weight: 5, score: {kind: blend, combine: mean, parts: [{share: 60%, target: ≥10个}, {share: 40%, score: 是否, measure: {类型: 平均, met_share: {low: 1}}}]}}
  - name: 效益
    children:
      - {name: 满意度, weight: 50, 指标值: "≥９０％", measure: {kind: survey, method: {weights: [100, 80, 60]}, combine: 平均}, verified: false}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: set.yaml
report: 绩效评价
project: {项目名称: 小项目, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-12-31, code: 12}
groups: {region: 西部}
evaluation: {kind: 单位自评, stage: draft, team: [张三, {name: 李四, role: 主评人}]}
evidence: [{id: E1, kind: 台账, date: 2023-02-01}]
sampling: {population: {units: 121, amount: 2244.84万元}, sample: {units: 16}}
interviews: [{date: 2023-03, who: 王五, evidence: [E1]}]
funds:
  unit: 万元
  lines:
    - {id: a, source: 中央, budget: 100, due: 2023-06-30, arrived: [{date: 2023-01-01, amount: 1.2亿元}], spent: {cumulative: [{as_of: 2023-12-31, spent: 90}]}}
    - {id: b, of: ~, budget: {amount: 5, 日期: 2023-01-02}, spent: [{as_of: 2023-06-30, spent: 1}], assumed: {budget: 推定}}
  rates: [{name: 累计执行率, rate: execution, lines: a, reported: 90%}]
  plan: {unit: 元, rows: [{name: 采购, amount: 5}], groups: {甲: 5}}
objectives: [{expected: 建成, achieved: 已建成}]
goals: [{name: 总目标, target: 7个}]
results:
  完成: {actual: 7个, evidence: E1, data: {上年: 5, 达标: true}, reported: 5}
  分档: ~
  每级: {current: 105, base: 100, review: {score: 4, by: 甲}}
  插值: {part: 60万元, whole: 1000万元}
  要点: {met: {1: 1, 2: {met: 0.5, fact: 缺一份}}}
  等级: {tier: 好, share: 95%, reason: 见附件}
  计次: {count: 3}
  酌情: {panel: [{expert: 甲, score: [5, 4]}, {expert: 乙, pass: 是}], deductions: [{points: 0.5, fact: 迟, problem: P1}, 晚报]}
  情形: {planned: 2023-06-30, finished: 2023年7月5日, excused: 2}
  组合: {parts: [{actual: 8个}, {items: [{name: 一, target: 5, actual: 5, weight: 1}]}]}
  满意度: {survey: [{valid: 16, counts: [12, 4, 0]}], not_applicable: {reason: 不涉及}, statement: {state: 符合}}
problems: [{id: P1, title: 迟报, indicators: 计次}]
feedback: [{from: 单位, opinion: 同意, adopted: true, score_before: 1}]
gates: [{name: 截留挪用, reason: 有}]
adjust: [{name: 表彰, value: 1}]
data: {上年: 5}
reported: {total: 96, grade: 优}
as_printed: false
narrative: {background: 背景}
"""
CALENDAR = """\
holidays: [2023-01-01, 2023年10月1日]
调休工作日: [2023-01-28]
"""
PACK = """\
perfeval: pack/v1
编号: firm
title: 样样都有
basis: [质量手册, 2024]
region: ~
verified: false
说明: 一条
checks:
  PE802: {severity: 提示, norms: [{name: 自评, weights: {产出: 50, 效益: "30"}, 总分: 90, documents: [财预〔2020〕10号], anywhere: 是}], reports: [evaluation]}
  PE803: {max_share: 60%, 最少指标数: 2, 级别: error}
  PE808: {units: [{endings: [率], 单位: ["%"], but: [频率]}]}
  PE809: {edges: [90%, "0.8"], regional: false}
  PE813: {keys: [id, 依据]}
  PE832: {min_valid: 30, min_share: 10%}
  PE284: off
  PE201: {severity: warning}
  PE811: 提示
"""
# the nodes of a configuration, which is written as TOML
CONFIG = """\
strict: true
select: [PE2, PE301]
不查: [pe21]
pack: [sichuan]
exclude: [old/*]
severity: {PE201: warning, PE8: 关闭}
"""
