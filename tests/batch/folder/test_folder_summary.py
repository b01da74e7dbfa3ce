"""What a folder's summary says of files that can't be scored, and of projects that are there twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.batch.folder import source
from perfeval.batch.source import Wanted
from perfeval.cli.overview_view import view
from perfeval.overview.collector import Collector
from perfeval.overview.records import Overview

SET = """\
perfeval: indicator-set/v1
id: example
title: 一套名称很长的指标体系（2024年度）
total: 10
grades: [{name: 良, min: 8}, {name: 差, min: 0}]
indicators:
  - {name: 人数, weight: 10, target: ≥10人}
"""
GOOD = """\
perfeval: project/v1
indicator_set: set.yaml
project: {name: 培训, code: "%s", department: 教育局}
funds: {unit: 万元, lines: [{name: 资金, budget: 10, spent: 9}]}
results:
  人数: {actual: %s人}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "set.yaml").write_text(SET, "utf-8")
    for code, actual in (("101", 10), ("102", 5)):
        (tmp_path / "in" / f"{code}.yaml").write_text(GOOD % (code, actual), "utf-8")
    return tmp_path / "in"


def overview(lang: str = "zh") -> Overview:
    made = source([Path("in")], None, Wanted(lang=lang))
    collector = Collector()
    collector.know("example", ["良", "差"], "一套名称很长的指标体系（2024年度）")
    for chunk in made.chunks():
        collector.add(made.work(chunk.task))
    return collector.overview(made.findings)


def test_where_an_unusable_project_is_wrong_and_how_to_mend_it(home: Path) -> None:
    (home / "坏.yaml").write_text((GOOD % ("104", 5)).replace("results", "reslts"), "utf-8")
    (one,) = overview().refused
    assert one.place == "坏.yaml:5:1"
    assert "results" in one.mend
    shown = view(overview(), 100, "zh")
    assert "in/坏.yaml:5:1" in shown
    assert "改成“results”" in shown


def test_files_that_can_t_be_used_are_no_second_set(home: Path) -> None:
    (home / "坏.yaml").write_text("perfeval: project/v1\n", "utf-8")
    o = overview()
    assert [(one.id, one.line.projects) for one in o.sets] == [("example", 2)]
    shown = view(o, 100, "zh")
    assert "按指标体系“一套名称很长的指标体系（2024年度）”计分。" in shown
    assert "各指标体系汇总" not in shown
    assert shown.count("一套名称很长的指标体系") == 1


def test_one_of_something_is_said_in_the_singular(home: Path) -> None:
    (home / "102.yaml").unlink()
    shown = view(overview("en"), 100, "en")
    assert "1 project, scored." in shown
    assert "1 project has the full score" in shown


def test_files_with_one_code_are_named(home: Path) -> None:
    (home / "副本.yaml").write_text((home / "101.yaml").read_text("utf-8"), "utf-8")
    (said,) = (f for f in overview().findings if f.code == "PE996")
    assert said.params["project"] == "101"
    assert said.params["paths"] == "in/101.yaml、in/副本.yaml"
    shown = view(overview(), 100, "zh")
    assert "培训（101.yaml）" in shown
    assert "培训（副本.yaml）" in shown
    (home / "副本.yaml").write_text(GOOD % ("103", 10), "utf-8")
    assert "PE996" not in [f.code for f in overview().findings]


def test_columns_that_find_no_room_are_told(home: Path) -> None:
    shown = view(overview(), 50, "zh")
    assert "未列出：" in shown
    assert "平均执行率" in shown.partition("未列出：")[2]
    assert "未列出" not in view(overview(), 140, "zh")
