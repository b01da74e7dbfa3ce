"""Structural checks of indicator sets: what they find, and that they leave good sets alone."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from perfeval.checks.catalogue import mend, message, severity
from perfeval.checks.structure import check_set
from perfeval.library.loading import load_set
from perfeval.model.finding import Finding
from perfeval.source.node import Mapping
from perfeval.source.set_builder import build_set
from perfeval.source.yaml_reader import parse_yaml

SETS = sorted((Path(__file__).parents[2] / "indicator_sets").glob("*.yaml"))
HEAD = "perfeval: indicator-set/v1\nid: probe\n"


def found(text: str) -> list[Finding]:
    """Structural findings of a set; its shape must be right."""
    root = parse_yaml((HEAD + dedent(text)).encode(), "set.yaml").root
    assert isinstance(root, Mapping)
    built = build_set(root, "set.yaml", None, "")
    assert not isinstance(built, list), built
    assert built.findings == ()
    findings = check_set(built)
    for finding in findings:
        for lang in ("zh", "en"):
            assert "…" not in message(finding, lang)
            assert mend(finding, lang)
    return findings


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(text)]


def leaf(body: str, head: str = "") -> str:
    """A set with one leaf of weight 10."""
    return f"total: 10\n{head}indicators:\n  - name: 甲\n    weight: 10\n" + indent(
        dedent(body), " " * 4
    )


@pytest.mark.parametrize("path", SETS, ids=lambda p: p.stem)
def test_the_packaged_sets_are_sound(path: Path) -> None:
    loaded = load_set(path)
    assert loaded.indicator_set is not None
    findings = [*loaded.findings, *check_set(loaded.indicator_set)]
    assert [message(f, "en") for f in findings if severity(f) == "error"] == []


def test_weights_that_add_up() -> None:
    assert (
        codes("""
        indicators:
          - name: 甲
            weight: 60
            children: [{name: 一, weight: 40}, {name: 二, weight: 20}]
          - name: 乙
            children: [{name: 一, weight: 40}, {name: 说明, score: {kind: none}}]
    """)
        == []
    )


def test_children_that_do_not_sum_to_their_branch() -> None:
    [finding] = found("""
        indicators:
          - name: 甲
            weight: 60
            children: [{name: 一, weight: 40}, {name: 二, weight: 25}]
          - {name: 乙, weight: 40}
    """)
    assert finding.code == "PE201"
    assert finding.params == {"name": "甲", "sum": "65", "given": "60", "key": "weight"}
    assert finding.span == ("set.yaml", 6, 13)
    assert finding.path == ("甲",)


def test_children_against_a_base() -> None:
    good = "indicators: [{name: 甲, weight: 100, base: 50, children: [{name: 一, weight: 50}]}]"
    assert codes(good) == []
    [finding] = found(good.replace("base: 50", "base: 100"))
    assert (finding.code, finding.params["key"], finding.params["given"]) == (
        "PE201",
        "base",
        "100",
    )


def test_exact_sums_of_decimals() -> None:
    assert (
        codes("""
        total: 0.3
        indicators: [{name: 甲, weight: 0.1}, {name: 乙, weight: 0.2}]
    """)
        == []
    )


def test_the_first_level_against_the_total() -> None:
    [finding] = found("indicators: [{name: 甲, weight: 60}, {name: 乙, weight: 30}]")
    assert finding.code == "PE202"
    assert message(finding, "zh") == "一级指标的分值合计是90，应等于总分100。"


def test_the_lowest_counts_so_branches_weigh_what_they_like() -> None:
    text = "combine: min\nindicators: [{name: 甲, weight: 100}, {name: 乙, weight: 90}]"
    assert codes(text) == []
    assert codes(text.replace("combine: min", "combine: sum")) == ["PE202"]


def test_a_leaf_without_weight() -> None:
    [finding] = found("""
        indicators:
          - {name: 甲, weight: 100}
          - {name: 乙}
    """)
    assert (finding.code, finding.path) == ("PE203", ("乙",))


def test_leaves_that_need_no_weight() -> None:
    assert (
        codes("""
        indicators:
          - {name: 甲, weight: 100}
          - {name: 乙, score: {kind: none}}
          - name: 丙
            score: {kind: bands, unit: 元/公里, bands: [{min: 90, points: 400}, {below: 90, points: 0}]}
    """)
        == []
    )


def test_an_unscored_set_has_no_weights_to_check() -> None:
    assert codes("indicators: [{name: 甲}, {name: 乙, children: [{name: 丙}]}]") == []
    assert codes("scoring: none\nindicators: [{name: 甲, weight: 7}]") == []


def test_negative_weights() -> None:
    assert codes("indicators: [{name: 甲, weight: 110}, {name: 乙, weight: -10}]") == ["PE204"]


def test_a_total_of_nothing() -> None:
    assert codes("total: 0\nindicators: [{name: 甲, weight: 5}]") == ["PE218"]
    assert codes("total: -5\nindicators: [{name: 甲, weight: 5}]") == ["PE218"]


def test_siblings_of_one_name() -> None:
    [finding] = found("""
        indicators:
          - name: 甲
            children:
              - {name: 一, weight: 50}
              - {name: 一, weight: 50}
    """)
    assert finding.code == "PE205"
    assert message(finding, "zh") == "“甲”下有两个同名的指标“一”，另一个在第7行。"


def test_equal_names_elsewhere_are_fine() -> None:
    assert (
        codes("""
        indicators:
          - {name: 甲, children: [{name: 甲, weight: 50}]}
          - {name: 乙, children: [{name: 甲, weight: 50}]}
    """)
        == []
    )


def test_ids_are_unique() -> None:
    [finding] = found("""
        indicators:
          - {name: 甲, id: a, weight: 50}
          - {name: 乙, children: [{name: 丙, id: a, weight: 50}]}
    """)
    assert finding.code == "PE210"
    assert (finding.params["first"], finding.params["second"]) == ("甲", "乙/丙")


GRADES = [
    ("[{name: 优, min: 90}, {name: 差, min: 0}]", []),
    ("[{name: 优, min: 90}, {name: 差, min: -5}]", []),
    ("[{name: 优, min: 90, when: 一 > 3}, {name: 良, min: 90}, {name: 差, min: 0}]", []),
    ("[{name: 优, min: 90}, {name: 中, min: 60}]", ["bottom"]),
    ("[{name: 良, min: 80}, {name: 优, min: 90}, {name: 差, min: 0}]", []),
    ("[{name: 优, min: 90}, {name: 良, min: 90}, {name: 差, min: 0}]", ["same"]),
    ("[{name: 优, min: 900}, {name: 差, min: 0}]", ["above-total"]),
    ("[{name: 优, min: 90}, {name: 差, min: 0, when: 一 > 3}]", ["conditional"]),
    ("[{name: 差, min: 0, when: 一 > 3}, {name: 很差, min: 0}]", []),
]


@pytest.mark.parametrize(("grades", "problems"), GRADES)
def test_grades_tile_the_total(grades: str, problems: list[str]) -> None:
    findings = found(f"grades: {grades}\nindicators: [{{name: 甲, weight: 100}}]")
    assert [f.code for f in findings] == ["PE211"] * len(problems)
    assert [f.params["problem"] for f in findings] == problems


def test_a_gate_with_an_unknown_grade() -> None:
    [finding] = found("""
        grades: [{name: 优秀, min: 90}, {name: 不合格, min: 0}]
        gates: [{name: 挪用, effect: {grade: 不及格}}, {name: 造假, effect: {grade: 不合格}}]
        indicators: [{name: 甲, weight: 100}]
    """)
    assert (finding.code, finding.params["near"]) == ("PE212", "不合格")


@pytest.mark.parametrize("to", ["乙", "乙/丙", "丙"])
def test_weight_moves_to_what_is_there(to: str) -> None:
    assert (
        codes(f"""
        indicators:
          - {{name: 甲, weight: 50, not_applicable: {{to: {to}}}}}
          - {{name: 乙, children: [{{name: 丙, weight: 50}}]}}
    """)
        == []
    )


def test_weight_moves_to_what_is_not_there() -> None:
    text = """
        not_applicable: {to: 效益}
        indicators:
          - {name: 产出指标, weight: 50, not_applicable: {to: 效益指标分}}
          - {name: 效益指标, weight: 50}
    """
    assert [(f.code, f.params["near"]) for f in found(text)] == [
        ("PE216", "效益指标"),
        ("PE216", "效益指标"),
    ]


def test_names_in_conditions() -> None:
    text = """
        gates:
          - {name: 低, effect: zero, when: NAME < 80%}
        indicators: [{name: 项目预算执行率, id: execution, weight: 100}]
    """
    for name in ("项目预算执行率", "execution", "total", "总分", "人均支出"):
        assert codes(text.replace("NAME", name)) == []
    [finding] = found(text.replace("NAME", "项目预算执行"))
    assert (finding.code, finding.params["near"], severity(finding)) == (
        "PE217", "项目预算执行率", "warning",
    )  # fmt: skip


def test_conditions_are_yes_or_no() -> None:
    assert codes("""
        grades: [{name: 优, min: 90, when: 1 + 2}, {name: 差, min: 0}]
        gates: [{name: 低, effect: zero, when: total + 1}]
        adjust: [{name: 加, min: 0, max: 3, when: not 5}]
        indicators: [{name: 甲, weight: 100}]
    """) == ["PE245", "PE245", "PE245"]


def test_bounds_of_adjusters() -> None:
    assert codes("adjust: [{name: 加, min: 3, max: 0}]\nindicators: [{name: 甲, weight: 100}]") == [
        "PE219"
    ]


RULES = [
    ("score: {kind: bands, bands: [{min: 95, points: 10}, {min: 90, points: 5}]}", ["PE259"]),
    ("score: {kind: bands, bands: [{below: 60, points: 0}, {max: 90, points: 5}]}", ["PE259"]),
    ("score: {kind: bands, bands: [{min: 95%, points: 10}, {min: 0%, points: 5}]}", []),
    ("score: {kind: steps, from: 90, unit: 1, points: -1}", ["PE250"]),
    ("score: {kind: steps, from: 90, unit: 1, points: 1, max_deduction: -5%}", ["PE250"]),
    ("score: {kind: count, points: -0.5}", ["PE250"]),
    ("score: {kind: count, table: [[1, -2]]}", ["PE250"]),
    ("score: {kind: judged, range: [-1, 3]}", ["PE250"]),
    ("score: {kind: checklist, mode: {deduct: -1}, items: [一, 二]}", ["PE250"]),
    ("measure: {kind: survey, method: {weights: [0, 50, 100]}}", ["PE271"]),
    ("measure: {kind: survey, method: {weights: [100, 80, 80, 0]}}", []),
    ("score: {kind: bands, bands: [{min: 90, points: 10}, {below: 60, points: 0}]}", ["PE220"]),
    ("score: {kind: bands, bands: []}", ["PE254"]),
    ("score: {kind: cases, cases: []}", ["PE254"]),
    ("score: {kind: tiers, tiers: []}", ["PE254"]),
    ("score: {kind: blend, parts: []}", ["PE254"]),
    ("score: {kind: bands, bands: [{min: 90, points: 12}, {below: 90, points: 0}]}", ["PE256"]),
    ("score: {kind: bands, cap: 12, bands: [{min: 90, points: 12}, {below: 90, points: 0}]}", []),
    ("score: {kind: checklist, items: [{text: 一, points: 5}, {text: 二, points: 5}]}", []),
    ("score: {kind: checklist, items: [{text: 一, points: 5}, {text: 二, points: 4}]}", ["PE255"]),
    (
        "score: {kind: checklist, items: [{text: 一, share: 30%}, {text: 二, share: 60%}]}",
        ["PE255"],
    ),
    ("score: {kind: checklist, items: [{text: 否, gate: true}]}", ["PE228"]),
    ("score: {kind: cases, cases: [{when: w + 1, points: 5}]}", ["PE245"]),
    ("score: {kind: cases, cases: [{when: true, points: w > 1}]}", ["PE245"]),
    ("score: {kind: cases, cases: [{when: 完成 and x, points: 甲 * w}]}", []),
    ("score: {kind: formula, expr: w > 3}", ["PE245"]),
    ("score: {kind: formula, expr: w * 系数}", []),
    ("score: {kind: steps, unit: 0, points: 1}", ["PE232"]),
    ("score: {kind: interpolate, anchors: [[1, 1]]}", ["PE233"]),
    ("score: {kind: completion, pass_line: 120%}", ["PE230"]),
    ("measure: {kind: formula, expr: 甲 + (乙 > 1)}", ["PE245"]),
    ("measure: {kind: growth, years: 0}", ["PE250"]),
    ("measure: {kind: panel, trim: {above: 5, drop: -1}}", ["PE250"]),
    ("measure: {kind: panel, pass: 120%}", ["PE250"]),
    ("measure: {kind: panel, max_spread: -3}", ["PE250"]),
    ("measure: {kind: panel, weights: {财务: 0, 行业: 0}}", ["PE251"]),
    ("measure: {kind: panel, weights: {财务: 40, 行业: 60}}", []),
    ("measure: {kind: survey, method: {weights: []}}", ["PE251"]),
    ("measure: {kind: survey, method: {weights: [5, 4, 3, 2, 1]}}", ["PE252"]),
    ("measure: {kind: survey, method: {weights: [100, 80, 60, 30, 0]}}", []),
    ("measure: {kind: survey, combine: {weights: [1, -1]}}", ["PE251"]),
    ("measure: {kind: schedule, unit: workday}", ["PE253"]),
    ("measure: {kind: average, met_share: {low: 130%, high: 100%}}", ["PE219"]),
]


@pytest.mark.parametrize(("body", "expected"), RULES)
def test_rules_and_measures(body: str, expected: list[str]) -> None:
    findings = found(leaf(body))
    assert [f.code for f in findings] == expected
    assert all(f.path == ("甲",) and f.span is not None for f in findings)


def test_parts_of_a_blend_are_checked_like_leaves() -> None:
    assert codes(
        leaf("""
        score:
          kind: blend
          parts:
            - {share: 60%, target: ≥10个}
            - {share: 40%, measure: {kind: growth, years: 0}, score: {kind: steps, unit: 0, points: 1}}
    """)
    ) == ["PE250", "PE232"]
    assert codes(
        leaf("""
        score:
          kind: blend
          parts: [{points: 6}, {points: 3, score: {kind: bands, bands: [{min: 0, points: 4}]}}]
    """)
    ) == ["PE255", "PE256"]


def test_the_first_alternatives_stand_in_for_groups() -> None:
    assert (
        codes(
            leaf("""
        score:
          kind: bands
          bands:
            - {min: {by: region, 中部: 40%, 西部: 30%}, points: 10}
            - {below: {by: region, 中部: 40%, 西部: 30%}, points: 0}
    """)
        )
        == []
    )


def test_findings_come_in_order_of_place() -> None:
    findings = found("""
        grades: [{name: 优, min: 90}]
        indicators:
          - {name: 甲, weight: -5}
          - {name: 甲, weight: 50}
    """)
    lines = [f.span.line for f in findings if f.span is not None]
    assert lines == sorted(lines)
    assert {f.code for f in findings} == {"PE202", "PE204", "PE205", "PE211"}
