"""A workbook brings its set along as files: somebody may have put others there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from cases.running import call

from perfeval import api
from perfeval.library.kept_texts import plain_name
from perfeval.workbook.marks import LEFT, RIGHT

if TYPE_CHECKING:
    from pathlib import Path

SET = "perfeval: indicator-set/v1\nid: own\n"
MARKS = (
    ("perfeval", "workbook/v1"), ("lang", "zh"), ("set", "no-such-set"), ("set id", "no-such-set"),
    ("digest", ""),
)  # fmt: skip


def tampered(folder: Path, *files: tuple[str, str]) -> Path:
    path = folder / "填报.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("基本信息").write_row(0, 0, ("项目名称", "道路养护"))
        hidden = workbook.add_worksheet("_perfeval")
        marks = [*MARKS]
        for name, text in files:
            marks += [("file", name), ("text", f"{LEFT}{text}{RIGHT}")]
        for row, line in enumerate(marks):
            hidden.write_row(row, 0, line)
        hidden.hide()
    return path


def brought(folder: Path, *files: tuple[str, str]) -> tuple[int, list[str], str]:
    path = tampered(folder, *files)
    out = folder / "out"
    out.mkdir()
    code, _, err = call(folder, ["import", str(path), "-o", str(out / "p.yaml"), "--lang", "zh"])
    names = sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    return code, [name for name in names if name != path.name], err


def test_sets_are_written_beside_the_project(tmp_path: Path) -> None:
    code, names, _ = brought(tmp_path, ("s.yaml", SET), ("base.yaml", SET))
    assert (code, names) == (0, ["out/base.yaml", "out/p-indicators.yaml", "out/p.yaml"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("../../Makefile", "all:\n\trm -rf /\n"), ("../b.yaml", SET), (".bashrc", "evil"),
        ("b.sh", SET), ("b.yaml", "只是一段文字"), ("b.yaml", "a: &a [1]\nb: [*a"), ("p.yaml", SET),
        ("P-Indicators.yaml", SET), ("s.yaml\u202eb.yaml", SET), ("con.yaml", SET), ("", SET),
        ("x" * 300 + ".yaml", SET),
    ],
)  # fmt: skip
def test_nothing_else_is(tmp_path: Path, name: str, text: str) -> None:
    code, names, err = brought(tmp_path, ("s.yaml", SET), (name, text))
    assert (code, names) == (2, [])
    assert "不能写出" in err


def test_no_more_than_a_set_needs(tmp_path: Path) -> None:
    files = [(f"b{at}.yaml", SET) for at in range(30)]
    assert brought(tmp_path, *files)[:2] == (2, [])


def test_a_thousand_bases_end_somewhere(tmp_path: Path) -> None:
    text = f"{SET}extends: own\n"
    path = tampered(tmp_path, *((f"b{at}.yaml", text) for at in range(1_500)))
    assert api.load_project(path).project is None


@pytest.mark.parametrize("name", ["指标体系.yaml", "a b.yml", "2023（新）.yaml"])
def test_names_that_people_give(name: str) -> None:
    assert plain_name(name)
