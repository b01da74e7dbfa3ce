"""Signs of symbol fonts in a Word document, as they are printed."""

from __future__ import annotations

from typing import Any

from perfeval.source.word_package import W
from perfeval.source.word_styles import value

UNREAD = "\ufffd"  # a sign that is printed but not known here
# code points of symbol fonts, without the 0xF000 that Word adds
_WINGDINGS = {
    0x28: "☎", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□",
    0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + n: chr(0x2460 + n) for n in range(10)} | {0x8C + n: chr(0x2776 + n) for n in range(10)}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0x30: "□",
    0xA3: "□", 0x98: "●", 0x99: "○",
} | {0x6A + n: chr(0x2460 + n) for n in range(10)}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xD7: "·",
    0xB7: "•", 0xB0: "°", 0x25: "%", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x2B: "+", 0x2D: "−", 0xD6: "√",
    0xAE: "→", 0xE5: "∑", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x6D: "μ",
} | {n: chr(n) for n in range(0x30, 0x3A)}  # fmt: skip
FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, char: str) -> str:
    try:
        code = int(char, 16)
    except ValueError:
        return UNREAD
    return _sign(font, code) or UNREAD


def _sign(font: str, code: int) -> str:
    known = FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""


def private(text: str, own: Any) -> str:
    """Letters of symbol fonts typed as letters: their code points have no meaning by themselves."""
    if not text or own is None:
        return text
    fonts = own.find(W + "rFonts")
    name = value(fonts, "ascii") if fonts is not None else ""
    if name.strip().lower() not in FONTS:
        return text
    return "".join(
        (_sign(name, ord(c)) or UNREAD) if 0xF000 <= ord(c) <= 0xF0FF
        else (_sign(name, ord(c)) or c) if c.isascii() and c.isprintable() and c != " " else c
        for c in text
    )  # fmt: skip
