"""Plans that must add up each way, and batches as of any day; the numbers are worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from goals.making import codes, load
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import api
from perfeval.measures.batches import Batches, batches
from perfeval.model.funds import Cumulative, Dated, FundLine, FundPlan, Funds, PlanRow
from perfeval.reports.model import report_model
from perfeval.scoring import plan_sums

EXAMPLES = Path(__file__).parents[2] / "examples"
WAN = Fraction(10_000)
FUNDS = """funds:
  unit: 万元
  lines:
    - {id: c, name: 中央资金, source: 中央, budget: 100, spent: 0}
    - {id: l, name: 区级资金, source: 地方, budget: 50, spent: 0}
  plan:
"""


def plan(text: str) -> str:
    return FUNDS + "".join(f"    {line}\n" for line in text.strip().splitlines())


ROWS = """rows:
  - {name: 甲, amount: 60, task: 培训, source: c, years: {2021: 20, 2022年: 40}}
  - {name: 乙, amount: 40, task: 宣传, source: c, year: 2021}
  - {name: 丙, amount: 50, task: 培训, source: 地方, year: 2022}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # by year 60 + 90, by source 100 + 50, by task 110 + 40: 150 each way
        ("total: 150\nyears: {2021: 60, 2022: 90}\nsources: {c: 100, 地方: 50}\n"
         "tasks: {培训: 110, 宣传: 40}\n" + ROWS, []),
        ("years: {2021: 60, 2022: 80}\n" + ROWS, ["PE531"]),
        ("tasks: {培训: 100}\n" + ROWS, ["PE531"]),
        ("total: 150\nsources: {c: 100}\n" + ROWS, ["PE532"]),
        (ROWS.replace("2022年: 40", "2022年: 30"), ["PE530"]),
        (ROWS.replace(", year: 2021", ""), ["PE533"]),
        (ROWS.replace("source: c, year: 2021", "source: 地方, year: 2021"), ["PE534", "PE535"]),
    ],
)  # fmt: skip
def test_every_way_to_the_same_whole(text: str, found: list[str], tmp_path: Path) -> None:
    assert sorted(codes(tmp_path, plan(text))) == found


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲", "乙", "丙"]), st.sampled_from(["中央", "地方", ""]),
            st.dictionaries(st.sampled_from(["2021", "2022", "2023"]), st.integers(0, 10**9), max_size=3),
            st.integers(0, 10**9),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_each_dimension_makes_the_whole(rows: list[tuple[str, str, dict[str, int], int]]) -> None:
    made = []
    for task, source, years, alone in rows:
        split = {year: Fraction(value) for year, value in years.items()}
        amount = sum(split.values(), Fraction(0)) if split else Fraction(alone)
        made.append(PlanRow("行", amount, task=task, source=source, years=split))
    whole = FundPlan(tuple(made))
    total = sum((row.amount for row in made), Fraction(0))
    for _, _, sums in plan_sums.dimensions(whole):
        assert sum(sums.values(), Fraction(0)) == total
    across = plan_sums.cross(whole, plan_sums.task_of)
    assert sum((v for line in across.values() for v in line.values()), Fraction(0)) == total


def test_the_plan_of_chaoyang() -> None:
    card = api.score(api.load_project(EXAMPLES / "chaoyang-2020" / "project.yaml"))
    tables = report_model(card)["tables"]
    subtotals = [r["cells"]["amount"] for r in tables["plan"]["rows"] if r["kind"] != "row"]
    assert subtotals == ["3500.00", "6500.00", "3700.00", "1300.00", "15000.00"]
    assert len([r for r in tables["plan"]["rows"] if r["kind"] == "row"]) == 22
    # 2021: 50+1500+526.2+900+30+46.68+25+48.32 = 3126.2, with 6500+50+1300 = 10976.2
    total = tables["plan_tasks"]["rows"][-1]["cells"]
    assert [total[k] for k in ("y2020", "y2021", "y2021-2022", "sum")] == [
        "373.80", "10976.20", "3650.00", "15000.00",
    ]  # fmt: skip
    by_source = [r["cells"]["sum"] for r in tables["plan_sources"]["rows"]]
    assert by_source == ["10000.00", "5000.00", "15000.00"]


def of(day: str) -> Batches:
    loaded = api.load_project(EXAMPLES / "shanghai-2022" / "project.yaml")
    assert loaded.project is not None
    assert loaded.project.funds is not None
    found = batches(loaded.project.funds, date.fromisoformat(day))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        # carried, new, early, spent in the year, spent in all, left
        ("2021-08-01", (0, 5000, 0, 0, 0, 5000)),
        ("2021-12-31", (0, 5000, 5000, 1555, 1555, 8445)),
        ("2022-01-01", (3445, 5000, 0, 0, 1555, 8445)),
        ("2022-12-30", (3445, 5000, 0, 0, 1555, 8445)),
        ("2022-12-31", (3445, 5000, 0, "3797.8", "5352.8", "4647.2")),
        ("2023-01-15", ("4647.2", 680, 0, 0, "5352.8", "5327.2")),
        ("2023-03-31", ("4647.2", 680, 0, "2791.7", "8144.5", "2535.5")),
    ],
)
def test_the_batches_of_shanghai(day: str, figures: tuple[int | str, ...]) -> None:
    total = of(day).total
    own = (total.carried, total.new, total.early, total.used, total.spent, total.balance)
    assert own == tuple(Fraction(x) * WAN for x in figures)


def test_rates_of_the_year_and_of_all() -> None:
    year = of("2022-12-31").total
    assert year.year_rate == Fraction(37978, 84450)  # 44.97%
    spring = of("2023-03-31")
    assert spring.total.rate == Fraction(81445, 106800)  # 76.26%
    [(head, local, both)] = spring.matched
    assert (head.line and head.line.id, [x.line and x.line.id for x in local]) == (
        "batch-2",
        ["local"],
    )
    assert both.rate == Fraction(31445, 56800)  # 55.36%


def test_before_the_first_batch_nothing_is_divided(tmp_path: Path) -> None:
    loaded = api.load_project(EXAMPLES / "shanghai-2022" / "project.yaml")
    card = api.score(loaded, date(2021, 7, 1))
    assert card.funds is not None
    assert card.funds.execution is None
    assert card.funds.rates == ()
    assert report_model(card)["tables"]["batches"] is None
    assert "44.97%" not in str(report_model(card)["tables"]["rates"])


DAY0 = date(2020, 1, 1)
entries = st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 10**6)), min_size=0, max_size=6)


def dated(pairs: list[tuple[int, int]]) -> tuple[Dated, ...]:
    return tuple(Dated(Fraction(a), DAY0 + timedelta(days=n)) for n, a in sorted(pairs))


@given(
    entries,
    entries,
    entries,
    st.integers(0, 1500),
    st.integers(0, 1500),
    st.sampled_from([None, 2021, 2022]),
)
@settings(max_examples=120, deadline=None)
def test_what_comes_in_less_what_goes_out_is_left(
    first: list[tuple[int, int]], second: list[tuple[int, int]], out: list[tuple[int, int]],
    n: int, more: int, year: int | None,
) -> None:  # fmt: skip
    running, spent = [], Fraction(0)
    for entry in dated(out):
        spent += entry.amount
        running.append(Cumulative(entry.date or DAY0, spent))
    lines = (
        FundLine(id="a", budget=dated(first), spent=dated(out)),
        FundLine(id="b", budget=dated(second), cumulative=tuple(running), year=year, matches="a"),
    )
    day = DAY0 + timedelta(days=n)
    found = batches(Funds(lines=lines), day)
    later = batches(Funds(lines=lines), day + timedelta(days=more))
    for one in [] if found is None else [*found.rows, found.total]:
        assert one.carried + one.new - one.used == one.balance - one.early
        assert one.issued - one.spent == one.balance
        assert all(d <= day for d in one.days)
    if found is not None and later is not None:
        assert later.total.issued >= found.total.issued
        assert later.total.spent >= found.total.spent


def test_every_column_of_the_table_foots() -> None:
    loaded = api.load_project(EXAMPLES / "shanghai-2022" / "project.yaml")
    for day in (date(2021, 8, 1), date(2021, 12, 31), date(2022, 12, 31), date(2023, 3, 31)):
        table = report_model(api.score(loaded, day))["tables"]["batches"]
        rows = [r["cells"] for r in table["rows"] if r["kind"] in ("row", "part")]
        total = table["rows"][-1]["cells"]
        for column in (c["key"] for c in table["columns"] if c["key"].startswith("batch_")):
            assert sum(Fraction(r[column]) for r in rows) == Fraction(total[column])


def test_an_undated_table_has_no_batches(tmp_path: Path) -> None:
    card = api.score(load(tmp_path, FUNDS.replace("  plan:\n", "")))
    assert report_model(card)["tables"]["batches"] is None
