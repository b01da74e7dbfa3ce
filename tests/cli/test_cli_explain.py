"""`perfeval explain`: everything a score rests on, with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, PROJECT, SET, URUMQI, Run, with_project, with_set

from perfeval import api
from perfeval.checks.catalogue import catalogue


def test_an_indicator_in_full(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with_set(
        folder,
        SET.replace(
            "{name: 数量, weight: 60, target: ≥10个}",
            "{name: 数量, weight: 60, target: ≥7个, explain: 完成数}",
        ),
    )
    with_project(folder, PROJECT.replace("8个", "5个"))
    out = run("explain", "project.yaml", "数量").out
    assert "产出/数量" in out
    for text in (
        "指标解释      完成数", "60  （set.yaml:9:", "≥7个（按“不低于”比较）  （set.yaml:9:", "完成值：5个  （project.yaml:6:",
        "300/7 ≈ 42.8571428571", "四舍五入，保留2位小数", "0～60分", "42.86（满分60）", "财预〔2020〕10号",
        "E1  数量台账", "按完成率×分值计分", "两个未验收", "规则所在",
    ):  # fmt: skip
        assert text in out, text


@pytest.mark.parametrize("name", ["预算执行率", "过程/资金管理/预算执行率", "资金管理/预算执行率"])
def test_an_indicator_by_name_and_path(run: Run, name: str) -> None:
    ran = run("explain", URUMQI, name)
    assert ran.code == 0
    assert "过程/资金管理/预算执行率" in ran.out
    assert "2244.84万元" in ran.out
    assert re.search(r"project\.yaml:66:14", ran.out)


def test_names_that_do_not_fit(run: Run, folder: Path) -> None:
    near = run("explain", URUMQI, "预算执行律")
    assert near.code == 2
    assert "是否指“预算执行率”" in near.err
    branch = run("explain", URUMQI, "决策")
    assert branch.code == 2
    assert "立项依据充分性" in branch.err
    with_set(folder, SET.replace("name: 质量", "name: 满意度"))
    with_project(
        folder, PROJECT.replace("  质量:", "  产出/满意度:").replace("  满意度:", "  效益/满意度:")
    )
    twice = run("explain", folder / "project.yaml", "满意度")
    assert twice.code == 2
    assert "产出/满意度" in twice.err
    assert "效益/满意度" in twice.err
    assert run("explain", URUMQI).code == 2


@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_indicator_of_the_examples(run: Run, name: str, lang: str) -> None:
    path = EXAMPLES / name / "project.yaml"
    loaded = api.load_project(path)
    assert loaded.indicator_set is not None
    for leaf in loaded.indicator_set.leaves():
        ran = run("explain", path, "/".join(leaf.path), "--lang", lang)
        assert ran.code == 0, (leaf.path, ran.err)
        assert ran.err == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code(run: Run, lang: str) -> None:
    for code in catalogue():
        ran = run("explain", code.lower(), "--lang", lang)
        assert ran.code == 0
        assert code in ran.out
        assert ("内容" if lang == "zh" else "Message") in ran.out


def test_parts_and_items_are_calculated_one_by_one(run: Run, folder: Path) -> None:
    blend = "{name: 数量, weight: 60, score: {kind: blend, parts: [{share: 50%, target: ≥10个}, {name: 验收, share: 50%, score: {kind: yes_no}}]}}"
    average = "{name: 质量, weight: 20, target: ≥100%, measure: {kind: average, of: score}}"
    text = SET.replace("{name: 数量, weight: 60, target: ≥10个}", blend)
    with_set(folder, text.replace("{name: 质量, weight: 20, target: ≥90%}", average))
    text = PROJECT.replace("{actual: 8个,", "{parts: [{actual: 8个}, {actual: true}],")
    path = with_project(
        folder,
        text.replace(
            "质量: {actual: 95%,",
            "质量: {items: [{name: 甲, actual: 90%}, {name: 乙, actual: 80%}],",
        ),
    )
    out = run("explain", path, "数量").out
    assert re.search(r"1\. 第1部分：完成值 8个.*80% × 30 分 = 24\.00 分", out)
    assert re.search(r"2\. 验收：.*30\.00 分", out)
    assert re.search(r"3\. 24（80% × 30 分） \+ 30（[^）]*） = 54\.00 分", " ".join(out.split()))
    out = run("explain", path, "质量").out
    assert "甲：90% × 20 分 = 18" in out
    assert "乙：80% × 20 分 = 16" in out
    assert "17.00（满分20）" in out
