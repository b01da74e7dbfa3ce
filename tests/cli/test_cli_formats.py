"""`score -o FILE`: the ending says the format, and never another one than was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import Run

FORMATS = {
    "x.json": "json", "x.JSON": "json", "x.csv": "csv", "x.md": "markdown", "x.markdown": "markdown",
    "x.txt": "table", "x": "table",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_ending_says_the_format(run: Run, folder: Path, name: str) -> None:
    ran = run("score", folder / "project.yaml", "-o", folder / name)
    assert ran.code == 0
    shown = run("score", folder / "project.yaml", "--format", FORMATS[name]).out
    assert (folder / name).read_bytes().decode().split() == shown.split()


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.table", "x.yaml"])
@pytest.mark.parametrize("more", [(), ("--format", "json")])
def test_an_unknown_ending_is_refused(
    run: Run, folder: Path, name: str, more: tuple[str, ...]
) -> None:
    ran = run("score", folder / "project.yaml", "-o", folder / name, *more)
    assert ran.code == 2
    assert ran.out == ""
    for ending in (".txt", ".json", ".csv", ".md"):
        assert ending in ran.err
    assert not (folder / name).exists()


def test_a_format_against_the_ending_is_refused(run: Run, folder: Path) -> None:
    for lang in ("zh", "en"):
        ran = run(
            "score", folder / "project.yaml", "-o", folder / "x.json", "--format", "csv", "--lang", lang
        )  # fmt: skip
        assert ran.code == 2
        assert ".json" in ran.err
        assert ".csv" in ran.err
        assert "--format" in ran.err
    assert not (folder / "x.json").exists()


def test_a_format_without_an_ending_is_taken(run: Run, folder: Path) -> None:
    assert run("score", folder / "project.yaml", "-o", folder / "x", "--format", "json").code == 0
    assert (folder / "x").read_text(encoding="utf-8").startswith("{")


def test_a_dash_is_standard_output(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for words in (("score", "project.yaml"), ("score", "project.yaml", "--format", "json"),
                  ("report", "project.yaml")):  # fmt: skip
        plain, dashed = run(*words), run(*words, "-o", "-")
        assert dashed.code == plain.code == 0
        assert dashed.out == plain.out
    assert not (folder / "-").exists()
