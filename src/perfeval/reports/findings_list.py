"""Findings as plain rows, grouped for reading: errors first, one kind after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.model.spots import spot
from perfeval.reports.tables import Table, columns_of, filled, row, table

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

Plain = dict[str, Any]
ELSEWHERE = {"PE453"}  # assumed figures have an annex of their own


def place(finding: Finding, lang: str = "zh") -> str:
    """file:line:column, of a table the file with sheet and cell; "" without a place."""
    span = finding.span
    if span is not None and span.sheet:
        return spot(span, lang)
    return f"{span.file}:{span.line}:{span.column}" if span is not None else ""


def entry(finding: Finding, lang: str) -> Plain:
    """One finding in the order of the score document."""
    span = finding.span
    cell = {"sheet": span.sheet, "cell": span.cell} if span is not None and span.sheet else {}
    return {
        "code": finding.code, "severity": severity(finding), "message": message(finding, lang),
        "file": span.file if span else None, "line": span.line if span else None,
        "column": span.column if span else None, **cell, "path": list(finding.path),
        "mend": mend(finding, lang),
    }  # fmt: skip


def grouped(card: Scorecard, lang: str) -> list[Plain]:
    """[{code, severity, findings: […]}], errors first, each group in order of the files."""
    groups: dict[tuple[int, str], Plain] = {}
    for finding in card.findings:
        level = severity(finding)
        group = groups.setdefault(
            (rank(level), finding.code), {"code": finding.code, "severity": level, "findings": []}
        )
        group["findings"].append({**entry(finding, lang), "place": place(finding, lang)})
    return [groups[key] for key in sorted(groups)]


def findings_table(groups: list[Plain], words: Words) -> Table | None:
    """Errors and warnings; what is only worth knowing stands with the assumptions."""
    rows = [
        row({
            "severity": words(f"severity.{group['severity']}"), "code": group["code"],
            "indicator": found["path"][-1] if found["path"] else "", "message": found["message"], "place": found["place"],
        })
        for group in groups if group["severity"] != "info" and group["code"] not in ELSEWHERE
        for found in group["findings"]
    ]  # fmt: skip
    columns = columns_of(words, "severity code indicator message place")
    return table("findings", words, filled(columns, rows, ("message",)), rows)
