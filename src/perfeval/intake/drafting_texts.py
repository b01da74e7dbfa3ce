"""Printed texts: which say nothing, which are numbers, and how a cell's lines become one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.model.form import Value

# what forms print where there is no value
BLANKS = frozenset(
    (
        "",
        "—",
        "——",
        "―",
        "――",
        "–",
        "-",
        "--",
        "---",
        "－",
        "/",
        "／",
        "//",
        "\\",
        "…",
        "……",
        "无数据",
    )
)
_NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?")
_CONTROLS = {c: None for c in (*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if c not in (9, 10)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_INNER = re.compile(r"[ \t\u3000\xa0]*[\n\t][ \t\u3000\xa0]*")
MOST_DIGITS = 40


def prose(text: str) -> str:
    """The text without characters that no file can hold; its lines are kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return _SURROGATE.sub("", text).strip()


def line(text: str) -> str:
    """The text on one line: breaks inside Chinese vanish, between letters they are a space."""
    return _INNER.sub(_joint, prose(text))


def _joint(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    return " " if before.isascii() and after.isascii() else ""


def is_blank(value: Value | None) -> bool:
    """Whether there is no value: no cell, nothing in it, or a dash."""
    return value is None or usual(line(value.text)).strip() in BLANKS


def decimal(text: str) -> str | None:
    """The plain decimal of a printed number, "1,234.50" → "1234.50"; None when it is none.

    Exact: an exponent moves the point in the text, and no float is made.
    """
    shown = usual(line(text)).replace(" ", "")
    found = _NUMBER.fullmatch(shown)
    if found is None or len(shown) > MOST_DIGITS:
        return None
    sign, whole, decimals, exponent = found.groups()
    whole, decimals = whole.replace(",", ""), decimals or ""
    if not whole and not decimals:
        return None
    if exponent:
        shift = int(exponent)
        if abs(shift) > MOST_DIGITS:
            return None
        digits = whole + decimals
        point = len(whole) + shift
        digits = "0" * max(0, -point) + digits + "0" * max(0, point - len(digits))
        whole, decimals = digits[: max(point, 0)], digits[max(point, 0) :]
    whole = whole.lstrip("0") or "0"
    minus = "-" if sign == "-" else ""
    return f"{minus}{whole}.{decimals}" if decimals else f"{minus}{whole}"


def points(text: str) -> str | None:
    """A weight or a score: a number, with or without 分 or brackets."""
    shown = usual(line(text)).strip().strip("()（）").strip()
    return decimal(shown.removesuffix("分"))


def weight(text: str) -> str | None:
    """A weight of a row, a branch or the whole: points, or a share in percent (60% of 100)."""
    return points(usual(line(text)).replace("%", ""))
