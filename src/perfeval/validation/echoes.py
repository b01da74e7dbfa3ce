"""Findings that merely follow from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.source.yaml_reader import hidden_slips

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document

NO_CALENDAR = ("PE215",)


def beyond(read: Iterable[Finding], checked: Iterable[Finding]) -> list[Finding]:
    """What checking found, without that about values that could not be read: a stand-in was
    checked there."""
    unread = {finding.span for finding in read if severity(finding) == "error"} - {None}
    # where the calendar could not be read, that none is given is no further news
    follows = {"PE253"} if any(finding.code in NO_CALENDAR for finding in read) else set()
    return [f for f in checked if f.span not in unread and f.code not in follows]


def with_slips(document: Document, found: list[Finding]) -> list[Finding]:
    """With the wrong colons that are hidden behind others, without what merely follows from one:
    that a key is not known which may be no key."""
    slips = [f for f in found if f.code == "PE017" and f.span and f.span.file == document.path]
    if not slips:
        return found
    places = {finding.span for finding in slips}
    kept = [f for f in found if f.code not in ("PE101", "PE105") or f.span not in places]
    if document.root is None:
        return kept
    lines = {place.line for place in places if place is not None}
    more = hidden_slips(document, tuple(slips))
    return kept + [f for f in more if f.code == "PE017" and f.span and f.span.line not in lines]
