"""The review opinion as a Word document: the styles and pages of the reports, without a cover."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from perfeval.model.marks import REVIEW, UNSEALED
from perfeval.reports.review import figures
from perfeval.reports.review.opinion import opinion
from perfeval.reports.review.seal import sealed
from perfeval.reports.word.flow import flow
from perfeval.reports.word.page import Page, page_of, settled
from perfeval.reports.word.prepared import Prepared, fill, prepare
from perfeval.reports.word.properties import LANGUAGES
from perfeval.reports.word.titles import title_lines
from perfeval.reports.word.writer import DOCUMENT, PARTS, shipped_parts
from perfeval.reports.word.xml import paragraph, printable, run
from perfeval.reports.words import words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.reports.review.records import Reviewed

OPINION = PARTS.parent / "opinion"  # the parts that differ from those of a report
DIFFERENT = (DOCUMENT, "docProps/custom.xml")
# room to write by hand; the lines stay on one page
SIGN = '<w:keepNext/><w:keepLines/><w:spacing w:before="400"/>'


def write(one: Reviewed, lang: str) -> bytes:
    """The opinion as the bytes of a .docx; the same recheck gives the same bytes."""
    from markupsafe import Markup

    template, page = _template(lang)
    model, w = opinion(one, lang), words(lang)
    signed = "".join(paragraph("ReportBody", run(text), SIGN) for text in model["signature"])
    given = {
        "title": printable(model["title"]), "mark": "",
        "title_xml": Markup(run("\n".join(title_lines(printable(model["title"]), lang)))),
        "body_xml": Markup(flow(model["body"], w, page) + signed),
        "properties": {key: printable(text) for key, text in _properties(one, lang).items()},
    }  # fmt: skip
    return sealed(fill(template, given))


@cache
def _template(lang: str) -> tuple[Prepared, Page]:
    parts = shipped_parts(lang) | {name: (OPINION / name).read_bytes() for name in DIFFERENT}
    page = page_of(parts[DOCUMENT].decode("utf-8"))
    ready = prepare(parts)
    return ready._replace(finish={**ready.finish, DOCUMENT: partial(settled, page=page)}), page


def _properties(one: Reviewed, lang: str) -> dict[str, Any]:
    recheck = one.recheck
    totals = recheck.totals
    return {
        "subject": recheck.name, "creator": "perfeval", "keywords": REVIEW,
        "language": LANGUAGES[lang], "version": VERSION, "kind": "review-opinion",
        "project": figures.name(recheck, lang), "lang": lang, "source": one.file,
        "sha256": one.sha256, "reported": figures.number(totals.reported),
        "recomputed": figures.number(totals.computed), "content": UNSEALED,
    }  # fmt: skip
