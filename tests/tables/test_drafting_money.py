"""Money of a form: its unit, its rows within rows, its printed rates, its tasks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.api import score
from perfeval.forms import load_draft, national_limits
from perfeval.model.form import FundRow, Task, Value
from perfeval.model.money_units import factor, unit_of
from perfeval.model.printed_rates import printed_rate
from perfeval.rechecking.compare import recheck
from perfeval.source.yaml_text import dump
from tables.forms_by_hand import Maker, codes, drafted, form, plain


def funds_of(rows: tuple[FundRow, ...], **more: Any) -> tuple[dict[str, Any], list[str], Any]:
    """`funds` of the project, the findings, and the total of the scorecard in 元."""
    made = drafted(
        (Maker().row("产出", "甲", target="≥1个", actual="1个", weight="100"),), funds=rows, **more
    )
    loaded = load_draft(made)
    assert loaded.project is not None, loaded.findings
    card = score(loaded)
    total = card.funds.total if card.funds is not None else None
    return plain(made.project).get("funds", {}), codes(made), total


def lone(text: str, own: str, **more: Any) -> tuple[dict[str, Any], list[str], Any]:
    m = Maker()
    row = m.fund("年度资金总额", "total", budget=text, spent=text)
    cells = {key: value._replace(unit=own) for key, value in row.cells.items()}
    return funds_of((row._replace(cells=cells),), **more)


@pytest.mark.parametrize(
    ("unit", "yuan"),
    [("元", 3), ("百元", 300), ("千元", 3000), ("万元", 30_000), ("百万元", 3_000_000), ("千万元", 30_000_000), ("亿元", 300_000_000)],
)  # fmt: skip
def test_every_unit_of_money_is_exact_wherever_it_is_printed(unit: str, yuan: int) -> None:
    m = Maker()
    _, found, total = lone("3", unit)  # in the heading of the column alone
    assert (total.budget, found) == (yuan, [])
    _, found, total = lone("3", "", unit=m.value(f"（单位：人民币{unit}）"))  # above the table
    assert (total.budget, found) == (yuan, [])
    _, found, total = lone("3", unit, unit=m.value("亿元"))  # a column of its own unit
    assert (total.budget, found) == (yuan, [])
    _, found, total = lone(f"3{unit}", "", unit=m.value("亿元"))  # in the cell
    assert (total.budget, found) == (yuan, [])


def test_money_without_a_unit_is_told() -> None:
    funds, found, total = lone("3", "")
    assert ("unit" in funds, found, total.budget) == (False, ["PE517"], 30_000)


def test_money_in_an_unknown_unit_is_refused() -> None:
    funds, found, total = lone("3", "", unit=Maker().value("万美元"))
    assert (found, funds, total) == (["PE070", "PE070", "PE070"], {}, None)
    _, found, _ = lone("3", "万美元", unit=Maker().value("万元"))
    assert found == ["PE070", "PE070"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("万元", "万元"), ("单位：元", "元"), ("（万）", "万元"), ("人民币：千元", "千元"), ("元/人", ""), ("万美元", ""), ("", "")],
)  # fmt: skip
def test_names_of_units(text: str, unit: str) -> None:
    assert unit_of(text) == unit
    assert (factor(text) is None) == (unit == "")


def test_rows_within_rows_by_what_the_table_says_and_by_their_sums() -> None:
    m = Maker()
    unit = m.value("万元")
    rows = tuple(
        m.fund(label, role, part, budget=budget, spent=budget)
        for label, role, part, budget in (
            ("年度资金总额", "total", False, "1000"), ("其中：财政拨款", "fiscal", True, "800"),
            ("中央", "central", True, "500"), ("省级", "province", True, "300"), ("其他", "other", True, "200"),
        )
    )  # fmt: skip
    funds, _, _ = funds_of(rows, unit=unit)
    wanted = [None, "total", "line-2", "line-2", "total"]
    assert [line.get("of") for line in funds["lines"]] == wanted
    told = tuple(row._replace(within=n) for row, n in zip(rows, (None, 0, 1, 1, 0), strict=True))
    funds, _, _ = funds_of(told, unit=unit)
    assert [line.get("of") for line in funds["lines"]] == wanted
    # equal amounts beside each other are no nesting where the total is their sum
    flat = tuple(
        m.fund(label, role, part, budget=budget, spent=budget)
        for label, role, part, budget in (
            ("年度资金总额", "total", False, "1000"), ("中央", "central", True, "400"),
            ("省级", "province", True, "400"), ("其他", "other", True, "200"),
        )
    )  # fmt: skip
    funds, _, _ = funds_of(flat, unit=unit)
    assert [line.get("of") for line in funds["lines"]] == [None, "total", "total", "total"]


@pytest.mark.parametrize(
    ("printed", "spent", "written", "found"),
    [
        ("0.9995", "999.5", "99.95%", ["PE073"]), ("0.95", "950", "95%", ["PE073"]),
        ("1", "1000", "100%", ["PE073"]), ("1.00", "1000", "100%", ["PE073"]),
        ("99.95", "999.5", "99.95%", []), ("95%", "950", "95%", []), ("100", "1000", "100%", []),
        ("0.5", "5", "0.5%", ["PE073"]), ("1", "500", None, ["PE073"]), ("约一半", "500", None, ["PE070"]),
    ],
)  # fmt: skip
def test_amounts_tell_how_a_rate_is_meant(
    printed: str, spent: str, written: str | None, found: list[str]
) -> None:
    m = Maker()
    row = m.fund("年度资金总额", "total", budget="1000", spent=spent, rate=printed)
    funds, told, _ = funds_of((row,), unit=m.value("万元"))
    assert told == found
    assert [rate["reported"] for rate in funds.get("rates", ())] == ([written] if written else [])
    if written is None:
        assert printed in funds["lines"][0]["note"]


def test_a_rate_that_nothing_proves_is_not_read() -> None:
    for text in ("0.95", "1", "1.5"):
        read = printed_rate(text)
        assert read is not None
        assert (read.ratio, read.fits) == (None, None)
    assert printed_rate("约1") is None
    sure = printed_rate("96.85")
    assert sure is not None
    assert sure.ratio == Fraction(9685, 10000)


def test_only_a_budget_is_the_money_of_a_task() -> None:
    m = Maker()

    def task(**cells: str) -> Task:
        return Task(m.value("任务"), {key: m.value(text, 4) for key, text in cells.items()})

    made = drafted(
        (m.row("产出", "甲", target="≥1个", actual="1个", weight="100"),), unit=m.value("万元"),
        tasks=(
            task(content="修路", budget="—", spent="80", weight="20", score="18"),
            task(content="架桥", budget="100", spent="90", weight="20", score="18"),
        ),
    )  # fmt: skip
    rows = plain(made.project)["funds"]["plan"]["rows"]
    assert [(row["amount"], row["content"]) for row in rows] == [
        ("100", "架桥；执行数：90；分值：20；得分：18")
    ]
    told = [one for one in made.findings if one.code == "PE075"]
    assert len(told) == 1
    assert "80" in told[0].params["text"]


def test_weights_in_percent_and_of_a_branch() -> None:
    m = Maker()
    rows = (
        m.row("产出", "甲", target="≥1个", actual="1个", weight="60%", score="60"),
        m.row("效益", "乙", target="≥1个", actual="1个", weight="40%", score="40"),
    )
    made = drafted(rows, total={"weight": m.value("100%"), "score": m.value("100")})
    assert codes(made) == []
    shared: dict[str, Value] = {"weight1": m.value("30"), "score1": m.value("25")}
    merged = tuple(row._replace(cells={**{k: v for k, v in row.cells.items() if k not in ("weight", "score")}, **shared}) for row in (rows[0], m.row("产出", "丙", target="≥2个", actual="2个")))  # fmt: skip
    made = drafted(
        (*merged, m.row("效益", "乙", target="≥1个", actual="1个", weight="70", score="70"))
    )
    branch = plain(made.indicator_set)["indicators"][0]
    # one weight for two rows: it is written down, and shared out to none of them
    assert "30" in branch["note"]
    assert ["weight" in leaf for leaf in branch["children"]] == [False, False]
    assert "PE076" in codes(made)


def test_grades_are_the_printed_ones_else_marked_unchecked() -> None:
    m = Maker()
    row = m.row("产出", "甲", target="≥10个", actual="7个", weight="150", score="105")
    total = {"weight": m.value("150")}
    made = plain(drafted((row,), total=total, grade=m.value("中")).indicator_set)
    assert [grade["min"] for grade in made["grades"]] == ["135", "120", "90", "0"]
    assert (made["basis"], made["verified"]) == ("财预〔2020〕10号", "false")
    note = m.value("等级：95（含）-100分为优、85（含）-95分为良、70（含）-85分为中、70分以下为差。")
    row = m.row("产出", "甲", target="≥10个", actual="7个", weight="100", score="70")
    made = plain(drafted((row,), grade=m.value("中"), notes=(note,)).indicator_set)
    assert [(g["name"], g["min"]) for g in made["grades"]] == [
        ("优", "95"),
        ("良", "85"),
        ("中", "70"),
        ("差", "0"),
    ]
    assert "basis" not in made


def test_a_text_of_several_cells_names_them_all() -> None:
    m = Maker()
    row = m.row(
        "产出", "甲", target="≥1个", actual="1个", weight="100", rule="按比例", points="核对台账"
    )
    written = dump(drafted((row,)).indicator_set)
    note = next(text for text in written.splitlines() if text.strip().startswith("note:"))
    cells = [row.cells[key].span.cell for key in ("rule", "points")]
    assert note.endswith("、".join(cells))


def test_a_budget_that_could_not_be_read_is_not_replaced_by_the_initial_one() -> None:
    m = Maker()
    heads = {key: m.value(key) for key in ("initial_budget", "budget", "spent", "rate")}
    row = m.row("产出", "甲", target="≥1个", actual="1个", weight="90", score="90")
    for parts in ({"budget": "620", "spent": "589"}, {"spent": "589"}):
        funds = (
            m.fund("年度资金总额", "total", initial_budget="600", spent="589", rate="95%", weight="10", score="9.5"),
            m.fund("其中：财政拨款", "fiscal", True, initial_budget="600", rate="95%", **parts),
        )  # fmt: skip
        made = drafted(
            (row,), funds=funds, fund_columns=heads, unit=m.value("万元"),
            total={"score": m.value("99.5")},
        )  # fmt: skip
        lines = plain(made.project)["funds"]["lines"]
        assert "initial_budget" not in lines[0]
        assert "600" in lines[0]["note"]
        loaded = load_draft(made)
        assert loaded.project is not None
        card = score(loaded)
        found = {one.code for one in card.findings}
        assert not found & {"PE412", "PE503", "PE511", "PE701", "PE703"}
        assert card.total == Fraction("99.5")


def test_without_a_column_of_the_budget_the_rate_is_of_the_initial_one() -> None:
    m = Maker()
    row = m.row("产出", "甲", target="≥1个", actual="1个", weight="90", score="90")
    fund = m.fund("年度资金总额", "total", initial_budget="600", spent="570", rate="95%", weight="10", score="9.5")  # fmt: skip
    made = drafted((row,), funds=(fund,), unit=m.value("万元"))
    assert plain(made.project)["funds"]["rates"][0]["base"] == "initial_budget"


def test_money_of_a_task_by_its_kind_has_the_name_of_both_headings() -> None:
    m = Maker()
    cells = {"budget": "56", "budget_fiscal": "50", "budget_other": "6", "spent": "55", "spent_fiscal": "49", "spent_other": "6"}  # fmt: skip
    task = Task(m.value("调解"), {key: m.value(text, 4) for key, text in cells.items()})
    made = drafted(
        (m.row("产出", "甲", target="≥1个", actual="1个", weight="100"),), unit=m.value("万元"),
        tasks=(task,), fund_columns={"spent": m.value("全年执行数（B）")},
    )  # fmt: skip
    assert plain(made.project)["funds"]["plan"]["rows"][0]["content"] == (
        "预算数·财政拨款：50；预算数·其他资金：6；执行数：55；执行数·财政拨款：49；执行数·其他资金：6"
    )


def test_a_reviewer_s_total_is_kept_or_named_and_added_up() -> None:
    m = Maker()
    row = m.row("产出", "甲", target="≥1个", actual="1个", weight="100", score="100", review="98")
    total = {"weight": m.value("100"), "score": m.value("100"), "review": m.value("97")}
    made = drafted((row,), total=total)
    assert "97" in plain(made.project)["narrative"]["other"]
    assert codes(made) == []
    made = drafted((row,), total=total, kind="monitoring")
    assert codes(made) == ["PE075"]
    printed = form((row,), total=total, columns={"review": m.value("审核得分")})
    loaded = load_draft(drafted((row,), total=total))
    found = [
        one
        for one in recheck(score(loaded), printed, (), national_limits()).findings
        if one.code == "PE702"
    ]
    assert [(one.params["sum"], one.params["total"]) for one in found] == [("98", "97")]
    assert found[0].span == total["review"].span
