"""`--format gitlab`: a Code Quality report, which GitLab compares between branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.diagnostics.characters import json_text
from perfeval.reports.diagnostics.identity import fingerprints

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
# every entry must have a path; the folder itself stands for findings of no file
NO_FILE = "."


def write(found: Validation) -> str:
    marks = fingerprints(found.diagnoses)
    return json_text([_issue(*pair) for pair in zip(found.diagnoses, marks, strict=True)])


def _issue(one: Diagnosis, fingerprint: str) -> dict[str, Any]:
    return {
        "description": " ".join(filter(None, (f"{one.code}:", one.where, one.message, one.mend))),
        "check_name": one.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[one.severity],
        "location": {"path": one.file or NO_FILE, "lines": {"begin": max(one.line, 1)}},
    }
