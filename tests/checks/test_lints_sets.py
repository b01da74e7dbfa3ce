"""Reviewers' checks of a set's tree: what they find beyond the golden cases, and what they leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import run

HEAD = "perfeval: indicator-set/v1\nid: training\n"
FULL = HEAD + "total: 10\nindicators:\n"


@pytest.fixture(autouse=True)
def no_own_sets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PERFEVAL_SETS", str(tmp_path / "none"))


def lines(folder: Path, text: str, *options: str, **others: str) -> list[str]:
    (folder / "set.yaml").write_text(text, "utf-8")
    for name, other in others.items():
        (folder / f"{name}.yaml").write_text(other, "utf-8")
    return run(folder, list(options)).lines


def one(name: str, target: str, more: str = "") -> str:
    return f"{FULL}  - {{name: {name}, weight: 10, target: {target}{more}}}\n"


@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("合格率", "≥90", "PE284"),
        ("合格率", "≥90家", "PE808"),
        ("合格率", "90%~95%", ""),
        ("企业数（家）", "≥5%", "PE808"),
        ("亩均用水频率", "≥3次", ""),
        ("道路里程", "≥2.5万公里", ""),
        ("耕地面积", "≥3万亩", ""),
        ("培训人数", "2024-06-30前", ""),
        ("媒体报道", "有", ""),
        ("培训效果", "≥良好", "PE283"),
        ("培训效果", "万元", "PE285"),
        ("服务对象满意度（%）", "≥90%", "PE282"),
    ],
)
def test_targets_and_their_names(tmp_path: Path, name: str, target: str, code: str) -> None:
    found = lines(tmp_path, one(name, target))
    assert [line.split()[-1] for line in found] == ([code] if code else [])


def test_a_judged_text_is_no_missing_number(tmp_path: Path) -> None:
    text = one("培训效果", "效果明显", ", score: {kind: judged}")
    assert lines(tmp_path, text) == []


def test_the_parts_of_a_blend_are_looked_at(tmp_path: Path) -> None:
    text = (
        FULL + "  - name: 培训\n    weight: 10\n    score:\n      kind: blend\n      parts:\n"
        "        - {name: 人次, share: 60%, target: 多一些}\n"
        "        - {name: 课时, share: 40%, target: ≥40}\n"
    )
    assert lines(tmp_path, text) == ["set.yaml:8:7 warning PE283", "set.yaml:8:7 warning PE284"]


def test_shares_follow_the_base_of_a_branch(tmp_path: Path) -> None:
    # 95 of a base of 100 that stands for 40 points are 38 points of 100
    text = (
        HEAD + "indicators:\n  - name: 产出\n    weight: 40\n    base: 100\n    children:\n"
        "      - {name: 培训人次, weight: 95, target: ≥200人次}\n"
        "      - {name: 培训课时, weight: 5, target: ≥40课时}\n"
        "  - {name: 效益, weight: 60, score: {kind: judged}}\n"
    )
    assert lines(tmp_path, text) == []
    assert lines(tmp_path, text.replace("40\n    base", "90\n    base").replace("60, s", "10, s"))[
        0
    ].endswith("PE803")  # 95% of 90 points are 85.5


def _evaluation(weights: dict[str, int]) -> str:
    rows = [f"  - {{name: {n}, weight: {w}, score: {{kind: judged}}}}" for n, w in weights.items()]
    return HEAD + "report: evaluation\nindicators:\n" + "\n".join(rows) + "\n"


def test_satisfaction_counts_among_the_results(tmp_path: Path) -> None:
    weights = {"决策": 20, "过程": 20, "产出": 49, "效益": 6, "满意度情况": 5}
    assert lines(tmp_path, _evaluation(weights)) == []  # exactly 60
    weights |= {"过程": 21, "产出": 48}
    assert lines(tmp_path, _evaluation(weights)) == ["set.yaml:7:24 warning PE801"]


def _self(rows: str, basis: str = "财预〔2021〕101号") -> str:
    head = HEAD + f"basis: [{basis}]\nreport: self-assessment\nindicators:\n"
    parts = (row.split() for row in rows.split(";"))
    rule = {"满意度": "measure: {kind: survey}, target: ≥90%"}
    return head + "".join(
        f"  - {{name: {name}, weight: {weight}, {rule.get(name, 'score: {kind: judged}')}}}\n"
        for name, weight in parts
    )


@pytest.mark.parametrize(
    ("rows", "off"),
    [
        ("执行率 10;成本 20;产出 40;效益 20;满意度 10", False),
        ("执行率 10;产出 50;效益 30;满意度 10", False),
        ("执行率 10;产出 50;效益 40", False),
        ("执行率 10;成本 20;产出 40;效益 30", False),
        ("执行率 10;成本 10;产出 50;效益 20;满意度 10", True),
    ],
)
def test_the_norm_that_is_nearest_counts(tmp_path: Path, rows: str, off: bool) -> None:
    expected = ["set.yaml:7:24 info PE802"] if off else []
    assert lines(tmp_path, _self(rows)) == expected


def test_before_the_year_is_over_the_form_has_ninety(tmp_path: Path) -> None:
    text = _self("产出 50;效益 30;满意度 10").replace("report:", "total: 90\nreport:")
    assert lines(tmp_path, text) == []


def test_brackets_of_a_document_do_not_matter(tmp_path: Path) -> None:
    text = _self("执行率 10;产出 60;效益 20;满意度 10", "财预（2020） 10号")
    assert "info PE802" in " ".join(lines(tmp_path, text))


@pytest.mark.parametrize(("weight", "found"), [(10, ["set.yaml:5:26 info PE802"]), (20, [])])
def test_hubei_gives_twenty_to_the_rate(tmp_path: Path, weight: int, found: list[str]) -> None:
    text = (
        HEAD + "report: self-assessment\nindicators:\n"
        f"  - {{name: 执行情况, weight: {weight}, score: {{kind: judged}}}}\n"
        f"  - {{name: 产出, weight: {100 - weight - 30}, score: {{kind: judged}}}}\n"
        "  - {name: 效益, weight: 30, score: {kind: judged}}\n"
    )
    assert lines(tmp_path, text, "--pack", "hubei") == found


BASE = HEAD.replace("training", "base") + (
    "total: 10\nindicators:\n  - name: 产出\n    weight: 10\n    children:\n"
    "      - {name: 培训人次, weight: 6, target: ≥200人次}\n"
    "      - {name: 合格率, weight: 4, target: ≥90%}\n"
)
EXTENDS = HEAD + "extends: base.yaml\n"


def test_a_sum_broken_by_an_own_tree_points_at_the_own_file(tmp_path: Path) -> None:
    own = "indicators:\n  - name: 产出\n    children:\n      - {name: 学时, weight: 2, target: ≥40学时}\n"
    assert lines(tmp_path, EXTENDS + own, base=BASE) == ["set.yaml:7:28 error PE201"]


def test_a_base_that_is_broken_itself_is_told_there_once(tmp_path: Path) -> None:
    own = "override:\n  合格率: {target: ≥95%}\n"
    broken = BASE.replace("weight: 4", "weight: 3")
    assert lines(tmp_path, EXTENDS + own, base=broken) == ["base.yaml:6:13 error PE201"]


def test_chinese_keys_are_the_same_keys(tmp_path: Path) -> None:
    own = "覆盖:\n  合格率: {权重: 4, 指标值: ≥95%}\n"
    found = lines(tmp_path, EXTENDS.replace("extends", "继承") + own, base=BASE)
    assert found == ["set.yaml:5:9 info PE288"]


def test_a_new_indicator_repeats_nothing(tmp_path: Path) -> None:
    own = (
        "total: 12\nindicators:\n  - name: 产出\n    weight: 12\n    children:\n"
        "      - {name: 学时, weight: 2, target: ≥40学时}\n"
    )
    assert lines(tmp_path, EXTENDS + own, base=BASE) == []
