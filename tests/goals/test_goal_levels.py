"""Goals level by level and year by year; every number here is worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from goals.making import SET, codes, load
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import api
from perfeval.model.project import Goal
from perfeval.model.quantity import Quantity, quantity
from perfeval.reports.goal_tables import against
from perfeval.reports.model import report_model
from perfeval.scoring.goal_growth import growth
from perfeval.scoring.goal_values import year_of


def q(text: str) -> Quantity:
    found = quantity(text)
    assert isinstance(found, Quantity)
    return found


def goal(line: str) -> str:
    return f"goals:\n  - {{name: 甲, {line}}}\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # three levels, each at least the one above
        ("required: ≥20%, levels: {市: ≥22%, 区: ≥25%}", []),
        ("required: ≥20%, levels: {市: ≥22%}, target: ≥21%", ["PE480"]),
        ("required: ≥20%, levels: {市: ≥19%}, target: ≥25%", ["PE480"]),
        # where less is better the own may be lower, not higher
        ("required: ≤90万元, target: ≤80万元", []),
        ("required: ≤90万元, target: ≤100万元", ["PE480"]),
        ("required: 30天, target: 40天, direction: lower", ["PE480"]),
        # a deadline may be earlier, not later
        ("required: 2023-06-30前, target: 2023-05-31前", []),
        ("required: 2023-06-30前, target: 2023-07-31前", ["PE480"]),
        # units that convert, units that don't, and none beside the goal's own
        ("required: ≥1亿元, target: ≥9000万元", ["PE480"]),
        ("required: ≥1亿元, target: ≥12000万元", []),
        ("required: ≥100家, target: ≥150个", ["PE482"]),
        ("required: ≥100家, target: 150, unit: 家", []),
        ("required: 100, target: 90, unit: 家", ["PE480"]),
        # words stay words
        ("required: 明显提升, target: 显著提升", []),
        ("required: 明显提升", ["PE481"]),
        ("required: ≥100家", ["PE481"]),
        ("required: ≥100家, target: ≤100家", ["PE494"]),
    ],
)
def test_levels(line: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, goal(line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("target: ≥150家, years: {2021: 50家, 2022: 100家, 2023: 150家}", []),
        ("target: ≥150家, years: {2021: 50家, 2022: 100家, 2023: 140家}", ["PE483"]),
        ("target: ≥150家, years: {2022: 100家, 2021: 120家, 2023: 150家}", ["PE485"]),
        ("target: ≥150家, kind: additive, years: {2021: 50家, 2022: 40家, 2023: 60家}", []),
        ("target: ≥150家, kind: additive, years: {2021: 50家, 2022: 40家, 2023: 50家}", ["PE484"]),
        ("target: ≥150家, years: {2021年: 50家, 2023年度: 150家}", []),
        ("target: ≥150家, years: {去年: 50家, 2023: 150家}", ["PE493"]),
        ("target: ≥150家, years: {2021: 50个, 2023: 150家}", ["PE482"]),
        # going down to 30: the last year is what counts, a year above the one before is no fault
        ("target: ≤30天, years: {2021: 45天, 2022: 50天, 2023: 30天}", []),
        ("target: ≤30天, years: {2021: 45天, 2023: 35天}", ["PE483"]),
    ],
)
def test_years(line: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, goal(line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # 100 → 172.8 in three years is 1.2³, exactly 20% a year
        ("kind: rate, target: ≥20%, base: 1000件, years: {2021: 1200件, 2022: 1440件, 2023: 1728件}", []),
        # 1600/1000 over three years is 16.96%
        ("kind: rate, target: ≥20%, base: 1000件, years: {2023: 1600件}, base_year: 2020", ["PE486"]),
        # +50%, then −1/3·…: 100 → 150 → 150: mean (50% + 0%)/2 = 25%, compound √1.5 − 1 = 22.47%
        ("kind: rate, target: ≥25%, base: 100件, years: {2021: 150件, 2022: 150件}", ["PE487"]),
        ("kind: rate, target: ≥22%, base: 100件, years: {2021: 150件, 2022: 150件}", []),
        # rates themselves: 10% then 50% is √1.65 − 1 = 28.45%, their mean 30%
        ("kind: rate, target: ≥30%, years: {2021: 10%, 2022: 50%}", ["PE487"]),
        # 16.96% is short of 17%; 50 × 1.17³ is 80.08, which 80 may stand for, and 79 may not
        ("kind: rate, target: ≥17%, base: 1000件, years: {2023: 1600件}, base_year: 2020", ["PE486"]),
        ("kind: rate, target: ≥17%, base: 50件, years: {2023: 80件}, base_year: 2020", []),
        ("kind: rate, target: ≥17%, base: 50件, years: {2023: 79件}, base_year: 2020", ["PE486"]),
        # 62496/50000 over two years is 11.80%
        ("kind: rate, target: ≥12%, base: 50000户, years: {2024: 62496户}, base_year: 2022", ["PE486"]),
        # nothing to divide by says nothing
        ("kind: rate, target: ≥20%, base: 0件, years: {2021: 100件}", []),
    ],
)  # fmt: skip
def test_annual_growth(line: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, goal(line)) == found


def test_the_root_is_exact_where_it_ends_and_long_where_not() -> None:
    made = Goal(
        "甲",
        kind="rate",
        target=q("20%"),
        base=q("125家"),
        years={"2023": q("216家")},
        base_year=2020,
    )
    found = growth(made)
    assert found is not None
    assert found.compound == Fraction(1, 5)  # (216/125)^(1/3) = 6/5
    other = growth(made._replace(years={"2022": q("250家")}))
    assert other is not None
    # √2 − 1 to thirty decimals
    assert other.compound == Fraction(414213562373095048801688724210, 10**30)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(1, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_compound_rate_is_never_above_the_mean(rates: list[int], base: int) -> None:
    numbers, value = {}, Fraction(base)
    for number, rate in enumerate(rates):
        value *= 1 + Fraction(rate, 100)
        numbers[str(2001 + number)] = q("1家")._replace(lo=value, hi=value)
    made = Goal("甲", kind="rate", target=q("1%"), base=q(f"{base}家"), years=numbers)
    found = growth(made)
    assert found is not None
    assert found.mean == Fraction(sum(rates), 100 * len(rates))
    assert found.compound <= found.mean + Fraction(1, 10**29)
    # growing by the compound rate for as long comes to the last number, to 20 digits
    again = base * (1 + found.compound) ** len(rates)
    assert abs(again - value) <= value / 10**20


def test_only_years_that_are_over_count(tmp_path: Path) -> None:
    body = (
        "project: {name: 示例, as_of: %s}\n"
        "goals:\n"
        "  - {name: 甲, target: ≥150家, years: {2021: 50家, 2022: 100家, 2023: 150家},"
        " actual: {2021: 60家, 2022: 90家}}\n"
    )
    assert codes(tmp_path, body % "2022-12-30") == []
    assert codes(tmp_path, body % "2022-12-31") == ["PE488"]


def test_links_between_goals_and_results(tmp_path: Path) -> None:
    body = (
        "goals:\n"
        "  - {name: 办班, target: ≥180人次, indicator: 培训人次}\n"
        "  - {name: 建站, target: ≥3个}\n"
        "  - {name: 错, target: ≥3个, indicator: 没有}\n"
    )
    card = api.score(load(tmp_path, body))
    found = {f.code: f for f in card.findings}
    assert found["PE495"].params["target"] == "≥200人次"
    assert found["PE489"].params["names"] == "建站"
    assert found["PE490"].params["names"] == "培训合格率"
    span = found["PE492"].span
    assert span is not None
    assert (span.line, span.column) == (7, 39)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (Goal("甲", q("100家"), q("150家")), "above"),
        (Goal("甲", q("100家"), q("100家")), "met"),
        (Goal("甲", q("100家"), q("90家")), "below"),
        (Goal("甲", None, q("90家")), "own"),
        (Goal("甲", q("100家")), "none"),
        (Goal("甲", q("≤100天"), q("≤90天")), "above"),
        (Goal("甲", levels={"国家": q("20%"), "市": q("22%")}), "above"),
        (Goal("甲", q("明显"), q("显著")), ""),
    ],
)
def test_how_the_own_target_stands(made: Goal, said: str) -> None:
    assert against(made) == said


def test_the_fifteen_goals_of_chaoyang() -> None:
    examples = Path(__file__).parents[2] / "examples"
    card = api.score(api.load_project(examples / "chaoyang-2020" / "project.yaml"))
    kinds = [against(goal) for goal in card.project.goals]
    # three above the national office's (150 of 100, 6 of 5, 1500 of 1000), five of its own
    assert {kind: kinds.count(kind) for kind in kinds} == {"met": 7, "above": 3, "own": 5}
    table = report_model(card)["tables"]["goals"]
    assert table["rows"][9]["cells"]["goal_rate"] == "75.50%"  # 151 of 200


def test_the_report_shows_years_and_growth(tmp_path: Path) -> None:
    body = (
        "goals:\n"
        "  - {name: 甲, kind: rate, target: ≥20%, base: 125家, base_year: 2020,"
        " years: {2021: 150家, 2022: 180家, 2023: 216家}, actual: {2021: 149家}}\n"
    )
    table = report_model(api.score(load(tmp_path, body)))["tables"]["goal_years"]
    cells = table["rows"][0]["cells"]
    assert [cells[key] for key in ("base", "y2021", "a2021", "y2023", "growth")] == [
        "125家", "150家", "149家", "216家", "20%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "target: '" + "9" * 60 + "家'",
        "target: ≥1家, years: {2021: '1e400家', 2022: ≥2家}",
        "target: ≥1家, levels: {'': ≥1家, '\\u0007|=cmd': ≥1家}",
        "kind: rate, target: ≥1%, base: 1家, years: {1900: 1家, 2199: 99999999999999999999家}",
        "target: [1, 2]",
        "years: 5",
        "kind: 别的",
    ],
)
def test_nothing_in_a_goal_breaks_the_program(line: str, tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    text = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 示例}\nresults: {}\n"
    (tmp_path / "project.yaml").write_text(text + goal(line), "utf-8")
    loaded = api.load_project(tmp_path / "project.yaml")
    if loaded.usable:
        card = api.score(loaded)
        api.render(card, "report")
    else:
        assert all(f.span is not None for f in loaded.findings)


def test_years_as_people_write_them() -> None:
    assert [year_of(t) for t in ("2021", "2021年", "2021年度", " 2021年底")] == [2021] * 4
    assert [year_of(t) for t in ("21", "2021-2022", "第一年", "20211")] == [None] * 4
