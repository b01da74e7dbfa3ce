"""`perfeval validate --fix` and `--diff`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, SET, Run

from perfeval.cli import streams, writing
from perfeval.cli.fixing import difference

ODD = SET.replace("weight: 60, target: ≥10个", "weight: ６０, target: ≥１０个")
TABS = "perfeval：indicator-set/v1\r\nid: t\r\nindicators:\r\n\t- name: 甲\r\n\t  weight: １00  # １\r\n"


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "set.yaml").write_text(ODD, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_fix_mends_and_then_validates(here: Path, run: Run) -> None:
    done = run("validate", ".", "--fix", "--format", "json")
    assert (here / "set.yaml").read_text("utf-8") == SET
    assert not [f for f in json.loads(done.out)["findings"] if f["code"] == "PE026"]
    assert done.code == 0
    assert done.err == "已改正“set.yaml”：2处。\n"


@pytest.mark.parametrize(
    ("words", "configuration", "comment"),
    [
        (("--ignore", "PE026"), "", ""),
        (("--select", "PE2"), "", ""),
        ((), '[severity]\nPE026 = "off"\n', ""),
        ((), "", "  # perfeval: ignore[PE026] 原文如此"),
        ((), "", "  # perfeval: ignore[PE0] 原文如此"),
    ],
)
def test_what_nobody_looks_for_is_not_mended(
    here: Path, run: Run, words: tuple[str, ...], configuration: str, comment: str
) -> None:
    text = ODD.replace("≥１０个}", f"≥１０个}}{comment}")
    (here / "set.yaml").write_text(text, encoding="utf-8")
    (here / "perfeval.toml").write_text(configuration, encoding="utf-8")
    done = run("validate", "set.yaml", "--fix", *words)
    assert (here / "set.yaml").read_text("utf-8") == text
    assert "没有能自动改正的地方" in done.err


def test_a_comment_keeps_its_own_line_only(here: Path, run: Run) -> None:
    accepted = "      # perfeval: ignore[PE026] 原文如此\n"
    head, tail = ODD.split("      - {name: 数量", 1)
    tail = tail.replace("weight: 20", "weight: ２０")
    text = head + accepted + "      - {name: 数量" + tail
    (here / "set.yaml").write_text(text, encoding="utf-8")
    run("validate", "set.yaml", "--fix")
    assert (here / "set.yaml").read_text("utf-8") == text.replace("２０", "20")


def test_fixing_again_changes_nothing(here: Path, run: Run) -> None:
    run("validate", ".", "--fix")
    before = {path: path.stat().st_mtime_ns for path in here.iterdir()}
    done = run("validate", ".", "--fix", "--lang", "en")
    assert {path: path.stat().st_mtime_ns for path in here.iterdir()} == before
    assert done.err == "There is nothing that can be mended by itself.\n"


@pytest.mark.parametrize("words", [("--diff",), ("--fix", "--diff")])
def test_diff_shows_and_writes_nothing(here: Path, run: Run, words: tuple[str, ...]) -> None:
    done = run("validate", ".", *words)
    assert (here / "set.yaml").read_text("utf-8") == ODD
    lines = done.out.splitlines()
    assert lines[:2] == ["--- a/set.yaml", "+++ b/set.yaml"]
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-      - {name: 数量, weight: ６０, target: ≥１０个}",
        "+      - {name: 数量, weight: 60, target: ≥10个}",
    ]
    assert done.err == "--fix 会改正2处，涉及1个文件。\n"
    assert done.code == 0


def test_several_files_and_several_mends(here: Path, run: Run) -> None:
    (here / "tabs.yaml").write_bytes(TABS.encode())
    done = run("validate", ".", "--fix", "--lang", "en")
    assert (here / "tabs.yaml").read_bytes().decode() == (
        "perfeval: indicator-set/v1\r\nid: t\r\nindicators:\r\n  - name: 甲\r\n    weight: 100  # １\r\n"
    )
    assert "Mended “tabs.yaml”: 4 places." in done.err
    assert "Mended 6 places in 2 files." in done.err


def test_a_patch_can_be_applied(here: Path, run: Run) -> None:
    """Also where lines end in CR LF and the last one does not end at all."""
    (here / "set.yaml").unlink()
    (here / "t.yaml").write_bytes(TABS.rstrip().encode())
    patch = run("validate", ".", "--diff").out
    done = subprocess.run(
        ["git", "apply", "-"], input=patch.encode(), cwd=here, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert b"\tw" not in (here / "t.yaml").read_bytes()
    assert not run("validate", ".", "--diff").out


def test_files_in_other_encodings_are_left_alone(here: Path, run: Run) -> None:
    data = ODD.encode("gbk")
    (here / "set.yaml").write_bytes(data)
    assert run("validate", "set.yaml", "--fix").code == 1
    assert (here / "set.yaml").read_bytes() == data


def test_the_mode_of_a_file_stays(here: Path, run: Run) -> None:
    (here / "set.yaml").chmod(0o640)
    run("validate", ".", "--fix")
    assert (here / "set.yaml").stat().st_mode & 0o777 == 0o640


def test_what_can_not_be_written_is_said(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(target: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_replace", full)
    done = run("validate", ".", "--fix")
    assert done.code == 2
    assert "set.yaml" in done.err
    assert (here / "set.yaml").read_text("utf-8") == ODD


def test_a_terminal_sees_colours_and_no_control_characters(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ODD.replace("title: 小", "title: \x85小")
    (here / "set.yaml").write_text(text, encoding="utf-8")
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(streams, "coloured", lambda stream: True)
    out = run("validate", "set.yaml", "--diff").out
    assert "\x1b[31m-" in out
    assert "\x1b[32m+" in out
    assert "\x85" not in out


def test_a_line_that_does_not_end_is_marked() -> None:
    shown = "".join(difference("甲\n１".encode(), "甲\n1".encode(), "/x/a.yaml"))
    assert shown.startswith("--- a/x/a.yaml\n+++ b/x/a.yaml\n")
    assert shown.endswith("-１\n\\ No newline at end of file\n+1\n\\ No newline at end of file\n")


def _figures(document: str) -> object:
    """The score document without what repeats the file's own characters."""
    found = json.loads(document)
    del found["digest"]
    for one in found["indicators"]:
        del one["target"], one["actual"], one["trace"]
    del found["findings"]
    return found


def test_scores_stay_what_they_were(tmp_path: Path, run: Run) -> None:
    shutil.copytree(EXAMPLES / "urumqi-2023", tmp_path / "p")
    path = tmp_path / "p" / "project.yaml"
    text = path.read_text("utf-8")
    wide = str.maketrans("0123456789%≥", "０１２３４５６７８９％≧")
    odd = "\n".join(
        "".join((head, key, value.translate(wide), end))
        for line in text.split("\n")
        for head, key, value, end in [_parts(line)]
    )
    assert odd != text
    path.write_text(odd, encoding="utf-8")
    before = run("score", path, "--format", "json")
    assert before.code == 0, before.err
    done = run("validate", path, "--fix")
    assert "已改正" in done.err
    assert path.read_text("utf-8").replace("≥", "≧") == text.replace("≥", "≧")
    after = run("score", path, "--format", "json")
    assert _figures(after.out) == _figures(before.out)


def _parts(line: str) -> tuple[str, str, str, str]:
    """A line cut around the value of its first `actual`."""
    head, key, rest = line.partition("actual: ")
    if not key or rest[:1] in "'\"{":
        return line, "", "", ""
    value, comma, end = rest.partition(",")
    if not comma:
        value, comma, end = rest.partition("}")
    return head, key, value, comma + end
