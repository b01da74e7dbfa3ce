"""A user's own .docx made ready once: mended, merged with what our parts need, checked."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.request import Fault
from perfeval.reports.templating import syntax
from perfeval.reports.templating.faults import mistaken, placed
from perfeval.reports.word.merging import FONTS, NUMBERING, STYLES, merged, registered
from perfeval.reports.word.package import RELATIONS, TYPES, packed
from perfeval.reports.word.page import Page, page_of, settled, unbroken
from perfeval.reports.word.prepared import Prepared
from perfeval.reports.word.printing import environment
from perfeval.reports.word.spelling import spelt
from perfeval.reports.word.tags import Source, Tag, short, source
from perfeval.reports.word.unpacking import DOCUMENT, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# the document's parts in which docxtpl knows tags, and its properties
_BODY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PROPERTIES = re.compile(r"docProps/(core|app|custom)\.xml")
_CUSTOM = "docProps/custom.xml"
_SPACES = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
# a cell must end in a paragraph, also when its only one was a tag
_HOLLOW = re.compile(r"(</w:tcPr>|<w:tc>|</w:tbl>|<w:tcPr/>)\s*</w:tc>")
_PICTURES = re.compile(r'(<wp:docPr\b[^>]*?\bid=")(\d+)')


class Made(NamedTuple):
    """A template ready to be filled, its page, and the source of each of its parts."""

    template: Prepared
    page: Page
    sources: Mapping[str, Source]
    faults: tuple[Fault, ...] = ()


def made(path: Path, lang: str, ours: Mapping[str, bytes]) -> Made:
    """The template of a file as it is now; the same file is read once."""
    try:
        state = path.stat()
    except OSError as error:
        return _refused([Fault("unread", {"reason": error.strerror or str(error)})])
    return _made(path, lang, state.st_mtime_ns, state.st_size, tuple(sorted(ours.items())))


@lru_cache(maxsize=8)
def _made(
    path: Path, lang: str, changed: int, size: int, ours: tuple[tuple[str, bytes], ...]
) -> Made:
    found = unpacked(path)
    if found.faults:
        return _refused(found.faults)
    return prepared(found.parts, lang, dict(ours))


def _refused(faults: Any) -> Made:
    return Made(Prepared((), {}), Page(0, 0), {}, tuple(faults))


def prepared(parts: Mapping[str, bytes], lang: str, ours: Mapping[str, bytes]) -> Made:
    from lxml import etree

    parts = spelt(parts)
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
            faults += [*sources[name].faults, *_misspelt(sources[name], lang)]
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
    page = page_of(texts[DOCUMENT])
    body, own = environment(body=True), environment(body=False)
    for name, one in sources.items():
        jinja = body if _BODY.fullmatch(name) else own
        text = _with_spaces(one.text) if name == DOCUMENT else one.text
        try:
            dynamic[name] = jinja.from_string(text)
        except Exception as error:  # an unknown filter is told with all others, by the check
            if type(error).__name__ != "TemplateAssertionError":
                faults.append(_syntax_fault(error, one, lang))
        finish[name] = partial(_finished, source=one, page=page, body=name == DOCUMENT)
    if faults:
        return Made(Prepared((), {}), page, sources, tuple(faults))
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
    return Made(template, page, sources)


NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _declared(xml: str) -> bytes:
    return (_HEAD + _bare(xml)).encode("utf-8")


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


def _written(tags: tuple[Tag | None, ...]) -> list[syntax.Written]:
    """The tags as plain Jinja; those that only docxtpl knows are comments here."""
    found = []
    for tag in tags:
        text = _straight(tag.text) if tag is not None else "{# #}"
        if tag is not None and tag.whole:
            text = text[:2] + text[2 + len(tag.whole) :]
        if re.match(r"\{%\s*(vm|hm|colspan|cellbg)\b", text):
            text = "{# #}"
        found.append(syntax.Written(text, tag.home if tag is not None else ""))
    return found


def _misspelt(one: Source, lang: str) -> list[Fault]:
    """Tags that Jinja can't read. What a broken tag opens or closes is not known, so blocks are
    looked at when all tags are whole."""
    tags = _written(one.lines) if one.faults else _written(one.order)
    lines = one.lines if one.faults else one.order
    return [
        placed_fault(bad.key, lines[bad.tag], lang, bad.params)
        for bad in syntax.check(tags, environment(body=True), files=False, blocks=not one.faults)
    ]


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def placed_fault(key: str, tag: Tag | None, lang: str, params: Mapping[str, str]) -> Fault:
    place = placed(tag.place, lang=lang) if tag is not None else ""
    text = short(tag.text) if tag is not None else ""
    return Fault(f"tag.{key}", {"place": place, "tag": text, **params})


def _syntax_fault(error: Exception, one: Source, lang: str) -> Fault:
    line = getattr(error, "lineno", 0) or 0
    return placed_fault("syntax", one.tag(line), lang, {"reason": str(error)})


def _finished(xml: str, source: Source, page: Page, body: bool) -> str:
    xml = unbroken(_HOLLOW.sub(r"\1<w:p/></w:tc>", xml), page, body)
    if body:
        xml = settled(xml, page)
    drawn = [found[1] for found in _PICTURES.findall(xml)] if "<wp:docPr" in xml else []
    if len(set(drawn)) < len(drawn):  # a loop repeats a picture, a template shows a chart twice
        numbers = iter(range(1000, 10**9))
        xml = _PICTURES.sub(lambda match: f"{match[1]}{next(numbers)}", xml)
    if source.tables:
        xml = _with_grids(xml)
    return _HEAD + xml


def _with_grids(xml: str) -> str:
    """Grids with as many columns as their tables got."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode"))


def check(template: Made, context: Mapping[str, Any], lang: str) -> list[Fault]:
    """Every name of the template that there is not."""
    found: list[Fault] = []
    jinja = environment(body=True)
    for one in template.sources.values():
        found += mistaken(
            one.text, context, jinja, "xml", partial(_where, one, lang), partial(_is_block, one)
        )
    return found


def _where(one: Source, lang: str, line: int, name: str) -> tuple[str, str] | None:
    tag = one.tag(line)
    return (short(tag.text), placed(tag.place, lang)) if tag is not None else None


def _is_block(one: Source, line: int) -> bool:
    tag = one.tag(line)
    return tag is None or bool(tag.whole)
