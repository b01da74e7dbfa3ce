"""`perfeval score`: the table, the other formats, exit codes, output files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, PROJECT, SET, URUMQI, Run, cold, with_project, with_set

from perfeval.cli.cells import cells

PUBLISHED = {"决策": "20.00", "过程": "20.00", "产出": "49.00", "效益": "6.00", "满意度": "5.00"}


def test_urumqi_comes_out_as_published(run: Run) -> None:
    ran = run("score", URUMQI)
    assert ran.code == 0
    assert ran.err == ""
    for name, score in PUBLISHED.items():
        assert re.search(rf"^{name} +\d+ +{score}$", ran.out, re.MULTILINE), name
    assert "总分  100.00（满分100）   等级  优" in ran.out
    assert "完成率434%超过130%" in ran.out
    assert re.search(r"8个指标值未写比较符号，按≥处理", ran.out)


def test_unscored_sets_print_met_and_unmet(run: Run) -> None:
    ran = run("score", EXAMPLES / "shanghai-2022" / "project.yaml")
    assert re.search(r"34\.00% +未完成$", ran.out, re.MULTILINE)
    assert "未完成1项" in ran.out
    for rate in ("44.97%", "53.53%", "55.36%", "76.26%"):
        assert rate in ran.out
    assert "总分" not in ran.out


def test_errors_come_first_and_places_can_be_opened(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    path = with_project(folder, PROJECT.replace("  满意度: {actual: 95%, evidence: [E1]}\n", ""))
    out = run("score", path).out
    found = out[out.index("核对结果") :]
    assert found.index("错误") < found.index("警告") if "警告" in found else "错误" in found
    assert re.search(r"set\.yaml:\d+:\d+", found) or re.search(r"project\.yaml:\d+:\d+", found)


def test_missing_zero_and_inapplicable_print_apart(run: Run, folder: Path) -> None:
    text = PROJECT.replace("actual: 8个", "actual: 0个").replace(
        "  质量: {actual: 95%, evidence: [E1]}\n", "  质量: {not_applicable: {reason: 无此项}}\n"
    )
    text = text.replace("  满意度: {actual: 95%, evidence: [E1]}\n", "")
    out = run("score", with_project(folder, text)).out
    assert re.search(r"数量 .* 0\.00$", out, re.MULTILINE)
    assert re.search(r"质量 .* 不适用$", out, re.MULTILINE)
    assert re.search(r"满意度 .* 缺失$", out, re.MULTILINE)
    english = run("score", folder / "project.yaml", "--lang", "en").out
    assert re.search(r"满意度 .* missing$", english, re.MULTILINE)
    assert re.search(r"质量 .* n/a$", english, re.MULTILINE)


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
def test_tables_keep_their_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("score", EXAMPLES / name / "project.yaml").out
    table = out[: out.index("核对结果")].splitlines()
    assert max(cells(line) for line in table) <= columns
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)


def test_piped_output_is_100_wide_and_plain() -> None:
    ran = cold("score", URUMQI)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    rule = next(line for line in ran.out.splitlines() if line.startswith("──"))
    assert cells(rule) == 100


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_to_screen_and_file(run: Run, tmp_path: Path, form: str, lang: str) -> None:
    ran = run("score", URUMQI, "--format", form, "--lang", lang)
    assert ran.code == 0
    assert ran.out.endswith("\n")
    target = tmp_path / "out"
    assert run("score", URUMQI, "--format", form, "--lang", lang, "-o", target).code == 0
    data = target.read_bytes()
    if form != "csv":  # whose lines end as RFC 4180 has it
        assert b"\r" not in data
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    if form == "json":
        assert data.decode() == ran.out
        assert json.loads(ran.out)["perfeval"] == "score/v1"


def test_json_is_the_same_whatever_the_hash_seed() -> None:
    texts = {cold("score", URUMQI, "--format", "json", PYTHONHASHSEED=str(n)).out for n in range(4)}
    assert len(texts) == 1


def test_strict_fails_on_warnings_and_errors_only(run: Run, folder: Path) -> None:
    assert run("score", URUMQI, "--strict").code == 1
    assert run("score", URUMQI).code == 0
    clean = run("score", folder / "project.yaml", "--strict")
    assert clean.code == 0, clean.out
    broken = with_project(folder, PROJECT.replace("evidence: [E1]", "evidence: [E9]"))
    ran = run("score", broken, "--strict", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["total"] is not None


def test_findings_beside_csv_go_to_standard_error(run: Run) -> None:
    ran = run("score", URUMQI, "--format", "csv")
    assert "PE441" in ran.err
    assert "核对结果" not in ran.out


def test_adjusters_gates_and_grades_are_shown(run: Run, folder: Path) -> None:
    text = (
        SET
        + "adjust: [{name: 创新加分, min: 0, max: 5}]\ngates: [{name: 截留挪用, effect: {cap: 60}}]\n"
    )
    path = with_set(folder, text)
    given = (
        PROJECT
        + "adjust: [{name: 创新加分, value: 2, reason: 获奖}]\ngates: [{name: 截留挪用, reason: 审计查实}]\n"
    )
    out = run("score", with_project(folder, given)).out
    assert re.search(r"加减分 +创新加分 \+2 +获奖", out)
    assert re.search(r"否决项 +截留挪用 最高60分 +审计查实", out)
    assert "总分  60.00" in out
    assert path.exists()


def test_vetoed_indicators_say_so(run: Run, folder: Path) -> None:
    with_set(
        folder,
        SET.replace(
            "{name: 数量, weight: 60,",
            "{name: 数量, gates: [{name: 造假, effect: zero}], weight: 60,",
        ),
    )
    out = run(
        "score", with_project(folder, PROJECT + "gates: [{name: 造假, reason: 查实, at: 数量}]\n")
    ).out
    assert re.search(r"数量 .* 0\.00 +否决", out)


def test_names_with_markup_or_escapes_are_only_text(run: Run, folder: Path) -> None:
    text = PROJECT.replace("小项目", '"[red]小\\u202e项目[/red]"')
    ran = run("score", with_project(folder, text))
    assert ran.code == 0, ran.err
    assert "[red]小项目[/red]" in ran.out
    assert not re.search("[\x1b\x9b\u202e]", ran.out)
