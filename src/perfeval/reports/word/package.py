"""Word packages as bytes: zips of parts that are compressed already, the same bytes every time."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"


class Packed(NamedTuple):
    """A part, deflated, with the checksum and the size of what it holds."""

    name: str
    data: bytes
    checksum: int
    size: int


class Added(NamedTuple):
    """A part that a report brings along: `name` in the package (`word/charts/chart1.xml`) and its
    content type; with an `id`, the document refers to it by that relationship of type `relation`."""

    name: str
    data: bytes
    kind: str
    id: str = ""
    relation: str = ""


FILLED = 3  # level of what every report packs anew: a third of the time of 6, an eighth bigger


def packed(name: str, data: bytes, level: int = 9) -> Packed:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    body = squeezer.compress(data) + squeezer.flush()
    return Packed(name, body, zlib.crc32(data), len(data))


def with_added(types: str, relations: str, added: Iterable[Added]) -> tuple[str, str]:
    """The package's content types and the document's relationships, naming the added parts too."""
    kinds = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>'
        for part in added
        if part.kind and f'"/{part.name}"' not in types
    )
    links = "".join(
        f'<Relationship Id="{part.id}" Type="{part.relation}" Target="{part.name.removeprefix("word/")}"/>'
        for part in added
        if part.id
    )
    return (
        types.replace("</Types>", kinds + "</Types>"),
        relations.replace("</Relationships>", links + "</Relationships>"),
    )


def zipped(entries: Iterable[Packed]) -> bytes:
    """The package; its parts by name behind the content types, dated on zip's first day."""
    ordered = sorted(entries, key=lambda part: (part.name != TYPES, part.name))
    assert len({part.name for part in ordered}) == len(ordered), "a part twice"
    out, directory = io.BytesIO(), io.BytesIO()
    for name, data, checksum, size in ordered:
        raw, at = name.encode("utf-8"), out.tell()
        common = struct.pack("<HHHHIIIHH", 0x800, 8, 0, 33, checksum, len(data), size, len(raw), 0)
        out.write(b"PK\x03\x04" + struct.pack("<H", 20) + common + raw + data)
        directory.write(b"PK\x01\x02" + struct.pack("<HH", 20, 20) + common)
        directory.write(struct.pack("<HHHII", 0, 0, 0, 0, at) + raw)
    start, listing, n = out.tell(), directory.getvalue(), len(ordered)
    out.write(listing)
    out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, n, n, len(listing), start, 0))
    return out.getvalue()


def package(parts: Mapping[str, bytes]) -> bytes:
    return zipped(packed(name, data) for name, data in parts.items())
