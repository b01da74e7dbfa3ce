"""What is printed of a comparison: the rule's sentence and the calculation with its numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import load_project, score
from perfeval.rules import rule
from perfeval.scoring.trace import trace

# rule, result, sentence (zh), trace (zh), trace (en)
WORDS = [
    (
        "{kind: peers, method: rank}", "{actual: 120人次, peers: {count: 12, better: 3, equal: 2}}",
        "在全部项目中排名次（越高越好）；得分=(总数−名次+1)/总数×分值；并列的取靠前名次",
        "全部项目 12 个，优于本项目的 3 个，并列 2 个，第 4 名；(12 − 4 + 1)/12 × 10 = 7.50 分",
        "among all projects (12) 3 better, 2 equal: place 4; (12 − 4 + 1)/12 × 10 = 7.50 points",
    ),
    (
        "{kind: peers, method: rank, ties: mean, per_place: 0.5, within: 流域}",
        "{actual: 120人次, peers: {count: 12, better: 3, equal: 2}}",
        "在同一流域的项目中排名次（越高越好）；第1名得满分，每低一个名次扣0.5分；扣完为止；并列的取平均名次",
        "同一流域的项目 12 个，优于本项目的 3 个，并列 2 个，第 4.5 名；10 − 3.5 × 0.5 = 8.25 分",
        "among projects of the same 流域 (12) 3 better, 2 equal: place 4.5; 10 − 3.5 × 0.5 = 8.25 points",
    ),
    (
        "{kind: peers, method: rank, ranks: [{to: 10%, share: 1}, {to: 5, points: 6}]}",
        "{actual: 120人次, peers: {count: 12, better: 3}}",
        "在全部项目中排名次（越高越好）；前10%得分值的100%；前5名得6分；其余不得分；并列的取靠前名次",
        "全部项目 12 个，优于本项目的 3 个，第 4 名；6.00 分",
        "among all projects (12) 3 better: place 4; 6.00 points",
    ),
    (
        "{kind: peers, method: min_max, better: lower, within: 地区}",
        "{actual: 3万元, peers: {min: 2万元, max: 5万元}}",
        "与同一地区的项目比较（越低越好），得分=(最高值−完成值)/(最高值−最低值)×分值；各项目相同时得满分",
        "同一地区的项目最低 2万元，最高 5万元；(5万元 − 3万元)/(5万元 − 2万元) × 10 = 6.6667 ≈ 6.67 分",
        "projects of the region: 2万元 to 5万元; (5万元 − 3万元)/(5万元 − 2万元) × 10 = 6.6667 ≈ 6.67 points",
    ),
    (
        "{kind: peers, method: min_max}", "{actual: 3, peers: {min: 3, max: 3}}",
        "与全部项目比较（越高越好），得分=(完成值−最低值)/(最高值−最低值)×分值；各项目相同时得满分",
        "全部项目最低 3，最高 3；各项目相同；10.00 分",
        "all projects: 3 to 3; all equal; 10.00 points",
    ),
    (
        "{kind: peers, method: benchmark, quantile: 90%, within: department}",
        "{actual: 60%, peers: {mark: 80%}}",
        "以同一主管部门的项目中90%分位的值（从差到好）为标杆（越高越好），得分=完成值/标杆值×分值；不超过分值",
        "同一主管部门的项目的标杆值 80%；60%/80% × 10 = 7.50 分",
        "benchmark of projects of the department: 80%; 60%/80% × 10 = 7.50 points",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "result", "said", "zh", "en"), WORDS)
def test_what_is_printed(
    kind: str, result: str, said: str, zh: str, en: str, tmp_path: Path
) -> None:
    (tmp_path / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: s\ntotal: 10\nindicators:\n"
        f"  - {{name: 甲, weight: 10, score: {kind}}}\n", "utf-8"
    )  # fmt: skip
    (tmp_path / "project.yaml").write_text(
        "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 试}\n"
        f"results:\n  甲: {result}\n", "utf-8"
    )  # fmt: skip
    (leaf,) = score(load_project(tmp_path / "project.yaml")).leaves
    use = leaf.indicator.score
    assert rule("peers").sentence(use.params, leaf.indicator, "zh") == said
    assert (trace(leaf, "zh"), trace(leaf, "en")) == (zh, en)
