"""The number format of each cell style of an .xlsx."""

from __future__ import annotations

from perfeval.source.tables.number_format import BUILT_IN
from perfeval.source.tables.xml_parts import elements

MAX_STYLES = 70_000  # Excel keeps 65,490


def format_codes(data: bytes, name: str) -> list[str]:
    """Number format codes by the style number that cells give."""
    if not data:
        return ["General"]
    own: dict[str, str] = {}
    codes: list[str] = []
    inside = False
    for tag, given in elements(name, data):
        if tag == "numFmt":
            own.setdefault(given.get("numFmtId", ""), given.get("formatCode", "General"))
        elif tag in ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles", "fills", "borders"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside and len(codes) < MAX_STYLES:
            number = given.get("numFmtId", "0")
            usual = BUILT_IN.get(int(number), "General") if number.isdecimal() else "General"
            codes.append(own.get(number, usual))
    return codes or ["General"]
