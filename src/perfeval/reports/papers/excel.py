"""A paper as a workbook: tables, forms and charts, each as in the text, with real numbers."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from math import isqrt
from typing import TYPE_CHECKING, Any

from perfeval.i18n.report_excel import Texts
from perfeval.reports.excel.book import NOTE, Book
from perfeval.reports.excel.form_sheet import LANDSCAPE, UPRIGHT
from perfeval.reports.excel.text import clean
from perfeval.reports.papers import excel_chart, excel_form, excel_table
from perfeval.reports.papers.excel_page import LEAST_TEXT, Page
from perfeval.reports.papers.records import Sheet
from perfeval.reports.papers.word import KEY
from perfeval.reports.prose_plain import plain_lines
from perfeval.reports.words import words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.papers.records import Paper
    from perfeval.reports.story.elements import Element

FIXED = datetime(1980, 1, 1)
EVEN = 8  # columns of a sheet that holds texts alone
DRAWN = ("table", "form", "chart")
LONGEST = 250  # signs of a property
MOST_ACROSS = 200  # characters: at two thirds of their size they can still be read


def write(paper: Paper) -> bytes:
    """The bytes of an .xlsx; the same paper gives the same bytes."""
    target = BytesIO()
    book = Book(target, Texts(paper.lang))
    _properties(book, paper)
    for one in paper.sheets or _sheets(paper):
        _sheet(book, paper, one)
    book.sheets[0].page.activate()
    book.workbook.close()
    return target.getvalue()


def _properties(book: Book, paper: Paper) -> None:
    given = {k: clean(str(v), "")[:LONGEST] for k, v in paper.properties.items()}
    book.workbook.set_properties(
        {
            "title": clean(paper.title, "")[:LONGEST], "subject": given.get("subject", ""),
            "author": given.get("creator") or "perfeval", "keywords": paper.kind,
            "comments": f"perfeval {VERSION}", "created": FIXED,
        }
    )  # fmt: skip
    own = {"version": VERSION, "kind": paper.kind, "lang": paper.lang}
    own |= {key: text for key, text in given.items() if KEY.fullmatch(key) and key not in own}
    for key, text in own.items():
        book.workbook.set_custom_property(f"perfeval.{key}", text, "text")


def _sheets(paper: Paper) -> list[Sheet]:
    """A sheet for each table, form and chart; without any of them one for the text."""
    found = [
        Sheet(_name(element, paper), (element,))
        for element in paper.body if element["kind"] in DRAWN
    ]  # fmt: skip
    return found or [Sheet(paper.title, paper.body)]


def _name(element: Element, paper: Paper) -> str:
    kind = element["kind"]
    inner = element[kind]
    return str(inner.get("caption") or inner.get("title") or paper.title)


def _sheet(book: Book, paper: Paper, one: Sheet) -> None:
    """Title, note, and the elements below one another."""
    drawn = [element for element in one.body if element["kind"] in DRAWN]
    widths = _widths(drawn)
    single = len(drawn) == 1
    page = Page(book.sheet(one.name), words(paper.lang), widths, single)
    official = single and drawn[0]["kind"] == "form"  # it has a title of its own
    if not official:
        page.line(paper.title, bold=True, font_size=14, align="center")
        page.line(paper.subtitle, align="center")
    page.line(one.note, font_color=NOTE)
    for n, element in enumerate(one.body):
        if n and element["kind"] in DRAWN:
            page.gap()
        if n and element["kind"] == "chart":
            page.breaks.append(page.row)
        WRITERS[element["kind"]](page, element)
    if one is (paper.sheets or (one,))[-1] or not paper.sheets:
        _signature(page, paper)
    _printed(page, paper, drawn)


def _signature(page: Page, paper: Paper) -> None:
    if any(paper.signature):
        page.gap()
    for text in paper.signature:
        page.line(text)


def _printed(page: Page, paper: Paper, drawn: Sequence[Element]) -> None:
    wide = any(e["kind"] == "form" and e["form"]["wide"] for e in drawn)
    landscape = paper.landscape or wide or sum(page.widths) > UPRIGHT + 10
    page.sheet.print_setup("", landscape)
    if page.heads is not None:
        page.sheet.page.repeat_rows(*page.heads)
    page.sheet.page.print_area(0, 0, max(page.row - 1, 0), page.last)
    page.sheet.page.set_h_pagebreaks(page.breaks)
    page.sheet.page.hide_gridlines(2)


def _widths(drawn: Sequence[Element]) -> list[int]:
    """The columns of a sheet: for each what any of its elements wants there, as far as a page goes."""
    widths: list[int] = []
    least: list[int] = []
    lengths: list[int] = []
    for element in drawn:
        inner = element[element["kind"]]
        own = MEASURED[element["kind"]](inner)
        table = element["kind"] == "table"
        widths = _wider(widths, own)
        least = _wider(least, excel_table.least_of(inner) if table else own)
        lengths = _wider(lengths, excel_table.lengths_of(inner) if table else own)
    if not widths:
        return [UPRIGHT // EVEN] * EVEN
    widths = _fitted(widths, least, lengths)
    short = LEAST_TEXT - sum(widths)
    return [*widths, short] if short > 0 else widths  # a column that only texts and charts reach


def _wider(one: list[int], other: list[int]) -> list[int]:
    return [max(pair) for pair in zip_longest(one, other, fillvalue=0)]


def _fitted(widths: list[int], least: list[int], lengths: list[int]) -> list[int]:
    """Widths that a landscape page holds, or a little more where it could hardly be read: what is
    over the least is shared by the roots of the longest texts, so no row gets much too high."""
    if sum(widths) <= LANDSCAPE:
        return widths
    room = max(LANDSCAPE, min(sum(least) * 4 // 3, MOST_ACROSS)) - sum(least)
    roots = [isqrt(size * 100) * (want > need) for size, want, need in zip(lengths, widths, least, strict=True)]  # fmt: skip
    given = [max(room, 0) * root // (sum(roots) or 1) for root in roots]
    return [need + more for need, more in zip(least, given, strict=True)]


def _heading(page: Page, e: Element) -> None:
    page.line(e["number"] + e["text"], bold=True, font_size=12 if e["level"] == 1 else 11)


def _para(page: Page, e: Element) -> None:
    page.line("".join(run["text"] for run in e["runs"]))


def _prose(page: Page, e: Element) -> None:
    page.line("".join(run["text"] for run in e["lead"]) + plain_lines(e["text"]))


def _list(page: Page, e: Element) -> None:
    for n, text in enumerate(e["items"], 1):
        page.line(f"{n}. {text}")


def _placeholder(page: Page, e: Element) -> None:
    page.line(e["text"], font_color=NOTE)


def _table(page: Page, e: Element) -> None:
    excel_table.write_table(page, e["table"], e["caption"])


def _form(page: Page, e: Element) -> None:
    excel_form.write_form(page, e["form"])


def _chart(page: Page, e: Element) -> None:
    excel_chart.write_chart(page, e["chart"])


WRITERS: dict[str, Any] = {
    "chart": _chart, "form": _form, "heading": _heading, "list": _list, "para": _para,
    "placeholder": _placeholder, "prose": _prose, "table": _table,
}  # fmt: skip
MEASURED: dict[str, Any] = {
    "chart": excel_chart.widths_of, "form": excel_form.widths_of, "table": excel_table.widths_of,
}  # fmt: skip
