"""Office files as their parts: opened within bounds, written with fixed times."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from perfeval.model.zip_errors import BROKEN

MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
TIME = (1980, 1, 1, 0, 0, 0)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Package:
    """The parts of a file by name. A part that nobody asked the tree of keeps its bytes."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for what is no archive or too large."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = [e for e in archive.infolist() if not e.is_dir()]
                if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                    raise ValueError("large")
                self.parts = {e.filename: archive.read(e) for e in entries}
        except ValueError:
            raise
        except BROKEN as error:
            raise ValueError("damaged") from error
        self.trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:
        """The root element of a part, which will be written anew; None when there is none.

        Raises ValueError for what is not XML or defines entities.
        """
        if name not in self.parts:
            return None
        if name not in self.trees:
            self.trees[name] = parsed(self.parts[name])
        return self.trees[name]

    def peek(self, name: str) -> Any:
        """The root element of a part, only to be read."""
        if name in self.trees:
            return self.trees[name]
        return parsed(self.parts[name]) if name in self.parts else None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Id → last word of the type, name of the part that a part refers to."""
        folder, base = posixpath.split(name)
        root = self.peek(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = (kind, posixpath.normpath(path).lstrip("/"))
        return found

    def drop(self, name: str) -> None:
        """Takes a part out, with what refers to it."""
        if name not in self.parts:
            return
        del self.parts[name]
        self.trees.pop(name, None)
        types = self.tree("[Content_Types].xml")
        for one in list(types):
            if one.get("PartName", "").lstrip("/") == name:
                types.remove(one)
        for rels in [n for n in self.parts if n.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(rels))
            if posixpath.basename(name).encode() not in self.parts[rels]:
                continue
            root = self.tree(rels)
            for one in list(root):
                target = one.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                if posixpath.normpath(path).lstrip("/") == name:
                    root.remove(one)

    def data(self) -> bytes:
        from lxml import etree

        for name, root in self.trees.items():
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                entry = zipfile.ZipInfo(name, TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, part)
        return target.getvalue()


def parsed(data: bytes) -> Any:
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ValueError("damaged")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("damaged") from error
