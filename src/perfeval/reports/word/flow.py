"""The elements of a report as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.prose import led
from perfeval.reports.word.charts import chart_xml
from perfeval.reports.word.form import form_xml
from perfeval.reports.word.prose import runs, written
from perfeval.reports.word.table import table_xml
from perfeval.reports.word.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.reports.story.elements import Element
    from perfeval.reports.word.page import Page
    from perfeval.reports.words import Words


def flow(elements: Sequence[Element], w: Words, page: Page) -> str:
    return "".join(WRITERS[e["kind"]](e, w, page) for e in elements)


def _heading(e: Element, w: Words, page: Page) -> str:
    if not e["number"]:
        return paragraph("Subheading", run(e["text"]))
    return heading(e["level"], e["text"])


def heading(level: int, text: str) -> str:
    """A numbered heading; the number comes from the style."""
    return paragraph(f"Heading{min(level, 4)}", run(text))


def _para(e: Element, w: Words, page: Page) -> str:
    return paragraph("ReportBody", runs(e["runs"]))


def _prose(e: Element, w: Words, page: Page) -> str:
    return written(led(e, w), w, page)


def _table(e: Element, w: Words, page: Page) -> str:
    return table_xml(e["table"], w, page, e["caption"])


def _list(e: Element, w: Words, page: Page) -> str:
    items = enumerate(e["items"], 1)
    return "".join(paragraph("ReportBody", run(f"{n}. {text}")) for n, text in items)


def _placeholder(e: Element, w: Words, page: Page) -> str:
    return paragraph("Placeholder", run(e["text"]))


def _chart(e: Element, w: Words, page: Page) -> str:
    return chart_xml(e["chart"], page)


def _form(e: Element, w: Words, page: Page) -> str:
    form = e["form"]
    if not form["wide"]:
        return form_xml(form, w, page.width)
    return page.end_portrait + form_xml(form, w, page.wide) + page.end_landscape


WRITERS: dict[str, Callable[[Element, Words, Page], str]] = {
    "chart": _chart,
    "form": _form,
    "heading": _heading,
    "list": _list,
    "para": _para,
    "placeholder": _placeholder,
    "prose": _prose,
    "table": _table,
}
