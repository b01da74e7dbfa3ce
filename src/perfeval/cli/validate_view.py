"""Findings of many files as text: place, code, the line with a caret, why, how to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.complaints import STYLES
from perfeval.cli.page import Page
from perfeval.cli.sources import excerpt
from perfeval.i18n.cli_validate import say
from perfeval.i18n.cli_words import counted
from perfeval.i18n.cli_words import say as word

if TYPE_CHECKING:
    from perfeval.reports.diagnostics.model import Diagnosis, Validation


def validate_page(found: Validation, width: int, statistics: bool = False) -> Page:
    page = Page(width)
    lang = found.lang
    if statistics:
        _statistics(page, found)
    else:
        for diagnosis in found.diagnoses:
            _diagnosis(page, diagnosis, lang)
    page.gap()
    totals: dict[str, int] = {}
    for diagnosis in found.diagnoses:
        totals[diagnosis.severity] = totals.get(diagnosis.severity, 0) + 1
    counts = counted(totals, lang) or say("none", lang)
    text = say(
        "summary.1" if len(found.files) == 1 else "summary", lang, n=len(found.files), counts=counts
    )
    if found.suppressed:
        text += say("suppressed", lang, n=len(found.suppressed))
    page.paragraph(text)
    return page


def _diagnosis(page: Page, one: Diagnosis, lang: str) -> None:
    """The message is whole on its line, however long, so that it can be searched for."""
    place = f"{one.file}:{one.line}:{one.column}: " if one.file else ""
    page.line(
        (place, "bold"),
        (f"{word(one.severity, lang)} {one.code} ", STYLES[one.severity]),
        one.message,
    )
    number = str(one.line)
    shown, caret = excerpt(one.source, one.column, page.width - len(number) - 5)
    if shown:
        page.line((f"  {number} | ", "dim"), shown)
        page.line((f"  {' ' * len(number)} | ", "dim"), (caret, STYLES[one.severity]))
    if one.mend:
        page.line(("  " + word("mend", lang), "dim"), one.mend)


def _statistics(page: Page, found: Validation) -> None:
    """How often each code was found, the most frequent first."""
    times: dict[tuple[str, str], int] = {}
    texts: dict[tuple[str, str], str] = {}
    for one in found.diagnoses:
        key = (one.code, one.severity)
        times[key] = times.get(key, 0) + 1
        texts.setdefault(key, one.message)
    wide = max((len(str(n)) for n in times.values()), default=1)
    for key, n in sorted(times.items(), key=lambda item: (-item[1], item[0])):
        code, severity = key
        lead = f"{n:>{wide}}  "
        page.line(lead, (f"{word(severity, found.lang)} {code} ", STYLES[severity]), texts[key])
