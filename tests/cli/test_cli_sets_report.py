"""`perfeval sets`, `perfeval sets show`, `perfeval report`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, SET, URUMQI, Run

from perfeval.cli.cells import cells
from perfeval.cli.commands import REPORTS
from perfeval.library import places

IDS = sorted(path.stem for path in places.set_files(places.packaged()))


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_library(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(tmp_path)
    ran = run("sets", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    for name in IDS:
        assert re.search(rf"^{name}\b", ran.out, re.MULTILINE), name
    assert max(map(cells, ran.out.splitlines())) <= columns


def test_sets_beside_the_project_and_broken_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicator_sets").mkdir()
    (tmp_path / "indicator_sets" / "small.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "indicator_sets" / "bad.yaml").write_text(SET + "wieght: 1\n", encoding="utf-8")
    (tmp_path / "indicator_sets" / "holidays.yaml").write_text("holidays: []\n", encoding="utf-8")
    ran = run("sets")
    assert ran.code == 0
    assert "小指标体系" in ran.out
    assert re.search(r"^bad .*不能使用", ran.out, re.MULTILINE)
    assert "holidays" not in ran.out
    assert "indicator_sets/bad.yaml:14:1: 错误 PE105" in ran.err


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_packaged_set_can_be_shown(run: Run, name: str, lang: str) -> None:
    ran = run("sets", "show", name, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert name in ran.out
    assert ("评分标准：" if lang == "zh" else "Rule: ") in ran.out


def test_a_set_by_path_and_an_unknown_one(run: Run, folder: Path) -> None:
    ran = run("sets", "show", folder / "set.yaml")
    assert ran.code == 0
    assert "优：90分起" in ran.out
    assert "数量  60分  指标值 ≥10个" in ran.out
    assert run("sets", "show", folder / "none.yaml").code == 2
    near = run("sets", "show", "mof-2020-10-evaluatoin")
    assert near.code == 2
    assert "mof-2020-10-evaluation" in near.err


@pytest.mark.parametrize("kind", REPORTS)
def test_sections_of_every_kind_of_report(run: Run, kind: str) -> None:
    ran = run("sets", "show", "--report", kind)
    assert ran.code == 0
    assert "conclusion" in ran.out or "other" in ran.out


@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
def test_reports_to_screen_and_file(run: Run, tmp_path: Path, name: str) -> None:
    path = EXAMPLES / name / "project.yaml"
    shown = run("report", path)
    assert shown.code == 0
    assert shown.out.startswith("# ")
    target = tmp_path / "自评报告.md"
    ran = run("report", path, "-o", target)
    assert ran.code == 0
    assert target.read_bytes().decode() == shown.out
    assert ran.out == ""


def test_endings_and_kinds(run: Run, tmp_path: Path) -> None:
    for name in ("r.doc", "r", "r.exe"):
        ran = run("report", URUMQI, "-o", tmp_path / name)
        assert ran.code == 2
        assert ".docx" in ran.err
    assert list(tmp_path.iterdir()) == []
    assert run("report", URUMQI, "--kind", "self-assessment").code == 0
    assert run("report", URUMQI, "--kind", "x").code == 2
