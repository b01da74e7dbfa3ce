"""`-o FILE`: whole or not at all, never over an input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli_runs import Run

from perfeval.cli import writing


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "target", ["", ".", "sub", "sub/", "missing/out.json", "project.yaml", "set.yaml"]
)
def test_refused_targets(
    run: Run, folder: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "sub").mkdir()
    before = {name: (folder / name).read_bytes() for name in ("project.yaml", "set.yaml")}
    ran = run("score", "project.yaml", "--format", "json", "-o", target)
    assert ran.code == 2
    assert ran.err.strip()
    assert _names(folder) == ["project.yaml", "set.yaml", "sub"]
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_input_is_known_under_any_name(run: Run, folder: Path) -> None:
    (folder / "link.json").symlink_to("project.yaml")
    ran = run("score", folder / "project.yaml", "-o", folder / "link.json")
    assert ran.code == 2
    assert "不会覆盖" in ran.err


def test_nothing_that_was_read_is_overwritten(run: Run, folder: Path) -> None:
    """The narrative in Word, the base of the set, and its calendar are inputs too."""
    import docx

    words = docx.Document()
    words.add_heading("项目背景", 1)
    words.add_paragraph("依据文件立项。")
    words.save(str(folder / "正文.docx"))
    (folder / "base.yaml").write_text((folder / "set.yaml").read_text("utf-8"), "utf-8")
    (folder / "set.yaml").write_text(
        "perfeval: indicator-set/v1\nid: upper\nextends: base.yaml\n", "utf-8"
    )
    project = folder / "project.yaml"
    project.write_text(project.read_text("utf-8") + "narrative: 正文.docx\n", "utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "link.json").symlink_to("base.yaml")
    for command, target in (("report", "正文.docx"), ("score", "link.json")):
        ran = run(command, project, "-o", folder / target)
        assert (ran.code, "不会覆盖" in ran.err) == (2, True), ran.err
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_old_file_is_replaced_and_keeps_its_mode(run: Run, folder: Path) -> None:
    target = folder / "out.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    ran = run("score", folder / "project.yaml", "--format", "json", "-o", target)
    assert ran.code == 0
    assert ran.out == ""
    assert "已写入" in ran.err
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text(encoding="utf-8").startswith("{")


def test_a_failing_write_leaves_the_old_file(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder / "out.json"
    target.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    ran = run("score", folder / "project.yaml", "-o", target)
    assert ran.code == 2
    assert "磁盘已满" in ran.err
    assert target.read_text(encoding="utf-8") == "old"
    assert _names(folder) == ["out.json", "project.yaml", "set.yaml"]


def test_a_name_that_is_too_long(run: Run, folder: Path) -> None:
    ran = run("score", folder / "project.yaml", "-o", folder / ("x" * 300))
    assert ran.code == 2
    assert "太长" in ran.err


def test_devices_are_written_to(run: Run, folder: Path) -> None:
    assert run("score", folder / "project.yaml", "-o", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


def test_an_unusable_input_writes_nothing(run: Run, folder: Path) -> None:
    assert run("report", folder / "no.yaml", "-o", folder / "r.md").code == 2
    assert _names(folder) == ["project.yaml", "set.yaml"]


@pytest.mark.parametrize(("lang", "word"), [("zh", "打开"), ("en", "open in another program")])
def test_a_file_that_word_holds_open_is_told_and_left_alone(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, lang: str, word: str
) -> None:
    """Windows lets nobody replace a file that another program holds."""
    target = folder / "out.docx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    ran = run("report", folder / "project.yaml", "-o", target, "--lang", lang)
    assert ran.code == 2
    assert word in ran.err
    assert target.read_bytes() == b"old"
    assert not list(folder.glob(".perfeval*"))
