"""A .docx as its XML parts, opened without trusting it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.source.files import is_file

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PARTS = 5_000
MAX_PART = 64 * 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD = b"\xd0\xcf\x11\xe0"  # what .doc files begin with


class Package(NamedTuple):
    """The parsed parts of a document by name, or why it can't be read (a word of the findings)."""

    parts: dict[str, Any]
    fault: str = ""


def open_word(path: Path) -> Package:
    """The XML parts of a .docx; never raises for what the file holds."""
    if _is_folder(path):
        return Package({}, "folder")
    if not is_file(path):
        return Package({}, "missing")
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLD:
                return Package({}, "old")
        if path.stat().st_size > MAX_BYTES:
            return Package({}, "large")
        with zipfile.ZipFile(path) as archive:
            return _parts(archive)
    except PermissionError:
        return Package({}, "denied")
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        return Package({}, "damaged")
    except Exception:  # zlib.error, struct.error and what else a damaged archive makes of itself
        return Package({}, "damaged")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _parts(archive: zipfile.ZipFile) -> Package:
    entries = archive.infolist()
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
        return Package({}, "large")
    names = [e.filename for e in entries]
    if "word/document.xml" not in names:
        return Package({}, "other")
    found: dict[str, Any] = {}
    for name in names:
        wanted = name.startswith(("word/", "docProps/")) and name.endswith((".xml", ".rels"))
        if not wanted or archive.getinfo(name).file_size > MAX_PART:
            continue
        tree = _tree(archive.read(name))
        if tree is None:
            return Package({}, "damaged")
        found[name] = tree
    return Package(found)


def _tree(data: bytes) -> Any:
    """The root element; None for what is not XML or defines entities."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096]:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
