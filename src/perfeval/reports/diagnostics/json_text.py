"""`--format json`: the findings as one document, one finding a line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from perfeval.reports.diagnostics.characters import whole
from perfeval.reports.json_text import dumps

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

VERSION = "findings/v1"


def write(found: Validation) -> str:
    counts = Counter(one.severity for one in found.diagnoses)
    return dumps(
        {
            "perfeval": VERSION,
            "files": len(found.files),
            "counts": {
                "error": counts["error"],
                "warning": counts["warning"],
                "info": counts["info"],
                "suppressed": len(found.suppressed),
            },
            "findings": [_entry(one) for one in found.diagnoses],
            "suppressed": [
                {**_entry(one), "reason": whole(one.suppressed or "")} for one in found.suppressed
            ],
        }
    )


def _entry(one: Diagnosis) -> dict[str, Any]:
    cell = {"sheet": whole(one.sheet), "cell": one.cell} if one.sheet else {}
    return {
        "code": one.code,
        "severity": one.severity,
        "message": whole(one.message),
        "mend": whole(one.mend),
        "file": whole(one.file) or None,
        "line": one.line or None,
        "column": one.column or None,
        **cell,
        "path": [whole(name) for name in one.path],
    }
