"""The page on validating shows what really comes out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "validate.md").read_text("utf-8")
NAMED = re.compile(r"^```(?:yaml|toml)\n# (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```(?:text|diff)\n\$ (perfeval [^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def perfeval(command: str, folder: Path) -> Any:
    kept = {k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "COLUMNS", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "perfeval", *shlex.split(command)[1:]], cwd=folder, check=False,
        env={**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, encoding="utf-8",
    )  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in NAMED.findall(PAGE):
        if name != "perfeval.toml":
            (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_python(files: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(files)
    (body,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(body, "validate.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == re.findall(r"print\(.*\)  # (.*)$", body, re.M)


@pytest.mark.parametrize(("command", "output"), SHOWN.findall(PAGE))
def test_output(command: str, output: str, files: Path) -> None:
    assert perfeval(command, files).stdout == output


def test_an_accepted_finding_is_silent(files: Path) -> None:
    done = perfeval("perfeval validate accepted.yaml --strict --lang en", files)
    assert done.returncode == 0, done.stdout
    assert "ignored" in done.stdout


def test_the_configuration_is_understood(files: Path) -> None:
    configuration = dict(NAMED.findall(PAGE))["perfeval.toml"]
    (files / "perfeval.toml").write_text(configuration, "utf-8")
    done = perfeval("perfeval validate accepted.yaml --lang en", files)
    assert done.returncode == 0, done.stderr
