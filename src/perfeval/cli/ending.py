"""What commands say beside a result that stands elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfeval.cli.commands import Call
    from perfeval.model.finding import Finding


def failing(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings: what --strict fails on."""
    return [finding for finding in findings if rank(severity(finding)) <= 1]


def tell(findings: Iterable[Finding], base: Path, lang: str) -> None:
    """Errors and warnings beside an output that does not show them on the screen."""
    from perfeval.cli.findings_view import put_findings
    from perfeval.cli.page import Page
    from perfeval.cli.sources import Sources
    from perfeval.cli.streams import coloured, width

    page = Page(width(sys.stderr))
    put_findings(page, failing(findings), Sources(base), lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))


def ended(findings: Iterable[Finding], call: Call) -> int:
    """The exit code; with --strict the line that says why it is not 0."""
    from perfeval.cli.commands import DONE, FOUND

    if not call.switch("strict") or not failing(findings):
        return DONE
    from perfeval.cli.complaints import refuse
    from perfeval.i18n.cli_words import say

    refuse(say("strict", call.lang))
    return FOUND
