"""Reading the call: help, complaints, languages; the fast reader agrees with typer."""

from __future__ import annotations

import re
import sys

import pytest
from cli_runs import EXAMPLES, URUMQI, Run, cold

from perfeval.cli.arguments import read
from perfeval.cli.commands import COMMANDS, REPORTS, Call
from perfeval.cli.language import of_call, of_locale

HAN = re.compile(r"[\u4e00-\u9fff]")
CALLS = [
    "score a.yaml", "score a.yaml --format json", "score --format=csv a.yaml", "score a -o b", "score a -ob",
    "score a --output=b --strict", "--lang en score a", "score a --lang en", "score a --lang=zh --strict",
    "--lang en score a --lang zh", "report a", "report a -o r.md --kind evaluation", "explain PE101",
    "explain a.yaml 指标", "sets", "sets --lang en", "sets show x", "sets show --report evaluation",
    "sets show x --lang en", "--lang=en sets show x", "score a --format json --format csv", "score -- a", "score -",
]  # fmt: skip


@pytest.mark.parametrize("line", CALLS)
def test_both_readers_read_the_same(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from perfeval.cli import typed

    seen: list[Call] = []

    class Module:
        @staticmethod
        def run(call: Call) -> int:
            seen.append(call)
            return 0

    monkeypatch.setattr(typed, "import_module", lambda _: Module)
    assert typed.run(line.split()) == 0
    fast = read(line.split())
    if fast is None:
        return  # typer alone reads it
    (slow,) = seen
    assert fast.command == slow.command
    assert fast.lang == slow.lang
    assert fast.switches == slow.switches
    known = {key: value for key, value in fast.values.items() if key != "lang"}
    assert known == {key: value for key, value in slow.values.items() if key != "lang"}


def test_usual_calls_are_read_fast() -> None:
    assert sum(read(line.split()) is not None for line in CALLS) >= len(CALLS) - 3


BAD = {
    "score": ("缺少参数 PROJECT。", "Missing argument PROJECT."),
    "score a b": ("多余的参数：b。", "Unexpected arguments: b."),
    "score a --formt json": ("没有选项 --formt，是否指 --format？", "No such option: --formt"),
    "score a --format xml": ("--format 不能是“xml”", "--format can't be “xml”"),
    "score a --format": ("选项 --format 需要一个值。", "Option --format needs a value."),
    "score a --strict=1": ("选项 --strict 不带值。", "Option --strict takes no value."),
    "scor a": ("没有命令“scor”，是否指“score”？", "did you mean “score”?"),
    "sets shw": ("没有命令“shw”，是否指“show”？", "did you mean “show”?"),
    "p.yaml": ("评分请用：perfeval score p.yaml", "perfeval score p.yaml"),
    "--foo": ("没有选项 --foo。", "No such option: --foo."),
    "report a --kind x": ("--kind 不能是“x”", "--kind can't be “x”"),
    "sets show": ("请写明指标体系的编号", "Name a set by its id"),
    "explain PE999": ("没有代号为“PE999”的问题", "There is no finding “PE999”"),
    "explain PE101 x": ("“PE101”是问题代号", "“PE101” is the code"),
}


@pytest.mark.parametrize("line", BAD)
def test_bad_calls(run: Run, line: str) -> None:
    zh, en = BAD[line]
    ran = run(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert zh in ran.err
    ran = run("--lang", "en", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert en in ran.err
    assert not HAN.search(ran.err)


@pytest.mark.parametrize("path", [(), *(command.path for command in COMMANDS)])
def test_help_in_both_languages(run: Run, path: tuple[str, ...]) -> None:
    zh = run(*path, "--help")
    assert zh.code == 0
    assert "用法：perfeval" in zh.out
    assert not re.search(r"Usage|Options|Arguments|Commands|Show this", zh.out)
    en = run("--lang", "en", *path, "--help")
    assert en.code == 0
    assert en.out.count("Usage: perfeval") == 1
    assert not HAN.search(en.out.replace("预算执行率", ""))


def test_version_and_no_arguments(run: Run) -> None:
    assert re.fullmatch(r"perfeval \d+\.\d+\.\d+\S*\n", run("--version").out)
    assert run().out == run("--help").out


def test_completion_offers_commands_and_options() -> None:
    words = {"_PERFEVAL_COMPLETE": "complete_bash", "COMP_WORDS": "perfeval sc", "COMP_CWORD": "1"}
    assert "score" in cold(**words).out


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "zh"), ({"LANG": "C"}, "zh"), ({"LANG": "POSIX"}, "zh"), ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"), ({"LANG": "en"}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE"}, "zh"), ({"LANG": "zh_CN", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"), ({"LC_ALL": "", "LANG": "en_US"}, "en"),
        ({"LANGUAGE": "en_US:zh"}, "en"), ({"LANG": "eng"}, "zh"),
    ],
)  # fmt: skip
def test_language_of_the_locale(environment: dict[str, str], lang: str) -> None:
    assert of_locale(environment) == lang


def test_language_of_the_call_wins(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_call(["score", "x", "--lang", "en"]) == "en"
    assert of_call(["--lang=en", "score"]) == "en"
    assert of_call(["score", "--", "--lang", "en"]) == "zh"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "Indicator set" in run("score", URUMQI).out
    assert "指标体系" in run("score", URUMQI, "--lang", "zh").out.splitlines()[1]


LABELS = "指标体系|截至日期|分值|完成值|完成率|得分|合计|总分|等级|满分|预算|到位|核对结果|警告|提示|改法|符合$|未完成"


@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
def test_no_chinese_labels_in_english(run: Run, name: str) -> None:
    """Chinese remains in what the files say: names, targets, texts."""
    out = run("score", EXAMPLES / name / "project.yaml", "--lang", "en").out
    source = (EXAMPLES / name / "project.yaml").read_text(encoding="utf-8")
    heads = [
        line
        for line in out.splitlines()
        if re.search(r"\b(Target|Budget|Total|Findings|Made of)\b", line)
    ]
    assert heads
    for line in heads:
        assert not re.search(LABELS, line), line
    for line in re.findall(r"^(?:error|warning|info) PE\d+ (.*)$", out, re.MULTILINE):
        for word in re.findall(r"[\u4e00-\u9fff]{2,}", line):
            assert word in source or "unchecked" in line or word in str(out), line


def test_no_english_labels_in_chinese(run: Run) -> None:
    out = run("score", URUMQI).out
    assert not re.search(
        r"\b(Indicator|Weight|Target|Actual|Score|Total|Grade|warning|info|error|Funds)\b", out
    )


def test_kinds_of_report_are_those_there_are() -> None:
    from perfeval.reports.outlines import OUTLINES

    assert tuple(OUTLINES) == REPORTS


def test_a_score_imports_nothing_it_does_not_need() -> None:
    import subprocess

    program = (
        "import sys; from perfeval.__main__ import main; code = main(sys.argv[1:]);"
        "print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "score", str(URUMQI)], capture_output=True, check=True,
        env={**__import__("os").environ, "PYTHONPATH": str(EXAMPLES.parent / "src")},
    )  # fmt: skip
    loaded = set(re.findall(r"'(\w+)'", done.stderr.decode()))
    assert "perfeval" in loaded
    heavy = {"typer", "click", "rich", "jinja2", "pydantic", "openpyxl", "docx", "pandas", "numpy", "dataclasses", "inspect", "json", "argparse", "asyncio"}  # fmt: skip
    assert not loaded & heavy
