"""Names that say the same, or a target; names in conditions."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.library.configuration import Config, Configured
from perfeval.validation.run import validate
from perfeval.validation.setup import Wanted, setup

NATIONAL = setup(Wanted(), Configured(Config())).settings
HEAD = "perfeval: indicator-set/v1\nid: example\ntotal: 10\n"


def codes(folder: Path, text: str) -> list[str]:
    (folder / "set.yaml").write_text(HEAD + text, "utf-8")
    return [f.code for f in validate([folder / "set.yaml"], folder, NATIONAL).findings]


def branches(one: str, other: str) -> str:
    return (
        "indicators:\n"
        f"  - {{name: 产出, children: [{{weight: 6, {one}}}]}}\n"
        f"  - {{name: 效益, children: [{{weight: 4, {other}}}]}}\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("name: 培训人次, target: ≥200人次", "name: 培训人次数, target: ≥200人次", True),
        ("name: 培训班, target: ≥20期", "name: 培训班数量, target: ≥20期", True),
        ("name: 完成率, target: ≥90%", "name: 完成率, target: ≥90%", True),
        ("name: 完成率, target: ≥90%", "name: 完成率, target: ≥80%", False),
        ("name: 培训人次, target: ≥200人次", "name: 培训人次数, target: ≥300人次", False),
        # two things that end alike
        ("name: 培训人次, target: ≥200人次", "name: 受益人次, target: ≥200人次", False),
    ],
)
def test_one_thing_under_two_branches(one: str, other: str, found: bool, tmp_path: Path) -> None:
    assert ("PE280" in codes(tmp_path, branches(one, other))) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("培训人次≥200人次", True),
        ("培训合格率不低于90%", True),
        ("培训合格率（≥90%）", True),
        ("逾期超过30天的项目数", False),
        ("500亩以上基地数", False),
        ("3公里环线", False),
        ("面积≥500平方米", True),
    ],
)
def test_a_target_in_the_name(name: str, found: bool, tmp_path: Path) -> None:
    text = f"indicators:\n  - {{name: {name}, weight: 10}}\n"
    assert ("PE297" in codes(tmp_path, text)) == found
    with_target = f"indicators:\n  - {{name: {name}, weight: 10, target: ≥20个}}\n"
    assert "PE297" not in codes(tmp_path, with_target)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("一、项目概况", True),
        ("（二）项目概况", True),
        ("1.基本情况", True),
        ("项目概况宣传", False),
    ],
)
def test_a_section_of_a_report_is_no_branch(name: str, found: bool, tmp_path: Path) -> None:
    text = f"indicators:\n  - {{name: {name}, weight: 10, target: ≥20个}}\n"
    assert ("PE805" in codes(tmp_path, text)) == found


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("培训人次 < 100", []),
        ("产出 < 3", []),
        ("total < 60", []),
        ("投诉 > 3 or 投诉 < 0", ["PE296"]),
    ],
)
def test_names_of_conditions(when: str, found: list[str], tmp_path: Path) -> None:
    text = (
        "gates: [{name: 否决, effect: zero, when: " + when + "}]\n"
        "indicators:\n  - name: 产出\n    children: [{name: 培训人次, weight: 10, target: ≥200人次}]\n"
    )
    assert codes(tmp_path, text) == found
