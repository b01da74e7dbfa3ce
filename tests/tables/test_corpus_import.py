"""`perfeval import` of the written tables: files that read back to the same values, and score."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from perfeval import api
from perfeval.__main__ import main
from tables.expected import Seen, problems
from tables.facts import CASES, facts
from tables.reading import read
from tables.test_corpus import shown, write
from tables.written.forms import habits_of, sheet

SCORED = [case for case in CASES if facts(case).rows]


@pytest.mark.parametrize("case", CASES)
def test_files_say_what_the_form_prints(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = facts(case).form
    written = sheet(case, form)
    path = write(tmp_path / f"{case}.xlsx", [written], habits_of(case, form).numbers)
    target = tmp_path / "out" / "project.yaml"
    target.parent.mkdir()
    code = main(["import", str(path), "-o", str(target)])
    told = capsys.readouterr()
    assert code == 0, told.err
    project = yaml.load(target.read_text("utf-8"), yaml.BaseLoader)
    made = yaml.load((target.parent / project["indicator_set"]).read_text("utf-8"), yaml.BaseLoader)
    places = read(path).forms[0].places
    wrong = problems(written, Seen(made, project, places, told.out + told.err))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("case", SCORED)
def test_the_imported_project_scores(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = facts(case).form
    path = write(tmp_path / f"{case}.xlsx", [sheet(case, form)], habits_of(case, form).numbers)
    target = tmp_path / "project.yaml"
    assert main(["import", str(path), "-o", str(target)]) == 0
    capsys.readouterr()
    loaded = api.load_project(target)
    assert loaded.project is not None, [(f.code, dict(f.params)) for f in loaded.findings]
    assert len(api.score(loaded).leaves) >= len(facts(case).rows) - 2  # parents are branches
