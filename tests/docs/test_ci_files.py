"""The files for pre-commit, GitHub, GitLab and Jenkins: they parse, and call what there is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from perfeval.cli.commands import BY_PATH

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "validate-in-ci.md"
GITLAB = ROOT / "docs" / "ci" / "gitlab-ci.yml"
OPTIONS = {flag: option for option in BY_PATH[("validate",)].options for flag in option.flags}
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FAKE = '#!/bin/sh\nprintf "%s\\n" "$#" "$@"\nexit 1\n'


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = _yaml(ROOT / "action.yml")["runs"]["steps"]
    return steps


def _hook() -> dict[str, Any]:
    [hook] = _yaml(ROOT / ".pre-commit-hooks.yaml")
    assert isinstance(hook, dict)
    return hook


def _check_call(words: list[str]) -> None:
    """Every option is one of `validate`, with a value that it takes."""
    rest = list(words)
    while rest:
        flag, equals, value = rest.pop(0).partition("=")
        if not flag.startswith("-"):
            continue
        assert flag in OPTIONS
        option = OPTIONS[flag]
        if option.metavar and not equals:
            value = rest.pop(0)
        assert not option.choices or value in option.choices


def test_the_hook() -> None:
    hook = _hook()
    assert (hook["id"], hook["language"], hook["types_or"]) == (
        "perfeval-validate", "python", ["yaml"],
    )  # fmt: skip
    assert shlex.split(hook["entry"]) == ["perfeval", "validate"]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("indicator_sets/农村公路.yaml", True),
        ("project.yml", True),
        ("projects/composer.yaml", True),
        (".gitlab-ci.yml", False),
        (".github/workflows/ci.yml", False),
        ("tools/.yamllint.yaml", False),
        ("action.yml", False),
        ("docs/mkdocs.yml", False),
        ("deploy/docker-compose.override.yml", False),
        ("notes.txt", False),
    ],
)
def test_the_hook_leaves_other_programs_files_alone(path: str, taken: bool) -> None:
    hook = _hook()
    found = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(found) is taken


def test_calls_on_the_page_and_in_the_snippet_exist() -> None:
    texts = [PAGE.read_text("utf-8"), "\n".join(_yaml(GITLAB)["perfeval"]["script"])]
    calls = [
        shlex.split(call)
        for text in texts
        for call in re.findall(r"perfeval validate ((?:(?!\|\|)[^'`\n])+)", text)
    ]
    assert len(calls) >= 5
    for call in calls:
        _check_call(call)


def test_examples_on_the_page_are_yaml_and_pass_what_there_is() -> None:
    inputs = set(_yaml(ROOT / "action.yml")["inputs"])
    hooks, used = 0, 0
    for language, text in FENCE.findall(PAGE.read_text("utf-8")):
        if language != "yaml":
            continue
        example = yaml.safe_load(text)
        if isinstance(example, list):
            example = {"jobs": {"validate": {"steps": example}}}
        for job in example.get("jobs", {}).values():
            own = [step for step in job["steps"] if "/perfeval@" in step["uses"]]
            used += len(own)
            assert all(set(step["with"]) <= inputs for step in own)
        for repo in example.get("repos", ()):
            for hook in repo["hooks"]:
                hooks += 1
                assert hook["id"] == _hook()["id"]
                _check_call(hook["args"])
    assert (hooks, used) == (2, 2)


def test_gitlab_keeps_the_reports_it_writes() -> None:
    job = _yaml(GITLAB)["perfeval"]
    script = "\n".join(job["script"])
    assert job["artifacts"]["when"] == "always"
    for kind, name in (("gitlab", "codequality"), ("junit", "junit")):
        assert f"--format {kind} -o {job['artifacts']['reports'][name]}" in script


@pytest.mark.skipif(os.name == "nt", reason="the job's shell is a POSIX one")
@pytest.mark.parametrize(
    ("codes", "last"), [((0, 0, 0), 0), ((1, 1, 1), 1), ((2, 1, 1), 2), ((0, 2, 1), 2)]
)
def test_the_gitlab_job_ends_with_the_gravest_code(
    tmp_path: Path, codes: tuple[int, ...], last: int
) -> None:
    tool = tmp_path / "perfeval"
    tool.write_text("#!/bin/sh\nread code < codes\nsed -i 1d codes\nexit $code\n", "utf-8")
    tool.chmod(0o755)
    (tmp_path / "codes").write_text("".join(f"{code}\n" for code in codes), "utf-8")
    script = "\n".join(_yaml(GITLAB)["perfeval"]["script"][1:])
    done = subprocess.run(
        ["sh", "-e", "-c", script], cwd=tmp_path, check=False,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.returncode == last


def test_inputs_never_become_part_of_a_script() -> None:
    for step in _steps():
        assert "${{" not in step.get("run", "")


def test_every_input_is_used() -> None:
    action = _yaml(ROOT / "action.yml")
    used = set(re.findall(r"\$\{\{ inputs\.(\w+) \}\}", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])


def _called(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The action's last step, as a runner runs it, with a perfeval that says what it was given."""
    tool = folder / "tmp" / "perfeval-action" / "bin" / "perfeval"
    tool.parent.mkdir(parents=True, exist_ok=True)
    tool.write_text(FAKE, "utf-8")
    tool.chmod(0o755)
    action = _yaml(ROOT / "action.yml")
    step = _steps()[-1]
    values = {name: str(entry["default"]) for name, entry in action["inputs"].items()} | given
    variables = {
        name: values[re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text).group(1)]  # type: ignore[union-attr]
        for name, text in step["env"].items()
    }
    script = folder / "step.sh"
    script.write_text(step["run"], "utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "RUNNER_TEMP": str(folder / "tmp"), **variables},
    )  # fmt: skip


def _words(done: subprocess.CompletedProcess[str]) -> list[str]:
    count, *words = done.stdout.splitlines()
    assert int(count) == len(words)
    return words


def test_the_action_by_default(tmp_path: Path) -> None:
    done = _called(tmp_path)
    assert done.returncode == 1  # what perfeval said
    assert _words(done) == ["validate", "--format=github", "--lang=zh", "."]
    _check_call(_words(done)[1:])


def test_the_action_with_everything(tmp_path: Path) -> None:
    given = {
        "paths": "指标 体系\nprojects/**/project.yaml\r\n\n-odd.yaml", "format": "sarif",
        "output": "a b.sarif", "strict": "true", "select": "PE2,PE3", "ignore": "PE201",
        "pack": "sichuan", "config": "my.toml", "exclude": "old/*", "lang": "en",
    }  # fmt: skip
    words = _words(_called(tmp_path, **given))
    assert words == [
        "validate", "--format=sarif", "--lang=en", "--output=a b.sarif", "--select=PE2,PE3",
        "--ignore=PE201", "--pack=sichuan", "--config=my.toml", "--exclude=old/*", "--strict",
        "指标 体系", "projects/**/project.yaml", "./-odd.yaml",
    ]  # fmt: skip
    _check_call(words[1:])


@pytest.mark.parametrize(
    "hostile",
    ["; touch harm #", "$(touch harm)", "`touch harm`", "a' && touch harm '", '" || touch harm "'],
)
@pytest.mark.parametrize("name", ["paths", "format", "output", "select", "pack", "lang"])
def test_an_input_is_never_a_command(tmp_path: Path, name: str, hostile: str) -> None:
    words = _words(_called(tmp_path, **{name: hostile}))
    assert any(word.endswith(hostile) for word in words)
    assert not (tmp_path / "harm").exists()


def test_strict_is_yes_or_no(tmp_path: Path) -> None:
    done = _called(tmp_path, strict="$(touch harm)")
    assert (done.returncode, done.stdout) == (2, "")
    assert "true or false" in done.stderr
    assert not (tmp_path / "harm").exists()
