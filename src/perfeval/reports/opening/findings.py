"""Findings as items: one for each kind and indicator, however often it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import message, severity
from perfeval.reports.findings_list import place
from perfeval.reports.opening.kinds import category, other, suggestion
from perfeval.reports.opening.records import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding

LONGEST, MOST = 60, 50


def drafts(findings: Iterable[Finding], lang: str, every: bool = False) -> tuple[Draft, ...]:
    """Errors and warnings that are problems of the project, in the order in which they stand; `every`
    one of a form, whose entries somebody answers for, with those of no kind among the data."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if severity(finding) != "info" and (every or category(finding.code, lang)):
            name = "/".join(finding.path) or str(finding.params.get("name", ""))
            own = groups.setdefault((finding.code, name), [])
            if finding not in own:
                own.append(finding)
    return tuple(_draft(code, name, own, lang) for (code, name), own in groups.items())


def _draft(code: str, name: str, findings: list[Finding], lang: str) -> Draft:
    own = name.rsplit("/", 1)[-1]
    texts = list(dict.fromkeys(_said(finding, own, lang) for finding in findings))
    title = texts[0].rstrip("。.")
    if len(title) > LONGEST:
        title = title[: LONGEST - 1] + "…"
    told = [
        _placed(text, place(finding, lang), lang)
        for text, finding in zip(texts, findings, strict=False)
    ]
    return Draft(
        title, "\n".join(told[:MOST]), category(code, lang) or other(lang)[0],
        suggestion=suggestion(code, lang) or other(lang)[1], code=code, indicator=name,
    )  # fmt: skip


def _said(finding: Finding, name: str, lang: str) -> str:
    """The message, with its indicator's name where it does not say it."""
    text = message(finding, lang)
    if not name or name in text:
        return text
    return f"“{name}”{text}" if lang == "zh" else f"“{name}”: {text}"


def _placed(text: str, where: str, lang: str) -> str:
    if not where:
        return text
    if lang == "zh":
        return f"{text.rstrip('。')}（{where}）。"
    return f"{text.rstrip('.')} ({where})."
