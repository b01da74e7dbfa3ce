"""The report as a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import story
from perfeval.reports.word.flow import flow, heading
from perfeval.reports.word.page import Page
from perfeval.reports.word.prepared import Prepared, fill, prepare
from perfeval.reports.word.xml import paragraph, run
from perfeval.reports.words import Words, words
from perfeval.version import VERSION

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

PARTS = Path(__file__).parent.parent / "templates" / "word" / "parts"
PAGE = Page(width=8844, wide=12755)


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole report as the bytes of a .docx."""
    model = story(card, request)
    data = fill(shipped(), context(model, card, words(request.lang), PAGE))
    return Rendered(data, tuple(model["placeholders"]), tuple(model["unused"]))


def shipped() -> Prepared:
    """The template of the package."""
    files = sorted(path for path in PARTS.rglob("*") if path.is_file())
    return prepare({str(path.relative_to(PARTS).as_posix()): path.read_bytes() for path in files})


def context(model: dict[str, Any], card: Scorecard, w: Words, page: Page) -> dict[str, Any]:
    """What the template sees: texts, and finished parts as `xml`."""
    from markupsafe import Markup

    def own(key: str) -> dict[str, Any] | None:
        s = model["pages"][key]
        return section(s, paragraph("PartTitle", run(s["heading"]))) if s else None

    def section(s: dict[str, Any], head: str) -> dict[str, Any]:
        return {**s, "xml": Markup(head + flow(s["body"], w, page))}

    return {
        "title": model["title"], "mark": model["mark"], "cover": model["facts"],
        "summary": own("summary"), "limits": own("limits"), "signature": own("signature"),
        "chapters": [section(s, heading(s["level"], s["heading"])) for s in model["chapters"]],
        "annexes": [
            section(
                s,
                paragraph("AnnexLabel", run(s["number"].rstrip("：: ")))
                + paragraph("AnnexTitle", run(s["heading"])),
            )
            for s in model["annexes"]
        ],
        "properties": {
            "subject": card.project.header.name, "creator": "", "language": "zh-CN",
            "date": "1980-01-01", "digest": card.project.digest, "version": VERSION,
        },
    }  # fmt: skip
