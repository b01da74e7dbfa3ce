"""`perfeval export` from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.cli_runs import Run, plain_environment, run

from tables import empty_forms

__all__ = ["plain_environment", "run"]  # fixtures


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return empty_forms.project(tmp_path)


def test_a_form_is_filled_and_what_is_left_is_counted(
    run: Run, project: Path, tmp_path: Path
) -> None:
    form = empty_forms.national(tmp_path / "空表.xlsx")
    seen = run("export", project, "-o", tmp_path / "填好.xlsx", "--form", form)
    assert seen.code == 0
    assert seen.out == ""
    assert "插入了2行" in seen.err
    assert "自评表!E9（其他资金 全年预算数（A））" in seen.err
    assert (tmp_path / "填好.xlsx").stat().st_size > 0


def test_a_document_is_filled_in_english(run: Run, project: Path, tmp_path: Path) -> None:
    form = empty_forms.word(tmp_path / "空表.docx")
    seen = run("export", project, "-o", tmp_path / "b.docx", "--form", form, "--lang", "en")
    assert seen.code == 0
    assert "cells were filled in" in seen.err


def test_without_a_form_the_workbook_to_fill_in_is_written(run: Run, project: Path, tmp_path: Path) -> None:  # fmt: skip
    assert run("export", project, "-o", tmp_path / "填报.xlsx").code == 0
    assert run("score", tmp_path / "填报.xlsx").out.count("98.55") >= 1


@pytest.mark.parametrize(
    ("target", "form", "said"),
    [
        ("a.docx", "空表.xlsx", ".xlsx"),
        ("空表.xlsx", "空表.xlsx", "空表.xlsx"),
        ("a.xls", "空表.xls", "另存"),
        ("a.xlsx", "没有.xlsx", "没有.xlsx"),
        ("a.xlsx", "坏.xlsx", "坏.xlsx"),
        ("a.xlsx", "无表.xlsx", "无表.xlsx"),
        ("a.docx", None, "a.docx"),
        (None, "空表.xlsx", "-o"),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_is_written(
    run: Run, project: Path, tmp_path: Path, target: str | None, form: str | None, said: str
) -> None:
    import openpyxl

    given = empty_forms.national(tmp_path / "空表.xlsx").read_bytes()
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    openpyxl.Workbook().save(tmp_path / "无表.xlsx")
    words = ["export", project]
    words += ["-o", tmp_path / target] if target is not None else []
    words += ["--form", tmp_path / form] if form is not None else []
    before = sorted(tmp_path.iterdir())
    seen = run(*words)
    assert seen.code == 2
    assert said in seen.err
    assert "Traceback" not in seen.err
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "空表.xlsx").read_bytes() == given
