"""Templates made ready once: the parts that never change compressed, the others as Jinja."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# Word's tags that stand for a whole paragraph, row or cell, as docxtpl writes them
_WHOLE = {"p": "p", "tr": "tr", "tc": "tc", "r": "r"}


class Prepared(NamedTuple):
    """A template: `parts` as compressed data with its checksum and size, `dynamic` as templates."""

    parts: tuple[tuple[str, bytes, int, int], ...]
    dynamic: Mapping[str, Any]


def tagged(xml: str) -> str:
    """`{%tr for … %}` in a row becomes `{% for … %}` in place of that row."""
    for mark, name in _WHOLE.items():
        pattern = (
            rf"<w:{name}[ >](?:(?!<w:{name}[ >]).)*?(\{{[%{{]){mark}\b(.*?)([%}}]\}}).*?</w:{name}>"
        )
        xml = re.sub(pattern, r"\1\2\3", xml, flags=re.DOTALL)
    return xml


def prepare(parts: Mapping[str, bytes]) -> Prepared:
    environment = _environment()
    fixed, dynamic = [], {}
    for name, data in parts.items():
        text = data.decode("utf-8") if name.endswith((".xml", ".rels")) else ""
        if "{{" in text or "{%" in text:
            dynamic[name] = environment.from_string(tagged(text))
        else:
            fixed.append((name, _deflated(data), zlib.crc32(data), len(data)))
    return Prepared(tuple(fixed), dynamic)


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _deflated(data: bytes) -> bytes:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeezer.compress(data) + squeezer.flush()


def fill(template: Prepared, context: Mapping[str, Any]) -> bytes:
    """The finished document; the same context gives the same bytes."""
    entries = list(template.parts)
    for name, part in template.dynamic.items():
        data = part.render(context).encode("utf-8")
        squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
        entries.append(
            (name, squeezer.compress(data) + squeezer.flush(), zlib.crc32(data), len(data))
        )
    entries.sort(key=lambda entry: (entry[0] != "[Content_Types].xml", entry[0]))
    return _zipped(entries)


def _zipped(entries: list[tuple[str, bytes, int, int]]) -> bytes:
    """A zip of data that is compressed already, dated 1980-01-01 as zip's first day."""
    out, directory = io.BytesIO(), io.BytesIO()
    for name, packed, checksum, size in entries:
        raw, at = name.encode("utf-8"), out.tell()
        common = struct.pack(
            "<HHHHIIIHH", 0x800, 8, 0, 33, checksum, len(packed), size, len(raw), 0
        )
        out.write(b"PK\x03\x04" + struct.pack("<H", 20) + common + raw + packed)
        directory.write(b"PK\x01\x02" + struct.pack("<HH", 20, 20) + common)
        directory.write(struct.pack("<HHHII", 0, 0, 0, 0, at) + raw)
    start, listing = out.tell(), directory.getvalue()
    out.write(listing)
    n = len(entries)
    out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, n, n, len(listing), start, 0))
    return out.getvalue()
