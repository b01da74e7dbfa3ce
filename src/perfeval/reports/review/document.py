"""The JSON document of a recheck: recheck/v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed, plain
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.review import figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.finding import Finding, Span
    from perfeval.rechecking.records import Convention, FundLine, Line
    from perfeval.reports.review.records import Review, Reviewed

    Plain = dict[str, Any]

CHANCES = 3  # ways that fit by chance, listed for a score that differs


def document(review: Review, lang: str = "zh") -> str:
    """The JSON text: a summary, the projects one a line, the files that can't be read."""
    counts = [figures.found(one.recheck) for one in review.projects]
    found: Plain = {
        "perfeval": "recheck/v1",
        "summary": {
            "projects": len(review.projects), "unread": len(review.unread),
            "differing": sum(figures.differing(one.recheck) for one in review.projects),
            **{f"{key}s": sum(c[key] for c in counts) for key in ("error", "warning", "info")},
        },
        "projects": [_project(one, lang) for one in review.projects],
        "unread": [
            {
                "file": one.file, "findings": [_finding(f, lang) for f in one.findings],
                "fault": one.fault or None,
            }
            for one in review.unread
        ],
    }  # fmt: skip
    return dumps(found)


def _project(one: Reviewed, lang: str) -> Plain:
    r = one.recheck
    totals, grade, way = r.totals, r.grade, r.convention
    return {
        "name": r.name, "department": r.department, "year": r.year, "kind": r.kind,
        "file": one.file, "sheet": _sheet(one.sheet), "table": _table(one.sheet), "sha256": one.sha256,
        "totals": {
            "reported": _number(totals.reported), "summed": _number(totals.summed),
            "recomputed": _number(totals.computed), "adopted": _number(totals.adopted), "reviewed": _number(totals.reviewed),
            "weights": _number(totals.weights), "full": _number(totals.full),
            "weight": _number(totals.weight), "cells": _cells(totals.places),
        },
        "grade": {
            "reported": grade.reported or None, "by_reported": grade.by_reported or None,
            "recomputed": grade.computed or None, "reviewed": grade.reviewed or None, "cell": _cell(grade.place),
        },
        "counts": dict(r.counts),
        "convention": None if way is None else {
            "key": way.key, "way": way.way, "text": figures.said(way, lang), "explains": way.explains,
            "rows": way.rows, "others": [list(path) for path in way.others],
        },
        "indicators": [_line(line, lang) for line in r.lines],
        "funds": {"unit": r.unit, "lines": [_fund(line) for line in r.funds]},
        "findings": [_finding(finding, lang) for finding in r.findings],
    }  # fmt: skip


def _line(line: Line, lang: str) -> Plain:
    return {
        "path": list(line.path), "name": line.name, "levels": list(line.levels),
        "weight": _number(line.weight), "target": line.target, "actual": line.actual,
        "direction": line.direction, "unit": line.unit, "completion": _rate(line.completion),
        "met": line.met, "reported": _number(line.reported), "recomputed": _number(line.computed),
        "reviewed": _number(line.reviewed), "difference": _number(line.difference),
        "review_difference": _number(line.review_difference), "verdict": line.verdict,
        "why": figures.why(line, lang),
        "conventions": [_convention(one, lang) for one in _telling(line)],
        "ambiguous": line.ambiguous, "reason": line.reason, "opinion": line.opinion,
        "reviewer": line.reviewer, "review_date": line.review_date,
        "execution": line.execution, "cells": _cells(line.places),
    }  # fmt: skip


def _telling(line: Line) -> list[Convention]:
    """Those that may be meant, and a few of those that fit by chance; of these there are dozens."""
    chance = [one for one in line.conventions if one.coincidence]
    meant = [one for one in line.conventions if not one.coincidence]
    return [*meant, *([] if line.difference == 0 else chance[:CHANCES])]


def _convention(one: Convention, lang: str) -> Plain:
    return {
        "key": one.key, "ways": list(one.ways), "text": figures.said(one, lang),
        "coincidence": one.coincidence, "source": one.source,
    }  # fmt: skip


def _fund(line: FundLine) -> Plain:
    return {
        "name": line.name, "part": line.part, "initial_budget": _number(line.initial_budget),
        "budget": _number(line.budget), "arrived": _number(line.arrived),
        "spent": _number(line.spent), "printed": line.printed, "rate": _rate(line.rate),
        "verdict": line.verdict, "cells": _cells(line.places),
    }  # fmt: skip


def _finding(finding: Finding, lang: str) -> Plain:
    span = finding.span
    sheet = span.sheet if span is not None else ""
    found = entry(finding, lang)
    return {**found, "sheet": _sheet(sheet), "table": _table(sheet), "cell": _cell(span)}


def _sheet(sheet: str) -> str | None:
    """The sheet's name; None where the file's tables have none."""
    return sheet if sheet and not sheet.startswith("#") else None


def _table(sheet: str) -> int | None:
    """The number of a table without a name, where a file has several."""
    number = sheet[1:] if sheet.startswith("#") else ""
    return int(number) if number.isdecimal() and number != "0" else None


def _cell(span: Span | None) -> str | None:
    return (span.cell or None) if span is not None else None


def _cells(places: Mapping[str, Span]) -> Plain:
    """Cells by what they hold; a project file's places are its line and column."""
    return {key: span.cell or f"{span.line}:{span.column}" for key, span in places.items()}


def _number(value: Fraction | None) -> Number | None:
    return None if value is None else Number(plain(value))


def _rate(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    whole, _, decimals = fixed(value, 6).partition(".")
    return Number(f"{whole}.{decimals.rstrip('0') or '0'}")
