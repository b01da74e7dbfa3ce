"""The report as a workbook: the official form, the calculation with live formulas, its inputs."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from perfeval.i18n.report_excel import Texts
from perfeval.reports.excel.book import NOTE, Book, Sheet
from perfeval.reports.excel.calculation import Calculation, calculation
from perfeval.reports.excel.chart_sheet import write_charts
from perfeval.reports.excel.form_sheet import write_form
from perfeval.reports.excel.lists import problems_table, write_tables
from perfeval.reports.excel.text import clean
from perfeval.reports.model import kind_of
from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import staged, story
from perfeval.reports.titles import planned
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
    book = Book(target, t, model["mark"])
    _properties(book, card, model)
    if planned(staged(card, request.stage)):
        return _plan(book, model, target)
    form = book.sheet(t("sheet.form"))
    given = calculation(book, card, w)
    kind = kind_of(card, request.kind)
    write_form(form, card, w, kind, request.form, given)
    _lists(book, model)
    if model["charts"] and request.charts != "none":
        write_charts(book, model["charts"], card, given)
    book.finish()
    _notes(book, given)
    form.page.activate()
    book.workbook.close()
    return Rendered(target.getvalue(), tuple(model["placeholders"]), tuple(model["unused"]))


def _plan(book: Book, model: dict[str, Any], target: BytesIO) -> Rendered:
    """Before there are results: the indicators with their rules, and the money that is planned."""
    tables = [t for key in ("standards", "budget") if (t := model["tables"].get(key))]
    title = model["title"]
    sheet = book.sheet(book.t("sheet.plan"))
    write_tables(sheet, tables, title)
    sheet.page.activate()
    book.workbook.close()
    return Rendered(target.getvalue(), tuple(model["placeholders"]), tuple(model["unused"]))


def _notes(book: Book, given: Calculation) -> None:
    """What does not follow when an input is changed."""
    t, scores = book.t, given.scores
    if given.totals.static:
        scores.text(1, 0, t("scores.note_static"), font_color=NOTE)
    elif not given.totals.to.card.indicator_set.scored:
        scores.text(1, 0, t("scores.note_unscored"), font_color=NOTE)
    kept = [*book.constants, *book.rates]
    said = []
    for key, names in (
        ("scores.constants", kept), ("scores.unfollowed", book.unfollowed),
        ("scores.still", book.still),
    ):  # fmt: skip
        if names:
            said.append(t(key, n=len(names), cells=t("list").join(names[:SHOWN])))
    if said:
        scores.text(3, 0, t("join").join(said), font_color=NOTE)


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
