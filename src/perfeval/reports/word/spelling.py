"""A user's parts spelt as Word itself spells them, whatever program wrote them.

Other programs may choose other prefixes (`ns0:p`, `ns0:Types`) and shut an empty root at once; what
is merged into these parts is text, and relies on Word's spelling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.reports.word.package import TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = re.compile(rb"xmlns(?::([\w.-]+))?\s*=\s*[\"']" + W.encode() + rb"[\"']")
_OTHER = re.compile(rb"<[^\s<>/:]+:(?:Relationship|Override|Default)\b")


def spelt(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts; those that are no XML stay as they are."""
    found = dict(parts)
    for name, data in parts.items():
        if name == TYPES or name.endswith(".rels"):
            end = b"</Types>" if name == TYPES else b"</Relationships>"
            if end not in data or _OTHER.search(data):
                found[name] = _again(data, None)
            continue
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        if {match[1] for match in _DECLARED.finditer(data)} - {b"w"}:
            found[name] = _again(data, "w")
    return found


def _again(data: bytes, prefix: str | None) -> bytes:
    """The same tree under a root that binds its own namespace to the prefix."""
    from lxml import etree

    if b"<!DOCTYPE" in data:  # is refused as it stands
        return data

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return data
    space = W if prefix else etree.QName(root).namespace
    kept = {key: uri for key, uri in root.nsmap.items() if key is not None and uri != space}
    new = etree.Element(root.tag, nsmap={prefix: space, **kept})
    new.text = root.text or "\n"
    new.attrib.update(root.attrib)
    new.extend(list(root))
    etree.cleanup_namespaces(new, keep_ns_prefixes=[key for key in new.nsmap if key])
    return bytes(etree.tostring(new, encoding="UTF-8", xml_declaration=True, standalone=True))
