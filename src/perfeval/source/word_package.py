"""A .docx as its XML parts, opened without trusting it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.source.files import is_file

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.source.tables.archive import Archive

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024  # of all parts that are used
MAX_PARTS = 5_000
MAX_PART = 64 * 1024 * 1024
MAX_ELEMENTS = 2_000_000  # of all parts together
MAX_ATTRIBUTES = 4_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD = b"\xd0\xcf\x11\xe0"  # what .doc files begin with
_DOCUMENT = "word/document.xml"
_USED = re.compile(
    r"word/(?:document|styles|numbering|(?:header|footer)[^/]*)\.xml|word/_rels/document\.xml\.rels"
    r"|word/theme/theme1\.xml|docprops/custom\.xml"
)
_NAMES = {"docprops/custom.xml": "docProps/custom.xml"}


class Package(NamedTuple):
    """The parsed parts of a document by name, or why it can't be read (a word of the findings)."""

    parts: dict[str, Any]
    fault: str = ""


def open_word(path: Path) -> Package:
    """The XML parts of a .docx that are used; never raises for what the file holds."""
    from perfeval.source.tables.archive import Archive, BrokenError

    if _is_folder(path):
        return Package({}, "folder")
    if not is_file(path):
        return Package({}, "missing")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if data.startswith(_OLD):
            return Package({}, "old")
        if len(data) > MAX_BYTES:
            return Package({}, "large")
        return _parts(Archive(data))
    except PermissionError:
        return Package({}, "denied")
    except BrokenError as error:
        return Package({}, "large" if error.why == "large" else "damaged")
    except MemoryError:
        return Package({}, "large")
    except Exception:  # what else a damaged archive makes of itself
        return Package({}, "damaged")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _parts(archive: Archive) -> Package:
    if len(archive.entries) > MAX_PARTS:
        return Package({}, "large")
    if _DOCUMENT not in archive:
        return Package({}, "other")
    archive.left = MAX_UNPACKED
    found: dict[str, Any] = {}
    elements = attributes = 0
    for name in archive.entries:
        if not _USED.fullmatch(name):
            continue
        data = archive.read(name, MAX_PART)
        # a part's tree takes far more room than its text: what it will hold is counted first
        elements += data.count(b"<") - data.count(b"</")
        attributes += data.count(b"=")
        if elements > MAX_ELEMENTS or attributes > MAX_ATTRIBUTES:
            return Package({}, "large")
        tree = _tree(data)
        if tree is None:
            return Package({}, "damaged")
        found[_NAMES.get(name, name)] = tree
    return Package(found)


def _tree(data: bytes) -> Any:
    """The root element of a part in UTF-8; None for what is not XML or defines entities."""
    from lxml import etree

    if b"<!DOCTYPE" in data:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    return None if root.getroottree().docinfo.doctype else root
