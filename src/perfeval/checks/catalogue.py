"""Every kind of finding by its code, and the texts of a finding."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from perfeval.model.finding import FormCell

if TYPE_CHECKING:
    from perfeval.checks.check import Check
    from perfeval.model.finding import Finding

ERROR, WARNING, INFO = "error", "warning", "info"
RANKS = {ERROR: 0, WARNING: 1, INFO: 2}
# what reading, scoring and validating find, and what only other commands and files do: these
# families are loaded when one of their codes is wanted, so that a score doesn't wait for them
FIRST = (
    "reading", "choices", "shapes", "sets", "rules", "formulas", "references", "scoring", "review", "funds",
    "surveys", "printed", "rule_lints", "set_lints", "review_lints", "fund_lints", "practice",
    "practice_projects", "peers",
)  # fmt: skip
FAMILIES = (
    *FIRST, "documents", "table_files", "tables", "table_values", "workbooks", "recheck",
    "goals", "monitoring", "ledgers", "panels", "answers", "uses", "batches", "folders",
)  # fmt: skip


@cache
def catalogue() -> dict[str, Check]:
    """All checks in order of their codes."""
    return _of(FAMILIES)


@cache
def _of(names: tuple[str, ...]) -> dict[str, Check]:
    families = (import_module(f"perfeval.checks.{name}") for name in names)
    checks = (check for family in families for check in family.CHECKS)
    return {check.code: check for check in sorted(checks)}


def _known(code: str) -> Check | None:
    return _of(FIRST).get(code) or catalogue().get(code)


def severity(finding: Finding) -> str:
    """The finding's own severity, else its kind's."""
    if finding.severity is not None:
        return finding.severity
    check = _known(finding.code)
    return check.severity if check is not None else ERROR


def rank(severity: str) -> int:
    """Errors first: 0 for an error, 1 for a warning, 2 for an info."""
    return RANKS.get(severity, 0)


def message(finding: Finding, lang: str) -> str:
    """What is wrong, in one sentence."""
    check = _known(finding.code)
    if check is None:
        return _unknown(finding, lang)
    text = _filled(check.zh if lang == "zh" else check.en, finding, lang)
    file = finding.span.file if finding.span is not None else ""
    text = file.guide.told(finding, text, lang) if isinstance(file, FormCell) else text
    groups = finding.params.get("of_groups", "")
    if not groups:
        return text
    return f"{groups}：{text}" if lang == "zh" else f"{groups}: {text}"


def mend(finding: Finding, lang: str) -> str:
    """How to mend it; empty for a code that the catalogue does not know."""
    check = _known(finding.code)
    if check is None:
        return ""
    text = _filled(check.mend_zh if lang == "zh" else check.mend_en, finding, lang)
    file = finding.span.file if finding.span is not None else ""
    return file.guide.worded(finding, text, lang) if isinstance(file, FormCell) else text


def _filled(template: str, finding: Finding, lang: str) -> str:
    from perfeval.checks.rendering import fill

    return fill(template, finding.params, lang)


def _unknown(finding: Finding, lang: str) -> str:
    given = ", ".join(f"{key}={value}" for key, value in finding.params.items())
    text = "未登记的问题" if lang == "zh" else "finding not in the catalogue"
    return f"{finding.code}: {text}" + (f" ({given})" if given else "")
