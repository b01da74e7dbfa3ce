"""The golden folders: what is found in them, character by character."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import lay, options, run

HERE = Path(__file__).parent


def _cases(kind: str) -> list[Path]:
    return sorted(path for path in (HERE / kind).iterdir() if path.is_dir())


@pytest.mark.parametrize("case", _cases("err"), ids=lambda path: path.name)
def test_every_finding_stands_where_it_should(case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    lay(case, tmp_path)
    done = run(tmp_path, options(case))
    assert done.lines == expected, done.errors
    assert any(line.endswith(case.name[:5]) for line in expected)
    assert done.code == (1 if any(" error " in f" {line}" for line in expected) else 0)


@pytest.mark.parametrize("case", _cases("ok"), ids=lambda path: path.name)
def test_near_misses_are_silent(case: Path, tmp_path: Path) -> None:
    lay(case, tmp_path)
    done = run(tmp_path, options(case))
    assert (done.code, done.lines) == (0, []), done.errors
