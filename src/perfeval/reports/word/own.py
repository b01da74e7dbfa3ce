"""The report in a user's own Word template."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from perfeval.i18n.cli_template import say
from perfeval.reports.request import Fault
from perfeval.reports.templating.faults import failed, placed
from perfeval.reports.templating.finished import Absent, Finished
from perfeval.reports.templating.offered import Notation, offered
from perfeval.reports.word.flow import flow
from perfeval.reports.word.package import RELATIONS, TYPES, Packed, packed, with_added, zipped
from perfeval.reports.word.tags import short
from perfeval.reports.word.unpacking import DOCUMENT
from perfeval.reports.word.user_template import NO_RELATIONS, Made, check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.reports.word.package import Added
    from perfeval.reports.word.page import Page
    from perfeval.reports.words import Words

Plain = dict[str, Any]


def context(model: Plain, parts: Mapping[str, Any], w: Words, page: Page) -> Plain:
    """All names of the contract: the report's parts, and its numbers, tables and texts."""
    given = offered(model, w, Notation("xml", lambda elements: flow(elements, w, page)))
    absent = Absent({"key": "", "number": "", "heading": "", "level": 1, "text": "", "xml": Finished(str)})  # fmt: skip
    sections = {key: absent if value is None else value for key, value in parts.items()}
    for key in ("summary", "limits", "signature"):
        if sections[key]:
            sections[key] = {"text": "", **sections[key]}
    return {**given, **sections}


_checked: list[Made] = []  # templates whose names have been seen to be right, the last few


def filled(
    template: Made, context: Mapping[str, Any], lang: str, added: Sequence[Added] = ()
) -> tuple[bytes, tuple[Fault, ...]]:
    """The document, or what is wrong with the template."""
    if template.faults:
        return b"", template.faults
    if not any(one is template for one in _checked):
        faults = check(template, context, lang)
        if faults:
            return b"", tuple(faults)
        _checked[:] = [*_checked[-7:], template]
    entries = list(template.template.parts)
    beside: dict[str, str] = {}
    for name, part in template.template.dynamic.items():
        try:
            text = template.template.finish[name](part.render(context))
        except Exception as error:  # whatever an author's expression may bring about
            return b"", (_failed(error, template, name, lang),)
        data = text.encode("utf-8", "replace")
        reason = _unsound(data)
        if reason:
            return b"", (Fault("run.xml", {"reason": reason}),)
        entries.append(packed(name, data, 6))
        if name != DOCUMENT:
            beside[name] = text
    return _zipped(template, _related(entries, beside, added), added), ()


def _related(
    entries: list[Packed], beside: Mapping[str, str], added: Sequence[Added]
) -> list[Packed]:
    """The entries, with relationships for the charts that stand in headers and footers (`beside`,
    text by name): an id means something only in the part that it is written in."""
    for name, text in beside.items():
        shown = [part for part in added if part.id and f'"{part.id}"' in text]
        if not shown:
            continue
        path = "/_rels/".join(name.rsplit("/", 1)) + ".rels"
        known = [one for one in entries if one.name == path]
        given = zlib.decompress(known[0].data, -15).decode("utf-8") if known else NO_RELATIONS
        _, links = with_added("", given, shown)
        entries = [one for one in entries if one.name != path] + [packed(path, links.encode(), 6)]
    return entries


def _zipped(template: Made, entries: list[Packed], added: Sequence[Added]) -> bytes:
    types, relations = with_added(template.template.types, template.template.relations, added)
    entries += [packed(part.name, part.data, 6) for part in added]
    entries += [packed(TYPES, types.encode("utf-8"), 6), packed(RELATIONS, relations.encode(), 6)]
    return zipped(entries)


def _failed(error: Exception, template: Made, name: str, lang: str) -> Fault:
    source = template.sources[name]

    def where(line: int, _: str) -> tuple[str, str] | None:
        tag = source.tag(line)
        return (short(tag.text), placed(tag.place, lang)) if tag is not None else None

    fault = failed(error, where)
    if not fault.params.get("place"):
        part = name.removeprefix("word/").removesuffix(".xml")
        kind = "document" if name == DOCUMENT else part.rstrip("0123456789")
        known = kind in ("header", "footer", "footnotes", "endnotes", "document")
        fault.params["place"] = say(f"part.{kind}", lang) if known else name
    return fault


def _unsound(data: bytes) -> str:
    """Why a part is no XML; "" when it is."""
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        return str(error)
    return ""
