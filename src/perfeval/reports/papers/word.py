"""A paper as a Word document: the styles and pages of the reports, without a cover."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from perfeval.reports.papers.figures import charts_of
from perfeval.reports.word.charts import native
from perfeval.reports.word.flow import flow
from perfeval.reports.word.page import Page, page_of, settled
from perfeval.reports.word.prepared import Prepared, fill, prepare
from perfeval.reports.word.properties import LANGUAGES
from perfeval.reports.word.titles import title_lines
from perfeval.reports.word.writer import A_FEW, DOCUMENT, PARTS, headed, shipped_parts
from perfeval.reports.word.xml import paragraph, printable, run
from perfeval.reports.words import words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.papers.records import Paper
    from perfeval.reports.story.elements import Element
    from perfeval.reports.words import Words

OWN = PARTS.parent / "paper"  # the parts that differ from those of a report
DIFFERENT = (DOCUMENT, "docProps/custom.xml")
LONGEST = 250  # signs of a property
# a key that is one already; anything else would not be read back
KEY = re.compile("[A-Za-z][A-Za-z0-9_.-]{0,60}")
SUBTITLE = '<w:spacing w:before="0" w:after="240"/>'
UNTITLED = '<w:spacing w:before="0" w:after="360"/>'
# room to write by hand; the lines stay on one page
SIGN = '<w:keepNext/><w:keepLines/><w:spacing w:before="400"/>'
_SECTION = re.compile(r"<w:sectPr(?:\s[^>]*)?>.*?</w:sectPr>", re.DOTALL)


def write(paper: Paper) -> bytes:
    """The bytes of a .docx; the same paper gives the same bytes."""
    from markupsafe import Markup

    template, page = _template(paper.lang, paper.landscape)
    charts = charts_of(paper)
    given = {
        "title": printable(paper.title), "mark": "", "body_xml": Markup(_body(paper, page)),
        "properties": _properties(paper),
    }  # fmt: skip
    added = [part for chart in charts for part in native(chart)]
    return fill(template, given, added)


@cache
def _template(lang: str, landscape: bool) -> tuple[Prepared, Page]:
    parts = shipped_parts(lang) | {name: (OWN / name).read_bytes() for name in DIFFERENT}
    document = parts[DOCUMENT].decode("utf-8")
    page = page_of(document)
    if landscape:
        document = _across(document, page)
        page = Page(page.wide, page.wide)
    ready = prepare({**parts, DOCUMENT: document.encode("utf-8")})
    return ready._replace(finish={**ready.finish, DOCUMENT: partial(settled, page=page)}), page


def _across(document: str, page: Page) -> str:
    """The template whose only page is the landscape one."""
    found = _SECTION.search(page.end_landscape)
    assert found is not None, "the template shows a landscape page"
    start = document.rindex("<w:sectPr")
    return document[:start] + found.group() + document[document.index("</w:body>", start) :]


def _body(paper: Paper, page: Page) -> str:
    """Title, text, places to sign; all on a landscape page where the text begins with one, and
    the places with the table that they are to be signed under."""
    w = words(paper.lang)
    title = "\n".join(title_lines(printable(paper.title), paper.lang))
    head = paragraph("Title", run(title), "" if paper.subtitle else UNTITLED)
    if paper.subtitle:
        head += paragraph("TableCaption", run(paper.subtitle), SUBTITLE)
    signed = "".join(paragraph("ReportBody", run(text), SIGN) for text in paper.signature)
    if not page.end_portrait:
        return head + flow(paper.body, w, page) + signed
    text = headed(head, _flowing(paper.body, w, page), page)
    # an upright page before the first landscape one would be empty
    text = text.removeprefix(page.end_portrait)
    if signed and text.endswith(page.end_landscape):
        return text.removesuffix(page.end_landscape) + signed + page.end_landscape
    return text + signed


def _flowing(body: Sequence[Element], w: Words, page: Page) -> str:
    """The text; a heading, and the few sentences below it, go with the landscape table that they
    introduce, and would have an upright page to themselves else."""
    found: list[str] = []
    leading = 0  # how many of the last pieces are a heading and its sentences
    for element in body:
        written = flow([element], w, page)
        if written.startswith(page.end_portrait) and leading:
            start = len(found) - leading
            if sum(map(len, found[start:])) < A_FEW:
                found.insert(start, page.end_portrait)
                written = written.removeprefix(page.end_portrait)
        found.append(written)
        if element["kind"] == "heading":
            leading += 1
        else:
            leading = leading + 1 if leading and element["kind"] == "para" else 0
    return "".join(found)


def _properties(paper: Paper) -> dict[str, Any]:
    given = {key: printable(str(text))[:LONGEST] for key, text in paper.properties.items()}
    own = {"version": VERSION, "kind": paper.kind, "lang": paper.lang}
    own |= {key: text for key, text in given.items() if KEY.fullmatch(key) and key not in own}
    return {
        "subject": given.get("subject", ""), "creator": given.get("creator") or "perfeval",
        "keywords": paper.kind, "language": LANGUAGES.get(paper.lang, LANGUAGES["zh"]),
        "own": [(key, text) for key, text in own.items()],
    }  # fmt: skip
