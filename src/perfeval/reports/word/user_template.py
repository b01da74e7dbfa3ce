"""A user's own .docx made ready once: mended, merged with what our parts need, checked."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.request import Fault
from perfeval.reports.templating.faults import placed
from perfeval.reports.word.merging import FONTS, NUMBERING, STYLES, merged, registered
from perfeval.reports.word.package import RELATIONS, TYPES, packed
from perfeval.reports.word.page import Page, page_of
from perfeval.reports.word.prepared import Prepared
from perfeval.reports.word.printing import environment
from perfeval.reports.word.renewed import renewed
from perfeval.reports.word.tags import Source, source
from perfeval.reports.word.unpacking import DOCUMENT, unpacked
from perfeval.reports.word.user_check import misspelt, syntax_fault
from perfeval.reports.word.user_finish import HEAD, finished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# the document's parts in which docxtpl knows tags, and its properties
_BODY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PROPERTIES = re.compile(r"docProps/(core|app|custom)\.xml")
_SPACES = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_PICTURES = re.compile(r'(<wp:docPr\b[^>]*?\bid=")(\d+)')


class Made(NamedTuple):
    """A template ready to be filled, its page, and the source of each of its parts; `right` are
    the names of the data with which its own have been seen to be right."""

    template: Prepared
    page: Page
    sources: Mapping[str, Source]
    faults: tuple[Fault, ...]
    right: set[tuple[tuple[str, ...], ...]]


def made(path: Path, lang: str, ours: Mapping[str, bytes]) -> Made:
    """The template of a file as it is now; the same file is read once."""
    try:
        state = path.stat()
    except OSError as error:
        return _refused([Fault("unread", {"reason": error.strerror or str(error)})])
    return _made(
        path.resolve(), lang, state.st_mtime_ns, state.st_size, tuple(sorted(ours.items()))
    )


@lru_cache(maxsize=8)
def _made(
    path: Path, lang: str, changed: int, size: int, ours: tuple[tuple[str, bytes], ...]
) -> Made:
    found = unpacked(path)
    if found.faults:
        return _refused(found.faults)
    return prepared(found.parts, lang, dict(ours))


def _refused(faults: Any) -> Made:
    return Made(Prepared((), {}), Page(0, 0), {}, tuple(faults), set())


def prepared(parts: Mapping[str, bytes], lang: str, ours: Mapping[str, bytes]) -> Made:
    from lxml import etree

    parts = renewed(parts, ours)
    own, faults = _trees(parts, etree)
    if faults:
        return _refused(faults)
    sources: dict[str, Source] = {}
    texts = {name: etree.tostring(root, encoding="unicode") for name, root in own.items()}
    style_parts = {n: t for n, t in texts.items() if n in (STYLES, NUMBERING, FONTS) or _BODY.fullmatch(n)}  # fmt: skip
    shipped = {n: ours[n].decode("utf-8") for n in (STYLES, NUMBERING, FONTS) if n in ours}
    texts |= merged(style_parts, {n: _bare(t) for n, t in shipped.items()})
    for name in sorted(texts):
        if _BODY.fullmatch(name) and _tagged(texts[name]):
            root = etree.fromstring(texts[name].encode("utf-8"), _parser(etree))
            sources[name] = source(name, root, partial(placed, lang=lang))
            faults += [*sources[name].faults, *misspelt(sources[name], lang)]
        elif _PROPERTIES.fullmatch(name) and _tagged(texts[name]):
            sources[name] = Source(texts[name], (), False)
    for name in (STYLES, NUMBERING, FONTS):
        try:
            etree.fromstring(texts.get(name, "<none/>").encode("utf-8"), _parser(etree))
        except etree.XMLSyntaxError:
            faults.append(Fault("docx.xml", {"part": name}))
    if DOCUMENT not in sources and not faults:
        faults.append(Fault("docx.plain", {}))
    if faults:
        return _refused(faults)
    return _ready(parts, texts, sources, lang, ours)


def _trees(parts: Mapping[str, bytes], etree: Any) -> tuple[dict[str, Any], list[Fault]]:
    found: dict[str, Any] = {}
    faults = []
    for name, data in parts.items():
        kept = name in (STYLES, NUMBERING, FONTS)
        if not kept and not _BODY.fullmatch(name) and not _PROPERTIES.fullmatch(name):
            continue
        try:
            found[name] = etree.fromstring(data, _parser(etree))
        except etree.XMLSyntaxError:
            faults.append(Fault("docx.xml", {"part": name}))
    return found, faults


def _parser(etree: Any) -> Any:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)


def _tagged(text: str) -> bool:
    """Whether there may be a tag: also one split over runs, or of full-width signs."""
    return bool(re.search(r"[{｛](?:<[^>]*>)*[{｛%％#]|[%％}｝](?:<[^>]*>)*[}｝]", text))


def _bare(xml: str) -> str:
    return re.sub(r"^<\?xml[^>]*\?>\s*", "", xml)


def _ready(
    parts: Mapping[str, bytes], texts: dict[str, str], sources: dict[str, Source], lang: str,
    ours: Mapping[str, bytes],
) -> Made:  # fmt: skip
    faults, dynamic, finish = [], {}, {}
    try:
        page = page_of(texts[DOCUMENT])
    except ValueError:  # a measure of the page that is no number
        return _refused([Fault("docx.xml", {"part": DOCUMENT})])
    body, own = environment(body=True), environment(body=False)
    for name, one in sources.items():
        jinja = body if _BODY.fullmatch(name) else own
        text = _with_spaces(one.text) if name == DOCUMENT else one.text
        try:
            dynamic[name] = jinja.from_string(text)
        except Exception as error:  # an unknown filter is told with all others, by the check
            if isinstance(error, (RecursionError, SyntaxError, MemoryError)):
                faults.append(Fault("template.deep", {}))
            elif type(error).__name__ != "TemplateAssertionError":
                faults.append(syntax_fault(error, one, lang))
        finish[name] = partial(finished, source=one, page=page, body=name == DOCUMENT)
    if faults:
        return _refused(faults)
    added = [n for n in (STYLES, NUMBERING, FONTS) if n in texts and n not in parts]
    types, relations = registered(
        parts[TYPES].decode("utf-8"),
        parts.get(RELATIONS, NO_RELATIONS.encode()).decode("utf-8"),
        added,
    )
    fixed = {
        name: _declared(texts[name]) if name in texts else parts[name]
        for name in (*parts, *added)
        if name not in sources and name not in (TYPES, RELATIONS)
    }
    template = Prepared(
        tuple(packed(name, data) for name, data in sorted(fixed.items())), dynamic, types,
        relations, finish,
    )  # fmt: skip
    return Made(template, page, sources, (), set())


NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)


def _declared(xml: str) -> bytes:
    return (HEAD + _bare(xml)).encode("utf-8")


def _with_spaces(xml: str) -> str:
    """The document's root with the namespaces that our paragraphs use."""
    end = re.search(r"<w:document\b[^>]*", xml)
    if end is None:
        return xml
    more = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _SPACES.items()
        if f"xmlns:{prefix}=" not in end.group()
    )
    return xml[: end.end()] + more + xml[end.end() :]
