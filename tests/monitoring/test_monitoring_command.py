"""`perfeval monitor`: what it prints, writes and answers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from cases.running import call
from monitoring.making import FUNDS, PROJECT, lay

from perfeval import api
from perfeval.checks.catalogue import message
from perfeval.systems.monitoring import monitor

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE = EXAMPLES / "monitoring-2024" / "project.yaml"
LEAF = "- {name: 指标, target: ≥365项}"
GOAL = "results:\n  指标: {progress: [{as_of: 2023-07-31, actual: 73项}], likelihood: 有可能}\n"
LIGHTS = "monitoring: {lights: [{name: 绿, max_gap: 10}, {name: 红}]}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay(tmp_path, LEAF, LIGHTS + FUNDS + GOAL)
    return tmp_path


def test_the_document_has_exact_rates(project: Path) -> None:
    code, out, _ = call(project, ["monitor", "project.yaml", "--format", "json"])
    found = json.loads(out)
    assert code == 0
    assert (found["perfeval"], found["as_of"]) == ("monitor/v1", "2023-07-31")
    # 212/365, 53/365, 73/365
    assert '"elapsed": 0.5808' in out
    total = found["funds"]["total"]
    assert (total["budget"], total["spent"], total["rate"], total["gap"]) == (
        365,
        53,
        0.1452,
        -0.4356,  # behind, as it is printed
    )
    (goal,) = found["goals"]
    assert (goal["completion"], goal["gap"], goal["light"]) == (0.2, -0.3808, "红")
    assert (goal["likelihood"], goal["reckoned"]) == ("有可能", False)
    assert {"PE756", "PE757"} <= {finding["code"] for finding in found["findings"]}
    assert found["digest"].startswith("sha256:")
    assert call(project, ["monitor", "project.yaml", "--format", "json"])[1] == out


def test_another_day_is_another_document(project: Path) -> None:
    first = json.loads(call(project, ["monitor", "project.yaml", "--format", "json"])[1])
    words = ["monitor", "project.yaml", "--format", "json", "--as-of", "2023-08-31"]
    later = json.loads(call(project, words)[1])
    assert later["as_of"] == "2023-08-31"
    assert later["funds"]["total"]["spent"] == 153
    assert later["digest"] != first["digest"]


def test_strict_and_bad_days(project: Path) -> None:
    assert call(project, ["monitor", "project.yaml"])[0] == 0
    assert call(project, ["monitor", "project.yaml", "--strict"])[0] == 1
    code, out, errors = call(project, ["monitor", "project.yaml", "--as-of", "2023-02-30"])
    assert (code, out) == (2, "")
    assert "2023-02-30" in errors


def test_without_a_day_it_says_how_to_give_one(tmp_path: Path) -> None:
    lay(tmp_path, LEAF, GOAL, PROJECT.replace(", as_of: 2023-07-31", ""))
    code, out, errors = call(tmp_path, ["monitor", "project.yaml"])
    assert (code, out) == (2, "")
    assert "PE751" in errors
    assert "--as-of 2023-07-31" in errors
    assert call(tmp_path, ["monitor", "project.yaml", "--as-of", "2023-07-31"])[0] == 0


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("lights: [{name: 绿, max_gap: 10}, {name: 红, max_gap: 5}]", "PE767"),
        ("lights: [{name: 绿}, {name: 红}]", "PE767"),
        ("schedule: [{until: 9, share: 50%}, {until: 6, share: 60%}]", "PE768"),
        ("schedule: [{until: 6, share: 50%}, {until: 9, share: 40%}]", "PE768"),
        ("schedule: [{until: 13, share: 50%}]", "PE768"),
        ("funds: {schedule: [{until: 6, share: 150%}]}", "PE768"),
        ("likelihood: {certain: 80%, possible: 90%}", "PE774"),
        ("gap: -1", "PE774"),
    ],
)
def test_nothing_is_told_by_broken_terms(tmp_path: Path, block: str, code: str) -> None:
    """Neither by the project's nor by the set's, and `validate` finds both."""
    lay(tmp_path, LEAF, f"monitoring: {{{block}}}\n" + GOAL)
    done, out, errors = call(tmp_path, ["monitor", "project.yaml"])
    assert (done, out) == (2, "")
    assert code in errors
    lay(tmp_path, LEAF, GOAL, top=f"monitoring: {{{block}}}\n")
    assert call(tmp_path, ["monitor", "project.yaml"])[0] == 2
    assert "set.yaml:5:" in call(tmp_path, ["validate", "set.yaml"])[1]


def test_nothing_known_is_never_a_zero(tmp_path: Path) -> None:
    lay(tmp_path, LEAF, "results: {}\n")
    out = call(tmp_path, ["monitor", "project.yaml", "--lang", "zh"])[1]
    (row,) = [line for line in out.splitlines() if line.lstrip().startswith("指标 ")]
    assert "无数据" in row
    assert "0" not in row.replace("≥365项", "")


def test_an_output_never_overwrites_the_project(project: Path) -> None:
    before = (project / "project.yaml").read_bytes()
    assert call(project, ["monitor", "project.yaml", "-o", "project.yaml"])[0] == 2
    assert (project / "project.yaml").read_bytes() == before


@pytest.mark.parametrize("ending", ["md", "docx", "xlsx", "html", "json", "txt"])
def test_every_ending_is_written(project: Path, ending: str) -> None:
    assert call(project, ["monitor", "project.yaml", "-o", f"table.{ending}"])[0] == 0
    assert (project / f"table.{ending}").stat().st_size > 400


def test_the_example_has_every_light(tmp_path: Path) -> None:
    """213 of 366 days; 1070 of 3000 spent where 40% + 27.5% × 31/92 are due."""
    answer = monitor(EXAMPLE)
    found = answer.monitored
    assert found is not None
    lights = {goal.name: goal.light.name for goal in found.goals if goal.light is not None}
    assert lights["知识产权培训"] == "红灯"
    assert lights["专利导航报告"] == "黄灯"
    assert lights["优势示范企业认定"] == "绿灯"
    assert found.total is not None
    assert found.total.light is not None
    assert (round(found.total.due * 10_000), found.total.light.name) == (4927, "黄灯")
    # 3.5 of the 6.5 leaves that something is due of can be compared: 71.43% done for 35.67% spent
    assert (found.contrast, found.narrow, found.weighted) == ("claims", False, False)
    assert not [f for f in found.findings if api.describe(f).severity == "error"]


DAYS = [
    "0001-01-01",
    "2019-12-31",
    "2020-02-29",
    "2021-06-30",
    "2022-12-31",
    "2023-01-01",
    "2023-07-13",
    "9999-12-31",
]


@pytest.mark.parametrize(
    "name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020", "monitoring-2024"]
)
@pytest.mark.parametrize("day", DAYS)
def test_any_project_at_any_day(name: str, day: str) -> None:
    at = date.fromisoformat(day)
    found = monitor(EXAMPLES / name / "project.yaml", at).monitored
    assert found is not None
    assert 0 <= found.elapsed <= 1
    for goal in found.goals:
        assert goal.counted is None or goal.counted <= at
        assert goal.status != "no_progress" or goal.completion is None
    for curve in (found.funds_curve, found.goals_curve):
        assert all(mark.day <= at for mark in curve.actual)
        assert [mark.share for mark in curve.planned] == sorted(m.share for m in curve.planned)
    for finding in found.findings:
        assert "…" not in message(finding, "zh")[-3:]


def test_a_finished_project_stands_as_it_was_scored() -> None:
    """On the day of its figures urumqi has reached what its report says."""
    found = monitor(EXAMPLES / "urumqi-2023" / "project.yaml").monitored
    assert found is not None
    assert (found.goals_done, found.goals_due) == (1, 1)
    assert found.total is not None
    assert found.total.rate == 1


def test_progress_counts_where_a_score_is_asked_for(tmp_path: Path) -> None:
    """The figure on the project's day is the latest progress; a final figure stands before it."""
    (tmp_path / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: example\ntotal: 10\nindicators:\n"
        "  - {name: 指标, weight: 10, target: ≥100项}\n", "utf-8")  # fmt: skip
    path = tmp_path / "project.yaml"
    entries = "[{as_of: 2023-03-31, actual: 20项}, {as_of: 2023-06-30, actual: 40项}, {as_of: 2023-08-31, actual: 60项}]"
    path.write_text(PROJECT + f"results:\n  指标: {{progress: {entries}}}\n", "utf-8")
    loaded = api.load_project(path)
    assert api.score(loaded).total == 4
    assert api.score(loaded, date(2023, 12, 31)).total == 6
    path.write_text(PROJECT + f"results:\n  指标: {{actual: 90项, progress: {entries}}}\n", "utf-8")
    assert api.score(api.load_project(path)).total == 9
