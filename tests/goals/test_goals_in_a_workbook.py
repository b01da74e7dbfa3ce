"""Goals on levels and by year, plans and statements come back from the workbook to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from goals.making import SET

sys.path.insert(0, str(Path(__file__).parents[1] / "workbook"))
from workbook_sameness import assert_same, through

PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例}
funds:
  unit: 万元
  lines:
    - {id: c, name: 中央资金, source: 中央, year: 2022, budget: [{date: 2021-12-31, amount: 100}], spent: 60}
    - {id: l, name: 配套资金, source: 地方, matches: c, budget: 50, spent: 0}
  plan:
    total: 150
    years: {2021: 60, 2022: 90}
    sources: {c: 100, l: 50}
    rows:
      - {name: 甲, amount: 100, task: 培训, source: c, years: {2021: 60, 2022: 40}}
      - {name: 乙, amount: 50, task: 宣传, source: l, year: 2022}
goals:
  - name: 培训人次
    required: ≥180人次
    levels: {市: ≥190人次, 区: ≥195人次}
    target: ≥200人次
    direction: higher
    kind: cumulative
    years: {2021: 80人次, 2022: 200人次}
    actual: {2021: 85人次}
    aliases: [培训人数, 目标（1）]
    period: 2021-2022年
    reason: 停办一期
    improvement: 明年一季度补办
  - {name: 年均增幅, kind: rate, target: ≥20%, base: 100家, base_year: 2020, years: {2022: 144家}, indicator: 培训合格率}
evidence: [{id: E01, title: 签到表}]
results:
  培训人次: {actual: 210人次, evidence: [E01]}
  培训合格率: {statement: {state: 符合, text: 合格。, evidence: [E01]}}
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_new_key_comes_back(lang: str, tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    source = tmp_path / "project.yaml"
    source.write_text(PROJECT, "utf-8")
    assert_same(source, through(source, lang))
