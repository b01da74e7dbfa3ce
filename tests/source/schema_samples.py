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
      - {name: 名次, weight: 5, score: {kind: peers, method: rank, within: 地区, ties: 取平均名次, ranks: [{to: 10%, share: 1}, {至: 3, 得分: 5%}]}}
      - {name: 标杆, weight: 5, score: {类型: 同类比较, 方法: 标杆, 方向: 越低越好, 分位: 90%, cap: 120%}}
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
  名次: {actual: 12公里, peers: {count: 12, better: 3, 并列: 2}}
  标杆: {actual: 3万元, peers: {min: 20000元, max: -100/3%, mark: 2023-05-01}}
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
SURVEY = """\
perfeval: survey/v1
标题: 样样都有
project: 扶持资金
target: ≥90%
dates: 2023年11月
方式: 线上
scale: [非常满意, 满意, 一般, 不满意, 非常不满意]
synonyms: {比较满意: 满意}
methods: [{id: 县, name: 县办法, weights: [100, "70", 0], basis: 办法}, {编号: 排序, 排序权数: [3, 2, 1]}, {id: 前三级, top: 3}]
method: top2
combine: 加权
join: weights
interval: exact
confidence: 95%
margin: 0.05
limits: {count: 30, share: 10%, response: 60%, group_spread: 0.1, straight: 50%, basis: 方案, verified: 否}
questions:
  - {id: Q1, text: 总体, kind: 量表题, weight: 1, satisfaction: true}
  - {编号: Q2, kind: yes_no, weight: 2, scale: [满意, 不满意]}
groups:
  - {id: 甲, name: 企业, population: 100, sent: 40, returned: 30, valid: 20, weight: 1, counts: {Q1: [10, 6, 2, 1, 1], Q2: [18, 2]}}
  - {id: 乙, weight: 1, questions: 1, counts: {Q1: [1, 0, 0, 0, 0]}}
note: 说明
"""
PANEL = """\
perfeval: panel/v1
title: 样样都有的评审
日期: 2024-05-06
basis: [某办法, 某通知]
total: 100
单位: 万元
anonymous: 双向匿名
salt: 密钥
专家:
  - {id: E1, 姓名: 甲, role: 技术, unit: 某院, phone: "010-1", recused: [{subject: S2, 原因: 任职}]}
  - {编号: E2, role: 财务, 负责对象: [S1]}
subjects:
  - {id: S1, name: 项目一, compliant: 是, why: 相符, requested: 6, quantity: 2}
  - {id: S2, name: 项目二, 符合约定: 否, 复核情况: 未交付}
criteria: [{id: a, name: 技术, max: 60, explain: 先进, group: 质量}, {编号: b, 满分: 40}]
rule:
  trim: {above: 5, 去掉: 1}
  weights: {技术: 0.6, 财务: "0.4"}
  权重归属: 整个角色
  void: [equal, 全满分]
  max_spread: 20
  max_deviation: 15.5
  pass: 2/3
  min_experts: 2
  rounding: {digits: 1, 方式: 舍去}
  bands: [{min: 80, money: 5, 名称: 优, per: 个}, {下限: 60, below: 80, money: 30000元}]
  资金总额: 1亿元
  places: 2
  rank: {first: 20, step: 0.25}
ballots:
  - {expert: E1, subject: S1, scores: {a: 50, b: 30.5}, pass: true, opinion: 好, date: 2024-05-06}
  - {专家: E2, 对象: S1, 各项得分: {a: 40, b: 20}, 通过: 否}
discussions: [{subject: S1, date: 2024-05-07, by: 甲, score: 75, pass: true, reason: 补看材料, evidence: 记录}]
verified: false
notes: 说明
"""
POLICY = """\
perfeval: policy/v1
id: sample
标题: 样样都有的办法
basis: [某办法]
region: 某市
verified: 否
notes: 说明
unit: 万元
测算基数: 申报数
asked: {培训: 120, T-01: 80万元}
grades: [优, 良, 中, 差]
combine: 累加
limits: {floor: 10%, cap: 1.1, 取整到: 0.01, 方式: 舍去}
总盘子: 1亿元
rules:
  - {name: 甲, grades: [差], years: 2, action: 取消, last: true, basis: 第八条}
  - {名称: 乙, score: {min: 60, below: 80}, execution: {max: 60%}, arrival: {above: 0.5}, completion: {下限: 90%}, trend: {max: -5}, action: cut, by: 10%, between: {min: 5%, max: 15%}}
  - {name: 丙, findings: [PE441, 错误], gates: 否, when: 结余 > 10, action: adjust, amount: 结余 / 2, reason: 结余较多, reason_en: unspent}
  - {name: 丁, 等级: 优, action: increase, to: 基数 * 1.05}
  - {name: 戊, conditions: 说明原因}
"""
LEDGER = """\
perfeval: ledger/v1
标题: 样样都有
owner: 市审计局
year: 2024
as_of: 2024-06-30
立行立改天数: 60
unit: 亿元
basis: 审计法
sources: [{id: S1, 类型: 审计, title: 专项审计, doc_no: 审〔2024〕1号, date: 2024-03-01, year: "2023"}]
units: [{id: U1, 名称: 财政科, lead: 某局长, contact: 某科长}, 农业科]
categories: [资金]
资金渠道: [中央, 地方]
evidence: [{id: E1, kind: 整改报告, title: 报告, date: 2024-06-01}]
notes: [说明一, 说明二]
items:
  - 编号: A1
    number: （一）
    title: 资金闲置
    facts: |
      查出若干项目
      资金闲置
    source: S1
    category: 资金
    year: 2023
    found: {count: 12, 计量单位: 个, amounts: [{channel: 中央, 金额: 1.2}, {channel: 地方, amount: 300万元}], scope: {省: 2, 市: "3"}, metrics: [{name: 用时, 整改前: 65天, target: ≤30天}]}
    causes: [征收难, {类型: 客观, text: 周期长}]
    units: [U1, 农业科]
    type: 分阶段
    deadline: 2024年12月31日
    extension: {until: 2025-03-31, reason: 诉讼, by: 市政府}
    measures: [收回资金, {id: T1, text: 修订办法, unit: U1, deadline: 2024-05-31, done_by: 2024-05-20, evidence: [E1]}]
    duties: [{role: 牵头领导, who: 某局长, unit: U1, 职责: 统筹}]
    progress:
      - {date: 2024-05-31, done: 7, adjusted: 1, amounts: [{way: 追缴, channel: 中央, amount: 0.5}], values: {用时: 40天}, rules: 3, people: 1, evidence: E1}
    printed: 稳步推进
    open: 名单
    suggestion: 加快
  - id: A2
    title: 已销号
    measures: 整改
    closing: {date: 2024-06-01, 销号人: 审计科, opinion: 同意, evidence: [E1]}
    rechecks: [{date: 2024-06-20, by: 审计局, result: 巩固}]
    from: {project: 培训, unit: 教育局, file: project.yaml, problem: P1, code: PE441, indicator: 产出/人次}
    explained: 含利息
    evidence: [E1]
"""
