"""What moved between two years and why; the parts always add up to the change."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from followup.making import SET, compared, laid, project

from perfeval.systems import followup

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.followup.moves import Comparison, LeafMove


def moved(made: Comparison) -> dict[str, LeafMove]:
    return {move.leaf.indicator.name: move for move in made.movements[0].leaves}


def codes(made: Comparison) -> list[str]:
    return [finding.code for finding in made.findings]


def test_results_and_targets_are_told_apart(tmp_path: Path) -> None:
    # 60 × 80/100 = 48 → 60 × 78/100 = 46.8 by the old target, 60 × 78/78 = 60 by the new one
    made = compared(
        tmp_path,
        a=project(2023, "actual: 80人次"),
        b=project(2024, "actual: 78人次, target: ≥78人次"),
    )
    one = moved(made)["人次"]
    assert one.change == 12
    assert one.causes == {"actual": Fraction("-1.2"), "target": Fraction("13.2")}
    assert set(one.flags) == {"target", "eased"}
    assert codes(made) == ["PE781"]
    # at the very figure of the new target
    found = made.findings[0]
    assert found.span is not None
    assert found.span.file.endswith("b.yaml")
    assert found.span.line == 6
    assert (found.params["gain"], found.params["before"]) == ("13.2", "≥100人次")


def test_an_eased_target_is_told_where_it_hides_worse_work(tmp_path: Path) -> None:
    made = compared(tmp_path, a=project(2023), b=project(2024, "actual: 90人次, target: ≥90人次"))
    assert moved(made)["人次"].change == 0
    assert codes(made) == ["PE781"]
    harder = compared(
        tmp_path, a=project(2023), b=project(2024, "actual: 120人次, target: ≥110人次")
    )
    assert codes(harder) == []


def test_weights_and_rules(tmp_path: Path) -> None:
    new = SET.replace("weight: 60, target: ≥100人次, score: completion", (
        "weight: 50, target: ≥100人次, score: {kind: bands, input: completion, "
        "bands: [{min: 80%, share: 100%}, {min: 0, share: 0}]}"
    )).replace("weight: 40", "weight: 50")  # fmt: skip
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    made = compared(
        tmp_path,
        a=project(2023, "actual: 90人次", "actual: 81%"),
        b=project(2024, "actual: 85人次", "actual: 81%", set_="new.yaml"),
    )
    # 54 → 60 × 0.85 = 51 → all of 60 by the band → all of 50
    assert moved(made)["人次"].causes == {
        "actual": Fraction(-3), "rule": Fraction(9), "weight": Fraction(-10),
    }  # fmt: skip
    # 40 × 0.9 = 36 → 50 × 0.9 = 45
    assert moved(made)["满意度"].causes == {"weight": Fraction(9)}
    assert made.movements[0].change == 5
    assert set(codes(made)) == {"PE780", "PE782", "PE783", "PE787"}


def test_what_applies_no_more_moves_with_its_rescaling(tmp_path: Path) -> None:
    made = compared(
        tmp_path,
        a=project(2023, "actual: 50人次"),
        b=project(2024, "not_applicable: 停办", "actual: 81%"),
    )
    # 30 + 40 = 70 → 36 of 40, brought to 100: 90
    move = made.movements[0]
    assert (move.change, move.rest) == (20, 0)
    assert moved(made)["人次"].causes == {"status": Fraction(-30)}
    assert moved(made)["满意度"].causes == {"actual": Fraction(-4), "weight": Fraction(54)}


def test_indicators_are_found_again_by_id_and_name(tmp_path: Path) -> None:
    new = (
        SET.replace("  - {name: 人次,", "  - name: 产出\n    children: [{name: 人次,")
        .replace("score: completion}\n  - {name: 满", "score: completion}]\n  - {name: 满", 1)
        .replace("满意度", "公众满意度")
    )
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    made = compared(
        tmp_path,
        a=project(2023),
        b=project(2024, set_="new.yaml").replace("满意度:", "公众满意度:"),
    )
    names = {
        (
            m.first.indicator.name if m.first else None,
            m.second.indicator.name if m.second else None,
        )
        for m in made.movements[0].leaves
    }
    assert names == {("人次", "人次"), ("满意度", None), (None, "公众满意度")}
    assert made.movements[0].comparable
    assert made.movements[0].by_cause() == {"added": Fraction(40), "removed": Fraction(-40)}


def test_sets_without_common_indicators_are_not_taken_apart(tmp_path: Path) -> None:
    new = SET.replace("人次,", "户数,").replace("≥100人次", "≥100户")
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    b = project(2024, "actual: 70户", set_="new.yaml").replace("人次:", "户数:")
    made = compared(tmp_path, a=project(2023), b=b)
    move = made.movements[0]
    assert (move.comparable, move.matched, move.leaves) == (False, Fraction(2, 5), ())
    assert "PE784" in codes(made)


def test_the_same_year_twice_and_overlaps(tmp_path: Path) -> None:
    made = compared(tmp_path, a=project(2023), b=project(2023, "actual: 90人次"), c=project(2024))
    assert codes(made) == ["PE785"]
    assert len(made.years) == 2
    late = project(2024, "actual: 95人次").replace("from: 2024-01-01", "from: 2023-12-31")
    assert codes(compared(tmp_path, a=project(2023), b=late)) == ["PE786"]


def test_two_projects_differ_but_do_not_move(tmp_path: Path) -> None:
    made = compared(
        tmp_path, a=project(2024, name="甲"), b=project(2024, "actual: 50人次", name="乙")
    )
    assert [move.same_project for move in made.movements] == [False]
    assert made.movements[0].change == -30
    three = compared(
        tmp_path, a=project(2024, name="甲"), b=project(2024, name="乙"), c=project(2024, name="丙")
    )
    assert three.movements == ()


GATED = SET.replace(
    "indicators:", "gates: [{name: 造假, effect: {cap: 59}}]\nadjust: [{name: 表彰, min: -5, max: 5}]\nindicators:"
)  # fmt: skip


def test_gates_and_adjusters_are_causes_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "gated.yaml").write_text(GATED, "utf-8")
    more = (
        "gates: [{name: 造假, reason: 虚报人次}]\nadjust: [{name: 表彰, value: 2, reason: 获奖}]\n"
    )
    made = compared(
        tmp_path,
        a=project(2023, set_="gated.yaml"),
        b=project(2024, "actual: 90人次", set_="gated.yaml", more=more),
    )
    # 100 → 54 + 40 + 2 = 96, held at 59
    move = made.movements[0]
    assert move.by_cause() == {"actual": -6, "adjuster": 2, "gate": -37}
    from perfeval.reports.followup.movements import moved as lines
    from perfeval.reports.followup.movements import told

    assert [(line.name, line.change) for line in lines(move, "zh")] == [
        ("人次", "-6.00"), ("加减分：表彰", "+2.00"), ("否决项：造假", "-37.00"),
    ]  # fmt: skip
    assert lines(move, "zh")[-1].why == "否决项（虚报人次）"
    assert "按原因：完成情况-6.00分，加减分+2.00分，否决项-37.00分。" in told(move, made, "zh")


def test_the_printed_causes_add_up(tmp_path: Path) -> None:
    thirds = SET.replace("weight: 60", "weight: 50").replace("weight: 40", "weight: 50")
    (tmp_path / "thirds.yaml").write_text(thirds, "utf-8")
    first = project(2023, "actual: 33.337人次", "actual: 1.237%", set_="thirds.yaml")
    second = project(2024, "actual: 66.671人次", "not_applicable: 无", set_="thirds.yaml")
    move = compared(tmp_path, a=first, b=second).movements[0]
    from perfeval.reports.followup.movements import _causes

    assert sum(_causes(move).values(), Fraction(0)) == move.change


def test_what_can_not_be_taken_apart_has_no_table(tmp_path: Path) -> None:
    new = SET.replace("人次,", "户数,").replace("≥100人次", "≥100户")
    (tmp_path / "new.yaml").write_text(new, "utf-8")
    b = project(2024, "actual: 70户", set_="new.yaml").replace("人次:", "户数:")
    move = compared(tmp_path, a=project(2023), b=b).movements[0]
    from perfeval.reports.followup.movements import moved as lines

    assert lines(move, "zh") == ()
    assert move.by_cause() == {}


BRANCHED = """perfeval: indicator-set/v1
id: branched
grades: [{name: 优, min: 90}, {name: 差, min: 0}]
indicators:
  - name: 效果
    children:
      - {name: 人次, weight: 60, target: ≥100人次, score: completion}
      - {name: 满意度, weight: 20, target: ≥90%, score: completion}
  - {name: 管理, weight: 20, target: ≥10次, score: completion}
"""


def test_the_rate_of_a_branch_is_of_what_counts_in_it(tmp_path: Path) -> None:
    (tmp_path / "branched.yaml").write_text(BRANCHED, "utf-8")
    rest = "  管理: {actual: 10次}\n"
    made = compared(
        tmp_path,
        a=project(2023, "actual: 50人次", "actual: 90%", set_="branched.yaml") + rest,
        b=project(2024, "not_applicable: 停办", "actual: 81%", set_="branched.yaml") + rest,
        c=project(2025, "not_due: 2026年", "not_due: 2026年", set_="branched.yaml") + rest,
    )
    from perfeval.reports.followup.comparing import branches

    (line, _) = branches(made, "zh")
    assert line.cells == ("50.00/80（62.5%）", "18.00/20（90.0%）", "未到期")


def test_a_bad_indicator_declared_inapplicable_is_told_with_its_gain(tmp_path: Path) -> None:
    made = compared(
        tmp_path, a=project(2023, "actual: 50人次"), b=project(2024, "not_applicable: 停办")
    )
    # 40 of 40 is 100; with 50 of 100 persons it would be 30 + 40
    assert moved(made)["人次"].net == 30
    (found,) = [f for f in made.findings if f.code == "PE798"]
    assert (found.params["gain"], found.params["old"], found.params["weight"]) == ("30", "30", "60")
    good = compared(tmp_path, a=project(2023), b=project(2024, "not_applicable: 停办"))
    assert "PE798" not in codes(good)


def test_another_full_score_is_compared_in_points_of_hundred(tmp_path: Path) -> None:
    big = SET.replace("id: small", "id: big\ntotal: 120").replace("weight: 60", "weight: 80")
    (tmp_path / "big.yaml").write_text(big.replace("min: 90", "min: 108"), "utf-8")
    made = compared(
        tmp_path,
        a=project(2023, "actual: 75人次", set_="big.yaml"),
        b=project(2024, "actual: 75人次"),
    )
    # 100 of 120 is 83.33 of 100, and 45 + 40 = 85
    move = made.movements[0]
    assert (move.percent, move.change) == (True, Fraction(5, 3))
    assert sum(move.by_cause().values(), Fraction(0)) == move.change
    from perfeval.reports.followup.comparing import overview
    from perfeval.reports.followup.movements import told

    lines = {line.label: line.cells for line in overview(made, "zh")}
    assert lines["折合百分制"] == ("83.33", "85.00")
    assert told(move, made, "zh")[0] == "总分83.33（100.00/120）→85.00，变化+1.67分。"


def test_scores_without_their_data_and_missing_years_are_said(tmp_path: Path) -> None:
    made = compared(tmp_path, a=project(2022), b=project(2024, "actual: 90人次", ""))
    assert [f.params["why"] for f in made.findings if f.code == "PE788"] == ["errors"]
    from perfeval.reports.followup.comparing import year_notes

    assert year_notes(made, "zh") == ["培训缺2023年的结果，前后两次不是相邻年度。"]
    late = compared(tmp_path, b=project(2024, "not_due: 2025年"), c=project(2025))
    assert [f.params["what"] for f in late.findings if f.code == "PE788"] == ["60%"]


def test_charts_of_many_projects_fit_a_page(tmp_path: Path) -> None:
    files = {
        f"p{n}{year}": project(year, name=f"第{n:02}号农村饮水安全巩固提升工程（含管网改造）")
        for n in range(30) for year in (2023, 2024)
    }  # fmt: skip
    made = compared(tmp_path, **files)
    from perfeval.reports.charts.size import height
    from perfeval.reports.followup.comparison_charts import charts

    drawn = charts(made, "zh")
    names = [
        name for chart in drawn if chart["key"].startswith("scores") for name in chart["categories"]
    ]
    assert len(set(names)) == len(names) == 30
    assert all(name.endswith("2024") for name in names)
    assert max(height(chart) for chart in drawn) <= 370


RANDOM_SET = """perfeval: indicator-set/v1
id: drawn
{head}total: 100
rounding: {{digits: {digits}}}
gates:
  - {{name: 封顶线, effect: {{cap: {cap}}}}}
adjust:
  - {{name: 加分, max: 5}}
indicators:
  - name: 甲
{base}    children:
      - {{name: 一, weight: {w1}, target: ≥{t1}, score: completion}}
      - {{name: 二, weight: {w2}, target: ≤{t2}, score: completion{policy}}}
  - name: 乙
    children:
      - {{name: 三, weight: {w3}, target: ≥{t3}%, score: completion}}
      - {{name: 四, weight: {w4}, score: {{kind: judged}}}}
"""


def drawn_set(draw: random.Random) -> str:
    cuts = sorted(draw.sample(range(5, 96), 3))
    w1, w2, w3, w4 = cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]
    base = ""
    if draw.random() < 0.5:  # the branch is scored to another base
        base = f"    weight: {w1 + w2}\n    base: 100\n"
        w1 = draw.randint(1, 99)
        w2 = 100 - w1
    policy = draw.choice(["", "", ", not_applicable: parent", ", not_applicable: drop"]).replace(
        ", not", "\0"
    )
    return RANDOM_SET.format(
        head="combine: min\n" if draw.random() < 0.15 else "", digits=draw.randint(0, 2),
        cap=draw.randint(30, 95), base=base, w1=w1, w2=w2, w3=w3, w4=w4,
        t1=draw.randint(50, 200), t2=draw.randint(50, 200), t3=draw.randint(50, 99),
        policy=policy.replace("\0", ", not"),
    )  # fmt: skip


def drawn_project(draw: random.Random, year: int) -> str:
    def figure(low: int, high: int, sign: str = "") -> str:
        if draw.random() < 0.1:
            return "{not_applicable: 不涉及}"
        target = f", target: {draw.choice('≥≤')}{draw.randint(50, 150)}{sign}"
        return f"{{actual: {draw.randint(low, high)}{sign}{target if draw.random() < 0.3 else ''}}}"

    rows = f"  一: {figure(0, 250)}\n  二: {figure(10, 250)}\n  三: {figure(0, 100, '%')}\n"
    if draw.random() < 0.9:
        rows += f"  四: {{judged: {draw.randint(0, 4)}, reason: 评定}}\n"
    more = "gates: [{name: 封顶线, reason: 核实}]\n" if draw.random() < 0.2 else ""
    more += "adjust: [{name: 加分, value: 3, reason: 获奖}]\n" if draw.random() < 0.3 else ""
    head = f"project: {{name: 抽样, period: {{from: {year}-01-01, to: {year}-12-31}}}}\n"
    return f"perfeval: project/v1\nindicator_set: set-{year}.yaml\n{head}{more}results:\n{rows}"


@pytest.mark.parametrize("seed", range(60))
def test_the_parts_add_up_whatever_moved(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    first = drawn_set(draw)
    (tmp_path / "set-2023.yaml").write_text(first, "utf-8")
    second = drawn_set(draw) if draw.random() < 0.6 else first
    (tmp_path / "set-2024.yaml").write_text(second, "utf-8")
    read = followup.read_projects(
        laid(tmp_path, a=drawn_project(draw, 2023), b=drawn_project(draw, 2024))
    )
    assert not read.unread, read.unread
    made = followup.compare(read.years)
    (move,) = made.movements
    assert move.comparable
    parts = [leaf.change for leaf in move.leaves]
    parts += [*move.adjusters.values(), *move.gates.values()]
    assert sum(parts, move.rest) == move.change
    assert sum(move.by_cause().values(), Fraction(0)) == move.change
    for leaf in move.leaves:
        assert sum(leaf.causes.values(), Fraction(0)) == leaf.change
    # what is printed adds up too
    from perfeval.reports.followup.movements import moved as lines

    printed = sum((Fraction(line.change) for line in lines(move, "zh")), Fraction(0))
    assert printed == move.change
    # the other way round everything is the reverse
    back = followup.compare([read.years[0]._replace(year=2025), read.years[1]]).movements[0]
    assert back.change == -(move.change or 0)
