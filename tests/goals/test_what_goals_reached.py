"""What a goal's own years come to, whether that is its target, and what is said of a missed one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from goals.making import SET, deviations, load

from perfeval import api
from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import fill
from perfeval.model.quantity import Quantity, quantity
from perfeval.reports.model import report_model
from perfeval.scoring.goal_reached import like

HEAD = "project: {name: 示例, period: {from: 2024-01-01, to: 2024-12-31}, as_of: %s}\ngoals:\n"


def cells(tmp_path: Path, line: str, day: str = "2024-12-31") -> list[str]:
    card = api.score(load(tmp_path, HEAD % day + f"  - {{name: 甲, {line}}}\n"))
    found = report_model(card)["tables"]["goals"]["rows"][0]["cells"]
    return [found[key] for key in ("goal_actual", "goal_rate", "goal_result")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # 251 of 300, due in 2025
        ("target: ≥300处, years: {2023: 130处, 2024: 240处, 2025: 300处},"
         " actual: {2023: 135处, 2024: 251处}", ["251处", "83.67%", "未到期"]),
        # 26 + 28.5 = 54.5 of 80, which is 68.125%
        ("target: ≥80万人, kind: additive, years: {2023: 25万人, 2024: 30万人, 2025: 25万人},"
         " actual: {2023: 26万人, 2024: 28.5万人}", ["54.5万人", "68.13%", "未到期"]),
        # all years are over: 54.5 of 55
        ("target: ≥55万人, kind: additive, years: {2023: 25万人, 2024: 30万人},"
         " actual: {2023: 26万人, 2024: 28.5万人}", ["54.5万人", "99.09%", "未完成"]),
        # one year is not told: no verdict
        ("target: ≥55万人, kind: additive, years: {2023: 25万人, 2024: 30万人},"
         " actual: {2024: 28.5万人}", ["28.5万人", "51.82%", ""]),
        # √(62800/50000) = √1.256 = 1.120714…, 0.120714/0.12 = 100.595%
        ("target: ≥12%, kind: rate, base: 50000户, base_year: 2022,"
         " years: {2023: 56000户, 2024: 62720户}, actual: {2023: 57000户, 2024: 62800户}",
         ["12.07%", "100.60%", "完成"]),
        # √1.254400 is 1.12; 62719 rounds up to no more than 62719.5, short of 62720
        ("target: ≥12%, kind: rate, base: 50000户, base_year: 2022,"
         " years: {2024: 62720户}, actual: {2024: 62719户}", ["12%", "99.99%", "未完成"]),
        ("target: ≤12%, years: {2023: 14%, 2024: 12%}, actual: {2024: 12.5%}",
         ["12.5%", "", "未完成"]),
        # without years: the period's last year is the day it is due
        ("target: ≥3个, actual: {2024: 2个}", ["2个", "66.67%", "未完成"]),
        ("target: ≥3个, period: 2024—2026年, actual: {2024: 2个}", ["2个", "66.67%", "未到期"]),
    ],
)  # fmt: skip
def test_what_is_reached(line: str, found: list[str], tmp_path: Path) -> None:
    assert cells(tmp_path, line) == found


def test_a_year_that_is_not_over_counts_nowhere(tmp_path: Path) -> None:
    line = "target: ≥3个, years: {2023: 1个, 2024: 3个}, actual: {2023: 1个, 2024: 3个}"
    assert cells(tmp_path, line, "2024-12-30") == ["1个", "33.33%", "未到期"]
    card = api.score(load(tmp_path, HEAD % "2024-12-30" + f"  - {{name: 甲, {line}}}\n"))
    table = report_model(card)["tables"]["goal_years"]
    assert [c["key"] for c in table["columns"] if c["key"][0] in "ay"] == [
        "y2023",
        "a2023",
        "y2024",
    ]


def test_shares_and_falling_numbers_are_no_running_totals(tmp_path: Path) -> None:
    body = HEAD % "2024-12-31" + (
        "  - {name: 甲, target: ≤12%, years: {2023: 14%, 2024: 12%}}\n"
        "  - {name: 乙, target: ≤120天, years: {2023: 140天, 2024: 120天}}\n"
        "  - {name: 丙, target: ≥90%, years: {2023: 85%, 2024: 90%}}\n"
        "  - {name: 丁, target: ≥90个, years: {2023: 85个, 2024: 90个}}\n"
    )
    table = report_model(api.score(load(tmp_path, body)))["tables"]["goal_years"]
    kinds = [r["cells"]["goal_kind"] for r in table["rows"]]
    assert kinds == ["逐年水平", "逐年水平", "逐年水平", "累计"]


@pytest.mark.parametrize(
    ("kind", "years", "warned"),
    [
        # the indicator asks for 200 in 2024
        ("cumulative", "{2023: 130人次, 2024: 330人次}", False),  # 330 − 130
        ("cumulative", "{2023: 130人次, 2024: 200人次}", False),
        ("cumulative", "{2023: 130人次, 2024: 300人次}", True),
        ("additive", "{2023: 130人次, 2024: 200人次}", False),
        ("additive", "{2023: 80人次, 2024: 120人次}", False),  # 80 + 120
        ("additive", "{2023: 80人次, 2024: 100人次}", True),
    ],
)
def test_the_target_of_the_year(kind: str, years: str, warned: bool, tmp_path: Path) -> None:
    line = f"  - {{name: 培训人次, target: ≥900人次, kind: {kind}, years: {years}}}\n"
    card = api.score(load(tmp_path, HEAD % "2024-12-31" + line))
    assert ("PE495" in [f.code for f in card.findings]) is warned


def test_numbers_are_shown_in_the_unit_they_were_written_in(tmp_path: Path) -> None:
    line = "  - {name: 甲, kind: additive, target: ≥80万人, years: {2023: 25万人, 2024: 50万人}}\n"
    card = api.score(load(tmp_path, HEAD % "2024-12-31" + line))
    [found] = [f for f in card.findings if f.code == "PE484"]
    assert (found.params["sum"], found.params["final"]) == ("75万人", "≥80万人")
    for value, model, text in ((545_000, "≥80万人", "54.5万人"), (3, "2家", "3家")):
        given = quantity(model)
        assert isinstance(given, Quantity)
        assert like(given.lo * 0 + value, given) == text


SELF = SET.replace("scoring: none\n", "scoring: none\nreport: transfer-payment\n")
MISSED = "  - {name: 建成示范基地, target: ≥10个, actual: {2024: 7个}%s}\n"


@pytest.mark.parametrize(
    ("more", "text", "found"),
    [
        ("", "", ["PE540"]),
        ("", "资金支出偏慢。", ["PE540"]),
        ("", "建成示范基地少3个，选址未定。", []),
        ("", "目标（1）未完成。", []),
        (", reason: 选址未定", "", ["PE541"]),
        (", reason: 选址未定, improvement: 明年六月底前建成", "", []),
        (", reason: 选址未定, improvement: 明年六月底前建成", "资金支出偏慢。", ["PE540"]),
    ],
)
def test_a_missed_goal_without_an_indicator_is_asked_for(
    more: str, text: str, found: list[str], tmp_path: Path
) -> None:
    body = HEAD % "2024-12-31" + MISSED % more
    body += f"narrative: {{deviations: {text}}}\n" if text else ""
    assert deviations(tmp_path, body, SELF) == found


def test_a_missed_goal_is_told_with_the_unmet(tmp_path: Path) -> None:
    line = MISSED % ", reason: 选址未定, improvement: 明年六月底前建成"
    card = api.score(load(tmp_path, HEAD % "2024-12-31" + line, SELF))
    [told] = [u for u in report_model(card)["unmet"] if u["name"] == "建成示范基地"]
    assert told["text"] == (
        "目标值≥10个，截至2024年底完成7个，未完成。原因：选址未定。改进措施：明年六月底前建成。"
    )
    early = api.score(load(tmp_path, HEAD % "2024-12-31" + line, SELF), date(2024, 11, 30))
    assert "建成示范基地" not in [u["name"] for u in report_model(early)["unmet"]]


def test_a_judgement_is_said_where_nothing_was_measured(tmp_path: Path) -> None:
    body = (
        "results:\n  培训人次: {statement: {state: 不符合, text: 没有办。, measures: 补办}}\n"
        "narrative: {deviations: 资金支出偏慢。}\n"
    )
    card = api.score(load(tmp_path, body, SELF.replace("target: ≥200人次", "target: 按计划开展")))
    [found] = [f for f in card.findings if f.code == "PE540"]
    assert (found.params["actual"], found.params["state"]) == ("", "不符合")
    text = fill(catalogue()["PE540"].zh, found.params, "zh")
    assert text.startswith("“培训人次”没有完成（结论为“不符合”）")
