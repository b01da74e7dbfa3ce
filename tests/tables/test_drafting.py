"""A form becomes a set and a project that load, score, and stand in their cells."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import api, forms
from perfeval.intake.drafting import draft, unfit
from perfeval.model.finding import Span
from perfeval.model.form import Objective, Task, Value
from perfeval.model.scorecard import Scorecard
from tables.forms_by_hand import FILE, Maker, codes, drafted, form, plain


def scored(made: Any) -> Scorecard:
    loaded = forms.load_draft(made, "0" * 64)
    assert loaded.usable, loaded.findings
    return api.score(loaded)


def test_a_whole_form_scores_as_it_says() -> None:
    m = Maker()
    total = m.fund(
        "年度资金总额",
        "total",
        budget="400",
        spent="387.6",
        weight="10",
        rate="96.9%",
        score="9.69",
    )
    part = m.fund("其中：当年财政拨款", "fiscal", True, budget="400", spent="387.6", score="—")
    rows = (
        m.row("产出指标(50分)>数量指标", "培训", operator="≥", target="735", unit="人次", actual="735", weight="50", score="50"),
        m.row("效益指标（40分）>社会效益", "知晓率", operator="=", target="100", unit="%", actual="98%", weight="40", score="39.2", reason="宣传不够"),
    )  # fmt: skip
    made = drafted(
        rows, funds=(total, part), unit=m.value("万元"), grade=m.value("优"),
        total={"weight": m.value("100"), "score": m.value("98.89")},
    )  # fmt: skip
    assert codes(made) == []
    card = scored(made)
    assert [str(float(leaf.score or 0)) for leaf in card.leaves] == ["9.69", "50.0", "39.2"]
    assert (float(card.total), card.grade) == (98.89, "优")
    assert not [f for f in card.findings if f.code.startswith("PE7")]
    assert made.paths == (("产出指标", "数量指标", "培训"), ("效益指标", "社会效益", "知晓率"))
    assert made.execution == ("预算执行率", "预算执行率")
    project = plain(made.project)
    assert "as_printed" not in project
    assert project["project"]["period"] == {"from": "2023-01-01", "to": "2023-12-31"}
    assert project["funds"]["unit"] == "万元"
    assert project["funds"]["lines"][1] == {
        "id": "line-2", "name": "当年财政拨款", "of": "total", "budget": "400", "spent": "387.6",
    }  # fmt: skip
    assert project["funds"]["rates"] == [
        {"name": "预算执行率", "rate": "execution", "reported": "96.9%"}
    ]


def test_every_value_stands_in_its_cell() -> None:
    m = Maker()
    row = m.row("产出", "道路", target="≥7", actual="8", weight="100", score="100")
    made = drafted((row,))
    loaded = forms.load_draft(made, "")
    assert loaded.project is not None
    result = loaded.project.results["产出", "道路"]
    assert result.at["actual"] == row.cells["actual"].span
    assert result.at["actual"].sheet == "自评"
    leaf = loaded.indicator_set.leaves()[0]  # type: ignore[union-attr]
    assert leaf.at["weight"] == row.cells["weight"].span
    assert leaf.at["target"] == row.cells["target"].span


def test_a_form_without_weights_is_unscored() -> None:
    m = Maker()
    row = m.row("产出指标>数量指标", "座数", target="≥7座", actual="8座", reason="无")
    text = m.row("效益指标>社会效益", "影响", target="明显", actual="明显")
    said = m.statement("分配科学性", "符合，按因素法分配", "无")
    other = m.statement("下达及时性", "已按时下达")
    made = drafted((row, text), kind="transfer-payment", statements=(said, other))
    assert plain(made.indicator_set)["scoring"] == "none"
    card = scored(made)
    assert {leaf.status for leaf in card.leaves} <= {"scored", "unscored"}
    results = plain(made.project)["results"]
    assert results["分配科学性"]["statement"]["state"] == "符合"
    assert results["下达及时性"]["statement"] == {"text": "已按时下达"}


def test_weights_that_do_not_hold_are_kept_and_said() -> None:
    m = Maker()
    rows = (
        m.row("产出指标(60分)", "甲", target="≥1个", actual="1个", weight="50", score="50"),
        m.row("效益指标(40分)", "乙", target="≥1个", actual="1个", weight="40", score="40"),
    )
    made = drafted(rows, total={"weight": m.value("100"), "score": m.value("90")})
    assert codes(made) == ["PE078", "PE076"]
    assert plain(made.project)["as_printed"] == "true"
    branches = plain(made.indicator_set)["indicators"]
    assert ["weight" in branch for branch in branches] == [False, True]
    assert float(scored(made).total) == 90


def test_a_row_without_weight_among_others_is_as_printed() -> None:
    m = Maker()
    rows = (
        m.row("产出", "甲", target="≥1个", actual="1个", weight="100"),
        m.row("产出", "乙", target="≥1个", actual="1个", weight="—"),
    )
    made = drafted(rows)
    assert plain(made.project)["as_printed"] == "true"
    assert float(scored(made).total) == 100


def test_names_that_can_not_be_told_apart() -> None:
    m = Maker()
    rows = (
        m.row("产出>数量", "完成率", target="≥1个", actual="1个", weight="20"),
        m.row("产出>数量", "完成率", target="≥2个", actual="2个", weight="20"),
        m.row("产出>质量", "完成率", target="≥3个", actual="3个", weight="20"),
        m.row("产出>时效", "时效", target="≥4个", actual="4个", weight="20"),
        m.row("产出", "质量/完成率", target="≥5个", actual="5个", weight="10"),
        m.row("", "产出/质量/完成率", target="≥6个", actual="6个", weight="10"),
    )
    made = drafted(rows)
    assert codes(made) == ["PE074"]
    card = scored(made)
    found = {
        leaf.indicator.path: leaf.result.actual.lo
        for leaf in card.leaves
        if leaf.result and leaf.result.actual
    }
    assert found == {
        ("产出", "数量", "完成率"): 1, ("产出", "数量", "完成率（2）"): 2, ("产出", "质量", "完成率"): 3,
        ("产出", "时效", "时效"): 4, ("产出", "质量/完成率"): 5, ("产出/质量/完成率",): 6,
    }  # fmt: skip
    assert float(card.total) == 100


def test_rows_above_rows_are_branches_with_their_weight() -> None:
    m = Maker()
    rows = (
        m.row("产出", "数量", weight="100", target="见下", score="99"),
        m.row("产出>数量", "甲", target="≥1个", actual="1个", weight="60"),
        m.row("产出>数量", "乙", target="≥1个", actual="1个", weight="40"),
    )
    made = drafted(rows)
    assert made.paths[0] is None
    assert codes(made) == ["PE075", "PE075"]
    tree = plain(made.indicator_set)["indicators"][0]["children"]
    assert [(x["name"], x["weight"], len(x["children"])) for x in tree] == [("数量", "100", 2)]


def test_slots_still_empty_and_rows_without_a_name() -> None:
    m = Maker()
    rows = (
        m.row("产出>数量", "指标1：", target="", actual="", weight=""),
        m.row("产出>数量", "", target="", actual="", weight=""),
        m.row("产出>质量", "", target="≥1个", actual="1个", weight="100"),
    )
    made = drafted(rows)
    assert made.paths == (None, None, ("产出", "质量", "质量"))
    assert codes(made) == ["PE077"]
    assert len(plain(made.indicator_set)["indicators"][0]["children"]) == 1


def test_points_that_are_words_are_kept_as_words() -> None:
    m = Maker()
    row = m.row(
        "产出", "甲", target="≥1个", actual="1个", weight="若干", score="优秀", review="9.5"
    )
    other = m.row("产出", "乙", target="≥1个", actual="1个", weight="-5", score="0")
    made = drafted((row, other))
    assert sorted(codes(made)) == ["PE070", "PE070", "PE070"]
    results = plain(made.project)["results"]
    assert results["甲"]["note"] == "得分：优秀\n分值：若干"
    assert results["甲"]["review"] == {"score": "9.5"}
    assert results["乙"]["reported"] == "0"
    scored(made)


@pytest.mark.parametrize(
    ("note", "low"),
    [
        ("定性指标根据指标完成情况分为：达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，分别按照100%-80%（含80%）、80%-50%（含50%）、50%-0%合理确定分值。", "50%"),
        ("定性指标分三档：100%～80%（含）、80%～60%（含）、60%～0%", "60%"),
    ],
)  # fmt: skip
def test_printed_tiers_become_the_rule(note: str, low: str) -> None:
    m = Maker()
    rows = (
        m.row("效益", "甲", target="明显", actual="部分达成年度指标", weight="50", score="35"),
        m.row("效益", "乙", target="明显", actual="明显改善", weight="50", score="45"),
    )
    made = drafted(rows, notes=(m.value(note),))
    leaves = plain(made.indicator_set)["indicators"][0]["children"]
    assert [t["from"] for t in leaves[0]["score"]["tiers"]] == ["80%", low, "0%"]
    results = plain(made.project)["results"]
    assert (results["甲"].get("tier"), results["乙"].get("tier")) == ("部分达成", None)
    scored(made)


def test_money_keeps_its_units_and_tells_what_it_can_not_read() -> None:
    m = Maker()
    total = m.fund("年度资金总额", "total", budget="620.82万元", spent="约500", rate="80.5%")
    zero = m.fund("其他资金", "other", True, budget="0", spent="0", rate="100%")
    dashes = m.fund("单位资金", "own", True, budget="—", spent="—")
    made = drafted((), funds=(total, zero, dashes), unit=m.value("元"))
    lines = plain(made.project)["funds"]["lines"]
    assert [line["name"] for line in lines] == ["年度资金总额", "其他资金"]
    assert lines[0]["budget"] == "620.82万元"
    assert lines[1]["note"] == "执行率：100%"
    assert "PE070" in codes(made)
    assert scored(made).funds is not None


def test_money_of_another_heading_unit() -> None:
    m = Maker()
    budget = Value("387664.62", Span(FILE, 500, 1), "元")
    total = m.fund("年度资金总额", "total", spent="38.77")
    total = total._replace(cells={**total.cells, "budget": budget})
    made = drafted((), funds=(total,), unit=m.value("（万元）"))
    assert plain(made.project)["funds"]["lines"][0]["budget"] == "387664.62元"


def test_prose_evidence_and_tasks_have_their_places() -> None:
    m = Maker()
    row = m.row("产出", "甲", target="≥1个", actual="1个", weight="100", evidence="验收报告", rule="每少1个扣1分", explain="数量", completion="100%")  # fmt: skip
    made = drafted(
        (row,), kind="department", objectives=(Objective(None, m.value("目标\n二"), m.value("完成")),),
        texts={"conclusion": m.value("很好"), "problems": m.value("无预算")},
        tasks=(Task(m.value("任务一"), {"content": m.value("内容"), "budget": m.value("120")}),),
    )  # fmt: skip
    project = plain(made.project)
    assert project["evidence"] == [{"id": "E01", "title": "验收报告"}]
    assert project["results"]["甲"]["evidence"] == ["E01"]
    assert project["results"]["甲"]["note"] == "完成率：100%"
    assert project["objectives"] == [{"expected": "目标\n二", "achieved": "完成"}]
    assert project["narrative"] == {"conclusion": "很好", "problems": "无预算"}
    assert project["funds"]["plan"]["rows"] == [
        {"name": "任务一", "amount": "120", "content": "内容"}
    ]
    leaf = plain(made.indicator_set)["indicators"][0]["children"][0]
    assert (leaf["explain"], leaf["note"]) == ("数量", "评分标准：每少1个扣1分")
    scored(made)


def test_the_same_form_gives_the_same_set_and_id() -> None:
    def made() -> Any:
        m = Maker()
        return drafted((m.row("产出", "甲", target="≥1个", weight="100"),))

    assert plain(made().indicator_set) == plain(made().indicator_set)
    name = plain(made().indicator_set)["id"]
    assert name.startswith("form-2023-")
    assert plain(made().project)["indicator_set"] == name


def test_forms_that_can_be_no_project_say_why() -> None:
    m = Maker()
    empty = unfit(form((), notes=(m.value("注"),)))
    assert empty is not None
    assert empty.code == "PE079"
    assert empty.span is not None
    row = m.row("产出", "甲", target="1")
    many = unfit(form((row,) * 5_001))
    assert many is not None
    assert many.code == "PE079"
    assert unfit(form((row,))) is None


@pytest.mark.parametrize(
    "name",
    [
        "a/b",
        "甲: 乙",
        "# 甲",
        "- 甲",
        "null",
        "是",
        "012",
        "x" * 3_000,
        "<<",
        "甲\n乙",
        "'\"",
        "=",
        "all",
    ],
)
def test_odd_names_load_and_score(name: str) -> None:
    m = Maker()
    rows = (
        m.row(f"{name}>{name}", name, target="≥1个", actual="1个", weight="60", score="60"),
        m.row(name, name, target="≥1个", actual="1个", weight="40", score="40"),
    )
    header = {"name": m.value(name)}
    made = draft(form(rows, header=header), "x")
    assert float(scored(made).total) == 100


def test_a_second_division_of_the_money_counts_once() -> None:
    m = Maker()
    rows = (
        m.fund("年度资金总额：", "total", budget="100", spent="90"),
        m.fund("其中：中央补助", "central", True, budget="60", spent="60"),
        m.fund("市级资金", "city", True, budget="40", spent="30"),
        m.fund("奖励扶助：合计", "total", budget="70"),
        m.fund("奖励扶助：中央", "central", True, budget="50"),
        m.fund("其他资金", "other", True, budget="0"),
    )
    made = drafted((), funds=rows, unit=m.value("万元"))
    funds = plain(made.project)["funds"]
    assert [line["name"] for line in funds["lines"]] == [
        "年度资金总额",
        "中央补助",
        "市级资金",
        "其他资金",
    ]
    assert "奖励扶助：合计" in funds["note"]
    assert "50" in funds["note"]
    card = scored(made)
    assert card.funds is not None
    assert card.funds.total.budget == 1_000_000  # type: ignore[union-attr]


def test_a_total_without_amounts_still_holds_its_parts() -> None:
    m = Maker()
    rows = (
        m.fund("总额", "total", budget="—"),
        m.fund("财政资金", "fiscal", True, budget="5", spent="5"),
    )
    made = drafted((m.row("产出", "甲", target="≥1个", weight="100"),), funds=rows)
    assert not [f for f in scored(made).findings if f.code == "PE513"]


def test_columns_and_labels_without_a_place_are_not_lost() -> None:
    m = Maker()
    row = m.row(
        "产出",
        "甲",
        target="≥1个",
        actual="1个",
        weight="100",
        last_year="0个",
        weight1="100",
        score1="99",
    )
    heading = {"last_year": m.value("上年完成值")}
    header = {"name": m.value("某项目"), "category": m.value("延续性"), "code": m.value("012")}
    made = drafted((row,), columns=heading, header=header)
    assert plain(made.project)["results"]["甲"]["note"] == "上年完成值：0个"
    assert plain(made.project)["project"]["code"] == "012"
    assert plain(made.indicator_set)["indicators"][0]["weight"] == "100"
    assert codes(made) == ["PE075", "PE075"]
    assert {api.describe(finding).severity for finding in made.findings} == {"info"}


def test_a_table_of_weights_and_scores_alone_is_judged() -> None:
    m = Maker()
    rows = (
        m.row("", "立项必要性", weight="60", score="55"),
        m.row("", "投入经济性", weight="40", score="40"),
    )
    made = drafted(rows, kind="ex-ante")
    assert [x["score"] for x in plain(made.indicator_set)["indicators"]] == [{"kind": "judged"}] * 2
    assert {leaf.status for leaf in scored(made).leaves} == {"missing"}
