"""Numbers of the re-check come from packs and from the form itself, and nothing is accused of less."""

from __future__ import annotations

from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest
from recheck.forms import PRACTICE, checked, form_of
from recheck.test_forms_recheck import table
from recheck.test_remarks import case, codes

from perfeval.intake.drafting import draft
from perfeval.library.configuration import Configured
from perfeval.library.drafts import load
from perfeval.model.form import FundRow
from perfeval.rechecking import records as r
from perfeval.rechecking.compare import recheck
from perfeval.rechecking.limits import Limits, limits_of
from perfeval.rechecking.money import money
from perfeval.rechecking.noted import steps
from perfeval.rechecking.remarks.grade import named
from perfeval.reports.review import figures
from perfeval.scoring.kernel import score
from perfeval.source.pack_shape import Config
from perfeval.validation.setup import Wanted, setup


def with_limits(given: dict[str, Any], limits: Limits) -> r.Recheck:
    form = form_of(given)
    made = draft(form, "自评表.xlsx")
    loaded = load(made, "")
    assert loaded.project is not None
    assert loaded.indicator_set is not None
    return recheck(score(loaded.project, loaded.indicator_set), form, made.findings, limits)


def packed(path: Path, checks: str) -> Limits:
    path.write_text(f"perfeval: pack/v1\nid: own\nchecks:\n{checks}", "utf-8")
    ready = setup(Wanted(pack=(str(path),)), Configured(Config()))
    assert not ready.findings
    return limits_of(ready.settings.limits)


def test_a_pack_replaces_the_line_of_over_completion(tmp_path: Path) -> None:
    given = case(cell={(2, 6): "1300"})  # 144% of 900
    own = packed(tmp_path / "own.yaml", "  PE730: {beyond: 150%, far: 200%}\n")
    assert "PE730" not in {f.code for f in with_limits(given, own).findings}
    assert {"PE730", "PE441"} & codes(given)


def test_a_pack_gives_its_own_bands_with_their_source(tmp_path: Path) -> None:
    rules = "{name: 95/85, edges: [95%, 85%, 0%], shares: [100%, 45%, 0%], source: 某县办法}"
    own = packed(tmp_path / "own.yaml", f"  PE718:\n    rules: [{rules}]\n")
    given = table([("40", "35", "20", "9"), ("40", "44", "70", "70")])
    assert "bands-95/85" not in [c.key for c in checked(given).lines[1].conventions]
    line = with_limits(given, own).lines[1]
    assert line.explanation is not None
    assert (line.explanation.key, line.explanation.source) == ("bands-95/85", "某县办法")
    assert figures.why(line, "zh").endswith("；依据：某县办法")


def test_without_numbers_nothing_is_looked_for() -> None:
    given = case(cell={(2, 6): "2000"}, money={(0, 1): "160", (1, 1): "160"}, grade="良")
    found = {f.code for f in with_limits(given, limits_of({})).findings}
    assert not found & {"PE730", "PE740", "PE732", "PE745"}


def test_the_longest_name_of_a_grade_is_meant() -> None:
    assert named("优秀", ("优", "优秀", "良")) == "优秀"
    assert named("良好等次", ("良", "良好")) == "良好"
    assert named("优", ("优秀", "良好")) == "优秀"
    assert named("", ("优秀",)) == named("合格", ("优秀",)) == ""


@pytest.mark.parametrize(("printed", "told"), [("优", True), ("良", False)])
def test_grades_are_shares_of_the_full_marks(printed: str, told: bool) -> None:
    given = table([("10", "8", "140", "112")], total_weight="150", total="122", grade=printed)
    assert ("PE724" in codes(given)) is told


def test_a_stated_target_denies_nothing() -> None:
    money = {(0, 3): "60", (1, 3): "60", (0, 4): "60%", (0, 6): "6", (1, 4): "60%"}
    wanted = case(money=money, total="96", goals=[("修好村道，预算执行率达到100%", "修好了")])
    done = case(money=money, total="96", goals=[("修好村道", "修好了，预算执行率达到100%")])
    assert "PE745" not in codes(wanted)
    assert "PE745" in codes(done)


def test_steps_explain_a_single_row_only_where_the_form_prints_them() -> None:
    # met by 93%: 7 steps at 0.5
    rows = [("100", "93", "16", "12.5"), ("40", "44", "74", "74")]
    assert checked(table(rows)).lines[1].verdict == r.UNEXPLAINED
    line = checked(table(rows, notes=["评分标准：每低于1%扣0.5分，扣完为止。"])).lines[1]
    assert line.verdict == r.EXPLAINED
    assert line.explanation is not None
    assert line.explanation.key.startswith("steps-1%-0.5-")


def test_steps_of_odd_sizes_are_read_from_the_form() -> None:
    found = steps(
        ["完成率每降低3%扣1.5分", "每少一处，扣2分", "每差5个百分点扣分值的10%", "每年扣一次"]
    )
    assert [(one.size, one.cost, one.unit) for one in found] == [
        (F(3, 100), F(3, 2), ""), (F(1), F(2), "处"),
    ]  # fmt: skip


def test_steps_with_a_rounding_are_coincidences() -> None:
    for given in (made.conventions for made in checked(table([("37", "30", "18", "13.8")])).lines):
        for one in given:
            if one.key.startswith("steps-") and one.ways[0] != "exact":
                assert one.coincidence


def test_english_sums_have_no_chinese_signs() -> None:
    rows = [("40", "20", "30", "0"), ("40", "30", "30", "22.5"), ("40", "100", "30", "0")]
    found = checked(table(rows))
    told = [one.en for line in found.lines for one in line.conventions]
    assert any("<" in text for text in told)
    assert not any(sign in text for text in told for sign in "，＜＞")


def test_a_total_weight_of_100_percent_is_the_whole() -> None:
    assert "PE711" not in codes(case(total_weight="100%"))
    assert "PE711" in codes(case(total_weight="90%"))


def test_parts_of_parts_are_added_to_their_own_row() -> None:
    rows = [["合计", "100", "100", "95", "95%", "10", "9.5"], ["财政拨款", "80", "80", "76"],
            ["中央", "50", "50", "47"], ["省级", "30", "30", "29"], ["其他资金", "20", "20", "19"]]  # fmt: skip
    within = (None, 0, 1, 1, 0)

    def nested(rows: list[list[str]]) -> set[str]:
        form = form_of(case(funds=rows))
        funds: tuple[FundRow, ...] = tuple(
            row._replace(within=n) for row, n in zip(form.funds, within, strict=True)
        )
        form = form._replace(funds=funds)
        return {f.code for f in recheck(None, form._replace(rows=()), (), PRACTICE).findings}

    assert "PE714" not in nested(rows)
    rows[3][2] = "31"
    assert "PE714" in nested(rows)


def test_amounts_of_a_column_with_a_unit_of_its_own() -> None:
    assert money("2", "万元", "亿元") == 20_000
    assert money("2", "（单位：百万元）") == 2
    assert money("200万元", "百万元") == 2
    assert money("2", "万元", "美元") is None
