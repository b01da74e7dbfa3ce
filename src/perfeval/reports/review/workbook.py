"""The summary workbook: projects, scores side by side, problems, funds, unreadable files."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message, rank, severity
from perfeval.i18n.report_excel import Texts
from perfeval.i18n.review_words import say
from perfeval.model.marks import REVIEW, SEAL, UNSEALED
from perfeval.model.spots import spot
from perfeval.rechecking import records as r
from perfeval.reports.excel.book import Book
from perfeval.reports.review import figures, scores_sheet, summary_sheet
from perfeval.reports.review.seal import sealed
from perfeval.reports.review.sheets import FIRST, Column, closed, number, opened, tall, text
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.rechecking.records import FundLine
    from perfeval.reports.excel.book import Sheet
    from perfeval.reports.review.records import Review, Reviewed

FIXED = datetime(1980, 1, 1)
PROBLEMS = (("project", 24), ("file", 26), ("place", 22), ("severity", 7), ("code", 9), ("indicator", 22), ("problem", 52), ("mend", 44))  # fmt: skip
FUNDS = (("project", 24), ("fund", 26), ("initial_budget", 13), ("budget", 13), ("arrived", 13), ("spent", 13), ("money", 8), ("printed_rate", 12), ("rate", 12), ("verdict", 12))  # fmt: skip
UNREAD = (("file", 44), ("code", 9), ("problem", 60), ("mend", 50))
SHADES = {"error": "#F8CBAD", "warning": "#FFF2CC"}


def write(review: Review, lang: str) -> bytes:
    """The bytes of the .xlsx; the same rechecks give the same bytes."""
    target = BytesIO()
    book = Book(target, Texts(lang))
    book.workbook.set_properties(
        {"title": say("book.title", lang), "keywords": REVIEW, "comments": f"perfeval {VERSION}", "created": FIXED}
    )  # fmt: skip
    book.workbook.set_custom_property(SEAL, UNSEALED)
    book.workbook.set_calc_mode("auto")
    summary = summary_sheet.opened_first(book, review, lang)
    places = scores_sheet.write(book, review, lang)
    problems = _problems(book, review, lang)
    summary_sheet.write(summary, review, places, problems, lang)
    _funds(book, review, lang)
    if review.unread:
        _unread(book, review, lang)
    summary.page.activate()
    book.workbook.close()
    return sealed(target.getvalue())


def _columns(given: tuple[tuple[str, int], ...], lang: str) -> list[Column]:
    return [Column(say(key, lang), width) for key, width in given]


def _problems(book: Book, review: Review, lang: str) -> list[str]:
    """One list over all projects; the cell where each project's begin, "" without problems."""
    columns = _columns(PROBLEMS, lang)
    title = say("sheet.problems", lang)
    sheet = opened(book, title, title, say("problems.note", lang), columns, 1)
    row, starts = FIRST, []
    for one in review.projects:
        starts.append(f"'{sheet.name}'!A{row + 1}" if one.recheck.findings else "")
        for finding in sorted(one.recheck.findings, key=_order):
            _problem(sheet, row, one, finding, columns, lang)
            row += 1
    closed(sheet, columns, row - FIRST)
    return starts


def _order(finding: Finding) -> tuple[int, str, int, int]:
    span = finding.span
    return (rank(severity(finding)), finding.code, *((span.line, span.column) if span else (0, 0)))


def _problem(
    sheet: Sheet, row: int, one: Reviewed, finding: Finding, columns: list[Column], lang: str
) -> None:
    span, level = finding.span, severity(finding)
    name = span.file.rpartition("/")[2] if span is not None else ""
    # a finding may be about a file beside the one that was asked for
    file = one.file if not name or one.file.endswith(name) else str(span.file) if span else one.file
    place = spot(span, lang, "\0").replace("\0", "").strip(": ") if span is not None else ""
    indicator = " / ".join(finding.path[-1:])
    values = (
        figures.name(one.recheck, lang), file, place, say(level, lang), finding.code, indicator,
        message(finding, lang), mend(finding, lang),
    )  # fmt: skip
    tall(sheet, row, values, columns)
    for col, value in enumerate(values):
        shade = {"bg_color": SHADES[level]} if col == 3 and level in SHADES else {}
        text(sheet, row, col, value, **shade)


def _funds(book: Book, review: Review, lang: str) -> None:
    columns = _columns(FUNDS, lang)
    title = say("sheet.funds", lang)
    sheet = opened(book, title, title, say("funds.note", lang), columns, 2)
    row = FIRST
    for one in review.projects:
        for line in one.recheck.funds:
            shown = figures.name(one.recheck, lang)
            tall(sheet, row, (shown, line.name), columns[:2])
            text(sheet, row, 0, shown)
            _fund(sheet, row, line, one.recheck.unit, lang)
            row += 1
    closed(sheet, columns, row - FIRST)


def _fund(sheet: Sheet, row: int, line: FundLine, unit: str, lang: str) -> None:
    text(sheet, row, 1, line.name, indent=1 if line.part else 0)
    for col, key in enumerate(("initial_budget", "budget", "arrived", "spent"), 2):
        number(sheet, row, col, getattr(line, key), num_format="#,##0.00####")
    text(sheet, row, 6, unit)
    text(sheet, row, 7, line.printed, align="right")
    number(sheet, row, 8, line.rate, num_format="0.00%")
    shade = {"bg_color": SHADES["error"]} if line.verdict == r.UNEXPLAINED else {}
    text(sheet, row, 9, say(f"fund.{line.verdict}", lang), **shade)


def _unread(book: Book, review: Review, lang: str) -> None:
    columns = _columns(UNREAD, lang)
    title = say("sheet.unread", lang)
    sheet = opened(book, title, title, say("unread.note", lang), columns, 1)
    row = FIRST
    for one in review.unread:
        told = [(f.code, message(f, lang), mend(f, lang)) for f in one.findings]
        if one.fault:
            told.append(("", one.fault, ""))
        for told_one in told:
            values = (one.file, *told_one)
            tall(sheet, row, values, columns)
            for col, value in enumerate(values):
                text(sheet, row, col, value)
            row += 1
    closed(sheet, columns, row - FIRST)
