"""The report as a workbook: the official form, the calculation with live formulas, its inputs."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from perfeval.i18n.report_excel import Texts
from perfeval.reports.excel.book import NOTE, Book, Sheet
from perfeval.reports.excel.calculation import calculation
from perfeval.reports.excel.chart_sheet import write_charts
from perfeval.reports.excel.form_sheet import write_form
from perfeval.reports.excel.lists import problems_table, write_tables
from perfeval.reports.excel.text import clean
from perfeval.reports.model import kind_of
from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import story
from perfeval.reports.words import words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

FIXED = datetime(1980, 1, 1)
SHOWN = 20  # cells named in the note about numbers that are no formulas


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole workbook as the bytes of an .xlsx; the same project gives the same bytes."""
    model = story(card, request)
    w = words(request.lang)
    t = Texts(w.lang)
    target = BytesIO()
    book = Book(target, t)
    _properties(book, card, model)
    form = book.sheet(t("sheet.form"))
    given = calculation(book, card, w)
    kind = kind_of(card, request.kind)
    write_form(form, card, w, kind, request.form, given)
    _lists(book, model)
    if model["charts"] and request.charts != "none":
        write_charts(book, model["charts"], card, given)
    if book.constants:
        named = t("list").join(book.constants[:SHOWN])
        note = t("scores.constants", n=len(book.constants), cells=named)
        given.scores.text(3, 0, note, font_color=NOTE)
    form.page.activate()
    book.workbook.close()
    return Rendered(target.getvalue(), tuple(model["placeholders"]), tuple(model["unused"]))


def _lists(book: Book, model: dict[str, Any]) -> None:
    t = book.t
    tables = model["tables"]
    found = [tables.get(key) for key in ("deductions", "evidence")]
    if model["problems"] or any(found):
        sheet: Sheet = book.sheet(t("sheet.problems"))
        own = problems_table(model, sheet)
        write_tables(sheet, [x for x in (own, *found) if x], t("sheet.problems"))
    if tables.get("findings"):
        write_tables(book.sheet(t("sheet.findings")), [tables["findings"]], t("sheet.findings"))


def _properties(book: Book, card: Scorecard, model: dict[str, Any]) -> None:
    """Whose workbook it is; dated by the report, so that the bytes depend on the project alone."""
    day = card.project.header.date
    made = datetime(day.year, day.month, day.day) if day is not None and day.year > 1900 else FIXED
    book.workbook.set_properties(
        {
            "title": clean(model["title"], "")[:250],
            "subject": clean(card.project.header.name, "")[:250],
            "comments": f"perfeval {VERSION} {card.project.digest}", "created": made,
        }
    )  # fmt: skip
    book.workbook.set_calc_mode("auto")
