"""A user's .docx as its parts, or why it can't be a template."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports.request import Fault
from perfeval.reports.word.package import RELATIONS, TYPES
from perfeval.reports.word.spelling import spelt

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES, MOST_PARTS, MOST_XML = 64_000_000, 3000, 16_000_000
# far above what text or a plain picture shrinks to; small parts may shrink as they like
RATIO, SMALL = 200, 4_000_000
DOCUMENT = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_RELATION = re.compile(r"<Relationship\b[^>]*?/?>")
_EXTERNAL = re.compile(r"""TargetMode\s*=\s*["']External["']""")
_TARGET = re.compile(r"""\bTarget\s*=\s*["']([^"']*)["']""")
# Word 2010's copy of the styles for itself: it would name lists by the numbers they had
_COPY = "stylesWithEffects.xml"
_OVERRIDE = re.compile(rf"<Override\b[^>]*/{_COPY}\"[^>]*>")
_ATTACHED = re.compile(r"<w:attachedTemplate\b[^>]*/>")


class Unpacked(NamedTuple):
    parts: dict[str, bytes]
    faults: tuple[Fault, ...] = ()


def unpacked(path: Path) -> Unpacked:
    """The parts by name; nothing is unfolded beyond the bounds."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return _refused("docx.size", limit=str(MOST_BYTES // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        return _refused("unread", reason=error.strerror or str(error))
    if data.startswith(_OLE):
        return _refused("docx.old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _entries(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return _refused("docx.zip")
    except Exception as error:  # zlib.error has no common base with the others
        if type(error).__module__ != "zlib":
            raise
        return _refused("docx.zip")


def _refused(key: str, **params: str) -> Unpacked:
    return Unpacked({}, (Fault(key, params),))


def _entries(archive: zipfile.ZipFile) -> Unpacked:
    listed = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in listed]
    if DOCUMENT not in names or TYPES not in names:
        return _refused("docx.other")
    if len({name.casefold() for name in names}) < len(names) or any(
        _outside(name) for name in names
    ):
        return _refused("docx.zip")
    if len(listed) > MOST_PARTS or sum(entry.file_size for entry in listed) > MOST_BYTES:
        return _refused("docx.size", limit=str(MOST_BYTES // 1_000_000))
    for entry in listed:
        if entry.flag_bits & 1:
            return _refused("docx.locked")
        if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
            return _refused("docx.bomb", part=entry.filename)
        if entry.filename.endswith((".xml", ".rels")) and entry.file_size > MOST_XML:
            return _refused("docx.size", limit=str(MOST_XML // 1_000_000))
    parts = spelt({entry.filename: archive.read(entry) for entry in listed})
    fault = _fault_of(parts) or _damaged(parts)
    return Unpacked({}, (fault,)) if fault else Unpacked(_detached(parts))


def _damaged(parts: dict[str, bytes]) -> Fault | None:
    """A part that lists others and is no XML, or one that is not in UTF-8, as all of Word's are."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    for name, data in sorted(parts.items()):
        try:
            if name.endswith((".xml", ".rels")):
                data.decode("utf-8")
            if name == TYPES or name.endswith(".rels"):
                etree.fromstring(data, parser)
        except (UnicodeDecodeError, etree.XMLSyntaxError):
            return Fault("docx.xml", {"part": name})
    return None


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _fault_of(parts: dict[str, bytes]) -> Fault | None:
    types = parts[TYPES].decode("utf-8", "replace")
    lower = [name.lower() for name in parts]
    if "macroEnabled" in types or any("vbaproject" in n or "/activex/" in n for n in lower):
        return Fault("docx.macro", {})
    if _WORD not in parts[DOCUMENT][:20_000]:
        return Fault("docx.strict", {})
    for name, data in sorted(parts.items()):
        bad = b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data[:200]
        if bad and name.endswith((".xml", ".rels")):
            return Fault("docx.doctype", {"part": name})
        if name.endswith(".rels"):
            for found in _RELATION.findall(data.decode("utf-8", "replace")):
                if _EXTERNAL.search(found) and not re.search(
                    r"/(hyperlink|attachedTemplate)\"", found
                ):
                    target = _TARGET.search(found)
                    return Fault("docx.external", {"target": target.group(1) if target else name})
    return None


def _detached(parts: dict[str, bytes]) -> dict[str, bytes]:
    """A document (not a template file), without the path of the template on its author's machine."""
    types = parts[TYPES].decode("utf-8").replace(_TEMPLATE, _MAIN)
    if f"word/{_COPY}" in parts:
        types, links = _OVERRIDE.sub("", types), parts.get(RELATIONS, b"").decode("utf-8")
        kept = _RELATION.sub(lambda m: "" if _COPY in m.group() else m.group(), links)
        parts = {name: data for name, data in parts.items() if name != f"word/{_COPY}"}
        parts |= {RELATIONS: kept.encode("utf-8")} if kept else {}
    settings, links = "word/settings.xml", "word/_rels/settings.xml.rels"
    found = {**parts, TYPES: types.encode("utf-8")}
    if links in parts and b"attachedTemplate" in parts[links]:
        kept = _RELATION.sub(
            lambda m: "" if "/attachedTemplate" in m.group() else m.group(), parts[links].decode("utf-8")
        )  # fmt: skip
        found[links] = kept.encode("utf-8")
        if settings in parts:
            found[settings] = _ATTACHED.sub("", parts[settings].decode("utf-8")).encode("utf-8")
    return found
