"""Papers as commands put them: known endings, whole files, standard output for texts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reports.paper_samples import paper

from perfeval.cli import papers


@pytest.mark.parametrize(
    ("target", "given", "form"),
    [
        (None, None, "table"), (None, "markdown", "markdown"), ("x.DOCX", None, "docx"), ("x.htm", None, "html"),
        ("x.xlsx", "xlsx", "xlsx"), ("x.md", None, "markdown"), ("x.json", None, "json"),
    ],
)  # fmt: skip
def test_the_form_is_that_of_the_ending(target: str | None, given: str | None, form: str) -> None:
    assert papers.form_of(target, given, "zh") == form


@pytest.mark.parametrize(
    ("target", "given", "said"),
    [
        ("x.pdf", None, ".pdf"), ("x.docx", "xlsx", "x.docx"), (None, "docx", "-o"), (None, "xlsx", "-o"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_said(
    target: str | None, given: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert papers.form_of(target, given, "zh") is None
    assert said in capsys.readouterr().err


def test_a_paper_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "清单.docx"
    assert papers.put(paper(), "docx", str(target), "zh")
    assert zipfile.ZipFile(io.BytesIO(target.read_bytes())).testzip() is None
    assert [one.name for one in tmp_path.iterdir()] == ["清单.docx"]
    assert "清单.docx" in capsys.readouterr().err


def test_a_paper_that_can_not_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "none" / "清单.xlsx"
    assert not papers.put(paper(), "xlsx", str(target), "zh")
    assert not list(tmp_path.iterdir())
    assert capsys.readouterr().err


def test_markdown_goes_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert papers.put(paper(), "markdown", None, "zh")
    assert capsys.readouterr().out.startswith("# 整改问题清单\n")
