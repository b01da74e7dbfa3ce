"""Code Quality reports: the keys that GitLab wants, and fingerprints that it can compare."""

from __future__ import annotations

import json
from typing import Any

from diagnostics_samples import EMPTY, ERROR, FILE, MIXED, NOTE, VALIDATIONS, WARNING
from hypothesis import given

from perfeval.reports.diagnostics.gitlab import write
from perfeval.reports.diagnostics.model import Diagnosis, Validation


def _issues(*diagnoses: Diagnosis) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write(Validation((), diagnoses)))
    return found


def _marks(*diagnoses: Diagnosis) -> list[str]:
    return [issue["fingerprint"] for issue in _issues(*diagnoses)]


def test_an_issue_has_what_gitlab_wants() -> None:
    [issue] = _issues(WARNING)
    assert issue == {
        "description": "PE301: 权重之和为99。 请核对。",
        "check_name": "PE301",
        "fingerprint": issue["fingerprint"],
        "severity": "minor",
        "location": {"path": FILE, "lines": {"begin": 7}},
    }
    assert write(EMPTY) == "[]\n"


@given(VALIDATIONS)
def test_keys_for_any_finding(found: Validation) -> None:
    issues = json.loads(write(found))
    assert len(issues) == len(found.diagnoses)
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"]
        assert issue["check_name"]
        assert issue["location"]["path"]
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_severities() -> None:
    severities = [issue["severity"] for issue in json.loads(write(MIXED))]
    assert severities == ["major", "info", "major", "major", "minor"]


def test_moved_reindented_and_translated_findings_are_the_same() -> None:
    moved = ERROR._replace(line=40, column=9, source="      " + ERROR.source.strip())
    assert _marks(ERROR) == _marks(moved._replace(message="no operator", mend="write one"))


def test_others_are_not() -> None:
    others = (
        ERROR._replace(code="PE202"),
        ERROR._replace(file="b.yaml"),
        ERROR._replace(path=("产出", "完成率")),
        ERROR._replace(source="- 达标率: 97%"),
        NOTE,
    )
    assert len({*_marks(ERROR), *_marks(*others)}) == 6


def test_equal_ones_are_counted_and_the_first_stays() -> None:
    first, second = _marks(ERROR, ERROR._replace(line=9))
    assert first != second
    assert _marks(ERROR) == [first]
