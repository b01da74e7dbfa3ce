"""What stands beside the scores: rates, surveys, samples, gates, what a set was compared with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import PROJECT, SET, Run, with_project, with_set

SURVEYED = PROJECT.replace(
    "满意度: {actual: 95%, evidence: [E1]}",
    "满意度: {survey: {name: 公众, sent: 200, returned: 180, valid: 175, counts: [100, 60, 10, 5, 0]},"
    " evidence: [E1]}",
)


def test_rates_of_the_funds_have_the_same_decimals(run: Run, folder: Path) -> None:
    funds = """funds:
  unit: 万元
  lines: [{id: a, name: 中央, budget: 100, spent: 100}, {id: b, name: 市级, budget: 300, spent: 100}]
  rates: [{name: 中央率, rate: execution, lines: [a]}, {name: 市级率, rate: execution, lines: [b]}]
"""
    out = run("score", with_project(folder, PROJECT + funds)).out
    assert re.search(r"中央率 +100\.00%", out)
    assert re.search(r"市级率 +33\.33%", out)
    assert not re.search(r"\b100%", out.split("资金（")[1])


def test_survey_and_sample_stand_on_one_line_each(run: Run, folder: Path) -> None:
    text = SURVEYED + (
        "sampling: {population: {units: 120, amount: 2000万元}, sample: {units: 30, amount: 0.1亿元}}\n"
    )
    set_ = SET.replace("{name: 满意度,", "{name: 满意度, measure: {kind: survey},")
    with_set(folder, set_)
    path = with_project(folder, text)
    out = run("score", path).out
    assert re.search(r"^问卷 +公众：回收率 90\.00%（180/200）$", out, re.MULTILINE)
    assert re.search(
        r"^抽样 +样本占总体 25\.00%（30/120）；金额占 50\.00%（0\.1亿元/2000万元）$",
        out,
        re.MULTILINE,
    )
    english = run("score", path, "--lang", "en").out
    assert "公众: response 90.00% (180/200)" in english


def test_without_survey_and_sample_there_is_no_such_line(run: Run, folder: Path) -> None:
    out = run("score", folder / "project.yaml").out
    assert not re.search(r"^(问卷|抽样) ", out, re.MULTILINE)


def _gated(folder: Path, effect: str) -> Path:
    with_set(folder, SET + f"gates: [{{name: 截留挪用, effect: {effect}}}]\n")
    return with_project(folder, PROJECT + "gates: [{name: 截留挪用, reason: 审计查实}]\n")


def test_a_gate_that_changes_nothing_says_so(run: Run, folder: Path) -> None:
    idle = "未影响结果"
    for effect in ("{cap: 95}", "{grade: 优}", "{grade: 良}"):
        path = _gated(folder, effect)
        assert idle in run("score", path).out, effect
        assert idle in run("explain", path, "数量").out, effect
    for effect in ("{cap: 60}", "{grade: 差}", "zero"):
        assert idle not in run("score", _gated(folder, effect)).out, effect


def test_the_whole_budget_is_said_in_words(run: Run, folder: Path) -> None:
    set_ = SET.replace(
        "{name: 质量, weight: 20, target: ≥90%}",
        "{name: 到位及时率, weight: 20, target: 100%, measure: {kind: funds, rate: timely_arrival}}",
    )
    funds = (
        "funds:\n  unit: 万元\n  lines:\n"
        "    - {name: 市级, budget: 100, due: 2023-03-31, arrived: [{date: 2023-03-01, amount: 100}]}\n"
    )
    with_set(folder, set_)
    path = with_project(
        folder, PROJECT.replace("  质量: {actual: 95%, evidence: [E1]}\n", "") + funds
    )
    out = run("explain", path, "到位及时率").out
    assert "全部预算，2023-03-31前" in out
    assert "-0.0001" not in out
    assert (
        "the whole budget, by 2023-03-31" in run("explain", path, "到位及时率", "--lang", "en").out
    )


def test_only_sets_of_the_program_count_as_checked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    listing = run("sets").out
    assert re.search(r"^small .* — *$", listing, re.MULTILINE)
    assert "已核对" in listing
    assert "已核对" not in run("sets", "show", "set.yaml").out
    with_set(folder, SET + "verified: false\n")
    assert re.search(r"^small .*未全核对", run("sets").out, re.MULTILINE)
