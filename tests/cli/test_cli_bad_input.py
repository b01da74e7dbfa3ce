"""Inputs that can't be used: exit code 2 (or a finding), a place, no traceback, no file left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import PROJECT, SET, Run, cold, with_project, with_set


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return PROJECT + "\n".join(lines) + "\n"


NESTED = PROJECT + "narrative: " + "{a: " * 100 + "1" + "}" * 100 + "\n"
UNUSABLE = {
    "broken yaml": PROJECT + "x: [1, 2\n",
    "duplicate keys": PROJECT + "results: {}\n",
    "tabs": PROJECT.replace("  数量:", "\t数量:"),
    "anchors that explode": _bomb(),
    "100 levels": NESTED,
    "nan": PROJECT.replace("8个", ".nan"),
    "1e999 percent": PROJECT.replace("95%", "1e999%"),
    "unknown set": PROJECT.replace("set.yaml", "nowhere"),
    "unknown set file": PROJECT.replace("set.yaml", "nowhere.yaml"),
    "unknown key": PROJECT + "funs: {}\n",
    "unknown indicator": PROJECT + "  不存在: {actual: 1}\n",
    "a list": "- 1\n- 2\n",
    "another kind of file": "perfeval: score/v1\n",
    "empty": "",
    "no colon space": PROJECT.replace("project: {", "project:{"),
    "control character": PROJECT + "x: \x01\n",
}
SCORED = {
    "target of 0": PROJECT.replace("actual: 8个", "target: 0个, actual: 8个"),
    "budget of 0": PROJECT + "funds: {lines: [{name: 甲, budget: 0, spent: 0}]}\n",
    "negative amounts": PROJECT + "funds: {lines: [{name: 甲, budget: -5, spent: -1}]}\n",
    "negative actual": PROJECT.replace("8个", "-8个"),
}
SETS = {
    "cyclic extends": SET.replace("basis:", "extends: other.yaml\nbasis:"),
    "attributes": SET.replace("target: ≥10个}", "score: {kind: formula, expr: w.__class__}}"),
    "loops": SET.replace("target: ≥10个}", "score: {kind: formula, expr: '[w for w in 1]'}}"),
    "powers": SET.replace("target: ≥10个}", "score: {kind: formula, expr: 9**9**9**9}}"),
    "imports": SET.replace("target: ≥10个}", "score: {kind: formula, expr: __import__('os')}}"),
    "deep expression": SET.replace(
        "target: ≥10个}", f"score: {{kind: formula, expr: '{'(' * 500}w{')' * 500}'}}}}"
    ),
    "weights that do not add up": SET.replace("weight: 60", "weight: 61"),
}
PLACE = re.compile(r"^\S+\.yaml:\d+:\d+: 错误 PE\d{3} ", re.MULTILINE)


def _refused(run: Run, folder: Path, path: object) -> str:
    before = sorted(p.name for p in folder.iterdir())
    ran = run("score", path, "--format", "json", "-o", folder / "out.json")
    assert ran.code == 2, ran
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert "内部错误" not in ran.err
    assert sorted(p.name for p in folder.iterdir()) == before
    return ran.err


@pytest.mark.parametrize("name", UNUSABLE)
def test_unusable_projects(run: Run, folder: Path, name: str) -> None:
    path = folder / "project.yaml"
    path.write_bytes(UNUSABLE[name].encode())
    err = _refused(run, folder, path)
    assert PLACE.search(err), err
    assert "改法：" in err


@pytest.mark.parametrize("name", SETS)
def test_unusable_sets(run: Run, folder: Path, name: str) -> None:
    (folder / "other.yaml").write_text(
        SET.replace("id: small", "id: other\nextends: set.yaml"), encoding="utf-8"
    )
    err = _refused(run, folder, with_set(folder, SETS[name]))
    assert PLACE.search(err), err


@pytest.mark.parametrize("name", SCORED)
def test_odd_numbers_are_scored(run: Run, folder: Path, name: str) -> None:
    ran = run("score", with_project(folder, SCORED[name]))
    assert ran.code == 0, ran.err
    assert "总分" in ran.out
    assert not ran.err


def test_a_missing_file_and_a_folder(run: Run, folder: Path) -> None:
    assert "PE001" in _refused(run, folder, folder / "no.yaml")
    assert "PE002" in _refused(run, folder, folder)
    assert "PE002" in _refused(run, folder, "")


def test_gbk_names_the_encoding_and_shows_the_line(run: Run, folder: Path) -> None:
    path = folder / "project.yaml"
    path.write_bytes(PROJECT.encode("gbk", "replace"))
    err = _refused(run, folder, path)
    assert re.search(r"GB", err)
    assert "小项目" in err


def test_other_files(run: Run, folder: Path) -> None:
    path = folder / "project.yaml"
    for data in (b"PK\x03\x04rest", b"\xff\xfe\x00p\x00", b"\x00" * 100, bytes(range(256))):
        path.write_bytes(data)
        _refused(run, folder, path)


def test_the_caret_stands_under_its_character(run: Run, folder: Path) -> None:
    path = with_project(folder, PROJECT + "  数量量: {actual: 1}\n")
    lines = run("score", path).err.splitlines()
    source = next(line for line in lines if "数量量" in line and " | " in line)
    caret = lines[lines.index(source) + 1]
    assert caret.index("^") == source.index("数量量")
    wide = with_project(folder, PROJECT.replace("小项目, as_of", "小项目, 汉字: 1, as_of"))
    lines = run("score", wide).err.splitlines()
    source = next(line for line in lines if "汉字" in line and " | " in line)
    caret = lines[lines.index(source) + 1]
    # 小项目 takes two columns a character
    assert caret.index("^") == source.index("汉字") + 3


def test_english_complaints(run: Run, folder: Path) -> None:
    ran = run("score", with_project(folder, PROJECT + "funs: {}\n"), "--lang", "en")
    assert ran.code == 2
    assert re.search(r"project\.yaml:\d+:\d+: error PE101 ", ran.err)
    assert "mend: " in ran.err
    assert "Unusable: 1 error." in ran.err


def test_many_findings_are_cut_and_counted(run: Run, folder: Path) -> None:
    path = with_project(folder, PROJECT + "".join(f"key{n}: 1\n" for n in range(80)))
    err = run("score", path).err
    assert err.count("错误 PE") == 50
    assert "还有30处" in err
    assert "80个错误" in err


def test_a_bug_is_a_short_message(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from perfeval import api

    def broken(*_: object) -> None:
        raise RuntimeError("odd \x1b[31m state")

    monkeypatch.setattr(api, "score", broken)
    ran = run("score", folder / "project.yaml")
    assert ran.code == 70
    assert "内部错误，请反馈：RuntimeError: odd [31m state" in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("PERFEVAL_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("score", folder / "project.yaml")


def test_an_interrupt_and_a_closed_pipe(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    from perfeval import api

    done = subprocess.run(
        '"$THIS_PYTHON" -m perfeval score project.yaml | true; exit ${PIPESTATUS[0]}', shell=True,
        cwd=folder, capture_output=True, executable="/bin/bash", check=False,
        env={**__import__("os").environ, "PYTHONPATH": str(Path(api.__file__).parents[1]),
             "THIS_PYTHON": __import__("sys").executable},
    )  # fmt: skip
    assert done.stderr == b""
    assert done.returncode in (0, 141)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "score", interrupted)
    assert run("score", folder / "project.yaml").code == 130


def test_cold_runs_do_not_print_tracebacks(folder: Path) -> None:
    for argv in (
        ["score"],
        ["score", "no.yaml"],
        ["explain", "PE999"],
        ["sets", "show", "x"],
        ["x"],
    ):
        ran = cold(*argv, cwd=folder)
        assert ran.code == 2, argv
        assert ran.out == ""
        assert "Traceback" not in ran.err
        assert ran.err.strip()
