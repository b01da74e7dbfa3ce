"""What recommendations and comparisons say beside their result, and how they end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank, severity
from perfeval.cli import ending
from perfeval.cli.complaints import complain, refuse, unusable
from perfeval.i18n.use_words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.cli.page import Page
    from perfeval.followup.records import Unread
    from perfeval.model.finding import Finding


def unusable_here(findings: Sequence[Finding], lang: str) -> None:
    """Why a file can't be used; places name it as it was given."""
    unusable(findings, Path(), lang)


def put_unread(unread: Sequence[Unread], lang: str) -> None:
    """The files that can't be used, each with its errors."""
    if not unread:
        return
    refuse(say("unread", lang, n=len(unread)))
    for one in unread:
        grave = [f for f in one.findings if severity(f) == "error"] or list(one.findings)
        complain(grave, Path(), lang)


def told(findings: Sequence[Finding], lang: str) -> None:
    """Errors and warnings beside an output that does not show them."""
    if ending.failing(findings):
        ending.tell(findings, Path(), lang)


def page_of(
    put: Callable[[Page], None], findings: Sequence[Finding], target: str | None, lang: str
) -> str:
    """A result with its findings below, as wide as what it goes to."""
    from perfeval.cli.findings_view import put_findings
    from perfeval.cli.page import Page
    from perfeval.cli.sources import Sources
    from perfeval.cli.streams import PIPED_WIDTH, coloured, ruler, width

    screen = target is None
    page = Page(width(sys.stdout), ruler(sys.stdout)) if screen else Page(PIPED_WIDTH)
    put(page)
    if findings:
        page.gap()
        put_findings(page, findings, Sources(Path()), lang)
    return page.text(screen and coloured(sys.stdout))


def rated(findings: Sequence[Finding], strict: bool, done: int, found: int) -> int:
    """The exit code: errors always fail, warnings with --strict."""
    worst = 1 if strict else 0
    return found if any(rank(severity(finding)) <= worst for finding in findings) else done
