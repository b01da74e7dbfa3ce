"""Findings that merely follow from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding

NO_CALENDAR = ("PE215",)


def beyond(read: Iterable[Finding], checked: Iterable[Finding]) -> list[Finding]:
    """What checking found, without that about values that could not be read: a stand-in was
    checked there."""
    unread = {finding.span for finding in read if severity(finding) == "error"} - {None}
    # where the calendar could not be read, that none is given is no further news
    follows = {"PE253"} if any(finding.code in NO_CALENDAR for finding in read) else set()
    return [f for f in checked if f.span not in unread and f.code not in follows]
