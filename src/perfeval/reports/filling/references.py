"""References to cells in formulas and ranges, moved when rows are put in.

A range that ends at the row which new rows are made like grows with them: `=SUM(G10:G14)` is to
count them too, and so are input checks and conditional formats.
"""

from __future__ import annotations

import re

from perfeval.model.finding import column_letters

_REF = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_TOKEN = re.compile(
    r'(?P<string>"(?:[^"]|"")*")'
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*(?:\:[\w.]+)?|\[\d+\][\w.]*)!)"
    rf"|(?P<range>(?<![\w.$])(?:{_REF}(?::{_REF})?|\$?[1-9]\d{{0,6}}:\$?[1-9]\d{{0,6}})(?![\w.(!]))"
    r"|(?P<brackets>\[[^\]]*\])"
)
_PART = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d+)")


def sheet_name(token: str) -> str:
    """The sheet that `'…'!` or `…!` names."""
    name = token[:-1]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def moved_formula(text: str, own: bool, sheet: str, at: int, count: int) -> str:
    """A formula after `count` rows were put in under row `at` of a sheet; `own` says that the
    formula stands in that sheet, so bare references mean it."""
    here = [own]

    def told(found: re.Match[str]) -> str:
        token = found.group()
        if found.lastgroup == "sheet":
            here[0] = sheet_name(token) == sheet
            return token
        if found.lastgroup == "range":
            mine, here[0] = here[0], own
            return _moved(token, at, count, False) if mine else token
        return token

    return _TOKEN.sub(told, text)


def moved_ranges(text: str, at: int, count: int) -> str:
    """Ranges parted by blanks, as in `sqref`; one of the row itself grows too."""
    return " ".join(_moved(one, at, count, True) for one in text.split())


def moved_cell(text: str, at: int, count: int) -> str:
    """One cell or range that moves as a whole and never grows."""
    if _row(text.partition(":")[0]) <= at:
        return text
    return ":".join(_by(part, count) for part in text.split(":"))


def _moved(token: str, at: int, count: int, single: bool) -> str:
    """`single`: whether a range of the row `at` alone grows."""
    first, _, last = token.partition(":")
    top = _row(first)
    bottom = _row(last) if last else top
    if top > at:
        return _by(first, count) + (":" + _by(last, count) if last else "")
    if bottom < at or (bottom == at == top and not single):
        return token
    if bottom == at and not last and not single:
        return token
    return f"{first}:{_by(last or first, count)}" if bottom >= at and (last or single) else token


def _row(text: str) -> int:
    found = _PART.fullmatch(text)
    return int(found.group(4)) if found else 0


def _by(text: str, count: int) -> str:
    found = _PART.fullmatch(text)
    if found is None:
        return text
    fixed, letters, mark, row = found.groups()
    return f"{fixed}{letters}{mark}{int(row) + count}"


def copied(text: str, rows: int, columns: int = 0) -> str:
    """A formula as it stands when copied `rows` further down: relative references go along."""

    def told(found: re.Match[str]) -> str:
        if found.lastgroup != "range":
            return found.group()
        return ":".join(_copied(one, rows, columns) for one in found.group().split(":"))

    return _TOKEN.sub(told, text)


def _copied(text: str, rows: int, columns: int) -> str:
    found = _PART.fullmatch(text)
    if found is None:
        return text
    fixed, letters, mark, row = found.groups()
    new = int(row) if mark else max(int(row) + rows, 1)
    if letters and not fixed and columns:
        letters = column_letters(max(column_of(letters) + columns, 1))
    return f"{fixed}{letters}{mark}{new}"


def column_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_of(text: str) -> tuple[int, int]:
    """Row and column of a cell's name; (0, 0) for what is none."""
    found = _PART.fullmatch(text)
    if found is None or not found.group(2):
        return 0, 0
    return int(found.group(4)), column_of(found.group(2))


def corners(text: str) -> tuple[int, int, int, int]:
    """Top, left, bottom, right of a range."""
    first, _, last = text.partition(":")
    top, left = cell_of(first)
    bottom, right = cell_of(last or first)
    return top, left, bottom, right
