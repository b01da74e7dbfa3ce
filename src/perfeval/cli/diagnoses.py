"""Findings with their words and their lines, ready for the writers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message, severity
from perfeval.cli.sources import Sources
from perfeval.reports.diagnostics.model import Diagnosis, Validation

if TYPE_CHECKING:
    from perfeval.model.finding import Finding, Span
    from perfeval.validation.run import Outcome


def diagnosed(outcome: Outcome, lang: str, lines: bool = True) -> Validation:
    """In the language of the run; findings stand by file, so one file's text is held at a time.
    Without `lines` no file is read again."""
    sources = _OneFile(Sources(Path()), lines)
    return Validation(
        outcome.files,
        tuple(_diagnosis(finding, sources, lang) for finding in outcome.findings),
        tuple(_diagnosis(x.finding, sources, lang, x.reason) for x in outcome.suppressed),
        lang,
    )


class _OneFile:
    def __init__(self, sources: Sources, wanted: bool) -> None:
        self.sources = sources
        self.wanted = wanted
        self.file = ""

    def line(self, finding: Finding) -> str:
        if finding.span is None or not self.wanted:
            return ""
        if finding.span.file != self.file:
            self.file = finding.span.file
            self.sources.texts.clear()
        return self.sources.line(finding.span)


def _where(span: Span, lang: str) -> str:
    """The place inside its file: 指标!F12."""
    from perfeval.model.spots import spot

    return spot(span, lang).removeprefix(str(span.file)).strip()


def _diagnosis(
    finding: Finding, sources: _OneFile, lang: str, reason: str | None = None
) -> Diagnosis:
    span = finding.span
    return Diagnosis(
        code=finding.code,
        severity=severity(finding),
        message=message(finding, lang),
        mend=mend(finding, lang),
        file=span.file if span else "",
        line=span.line if span else 0,
        column=span.column if span else 0,
        source=sources.line(finding),
        path=finding.path,
        suppressed=reason,
        sheet=span.sheet if span else "",
        cell=span.cell if span else "",
        where=_where(span, lang) if span and span.sheet else "",
    )
