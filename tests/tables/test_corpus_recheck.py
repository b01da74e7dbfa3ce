"""A re-check of the published tables, read from files, says what their figures decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval import forms
from perfeval.model.finding import Finding
from tables.facts import CASES, facts
from tables.observed import FOUND, HOLDS
from tables.test_corpus import write
from tables.written.forms import habits_of, sheet


def says(finding: Finding) -> str:
    return " ".join((*map(str, finding.params.values()), *finding.path))


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("case", [c for c in CASES if c[:3] in FOUND or c[:3] in HOLDS])
def test_what_the_figures_decide_is_found(case: str, ending: str, tmp_path: Path) -> None:
    form = facts(case).form
    path = write(tmp_path / f"{case}.{ending}", [sheet(case, form)], habits_of(case, form).numbers)
    found = [finding for one in forms.recheck(path) for finding in one.findings]
    for codes, word in FOUND.get(case[:3], ()):
        assert any(f.code in codes.split("|") and word in says(f) for f in found), (codes, word)
    for code in HOLDS.get(case[:3], ()):
        assert not [says(f) for f in found if f.code == code], code


@pytest.mark.parametrize("case", CASES)
def test_every_table_can_be_rechecked(case: str, tmp_path: Path) -> None:
    """Each score that is printed has a verdict, and every finding a place in the file."""
    form = facts(case).form
    written = sheet(case, form)
    path = write(tmp_path / f"{case}.xlsx", [written], habits_of(case, form).numbers)
    (got,) = forms.recheck(path)
    scores = [
        p for p in written.puts if p.field[:1] == ("row",) and p.field[2] == "score" and not p.blank
    ]
    assert len(
        [line for line in got.lines if line.reported is not None and not line.execution]
    ) >= len(scores)
    assert all(line.verdict for line in got.lines)
    assert all(f.span is None or f.span.file == path.name for f in got.findings)
