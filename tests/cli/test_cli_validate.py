"""`perfeval validate`: what it takes, what it looks for, what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import EXAMPLES, Run

SET = """\
perfeval: indicator-set/v1
id: small
total: 10
indicators:
  - {name: 培训人次, weight: 10, target: ≥200人次}
"""
PROJECT = """\
perfeval: project/v1
indicator_set: set.yaml
project: {name: 技能培训}
results:
  培训人次: {actual: 210人次, evidence: [E01]}
evidence: [{id: E01, title: 签到表}]
"""
# a comment that covers nothing is a note, a leading zero a warning, an unknown key an error
NOTED = SET.replace("id: small", "id: noted") + "# perfeval: ignore[PE018] 原表如此\n"
WARNED = SET.replace("id: small", "id: warned").replace("weight: 10", "weight: 010")
BROKEN = SET.replace("id: small", "id: broken") + "处室: 一处\n"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, set=SET, project=PROJECT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def found(out: str) -> list[tuple[str, str, str]]:
    entries = json.loads(out)["findings"]
    return [(x["file"], x["severity"], x["code"]) for x in entries]


def test_sound_files_give_nothing(run: Run) -> None:
    for words in ((), (".",), ("set.yaml", "project.yaml"), ("*.yaml",)):
        ran = run("validate", *words)
        assert (ran.code, ran.err) == (0, ""), ran
        assert ran.out == "检查了2个文件：没有发现问题。\n"
    assert run("validate", "--lang", "en").out == "2 files checked: nothing found.\n"
    assert run("validate", "set.yaml", "--lang", "en").out == "1 file checked: nothing found.\n"


@pytest.mark.parametrize(
    ("text", "code", "strict"), [(SET, 0, 0), (NOTED, 0, 0), (WARNED, 0, 1), (BROKEN, 1, 1)]
)
def test_exit_codes(run: Run, inside: Path, text: str, code: int, strict: int) -> None:
    put(inside, set=text)
    assert run("validate", "set.yaml").code == code
    assert run("validate", "set.yaml", "--strict").code == strict
    assert run("validate", "set.yaml", "--format", "json").code == code


def test_what_can_not_be_checked_is_2(run: Run, inside: Path) -> None:
    for words in (
        ["no.yaml"], ["no/*.yaml"], [""], ["--select", "X"], ["--ignore", "PE0999"], ["--pack", "nowhere"],
        ["--config", "no.toml"], ["--format", "xml"], ["-o", "no/out.json"], ["-o", "set.yaml"], ["--no-such"],
    ):  # fmt: skip
        ran = run("validate", *words)
        assert (ran.code, ran.out) == (2, ""), words
        assert ran.err
    (inside / "empty").mkdir()
    ran = run("validate", "empty")
    assert (ran.code, ran.out) == (2, "")
    assert "perfeval:" in ran.err


def test_a_missing_file_does_not_hide_the_others(run: Run, inside: Path) -> None:
    put(inside, broken=BROKEN)
    ran = run("validate", "no.yaml", "broken.yaml")
    assert ran.code == 2
    assert "“no.yaml”" in ran.err
    assert "broken.yaml:6:1: 错误 PE105" in ran.out


def test_the_line_the_caret_and_the_mend(run: Run, inside: Path) -> None:
    put(inside, set=BROKEN.replace("处室: 一处\n", "备考: 无\n"))
    lines = run("validate", "set.yaml").out.splitlines()
    assert lines[0].startswith("set.yaml:6:1: 错误 PE10")
    assert lines[1:3] == ["  6 | 备考: 无", "    | ^"]
    assert lines[3].startswith("  缘由：")
    assert lines[4].startswith("  改法：")
    put(inside, set=SET.replace("培训人次, ", "培训人次, 满分为: 60, "))
    lines = run("validate", "set.yaml").out.splitlines()
    # 培训人次 takes two columns a character
    assert lines[2].index("^") == lines[1].index("满分") + 4


def test_all_findings_of_all_files_in_a_fixed_order(run: Run, inside: Path) -> None:
    put(inside, b=BROKEN, a=WARNED + "处室: 一处\n", c=NOTED)
    words = ("validate", "--format", "json")
    once = found(run(*words, "c.yaml", "b.yaml", "a.yaml").out)
    assert once == found(run(*words, "a.yaml", "c.yaml", "b.yaml", "a.yaml", "./b.yaml").out)
    assert [name for name, _, _ in once] == sorted(name for name, _, _ in once)
    assert ("a.yaml", "error", "PE105") in once
    assert ("b.yaml", "error", "PE105") in once


def test_what_several_projects_find_in_one_set_is_said_once(run: Run, inside: Path) -> None:
    put(inside, set=BROKEN, second=PROJECT)
    assert found(run("validate", "--format", "json").out) == [("set.yaml", "error", "PE105")]


def test_select_and_ignore(run: Run, inside: Path) -> None:
    put(inside, set=WARNED + "处室: 一处\n")

    def codes(*words: str) -> list[str]:
        ran = run("validate", "set.yaml", "--format", "json", *words)
        return [code for _, _, code in found(ran.out)]

    assert codes() == ["PE018", "PE105"]
    assert codes("--select", "PE105") == ["PE105"]
    assert codes("--select", "PE0,PE1") == codes("--select", "PE0", "--select", "PE1") == codes()
    assert codes("--select", "pe018") == ["PE018"]
    assert codes("--ignore", "PE0") == ["PE105"]
    assert codes("--select", "PE0", "--ignore", "PE018") == []
    assert codes("--select", "PE018", "--ignore", "PE0") == ["PE018"]
    assert run("validate", "set.yaml", "--ignore", "PE105").code == 0


def test_what_the_call_selects_is_looked_for(run: Run, inside: Path) -> None:
    """The configuration's ignore and off give way, unless they name more of the code."""
    put(inside, set=WARNED)

    def codes(configuration: str, *words: str) -> list[str]:
        (inside / "perfeval.toml").write_text(configuration, "utf-8")
        ran = run("validate", "set.yaml", "--format", "json", *words)
        return [f"{level} {code}" for _, level, code in found(ran.out)]

    for off in ('ignore = ["PE018"]', 'ignore = ["PE0"]', '[severity]\nPE018 = "off"'):
        assert codes(off) == []
        assert codes(off, "--select", "PE018") == ["warning PE018"]
    assert codes('[severity]\nPE0 = "off"', "--select", "pe0") == ["warning PE018"]
    assert codes('[severity]\nPE018 = "off"', "--select", "PE0") == []
    assert codes('ignore = ["PE018"]', "--select", "PE0") == []
    assert codes("", "--select", "PE018", "--ignore", "PE018") == []


def test_the_option_that_is_wrong_is_named(run: Run) -> None:
    for words, code in (
        (("--select", "PE0181"), "PE032"), (("--ignore", "X"), "PE032"),
        (("--pack", "nowhere"), "PE033"), (("--pack", "set.yaml"), "PE114"),
    ):  # fmt: skip
        ran = run("validate", *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"错误 {code} {words[0]}："), ran.err


def test_a_pack_beside_is_suggested(run: Run, inside: Path) -> None:
    put(inside, firm="perfeval: pack/v1\nid: firm\nchecks: {PE018: off}\n")
    assert "是否指“firm.yaml”？" in run("validate", "--pack", "firm").err


def test_a_check_without_its_numbers_says_so(run: Run, inside: Path) -> None:
    pack = "perfeval: pack/v1\nid: firm\nchecks: {PE832: error}\n"
    put(inside, firm=pack)
    out = run("validate", "set.yaml", "--pack", "firm.yaml").out
    assert out.startswith("firm.yaml:3:10: 警告 PE034 “PE832”")
    assert "min_valid" in out
    assert run("validate", "set.yaml", "--select", "PE832").out.startswith(
        "警告 PE034 --select：“PE832”"
    )
    put(inside, firm=pack.replace("error", "{min_valid: 30, min_share: 10%}"))
    assert run("validate", "set.yaml", "--pack", "firm.yaml", "--strict").code == 0
    put(inside, firm=pack.replace("error", "off"))
    assert run("validate", "set.yaml", "--pack", "firm.yaml", "--strict").code == 0


def test_a_severity_of_the_configuration_decides_the_exit_code(run: Run, inside: Path) -> None:
    put(inside, set=WARNED)
    (inside / "perfeval.toml").write_text('[severity]\nPE018 = "error"\n', "utf-8")
    ran = run("validate", "set.yaml")
    assert ran.code == 1
    assert "错误 PE018" in ran.out
    (inside / "perfeval.toml").write_text('[severity]\nPE018 = "info"\n', "utf-8")
    assert run("validate", "set.yaml", "--strict").code == 0


def test_statistics(run: Run, inside: Path) -> None:
    put(inside, set=BROKEN + "电话: 1\n", other=WARNED)
    lines = run("validate", "set.yaml", "other.yaml", "--statistics").out.splitlines()
    # the general text: the first one's particulars would pass for those of all
    assert lines[0] == "2处，1个文件  错误 PE105 {place}里没有“{key}”这个键。"
    assert lines[1].startswith("1处，1个文件  警告 PE018 “{text}”以0开头")
    assert lines[-1] == "检查了2个文件：2个错误，1个警告。"
    out = run("validate", "set.yaml", "other.yaml", "--statistics", "--lang", "en").out
    assert out.startswith("2 in 1 file  error PE105 There is no key “{key}” in {place}.")


def test_what_comments_accept_is_counted(run: Run, inside: Path) -> None:
    put(inside, set=WARNED.replace("010,", "010,  # perfeval: ignore[PE018] 原表如此\n      "))
    ran = run("validate", "set.yaml", "--strict")
    assert ran.code == 0
    assert "另有1处已由注释忽略" in ran.out
    document = json.loads(run("validate", "set.yaml", "--format", "json").out)
    assert document["counts"]["suppressed"] == 1
    assert document["suppressed"][0]["reason"] == "原表如此"


@pytest.mark.parametrize(
    ("name", "begins"),
    [("out.txt", "set.yaml:"), ("out.json", "{"), ("out.sarif", "{"), ("out.xml", "<?xml")],
)
def test_the_ending_says_the_format(run: Run, inside: Path, name: str, begins: str) -> None:
    put(inside, set=BROKEN)
    ran = run("validate", "set.yaml", "-o", name)
    assert (ran.code, ran.out) == (1, "")
    assert f"已写入 {name}" in ran.err
    assert (inside / name).read_text("utf-8").startswith(begins)


def test_a_format_that_is_named_needs_no_ending(run: Run, inside: Path) -> None:
    put(inside, set=BROKEN)
    run("validate", "set.yaml", "-o", "gl-code-quality-report.json", "--format", "gitlab")
    assert isinstance(json.loads((inside / "gl-code-quality-report.json").read_text("utf-8")), list)
    run("validate", "set.yaml", "-o", "out", "--format", "json")
    assert (inside / "out").read_text("utf-8").startswith("{")


def test_output_is_the_same_every_time(run: Run, inside: Path) -> None:
    put(inside, set=BROKEN, other=WARNED)
    for form in ("text", "json", "github", "gitlab", "sarif", "junit"):
        assert run("validate", "--format", form).out == run("validate", "--format", form).out


def test_the_examples_of_the_repository_are_in_order(run: Run) -> None:
    ran = run("validate", EXAMPLES, "--format", "json")
    assert ran.code == 0, ran.out
