"""Money of the period beside running totals: undated amounts, later and early money, matching."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from goals.making import load

from perfeval import api
from perfeval.__main__ import main
from perfeval.measures.batches import Batches, batches
from perfeval.reports.model import report_model
from perfeval.systems.monitoring import monitor

EXAMPLES = Path(__file__).parents[2] / "examples"
WAN = 10_000
HEAD = "project: {name: 示例, period: {from: 2024-01-01, to: 2024-12-31}, as_of: 2024-12-31}\n"
UNDATED = """funds:
  unit: 万元
  lines:
    - {id: a, name: 甲, source: 中央, budget: 1000, cumulative: [{as_of: 2024-12-31, spent: 600}, {as_of: 2025-03-31, spent: 650}]}
    - {id: b, name: 乙, source: 地方, budget: 300, spent: 200}
    - {id: c, name: 丙, source: 中央, budget: [{date: 2025-01-10, amount: 500}], spent: [{date: 2025-02-28, amount: 100}]}
"""


def at(body: str, day: str, folder: Path) -> Batches:
    project = load(folder, HEAD + body).project
    assert project is not None
    assert project.funds is not None
    found = batches(project.funds, date.fromisoformat(day), project.header.period)
    assert found is not None
    return found


def wan(*amounts: Fraction) -> list[Fraction]:
    return [amount / WAN for amount in amounts]


def test_undated_money_is_carried_over_into_the_next_year(tmp_path: Path) -> None:
    total = at(UNDATED, "2025-03-31", tmp_path).total
    # 1000 − 600 and 300 − 200 are carried over, 500 is new; 50 + 100 are spent
    assert wan(total.carried, total.new, total.used, total.balance) == [500, 500, 150, 850]


def test_undated_money_is_not_there_before_its_year(tmp_path: Path) -> None:
    body = UNDATED + (
        "    - {id: d, name: 丁, source: 中央, budget: [{date: 2023-06-01, amount: 70}],"
        " spent: [{date: 2023-07-01, amount: 30}]}\n"
    )
    total = at(body, "2023-12-31", tmp_path).total
    assert wan(total.carried, total.new, total.early, total.used, total.balance) == [
        0,
        70,
        0,
        30,
        40,
    ]


def test_the_carry_over_of_chaoyang() -> None:
    project = api.load_project(EXAMPLES / "chaoyang-2020" / "project.yaml").project
    assert project is not None
    assert project.funds is not None
    found = batches(project.funds, date(2021, 4, 1), project.header.period)
    assert found is not None
    total = found.total
    assert total.carried == Fraction("9626.2") * WAN  # 10000 − 373.8
    assert total.new == 5000 * WAN
    assert total.used == Fraction("1587.6846") * WAN  # 376 − 373.8 + 1585.4846
    assert total.year_rate == Fraction("1587.6846") / Fraction("14626.2")  # 10.86%


def summary(project: str, day: str, tmp_path: Path) -> str:
    target = tmp_path / "r.md"
    assert main(["report", project, "--as-of", day, "-o", str(target), "--lang", "zh"]) == 0
    return target.read_text("utf-8")


@pytest.mark.parametrize("day", ["2022-12-31", "2023-03-31", "2024-06-30"])
def test_the_form_stays_that_of_the_period(day: str, tmp_path: Path) -> None:
    text = summary(str(EXAMPLES / "shanghai-2022" / "project.yaml"), day, tmp_path)
    total = next(line for line in text.splitlines() if "年度资金总额" in line)
    assert [c.strip() for c in total.split("|") if "." in c] == ["8445.00", "3797.80", "44.97%"]
    assert "其中本期可用预算8445万元，支出3797.8万元，预算执行率44.97%。" in text


def test_before_the_period_nothing_of_it_is_spent(tmp_path: Path) -> None:
    text = summary(str(EXAMPLES / "shanghai-2022" / "project.yaml"), "2021-12-31", tmp_path)
    total = next(line for line in text.splitlines() if "年度资金总额" in line)
    # 1555 of 2021 is no spending of 2022; 5000 − 1555 and the early 5000 are there for it
    assert [c.strip() for c in total.split("|") if "." in c] == ["8445.00", "0.00", "0.00%"]
    assert "累计支出1555万元，累计执行率15.55%" in text


EARLY = """funds:
  unit: 万元
  lines:
    - {id: a, name: 甲, source: 中央, budget: [{date: 2024-04-20, amount: 6000}], arrived: [{date: 2024-05-10, amount: 6000}], spent: [{date: 2024-06-30, amount: 3500}]}
    - {id: b, name: 乙, source: 中央, year: 2025, budget: [{date: 2024-11-30, amount: 3000}], arrived: [{date: 2024-12-20, amount: 3000}], spent: [{date: 2025-06-30, amount: 900}]}
"""


def test_a_batch_handed_down_early_is_not_the_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = api.score(load(tmp_path, HEAD + EARLY))
    assert card.funds is not None
    assert card.funds.execution == Fraction(3500, 9000)  # the published figure counts all
    text = summary(str(tmp_path / "project.yaml"), "2024-12-31", tmp_path)
    # 3500/6000
    assert "其中本期可用预算6000万元，支出3500万元，预算执行率58.33%。" in text
    main(["score", str(tmp_path / "project.yaml"), "--lang", "zh"])
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    [head] = [line for line in printed if line[:1] == ["资金（万元）"]]
    assert head[1:] == ["累计预算", "累计到位", "累计支出", "累计执行率"]
    [own] = [line for line in printed if line and line[0].startswith("其中本期可用")]
    assert own == ["其中本期可用（2024年）", "6000.00", "—", "3500.00", "58.33%"]


def test_the_terminal_keeps_its_words_where_all_is_of_the_period(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "funds: {unit: 万元, lines: [{name: 甲, budget: 100, spent: 60}]}\n"
    load(tmp_path, HEAD + body)
    main(["score", str(tmp_path / "project.yaml"), "--lang", "zh"])
    out = capsys.readouterr().out
    assert "预算执行率 60.00%" in out
    assert "累计" not in out


def test_monitoring_takes_the_money_of_the_period() -> None:
    answer = monitor(EXAMPLES / "shanghai-2022" / "project.yaml", date(2022, 9, 30))
    assert answer.monitored is not None
    total = answer.monitored.total
    assert total is not None
    # 1555 was spent in 2021; 5000 − 1555 + 5000 is there for 2022
    assert (total.budget, total.spent) == (8445 * WAN, 0)


LINE = "    - {id: %s, name: %s, budget: [{date: 2024-03-01, amount: %s}], spent: [{date: 2024-06-01, amount: 10}]%s}\n"


def lines(*given: tuple[str, str, int, str]) -> str:
    return "funds:\n  unit: 万元\n  lines:\n" + "".join(LINE % one for one in given)


@pytest.mark.parametrize(
    ("given", "groups", "code"),
    [
        # a chain goes with its first batch
        ([("a", "甲", 100, ""), ("b", "乙", 50, ", matches: a"), ("c", "丙", 20, ", matches: b")],
         [("甲", ["乙", "丙"], 170)], None),
        # a part stands for its whole
        ([("a", "甲", 100, ""), ("p", "甲一", 40, ", of: a"), ("b", "乙", 50, ", matches: p")],
         [("甲", ["乙"], 150)], None),
        ([("a", "甲", 100, ", matches: b"), ("b", "乙", 50, ", matches: a")], [], "PE537"),
        ([("a", "甲", 100, ", matches: a")], [], "PE537"),
        ([("a", "甲", 100, ""), ("b", "乙方", 50, ", matches: 甲方")], [], "PE536"),
    ],
)  # fmt: skip
def test_matching_loses_no_row(
    given: list[tuple[str, str, int, str]],
    groups: list[tuple[str, list[str], int]],
    code: str | None,
    tmp_path: Path,
) -> None:
    card = api.score(load(tmp_path, HEAD + lines(*given)))
    found = at(lines(*given), "2024-12-31", tmp_path)
    assert [
        (head.line.name, [x.line.name for x in local if x.line], both.issued / WAN)
        for head, local, both in found.matched
        if head.line
    ] == groups
    codes = [f.code for f in card.findings if f.code in ("PE536", "PE537")]
    assert codes == ([code] if code else [])
    table = report_model(card)["tables"]["batches"]
    named = [r["cells"]["fund"] for r in table["rows"] if r["kind"] in ("row", "part")]
    assert len(named) == len([one for one in given if "of:" not in one[3]])


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        ("year: 2025, budget: 100, spent: [{date: 2024-06-01, amount: 10}]", True),
        ("budget: [{date: 2025-01-01, amount: 100}], spent: [{date: 2024-12-31, amount: 1}]", True),
        (
            "budget: [{date: 2024-12-31, amount: 100}], spent: [{date: 2024-01-01, amount: 1}]",
            False,
        ),
        ("budget: 100, spent: [{date: 2023-06-01, amount: 10}]", False),
        ("year: 2025, budget: 100, spent: [{date: 2025-06-01, amount: 10}]", False),
    ],
)
def test_money_spent_before_it_is_there(more: str, warned: bool, tmp_path: Path) -> None:
    head = HEAD.replace("as_of: 2024-12-31", "as_of: 2025-12-31")
    body = f"funds:\n  unit: 万元\n  lines:\n    - {{name: 甲, {more}}}\n"
    card = api.score(load(tmp_path, head + body))
    assert ("PE539" in [f.code for f in card.findings]) is warned


@pytest.mark.parametrize("year", ["20244", "24", "0", "-2024", "99999999999999999999"])
def test_an_absurd_budget_year_is_refused_and_not_used(year: str, tmp_path: Path) -> None:
    body = EARLY.replace("year: 2025", f"year: {year}")
    card = api.score(load(tmp_path, HEAD + body))
    assert "PE538" in [f.code for f in card.findings]
    # the day of the budget tells the year instead
    assert at(body, "2024-12-31", tmp_path).total.new == 9000 * WAN
