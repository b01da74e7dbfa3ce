"""Sheets that are longer than what is read: no half of a table passes for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from cases.running import call

from perfeval import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")


def line(at: int) -> tuple[object, ...]:
    return ("产出指标", "数量指标", f"养护道路{at}", "≥20公里", "20公里", 1, 1)


def written(folder: Path, lines: Iterable[Sequence[object]]) -> Path:
    path = folder / "自评表.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("表")
        for row, cells in enumerate(lines):
            for column, value in enumerate(cells):
                sheet.write(row, column, value)
    return path


def ledger(rows: int) -> list[tuple[object, ...]]:
    return [(f"摘要{at}", "转账", at, at + 1) for at in range(rows)]


def test_a_table_that_runs_on_is_refused_whole(tmp_path: Path) -> None:
    path = written(tmp_path, [HEAD, *map(line, range(6_000))])
    target = tmp_path / "project.yaml"
    code, out, err = call(tmp_path, ["import", str(path), "-o", str(target), "--lang", "zh"])
    assert code == 2
    assert "PE048" in err
    assert out == ""
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    opened = forms.open_tables(path)
    told = [(one.code, one.severity) for one in opened.findings]
    assert told == [("PE048", "error")]
    first = opened.findings[0].span
    assert first is not None
    assert first.line == opened.book.grids[0].height + 1


@pytest.mark.parametrize("total", [True, False])
def test_rows_behind_a_table_are_only_told(tmp_path: Path, total: bool) -> None:
    end = [("总分", "", "", "", "", 2, 2)] if total else []
    lines = [HEAD, line(1), line(2), *end, (), (), (), (), *ledger(6_000)]
    opened = forms.open_tables(written(tmp_path, lines))
    assert len(opened.drafts) == 1
    severities = [one.severity for one in opened.findings if one.code == "PE048"]
    assert severities == [None]


def test_a_form_for_which_there_is_no_room_is_not_left_out(tmp_path: Path) -> None:
    form = [("项目名称", "道路养护"), HEAD, line(1), line(2), ("总分", "", "", "", "", 2, 2), ()]
    lines = [one for at in range(40) for one in (*form, *ledger(900))]
    opened = forms.open_tables(written(tmp_path, lines))
    assert not opened.drafts
    assert [(one.code, one.severity) for one in opened.findings] == [("PE048", "error")]
    place = opened.findings[0].span
    assert place is not None
    assert lines[place.line - 1] == HEAD
