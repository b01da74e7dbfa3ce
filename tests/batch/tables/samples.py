"""A set with many kinds of rules, and cells as people write them."""

from __future__ import annotations

from pathlib import Path

SET = """
perfeval: indicator-set/v1
id: sample
total: 100
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - name: 决策
    children:
      - {name: 立项, weight: 10, score: {kind: checklist, items: [甲, 乙, 丙, 丁]}}
      - {name: 管理, weight: 8, score: {kind: tiers, tiers: [{name: 达成, from: 80%, to: 100%}, {name: 部分达成, from: 60%, to: 80%}, {name: 未达成, from: 0%, to: 60%}]}}
      - {name: 酌情, weight: 6, score: {kind: judged}}
  - name: 产出
    children:
      - {name: 培训人次, id: trained, weight: 16, target: ≥100人次}
      - {name: 成本, weight: 10, target: ≤90万元, score: {kind: completion, below: share}}
      - {name: 合格率, weight: 10, measure: {kind: ratio}, target: ≥90%}
      - {name: 及时, weight: 8, target: 2023-12-31前}
      - {name: 事故, weight: 6, measure: {kind: count}, score: {kind: count, points: 2}}
      - {name: 公开, weight: 6, score: {kind: yes_no}}
      - {name: 次数, weight: 4, score: {kind: bands, bands: [{max: 0, points: 4}, {max: 3, points: 2}, {above: 3, points: 0}]}}
  - name: 效益
    children:
      - {name: 满意度, weight: 10, target: ≥90%}
      - {name: 综合, weight: 6, score: {kind: formula, expr: w * (0.6 * a + 0.4 * b)}}
"""
NUMBERS = [
    "95",
    "100",
    "99.95",
    "0",
    "007",
    "99.95",
    "1,234",
    "1,234.5",
    "-3",
    "120人次",
    "≥100",
    "1.2万",
    "95.30%",
    "0.5",
    "1/2",
]
ODD = [
    "不适用",
    "不适用：没有任务",
    "未到期",
    "n/a",
    "abc",
    "=1+1",
    "无",
    "是",
    "NaN",
    "inf",
    "1e3",
    "1" * 41,
    "null",
    " 12 ",
    "３５",
    "12\n",
]
# cells by the head of their column, as they stand in a wide table
WIDE: dict[str, list[str]] = {
    "立项": [
        "全部",
        "all",
        "none",
        "1、3",
        "1,2,3,4",
        "{1: 1, 2: 0.5, 3: 0, 4: 1}",
        "[1, 9]",
        "{1: na, 2: 1, 3: 1, 4: 1}",
        "3",
        "不适用",
    ],
    "管理": ["85%", "90%", "0.7", "达成", "未达成", "0.7", "95", "很好", "不适用"],
    "酌情": ["6", "6", "5.5", "0", "7", "abc", "不适用"],
    "酌情.偏差原因": ["扣分的原因", ""],
    "培训人次": [*NUMBERS, *ODD],
    "trained.指标值": ["≥120人次", "80", "≥100.5", "abc", "≥0"],
    "成本": ["80万元", "90", "108.5", *NUMBERS, "108万元", "1.2亿元", *ODD],
    "合格率.part": ["9", "9.5", "10", "95", "1,000", "abc", "0"],
    "产出/合格率.总体": ["10", "10", "12", "100", "0", "1000", "-5"],
    "及时": ["2023-12-30", "2024-01-15", "2023年12月31日", "是", "2023-02-30"],
    "事故": ["0", "1", "2", "5", "1.5", "-1", "abc"],
    "公开": ["是", "否", "true", "False", "1", "有", "公开了"],
    "次数": ["0", "1", "3", "4", "2.5", "99999999999999999999", "abc"],
    "满意度": ["95.30%", "88", "0.9", "90%", "101%", *ODD],
    "综合.data.a": ["90%", "0.8", "1", "abc", "是"],
    "综合.data.b": ["95%", "0.5"],
    "产出/成本.不适用": ["", "", "否", "没有成本", "是"],
    "funds.budget": ["100", "1000.5", "2000", "100万元", "0", "abc"],
    "资金.支出": ["90", "99.99", "80", "120", "5000元"],
    "主管部门": ["财政局", "教育局", " 空 格 "],
    "地区": ["东部", "西部"],
    "项目名称": ["甲项目", "乙项目", "丙　项目"],
}


def put(folder: Path) -> Path:
    """The set as a file in the folder."""
    path = folder / "set.yaml"
    path.write_text(SET, "utf-8")
    return path
