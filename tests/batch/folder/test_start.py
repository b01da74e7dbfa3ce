"""What is done before the first file is scored: names looked at, work cut, sets told apart."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from batch.folder.drawn import SET
from batch.folder.test_folders import GOOD

from perfeval.batch.crowd import crowd
from perfeval.batch.folder import first, source
from perfeval.batch.folder.identity import sets_named
from perfeval.batch.source import Wanted


def test_many_files_are_seen_at_a_glance(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"p{n}").mkdir()
        (tmp_path / f"p{n}" / "project.YAML").write_text(GOOD, "utf-8")
        (tmp_path / f"p{n}" / ".hidden.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "notes.txt").write_text("", "utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert len(crowd([str(tmp_path)], 10)) == 6
    assert len(crowd([str(tmp_path)], 3)) == 4
    assert crowd([str(tmp_path / "none"), str(tmp_path / "notes.txt")], 3) == []


def test_every_file_is_in_one_chunk_and_the_last_are_short(tmp_path: Path) -> None:
    for n in range(450):
        (tmp_path / f"{n:04}.yaml").write_text(GOOD, "utf-8")
    chunks = list(source([tmp_path], None, Wanted()).chunks())
    names = [name for chunk in chunks for name in chunk.task]
    assert names == [f"{tmp_path.as_posix()}/{n:04}.yaml" for n in range(450)]
    assert [chunk.projects for chunk in chunks] == [112, 100, 100, 100, 38]


def test_equal_names_of_different_sets_are_told_apart(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "set.yaml").write_text(SET, "utf-8")
        (tmp_path / folder / "a.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "丙").mkdir()
    (tmp_path / "丙" / "a.yaml").write_text(GOOD.replace("set.yaml", "../乙/set.yaml"), "utf-8")

    def digest(files: list[str]) -> str:
        (chunk,) = source([tmp_path / name for name in files], None, Wanted()).chunks()
        assert chunk.digest is not None
        return chunk.digest()

    groups = (["甲/a.yaml", "乙/a.yaml"], ["甲/a.yaml", "丙/a.yaml"], ["甲/a.yaml"])
    before = [digest(files) for files in groups]
    (tmp_path / "乙" / "set.yaml").write_text(SET.replace("weight: 15", "weight: 16"), "utf-8")
    after = [digest(files) for files in groups]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


def test_a_set_is_named_by_a_line_of_its_own() -> None:
    text = (
        "indicator_set: a.yaml\n  indicator_set: b.yaml\n指标体系: c.yaml\r\nx: indicator_set: d\n"
    )
    text += "indicator_set: e.yaml # why\nindicator_set:  f.yaml\nindicator_set: g.yaml"
    assert sets_named(text.encode()) == [b"a.yaml", b"g.yaml", b"c.yaml"]
    plain = re.findall(rb"(?m)^(?:indicator_set|\xe6\S+): ([^\s#]+)\r?$", text.encode())
    assert sorted(plain) == sorted(sets_named(text.encode()))


def test_first_files_are_read_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("perfeval: project/v1\n[", "utf-8")
    files = [str(tmp_path / "a.yaml"), str(tmp_path / "none.yaml"), str(tmp_path)]
    monkeypatch.setenv(first.FIRST, json.dumps([files, "zh", []]))
    first.read()
    assert first.FIRST not in os.environ
    assert capfd.readouterr() == ("", "")
