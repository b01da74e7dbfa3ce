"""Findings on a terminal: one kind after the other, errors first, wrapped to its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank
from perfeval.cli.complaints import STYLES
from perfeval.cli.page import Page
from perfeval.cli.validate_view import put_source, put_summary, why
from perfeval.i18n.cli_words import say

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation

INDENT = 2


def groups_page(found: Validation, width: int) -> Page:
    """What is the same for all places of a kind is said once."""
    page = Page(width)
    kinds: dict[tuple[int, str, str], list[Diagnosis]] = {}
    for one in found.diagnoses:
        kinds.setdefault((rank(one.severity), one.code, one.severity), []).append(one)
    for key in sorted(kinds):
        page.gap()
        _kind(page, kinds[key], found.lang)
    put_summary(page, found)
    return page


def _kind(page: Page, places: list[Diagnosis], lang: str) -> None:
    first = places[0]
    head = (f"{say(first.severity, lang)} {first.code}", STYLES[first.severity])
    several = len(places) > 1
    message = len({one.message for one in places}) == 1
    mend = len({one.mend for one in places}) == 1
    if several:
        page.line(head, say("times", lang, n=len(places)))
    else:
        page.line(head, ("  " + _place(first), "bold"))
    if message:
        page.paragraph(first.message, INDENT)
    for one in places:
        if several:
            page.line((" " * INDENT + (_place(one) or "-"), "bold"))
        inner = 2 * INDENT if several else INDENT
        if not message:
            page.paragraph(one.message, inner)
        put_source(page, one, inner)
        if not mend:
            _labelled(page, "mend", one.mend, inner, lang)
    _labelled(page, "why", why(first.code, lang), INDENT, lang)
    if mend:
        _labelled(page, "mend", first.mend, INDENT, lang)


def _place(one: Diagnosis) -> str:
    return one.place


def _labelled(page: Page, label: str, text: str, indent: int, lang: str) -> None:
    if text:
        page.paragraph(say(label, lang) + text, indent, INDENT)
