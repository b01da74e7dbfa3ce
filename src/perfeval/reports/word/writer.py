"""The report as a Word document."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.reports.request import DEFAULT, Rendered, Request
from perfeval.reports.story.story import story
from perfeval.reports.templating.offered import notice
from perfeval.reports.word import charts
from perfeval.reports.word.cover import spaces
from perfeval.reports.word.flow import flow, heading
from perfeval.reports.word.page import Page, page_of, settled
from perfeval.reports.word.prepared import Prepared, fill, prepare
from perfeval.reports.word.properties import UNDATED, properties
from perfeval.reports.word.signature import signature_xml
from perfeval.reports.word.titles import title_lines
from perfeval.reports.word.xml import paragraph, printable, run
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.word.package import Added

PARTS = Path(__file__).parent.parent / "templates" / "word" / "parts"
ENGLISH = PARTS.parent / "english"  # parts that differ in English reports
DOCUMENT = "word/document.xml"
DIFFERENT = (
    ("word/styles.xml", b' w:hint="eastAsia"', b""),
    ("word/styles.xml", b'w:val="distribute"', b'w:val="left"'),
    (DOCUMENT, b'w:w="2900"', b'w:w="3600"'),
    (DOCUMENT, b'w:w="5500"', b'w:w="4800"'),
)
CORE = "docProps/core.xml"


def write(card: Scorecard, request: Request = DEFAULT) -> Rendered:
    """The whole report as the bytes of a .docx."""
    model = story(card, request)
    added, faults = charts.parts(model, request.lang, request.charts == "picture")
    if faults:
        return Rendered(b"", faults=tuple(faults))
    if request.template is not None:
        return _in_own(model, card, request, added)
    template, page = shipped(request.lang)
    data = fill(template, context(model, card, words(request.lang), page), added)
    return Rendered(data, tuple(model["placeholders"]), tuple(model["unused"]))


def _in_own(
    model: dict[str, Any], card: Scorecard, request: Request, added: list[Added]
) -> Rendered:
    """The report in the user's own template."""
    from perfeval.reports.word import own
    from perfeval.reports.word.user_template import made

    assert request.template is not None
    template, w = made(request.template, request.lang, _ours(request.lang)), words(request.lang)
    parts = context(model, card, w, template.page) if not template.faults else {}
    given = own.context(model, parts, w, template.page) if parts else {}
    data, faults = own.filled(template, given, request.lang, added)
    return Rendered(data, tuple(model["placeholders"]), tuple(model["unused"]), faults)


@cache
def _ours(lang: str) -> dict[str, bytes]:
    return shipped_parts(lang)


@cache
def shipped(lang: str) -> tuple[Prepared, Page]:
    """The template of the package, ready to be filled, and its page."""
    parts = shipped_parts(lang)
    page = page_of(parts[DOCUMENT].decode("utf-8"))
    # Word does not open a file whose date is a tag, so the template as a file has a date
    dated = parts[CORE].replace(UNDATED.encode(), b"{{ properties.date }}")
    ready = prepare({**parts, CORE: dated})
    return ready._replace(finish={**ready.finish, DOCUMENT: partial(settled, page=page)}), page


def shipped_parts(lang: str = "zh") -> dict[str, bytes]:
    """The parts of the package's template, by name.

    English reports are numbered 1. 1.1 1.1.1, their quotation marks and dashes are Western
    signs, and the longer labels of the cover are not spread over their cells.
    """
    found = _files(PARTS)
    if lang == "en":
        found |= _files(ENGLISH)
        for name, old, new in DIFFERENT:
            found[name] = found[name].replace(old, new)
    return found


def _files(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


HEADING = '<w:pStyle w:val="Heading'
A_FEW = 3000  # signs of XML


def context(model: dict[str, Any], card: Scorecard, w: Words, page: Page) -> dict[str, Any]:
    """What the template sees: texts, and finished parts as `xml`."""
    from markupsafe import Markup

    def own(key: str) -> dict[str, Any] | None:
        s = model["pages"][key]
        write = signature_xml if key == "signature" else flow
        return section(s, paragraph("PartTitle", run(s["heading"])), write) if s else None

    def section(s: dict[str, Any], head: str, write: Any = flow) -> dict[str, Any]:
        return {**s, "xml": Markup(head + write(s["body"], w, page))}

    def annex(s: dict[str, Any]) -> dict[str, Any]:
        label = paragraph("AnnexLabel", run(s["number"].rstrip("：: ")))
        title = "\n".join(title_lines(s["heading"], w.lang))
        head = label + paragraph("AnnexTitle", run(title))
        return {**s, "xml": Markup(headed(head, flow(s["body"], w, page), page))}

    title = title_lines(model["title"], w.lang)
    room = spaces(title, model["mark"], model["cover"], w.lang)
    return {
        "title": printable(model["title"]), "mark": printable(model["mark"]),
        "title_xml": Markup(run("\n".join(title))), "notice": printable(notice(model, w)),
        "cover": [{key: printable(text) for key, text in row.items()} for row in model["cover"]],
        "cover_space": {key: Markup(xml) for key, xml in room.items()},
        "summary": own("summary"), "limits": own("limits"), "signature": own("signature"),
        "chapters": [section(s, heading(s["level"], s["heading"])) for s in model["chapters"]],
        "annexes": [annex(s) for s in model["annexes"]],
        "properties": {key: printable(v) for key, v in properties(model, card, w).items()},
    }  # fmt: skip


def headed(head: str, body: str, page: Page) -> str:
    """A part below its heading; on the landscape page where the part begins with one, or with a
    few sentences before one: they would have an upright page to themselves."""
    before, end, rest = body.partition(page.end_portrait) if page.end_portrait else (body, "", "")
    if end and len(before) < A_FEW and "<w:tbl>" not in before and HEADING not in before:
        return end + head + before + rest
    return head + body
