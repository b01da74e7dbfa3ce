"""perfeval.toml and [tool.perfeval]: what is found, what it changes, and what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

import pytest
from cases.running import Run, call, run, told

from perfeval.source.node import Mapping
from perfeval.source.toml_nodes import read_toml

SET = """\
perfeval: indicator-set/v1
id: training
total: 10
indicators:
  - {name: 培训人次, weight: 10, target: ≥200人次}
"""
# full marks without evidence: the warning PE451 at the name of the result
PROJECT = """\
perfeval: project/v1
indicator_set: set.yaml
project: {name: 技能培训}
results:
  培训人次: {actual: 210人次}
"""
WARNED = "project.yaml:5:3 warning PE451"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "set.yaml").write_text(SET, "utf-8")
    (inside / "project.yaml").write_text(PROJECT, "utf-8")
    return inside


def configured(folder: Path, text: str, name: str = "perfeval.toml", *more: str) -> Run:
    (folder / name).write_text(text, "utf-8")
    return run(folder, list(more))


def test_without_any(folder: Path) -> None:
    done = run(folder, [])
    assert (done.code, done.lines) == (0, [WARNED])


@pytest.mark.parametrize(
    ("text", "lines", "code"),
    [
        ("strict = true", [WARNED], 1),
        ('ignore = ["PE451"]', [], 0),
        ('ignore = ["pe4"]', [], 0),
        ('select = ["PE2"]', [], 0),
        ('select = ["PE451"]\nignore = ["PE4"]', [WARNED], 0),
        ('select = ["PE4"]\nignore = ["PE451"]', [], 0),
        ('exclude = ["proj*"]', [], 0),
        ('[severity]\nPE451 = "error"', ["project.yaml:5:3 error PE451"], 1),
        ('[severity]\nPE4 = "info"', ["project.yaml:5:3 info PE451"], 0),
        ('[severity]\nPE4 = "error"\nPE451 = "off"', [], 0),
        ('[severity]\nPE451 = "关闭"', [], 0),
        ('severity = {PE451 = "error"}', ["project.yaml:5:3 error PE451"], 1),
        ('"不查" = ["PE451"]', [], 0),
        ("", [WARNED], 0),
    ],
)
def test_what_it_changes(folder: Path, text: str, lines: list[str], code: int) -> None:
    done = configured(folder, text)
    assert (done.lines, done.code) == (lines, code), done.errors
    (folder / "perfeval.toml").unlink()
    top, _, table = text.partition("[severity]")
    shared = f"[tool.perfeval]\n{top}\n" + (f"[tool.perfeval.severity]{table}" if table else "")
    done = configured(folder, shared, "pyproject.toml")
    assert (done.lines, done.code) == (lines, code), done.errors


def test_the_call_comes_before_the_configuration(folder: Path) -> None:
    done = configured(folder, 'select = ["PE2"]', "perfeval.toml", "--select", "PE4")
    assert done.lines == [WARNED]
    done = configured(folder, 'ignore = ["PE2"]', "perfeval.toml", "--ignore", "PE45")
    assert done.lines == []


def test_the_nearest_file_counts(folder: Path) -> None:
    (folder.parent / "perfeval.toml").write_text('ignore = ["PE451"]', "utf-8")
    assert run(folder, []).lines == []
    (folder / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    assert run(folder, []).lines == []
    (folder / "pyproject.toml").write_text("[tool.perfeval]\n", "utf-8")
    assert run(folder, []).lines == [WARNED]
    (folder / "perfeval.toml").write_text('ignore = ["PE451"]', "utf-8")
    assert run(folder, []).lines == []


def test_one_that_is_named(folder: Path) -> None:
    (folder / "perfeval.toml").write_text("strict = true", "utf-8")
    (folder.parent / "ci.toml").write_text('ignore = ["PE451"]', "utf-8")
    done = run(folder, ["--config", "../ci.toml"])
    assert (done.code, done.lines) == (0, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("strict = 3", ["1:10 error PE103"]),
        ('strict = "maybe"', ["1:10 error PE103"]),
        ('select = "PE2"', ["1:10 error PE103"]),
        ("select = [1]", ["1:11 error PE103"]),
        ("exclude = [1, 2]", ["1:12 error PE103", "1:15 error PE103"]),
        ('strict = "yes"', ["1:10 error PE103"]),
        ("ignore = {}", ["1:10 error PE103"]),
        ('ignore = [["PE2"]]', ["1:10 error PE103"]),
        ('severity = "error"', ["1:12 error PE103"]),
        ("[severity]\nPE201 = 3", ["2:9 error PE110"]),
        ('[severity]\nPE201 = "fatal"', ["2:9 error PE110"]),
        ('severity.PE201 = "of"', ["1:18 error PE110"]),
        ('severity = {PE201 = "off", PE2011 = "off"}', ["1:28 error PE032"]),
        ('[[severity]]\nPE201 = "off"', ["1:3 error PE103"]),
        ('[Severity]\nPE201 = "off"', ["1:2 error PE101"]),
        ("unknown = 1", ["1:1 error PE105"]),
        ("strict = true\nstrict = true", ["2:14 error PE031"]),
        ('strict = true\n"从严" = true', ["2:2 error PE104"]),
        ('ignore = ["PE431",\n', ["1:10 error PE031"]),
        ('strict = true\nignore = [\n  "PE431"', ["2:10 error PE031"]),
        ('[severity\nPE431 = "off"', ["1:10 error PE031"]),
        ('pack = ["set.yaml"]', ["1:10 error PE114"]),
        ('pack = ["no.yaml"]', ["1:10 error PE033"]),
        ('ignore = [\n  "PE201", # 合计\n  "PE20l",\n]', ["3:4 error PE032"]),
    ],
)
def test_what_is_wrong_with_it(folder: Path, text: str, lines: list[str]) -> None:
    done = configured(folder, text)
    assert done.lines == [f"perfeval.toml:{line}" for line in lines], done.errors
    assert done.code == 2
    assert done.unusable


def test_a_large_one_is_not_cut(folder: Path) -> None:
    done = configured(folder, "# " + "x" * (1 << 20) + "\nstrict = true\n")
    assert done.lines == ["perfeval.toml:1:1 error PE009"]


@pytest.mark.parametrize(
    "text",
    [
        "ignore = [" + ", ".join(f'"PX{n}"' for n in range(50_000)) + "]",
        "[severity]\n" + "".join(f'PX{n} = "off"\n' for n in range(40_000)),
        "severity = {" + ", ".join(f'PX{n} = "off"' for n in range(40_000)) + "}",
    ],
)
def test_thousands_of_unknown_codes_are_told_in_no_time(folder: Path, text: str) -> None:
    begun = perf_counter()
    assert configured(folder, text).code == 2
    assert perf_counter() - begun < 20


def test_forms_are_told_as_toml_writes_them(folder: Path) -> None:
    done = configured(folder, 'ignore = "PE431"\nseverity = 1\n')
    assert 'Write ["PE431", "PE451"]' in done.errors
    assert "[severity]" in done.errors
    assert "- " not in done.errors


def test_it_is_no_text(folder: Path) -> None:
    (folder / "perfeval.toml").write_bytes("# 配置".encode("gbk"))
    assert run(folder, []).lines == ["perfeval.toml:1:1 error PE004"]


@pytest.mark.parametrize("name", ["none.toml", ".", "", "set.yaml"])
def test_a_named_one_that_is_none(folder: Path, name: str) -> None:
    code, out, errors = call(folder, ["validate", ".", "--config", name, "--lang", "en"])
    assert (code, out) == (2, "")
    assert len(told(errors)) == 1


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes among the files")
def test_a_named_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    code, _, errors = call(folder, ["validate", ".", "--config", "pipe.toml", "--lang", "en"])
    assert code == 2
    assert told(errors) == ["pipe.toml:1:1 error PE003"]


def test_a_long_configuration_is_read_in_no_time() -> None:
    text = "[severity]\n" + "".join(f'PE{n} = "off"\n' for n in range(20_000))
    begun = perf_counter()
    root = read_toml(text, "perfeval.toml", ())
    assert perf_counter() - begun < 10
    assert isinstance(root, Mapping)
    table = root.entries["severity"][1]
    assert isinstance(table, Mapping)
    assert [key.line for key, _ in table.entries.values()] == list(range(2, 20_002))
