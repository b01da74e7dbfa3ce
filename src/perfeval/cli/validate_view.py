"""Findings of many files as text: place, code, the line with a caret, why, how to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import shown
from perfeval.cli.cells import cells, pad
from perfeval.cli.complaints import STYLES
from perfeval.cli.page import Page
from perfeval.cli.sources import excerpt
from perfeval.i18n.cli_validate import say
from perfeval.i18n.cli_words import counted
from perfeval.i18n.cli_words import say as word
from perfeval.library.examples import example

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation


def validate_page(found: Validation, width: int) -> Page:
    """A finding after the other, each message whole on its line, however long, so that it can be
    searched for; why is said with the first of each code."""
    page = Page(width)
    lang = found.lang
    told: set[str] = set()
    for one in found.diagnoses:
        place = f"{one.place}: " if one.file else ""
        page.line(
            (place, "bold"),
            (f"{word(one.severity, lang)} {one.code} ", STYLES[one.severity]),
            one.message,
        )
        put_source(page, one, 2)
        if one.code not in told and (reason := why(one.code, lang)):
            page.line(("  " + word("why", lang), "dim"), reason)
        told.add(one.code)
        if one.mend:
            page.line(("  " + word("mend", lang), "dim"), one.mend)
    put_summary(page, found)
    return page


def put_source(page: Page, one: Diagnosis, indent: int) -> None:
    """The line with a caret under its character."""
    number = str(one.line)
    lead = " " * indent
    text, caret = excerpt(one.source, one.column, page.width - indent - len(number) - 3)
    if text:
        page.line((f"{lead}{number} | ", "dim"), text)
        page.line((f"{lead}{' ' * len(number)} | ", "dim"), (caret, STYLES[one.severity]))


def put_summary(page: Page, found: Validation) -> None:
    """How many files there were, and how many findings of each severity."""
    lang = found.lang
    page.gap()
    totals: dict[str, int] = {}
    for one in found.diagnoses:
        totals[one.severity] = totals.get(one.severity, 0) + 1
    counts = counted(totals, lang) or say("none", lang)
    text = say(_many("summary", len(found.files)), lang, n=len(found.files), counts=counts)
    if found.suppressed:
        n = len(found.suppressed)
        text += say(_many("suppressed", n), lang, n=n)
    page.paragraph(text)


def statistics_page(found: Validation, width: int, wrapped: bool) -> Page:
    """How often, and in how many files, each code was found, the most frequent first; one line
    each, unless it is `wrapped`."""
    page = Page(width)
    lang = found.lang
    times: dict[tuple[str, str], int] = {}
    files: dict[tuple[str, str], set[str]] = {}
    for one in found.diagnoses:
        key = (one.code, one.severity)
        times[key] = times.get(key, 0) + 1
        files.setdefault(key, set()).add(one.file)
    order = sorted(times, key=lambda key: (-times[key], key))
    digits = max((len(str(n)) for n in times.values()), default=1)
    leads = {
        key: say(_many("times", len(files[key])), lang, n=f"{times[key]:>{digits}}", files=len(files[key]))
        for key in order
    }  # fmt: skip
    wide = max(map(cells, leads.values()), default=0)
    for key in order:
        code, severity = key
        check = catalogue()[code]
        text = shown(check.zh if lang == "zh" else check.en)
        level = (f"{word(severity, lang)} {code} ", STYLES[severity])
        page.line((pad(leads[key], wide), "bold"), "  ", level, "" if wrapped else text)
        if wrapped:
            page.paragraph(text, digits + 1)
    put_summary(page, found)
    return page


def why(code: str, lang: str) -> str:
    """Why findings of this code matter; "" where nobody has said it."""
    known = example(code)
    return known.why[lang] if known is not None else ""


def _many(key: str, count: int) -> str:
    return f"{key}.1" if count == 1 else key
