"""What the number formats of a workbook make of a number."""

from __future__ import annotations

import re
from typing import Any

from perfeval.reports.filling.sheet import S

GENERAL, PLAIN, PERCENT, TEXT, OTHER = "general", "plain", "percent", "text", "other"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 49: "@"}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')

_USUAL = 11.0  # points of a font that does not say


class Formats:
    """The number formats by the number of a cell's style."""

    def __init__(self, root: Any) -> None:
        self.codes: list[str] = []
        self.wraps: list[tuple[bool, float]] = []
        if root is None:
            return
        fonts = root.find(S + "fonts")
        sizes = [_size(font) for font in (fonts.findall(S + "font") if fonts is not None else ())]
        own = {f.get("numFmtId"): f.get("formatCode", "") for f in root.iter(S + "numFmt")}
        cells = root.find(S + "cellXfs")
        for xf in cells.findall(S + "xf") if cells is not None else ():
            key = xf.get("numFmtId", "0")
            number = int(key) if key.isdigit() else 0
            usual = "General" if number == 0 else _BUILT_IN.get(number, "d" if number else "")
            self.codes.append(own.get(key) or usual)
            align, font = xf.find(S + "alignment"), xf.get("fontId", "0")
            at = int(font) if font.isdigit() else 0
            wraps = align is not None and align.get("wrapText") in ("1", "true")
            self.wraps.append((wraps, sizes[at] if at < len(sizes) else _USUAL))

    def wrapped(self, cell: Any) -> tuple[bool, float]:
        """Whether a cell breaks long texts into lines, and the size of its font in points."""
        style = cell.get("s", "0")
        at = int(style) if style.isdigit() else 0
        return self.wraps[at] if at < len(self.wraps) else (False, _USUAL)

    def of(self, cell: Any) -> tuple[str, int | None]:
        """The kind of a cell's format and how many decimals it shows (None: all there are)."""
        style = cell.get("s", "0")
        at = int(style) if style.isdigit() else 0
        return kind(self.codes[at] if at < len(self.codes) else "General")


def _size(font: Any) -> float:
    found = font.find(S + "sz")
    text = found.get("val", "") if found is not None else ""
    return float(text) if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d+)?", text) else _USUAL


def kind(code: str) -> tuple[str, int | None]:
    bare = _LITERAL.sub("", code.split(";")[0])
    if not bare or bare.lower() == "general":
        return GENERAL, None
    if bare.strip() == "@":
        return TEXT, None
    if (
        not re.search("[0#?]", bare)
        or re.search("[ymdhsYMDHS/E]", bare)
        or bare.rstrip("%").endswith(",")
    ):
        return OTHER, None
    decimals = re.search(r"\.([0#?]+)", bare)
    places = len(decimals.group(1)) if decimals else 0
    return (PERCENT if "%" in bare else PLAIN), places
