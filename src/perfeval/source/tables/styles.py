"""What the cell styles of an .xlsx say of a cell's value: its number format, a struck-out font."""

from __future__ import annotations

from typing import NamedTuple

from perfeval.source.tables.number_format import BUILT_IN
from perfeval.source.tables.xml_parts import elements, true

MAX_STYLES = 70_000  # Excel keeps 65,490
_PARTS = ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles", "fills", "borders", "fonts")


class Looks(NamedTuple):
    """Number format codes by the style number that cells give, and the styles that strike out."""

    codes: tuple[str, ...] = ("General",)
    struck: frozenset[int] = frozenset()


def looks(data: bytes, name: str) -> Looks:
    if not data:
        return Looks()
    own: dict[str, str] = {}
    codes: list[str] = []
    fonts: list[bool] = []  # whether each is struck through
    struck: set[int] = set()
    inside = ""
    for tag, given in elements(name, data):
        if tag == "numFmt":
            own.setdefault(given.get("numFmtId", ""), given.get("formatCode", "General"))
        elif tag in _PARTS:
            inside = tag
        elif tag == "font" and inside == "fonts":
            fonts.append(False)
        elif tag == "strike" and inside == "fonts" and fonts:
            fonts[-1] = true(given.get("val", "1"))
        elif tag == "xf" and inside == "cellXfs" and len(codes) < MAX_STYLES:
            number, font = given.get("numFmtId", "0"), given.get("fontId", "0")
            usual = BUILT_IN.get(int(number), "General") if number.isdecimal() else "General"
            if font.isdecimal() and int(font[:9]) < len(fonts) and fonts[int(font[:9])]:
                struck.add(len(codes))
            codes.append(own.get(number, usual))
    return Looks(tuple(codes) or ("General",), frozenset(struck))
