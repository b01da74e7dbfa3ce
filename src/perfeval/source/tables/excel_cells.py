"""What a cell of a workbook says to a reader."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfeval.model import grid
from perfeval.model.grid import Cell
from perfeval.source.tables.figures import figure

if TYPE_CHECKING:
    from perfeval.source.tables.shared_strings import SharedStrings
    from perfeval.source.tables.sheet_xml import Raw
    from perfeval.source.tables.styles import Looks

_NUMERAL = re.compile(r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?%?\Z")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?Z?)?\Z")


class Cells:
    """Makes cells out of raw ones; keeps in `cut` those whose text was too long."""

    def __init__(self, shared: SharedStrings, looks: Looks, since_1904: bool) -> None:
        self.shared = shared
        self.codes = looks.codes
        self.struck = looks.struck
        self.since_1904 = since_1904
        self.recalculated = False  # the program that wrote the file left the sums to Excel

    def cell(self, raw: Raw, row: int, column: int) -> Cell:
        if raw.style in self.struck or raw.struck or raw.kind == "s":
            text, kind, notes = self._unstruck(raw)
        else:
            text, kind, notes = self._read(raw)
        if raw.formula and grid.UNCACHED not in notes:
            notes = (*notes, grid.FORMULA)
        return Cell(text, row, column, kind, notes)

    def cut(self, raw: Raw) -> bool:
        return raw.cut or (
            raw.kind == "s" and raw.value.isdecimal() and int(raw.value) in self.shared.long
        )

    def _unstruck(self, raw: Raw) -> tuple[str, str, tuple[str, ...]]:
        """What is left of a cell without what is struck through."""
        number = raw.value.strip() if raw.kind == "s" else ""
        at = int(number) if number.isdecimal() and len(number) < 10 else -1
        if raw.style in self.struck:
            known = self.shared[at] if at >= 0 else None
            whole = known if raw.kind == "s" else raw.value
            left = self.shared.apart.get(at, "") if raw.kind == "s" else raw.apart
            if not (whole or "").strip() and not raw.struck:
                return self._read(raw)
            text, kind, notes = said(left)
            return text, kind, (*notes, grid.STRUCK)
        text, kind, notes = self._read(raw)
        if raw.struck or at in self.shared.struck:
            notes = (*notes, grid.STRUCK)
        return text, kind, notes

    def _read(self, raw: Raw) -> tuple[str, str, tuple[str, ...]]:
        value, kind = raw.value, raw.kind
        if kind == "s":
            number = value.strip()
            known = self.shared[int(number)] if number.isdecimal() and len(number) < 10 else None
            return said(known or "", raw.formula) if known is not None else ("", grid.ERROR, ())
        if raw.formula and ((value == "" and kind != "str") or self._placeholder(raw)):
            return "", grid.BLANK, (grid.UNCACHED,)
        if kind in ("str", "inlineStr"):
            from perfeval.source.tables.shared_strings import unescaped

            return said(unescaped(value) if kind == "str" else value, raw.formula)
        if kind == "b":
            return ("是" if value.strip() in ("1", "true") else "否"), grid.FLAG, ()
        if kind == "e":
            return value.strip(), grid.ERROR, ()
        if kind == "d":
            found = _ISO.match(value.strip())
            return (found[1] if found else value.strip().replace("T", " ")), grid.DATE, ()
        code = self.codes[raw.style] if raw.style < len(self.codes) else "General"
        made = figure(value, code, self.since_1904, raw.formula)
        return (
            (value.strip(), grid.ERROR, ()) if made is None else (made.text, made.kind, made.notes)
        )

    def _placeholder(self, raw: Raw) -> bool:
        """XlsxWriter writes 0 where Excel is to reckon when it opens the file."""
        return self.recalculated and raw.value.strip() == "0"


def said(text: str, formula: bool = False) -> tuple[str, str, tuple[str, ...]]:
    """A text, with a note when it is a number kept as a text."""
    if not text:
        return "", grid.BLANK, ()
    if not formula and len(text) <= 40 and is_numeral(text):
        return text, grid.TEXT, (grid.TEXT_NUMBER,)
    return text, grid.TEXT, ()


def is_numeral(text: str) -> bool:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return any(sign.isdecimal() for sign in plain) and bool(_NUMERAL.match(plain.strip()))
