"""`--format sarif`: SARIF 2.1.0, for code scanning and for viewers in editors.

GitHub refuses a whole file for one result without a location, so findings without a place are
notifications of the run, as the standard has them for what concerns no artifact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.reports.diagnostics.characters import json_text
from perfeval.reports.diagnostics.identity import fingerprints
from perfeval.reports.diagnostics.sarif_places import ROOT, Places
from perfeval.reports.diagnostics.sarif_rules import LEVELS, rule
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
FINGERPRINT = "perfevalFinding/v1"
_ROOT_TEXT = {"zh": "运行perfeval的文件夹。", "en": "The folder in which perfeval was run."}
# what would be read as a link to click, though it is the text of somebody's file
_LINK = re.compile(r"\[(?=[^\]]*\]\()")

Plain = dict[str, Any]


def write(found: Validation) -> str:
    # GitHub shows suppressed results as open, so what a comment ignores stays out
    everything = found.diagnoses
    codes = {code: n for n, code in enumerate(sorted({one.code for one in everything}))}
    places = Places(found)
    pairs = list(zip(everything, fingerprints(everything), strict=True))
    run: Plain = {
        "tool": {
            "driver": {
                "name": "perfeval",
                "version": VERSION,
                "language": LANGUAGES[found.lang],
                "rules": [rule(code, found.lang) for code in codes],
            }
        },
        "language": LANGUAGES[found.lang],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": _ROOT_TEXT[found.lang]}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _notification(one, codes) for one in found.diagnoses if not one.file
                ],
            }
        ],
        "artifacts": places.artifacts(),
        "results": [_result(one, mark, codes, places) for one, mark in pairs if one.file],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(one: Diagnosis, mark: str, codes: dict[str, int], places: Places) -> Plain:
    return {
        "ruleId": one.code,
        "ruleIndex": codes[one.code],
        "level": LEVELS[one.severity],
        "message": _message(one),
        "locations": [places.location(one)],
        "partialFingerprints": {FINGERPRINT: mark},
    }


def _notification(one: Diagnosis, codes: dict[str, int]) -> Plain:
    return {
        "associatedRule": {"id": one.code, "index": codes[one.code]},
        "level": LEVELS[one.severity],
        "message": _message(one),
    }


def _message(one: Diagnosis) -> Plain:
    # braces stay as they are: without `arguments` nobody replaces them
    return {"text": _LINK.sub(r"\\[", "\n".join(filter(None, (one.message, one.mend))))}
