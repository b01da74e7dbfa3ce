"""Texts of cells as a reader sees them."""

from __future__ import annotations

import re

# They take no room on the page, but make two equal texts differ.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2060\ufeff"))
_UNSEEN |= {0x2028: "\n", 0x2029: "\n", 0xA0: " ", 0x9: " ", 0xB: "\n", 0xC: "\n", 0x85: "\n"}
# What a control character stood for is not known; dropped, it would join two numbers into one.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


def clean(text: str) -> str:
    """The text without unseen characters and without blanks at its ends; breaks are "\\n"."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
    return _CONTROL.sub("\ufffd", text).strip()


def raised(text: str) -> str:
    """A superscript: 10 and a raised 4 must not read as 104."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """A subscript."""
    return text.translate(_LOWERED)
