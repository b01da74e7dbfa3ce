"""The report in a user's own Word template."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from perfeval.i18n.cli_template import say
from perfeval.reports.request import Fault
from perfeval.reports.templating.faults import failed, placed
from perfeval.reports.templating.finished import Absent, Finished, Unfinished
from perfeval.reports.templating.offered import Notation, offered
from perfeval.reports.word.flow import flow
from perfeval.reports.word.package import (
    FILLED,
    RELATIONS,
    TYPES,
    Packed,
    packed,
    with_added,
    zipped,
)
from perfeval.reports.word.properties import UNDATED
from perfeval.reports.word.tags import short
from perfeval.reports.word.unpacking import DOCUMENT
from perfeval.reports.word.user_check import check, keys_of
from perfeval.reports.word.user_template import NO_RELATIONS, Made

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
    told = dict(sections["properties"])
    told["date"] = "" if told["date"] == UNDATED else told["date"]
    return {**given, **sections, "properties": told}


def filled(
    template: Made, context: Mapping[str, Any], lang: str, added: Sequence[Added] = ()
) -> tuple[bytes, tuple[Fault, ...]]:
    """The document, or what is wrong with the template."""
    if template.faults:
        return b"", template.faults
    keys = keys_of(context)
    if keys not in template.right:
        faults = check(template, context, lang)
        if faults:
            return b"", tuple(faults)
        template.right.add(keys)
    entries = list(template.template.parts)
    beside: dict[str, str] = {}
    for name, part in template.template.dynamic.items():
        try:
            text = part.render(context)
        except Unfinished:
            raise
        except Exception as error:  # whatever an author's expression may bring about
            return b"", (_failed(error, template, name, lang),)
        ours = _without(text, context) if name == DOCUMENT else text
        reason = _unsound(ours) and _unsound(text)
        if reason:
            return b"", (Fault("run.xml", {"reason": reason}),)
        text = template.template.finish[name](text)
        data = text.encode("utf-8", "replace")
        entries.append(packed(name, data, FILLED))
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
        entries = [one for one in entries if one.name != path] + [
            packed(path, links.encode(), FILLED)
        ]
    return entries


def _zipped(template: Made, entries: list[Packed], added: Sequence[Added]) -> bytes:
    types, relations = with_added(template.template.types, template.template.relations, added)
    entries += [packed(part.name, part.data, FILLED) for part in added]
    entries += [
        packed(TYPES, types.encode("utf-8"), FILLED),
        packed(RELATIONS, relations.encode(), FILLED),
    ]
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


_LONG, _START = 2000, 300  # signs of XML


def _without(text: str, context: Mapping[str, Any]) -> str:
    """A part without the long paragraphs and tables that are ours, and so sound: where they stand
    in the order of the report."""
    pages = [context[key] for key in ("summary", "limits", "signature") if context.get(key)]
    chapters, annexes = (context.get(key, ()) for key in ("chapters", "annexes"))
    given = [*pages[:1], *chapters, *pages[1:], *annexes]
    found, at = [], 0
    for one in given:
        block = str(one["xml"])
        start = text.find(block[:_START], at) if len(block) > _LONG else -1
        if start >= 0 and text.startswith(block, start):
            found += [text[at:start], "<w:p/>"]
            at = start + len(block)
    return "".join([*found, text[at:]])


def _unsound(text: str) -> str:
    """Why a part is no XML; "" when it is."""
    from xml.parsers import expat

    data = text.encode("utf-8", "replace")
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as error:
        return str(error)
    return ""
