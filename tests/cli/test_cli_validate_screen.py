"""`perfeval validate` on a terminal: grouped by kind, errors first, wrapped; elsewhere by place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_runs import Run

from perfeval.cli.cells import cells
from perfeval.library.examples import example

# line 3 has a warning, lines 5 and 6 the same error, line 7 another error
SET = """\
perfeval: indicator-set/v1
id: screen
total: 030
indicators:
  - {name: 培训人次, weight: 10, target: ≥200人次, explian: 按签到表统计}
  - {name: 结业率, weight: 10, target: ≥95%, explian: 结业人数与报名人数之比，按主管部门备案的名单计算}
  - {name: 群众满意度, weight: 10, target: ≥90%, measure: survey, 处室: 一处}
"""
WIDE = 400


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs as on a terminal without colours."""

    def on_terminal(*words: object) -> object:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("NO_COLOR", "1")
        return run(*words)

    return on_terminal  # type: ignore[return-value]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120])
def test_it_is_wrapped(
    screen: Run, columns: int, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = screen("validate", "--lang", lang).out.splitlines()
    assert lines
    assert [line for line in lines if cells(line) > columns] == []


def test_kinds_come_together_errors_first(screen: Run) -> None:
    blocks = screen("validate").out.split("\n\n")
    heads = [block.splitlines()[0].split("  ")[0] for block in blocks]
    assert heads[:3] == ["错误 PE101（2处）", "错误 PE105", "警告 PE018"]
    assert blocks[-1] == "检查了1个文件：3个错误，1个警告。\n"


def test_what_is_the_same_is_said_once(screen: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    lines = screen("validate").out.split("\n\n")[0].splitlines()
    found = example("PE101")
    assert found is not None
    assert [line for line in lines if line.startswith("  set.yaml:")] == [
        "  set.yaml:5:46", "  set.yaml:6:43",
    ]  # fmt: skip
    assert sum("是否指“explain”" in line for line in lines) == 1
    assert sum("缘由：" + found.why["zh"][:10] in line for line in lines) == 1
    assert [line for line in lines if "改法" in line] == ["  改法：请改成“explain”，或删去这个键。"]
    row = next(number for number, line in enumerate(lines) if line.startswith("    5 | "))
    # a 汉字 takes two columns
    assert lines[row + 1].index("^") == lines[row].index("explian") + len("培训人次人次")


def test_pipes_keep_the_order_of_places_and_whole_lines(run: Run) -> None:
    lines = run("validate").out.splitlines()
    places = [line for line in lines if line.startswith("set.yaml:")]
    assert [place.split(":")[1] for place in places] == ["3", "5", "6", "7"]
    told = [line for line in lines if line.startswith("  缘由：")]
    # once for each code, whole
    first, second = example("PE018"), example("PE101")
    assert first is not None
    assert second is not None
    assert told[:2] == [f"  缘由：{first.why['zh']}", f"  缘由：{second.why['zh']}"]
    assert len(told) == 3


def test_other_formats_read_no_examples(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(code: str) -> None:
        raise AssertionError(code)

    monkeypatch.setattr("perfeval.cli.validate_view.example", broken)
    for form in ("json", "github", "gitlab", "sarif", "junit"):
        assert run("validate", "--format", form).code == 1
    assert run("validate", "--statistics").code == 1
