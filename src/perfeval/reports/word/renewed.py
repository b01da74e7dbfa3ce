"""A finished report as a template: its charts stay as pictures of then, under names of their own, and
what its properties say of it is said of the new report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOM = "docProps/custom.xml"
_PART = re.compile(r"(word/(?:charts|charts/_rels|embeddings|media)/)reportChart(?=\d+\.)")
_TARGET = re.compile(rb"((?:charts|embeddings|media)/)reportChart(?=\d+\.)")
_ID = re.compile(rb"([\"'])rIdReportChart(?=\d+\1)")
_PROPERTY = re.compile(r"<property\b[^>]*>.*?</property>\s*", re.DOTALL)
_NAME = re.compile(r"\bname=\"(perfeval\.[^\"]*)\"")
_NUMBER = re.compile(r'\bpid="\d+"')


def renewed(parts: Mapping[str, bytes], ours: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, so that those of a new report find their names free."""
    found = _charts_aside(parts)
    if CUSTOM in found and CUSTOM in ours and b"perfeval." in found[CUSTOM]:
        text = _said_anew(found[CUSTOM].decode("utf-8", "replace"), ours[CUSTOM].decode("utf-8"))
        found[CUSTOM] = text.encode("utf-8")
    return found


def _charts_aside(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    listed = [name for name in parts if name.endswith(".rels") or name.startswith("[")]
    old = any(_PART.match(name) for name in parts) or any(_ID.search(parts[n]) for n in listed)
    if not old:
        return dict(parts)
    number = 1
    while any(f"earlier{number}Chart" in name for name in parts) or any(
        b"rIdEarlier%dChart" % number in parts[name] for name in listed
    ):
        number += 1
    found = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            data = _TARGET.sub(rb"\g<1>earlier%dChart" % number, data)
            data = _ID.sub(rb"\g<1>rIdEarlier%dChart" % number, data)
        found[_PART.sub(rf"\g<1>earlier{number}Chart", name)] = data
    return found


def _said_anew(xml: str, ours: str) -> str:
    """The properties of ours in place of those by the same names; the user's own stay."""
    known = {name[1]: one for one in _PROPERTY.findall(ours) if (name := _NAME.search(one))}

    def one(match: re.Match[str]) -> str:
        name, number = _NAME.search(match.group()), _NUMBER.search(match.group())
        if name is None or "{{" in match.group():
            return match.group()
        new = known.get(name[1], "")
        return _NUMBER.sub(number.group(), new) if number else new

    return _PROPERTY.sub(one, xml)
