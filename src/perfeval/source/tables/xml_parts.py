"""Events of an XML part; document types and entities are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from perfeval.source.tables.archive import BrokenError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Start = Callable[[str, Mapping[str, str]], None]
    End = Callable[[str], None]
    Text = Callable[[str], None]
    Feed = Callable[[bytes, bool], None]


def feeder(name: str, start: Start, end: End, text: Text | None = None) -> Feed:
    """A function that takes the part piece by piece; the last piece comes with True."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(name)

    def feed(data: bytes, final: bool) -> None:
        try:
            parser.Parse(data, final)
        except expat.ExpatError as error:
            raise BrokenError("damaged", name) from error
        finally:
            if final:  # a handler that knows the parser keeps both alive
                parser.StartElementHandler = parser.EndElementHandler = None

    return feed


def elements(name: str, data: bytes, most: int = 500_000) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part in order: local name and attributes, without their texts."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, given: Mapping[str, str]) -> None:
        if len(found) >= most:
            raise BrokenError("large", name)
        found.append((local(tag), dict(given)))

    feeder(name, start, lambda _: None)(data, True)
    return found


def local(tag: str) -> str:
    """A name without its prefix."""
    return tag.rpartition(":")[2]


def true(text: str | None) -> bool:
    return text is not None and text.strip().lower() in ("1", "true", "on")


def _refuse(name: str) -> None:
    raise BrokenError("entities", name)
