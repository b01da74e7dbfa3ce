"""The kinds of findings as SARIF's rules, from the catalogue."""

from __future__ import annotations

from typing import Any

from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import shown

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def rule(code: str, lang: str) -> dict[str, Any]:
    """One kind of finding: what is wrong, how to mend it, how grave it is by itself."""
    check = catalogue().get(code)
    if check is None:
        return {"id": code, "shortDescription": {"text": code}}
    zh = lang == "zh"
    wrong = {"text": shown(check.zh if zh else check.en)}
    return {
        "id": code,
        "shortDescription": wrong,
        "fullDescription": wrong,
        "help": {"text": shown(check.mend_zh if zh else check.mend_en)},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
    }
