"""A Word report to its findings: its layout, and its numbers against a scored project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word import check_document
from perfeval.checks.word.look import Look
from perfeval.model.finding import Finding, Span
from perfeval.source.word_layout import layout
from perfeval.source.word_package import open_word

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.layout import Layout
    from perfeval.model.scorecard import Scorecard
    from perfeval.validation.settings import Settings


class Checked(NamedTuple):
    """Findings in order of paragraph and code; `layout` is None for what can't be read."""

    findings: tuple[Finding, ...]
    layout: Layout | None = None


def check(
    path: Path, shown: str, settings: Settings, card: Scorecard | None = None,
    digests: tuple[str, ...] = (),
) -> Checked:  # fmt: skip
    """All findings about a .docx; `digests` are those that reports of the card may bear."""
    package = open_word(path)
    if package.fault:
        return Checked((Finding("PE900", None, {"file": shown, "why": package.fault}),))
    look = Look(layout(package.parts, shown), card, digests)
    found = check_document(look, settings.limits, settings.kept)
    graded = (settings.graded(finding) for finding in found if settings.kept(finding.code))
    return Checked(tuple(sorted(graded, key=_place)), look.layout)


def _place(finding: Finding) -> tuple[int, str]:
    span = finding.span or Span("", 0, 0)
    return span.line, finding.code
