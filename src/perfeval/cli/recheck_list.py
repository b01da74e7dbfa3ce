"""Many rechecks on a terminal: one line each, then what can't be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message, severity
from perfeval.cli.recheck_view import file_of
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_recheck import say
from perfeval.i18n.review_words import say as word
from perfeval.reports.review import figures
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.cli.page import Page
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.review.records import Review, Reviewed, Unread

MARK = "*"
LONGEST = 40  # signs of a project's name
MOST = 5  # names that are listed


def put_list(page: Page, review: Review, lang: str) -> None:
    """The projects in order of their files, how many problems there are, the unreadable files."""
    columns = [
        Column(word("project", lang), "<", 14, 20), Column(word("file", lang), "<", 12, 18),
        Column(say("reported", lang), ">"), Column(say("computed", lang), ">"),
        Column(say("reviewed", lang), ">"), Column(say("differing", lang), ">"),
        Column(word("errors", lang), ">"), Column(word("warnings", lang), ">"),
    ]  # fmt: skip
    files = Counter(one.file for one in review.projects)
    rows = [_row(one, files[one.file] > 1, lang) for one in review.projects]
    draw(page, columns, rows)
    if any(MARK in row.cells[3] for row in rows):
        page.paragraph(say("adopted", lang), style="dim")
    page.gap()
    put_summary(page, review, lang)


def _row(one: Reviewed, several: bool, lang: str) -> Row:
    recheck, counts = one.recheck, figures.found(one.recheck)
    totals = recheck.totals
    reported = totals.reported if totals.reported is not None else totals.summed
    cells = (
        shorten(figures.name(recheck, lang), LONGEST), file_of(one, lang) if several else one.file, _total(reported, lang),
        _computed(recheck, lang), _total(totals.reviewed, lang),
        str(figures.differing(recheck)), str(counts["error"]), str(counts["warning"]),
    )  # fmt: skip
    styles = [(6, "red")] if counts["error"] else []
    styles += [(7, "yellow")] if counts["warning"] else []
    return Row(cells, styles=tuple(styles))


def _total(value: Fraction | None, lang: str) -> str:
    return word("none", lang) if value is None else figures.number(value)


def _computed(recheck: Recheck, lang: str) -> str:
    """The recomputed total, marked where it rests on reported scores too."""
    mark = MARK if recheck.totals.computed is None else ""
    total = figures.recomputed(recheck)
    return word("none", lang) if total is None else figures.number(total) + mark


def put_summary(page: Page, review: Review, lang: str) -> None:
    counts = [figures.found(one.recheck) for one in review.projects]
    errors, warnings = (sum(c[key] for c in counts) for key in ("error", "warning"))
    differing = sum(figures.differing(one.recheck) for one in review.projects)
    n = len(review.projects)
    page.paragraph(
        say(
            "summary.1" if n == 1 else "summary",
            lang,
            n=n,
            differing=differing,
            errors=errors,
            warnings=warnings,
        ),
        style="bold",
    )
    names = Counter(figures.name(one.recheck, lang) for one in review.projects)
    again = [name for name, times in names.items() if times > 1]
    if again:
        shown = word("list", lang).join(
            word("quoted", lang, text=shorten(name, LONGEST)) for name in again[:MOST]
        )
        more = "…" if len(again) > MOST else ""
        page.paragraph(say("again", lang, names=shown + more))
    put_unread(page, review.unread, lang)


def put_unread(page: Page, unread: tuple[Unread, ...], lang: str) -> None:
    if not unread:
        return
    page.gap()
    page.line((say("unread", lang, n=len(unread)), "bold red"))
    for one in unread:
        page.paragraph(one.file, 2, 2)
        if one.fault:
            page.paragraph(say("fault", lang, error=one.fault), 4, 2)
        # what is only worth knowing about a file does not keep it from being read
        grave = [f for f in one.findings if severity(f) == "error"] or one.findings
        for finding in grave:
            page.paragraph(f"{finding.code} {message(finding, lang)}", 4, 2)
            advice = mend(finding, lang)
            if advice:
                page.paragraph(say("mend", lang, text=advice), 6, 2, "dim")
