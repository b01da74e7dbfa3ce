"""`perfeval explain CODE`: what it means, why, and a wrong and a right example."""

from __future__ import annotations

from textwrap import dedent

import pytest
from cli_runs import Run

from perfeval.checks.catalogue import catalogue
from perfeval.checks.lints import shapes
from perfeval.cli.cells import cells
from perfeval.library.examples import examples
from perfeval.library.packs import packaged
from perfeval.validation.pack_limits import given_by_packs

SOME = ["PE001", "PE003", "PE004", "PE006", "PE009", "PE010", "PE016", "PE020", "PE021", "PE032", "PE101", "PE108", "PE114"]  # fmt: skip


@pytest.mark.parametrize(("lang", "columns"), [("zh", 80), ("en", 80), ("zh", 120)])
@pytest.mark.parametrize("code", SOME)
def test_it_fits_the_terminal(
    run: Run, code: str, columns: int, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run("explain", code, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    head = ran.out.split("\n\n")[0]
    assert all(cells(line) <= columns for line in head.splitlines())
    assert examples()[code].why[lang][:8] in ran.out
    assert ("错误写法" if lang == "zh" else "Wrong") in ran.out


def test_the_caret_stands_where_the_finding_does(run: Run) -> None:
    lines = run("explain", "PE101").out.splitlines()
    row = next(number for number, line in enumerate(lines) if "explian" in line)
    # 培训人次 and 人次 take two columns a character, ≥ one
    assert lines[row + 1].index("^") == lines[row].index("explian") + 6
    assert lines[row + 1].strip() == "^"
    assert "  指标里没有“explian”这个键，是否指“explain”？" in lines


def test_what_is_copied_is_a_file(run: Run) -> None:
    out = run("explain", "PE101").out
    right = out.split("正确写法\n  set.yaml\n")[1]
    assert dedent(right) == examples()["PE101"].right[0].text


def test_a_beginning_lists_its_family(run: Run) -> None:
    lines = run("explain", "pe10").out.splitlines()
    listed = [line[:5] for line in lines if line.startswith("PE")]
    assert listed == [code for code in catalogue() if code.startswith("PE10")]
    assert "PE101  错误  " in lines[0]
    assert "PE101  error    There is no key" in run("explain", "PE10", "--lang", "en").out
    assert run("explain", "PE").out.count("\nPE") + 1 == len(catalogue())


@pytest.mark.parametrize("code", ["PE999", "PE1011", "PE00000"])
def test_codes_that_are_none(run: Run, code: str) -> None:
    ran = run("explain", code)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{code}”的问题" in ran.err


@pytest.mark.parametrize(
    ("code", "hint"),
    [("PE000", "perfeval explain PE00"), ("PE299", "perfeval explain PE29"), ("PE0018", "“PE018”")],
)
def test_a_wrong_code_leads_to_its_family(run: Run, code: str, hint: str) -> None:
    """The nearest code by its letters would be one about something else."""
    assert run("explain", code).err.strip().endswith((hint, hint + "？"))


def test_what_packs_give_is_shown(run: Run) -> None:
    given = given_by_packs((packaged(),))
    code = next(code for code in given if code in shapes())
    pack = given[code][0]
    out = run("explain", code).out
    assert "只在检查包给出参数时检查" in out
    assert f"{pack.pack}：" in out
    key = next(key for key, _ in pack.settings if key not in ("severity", "级别"))
    field = shapes()[code].known()[key]
    assert f"（{field.key}）" in out
    assert f"{pack.pack}: " in run("explain", code, "--lang", "en").out
