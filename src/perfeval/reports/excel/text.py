"""Texts of a project as cells: nothing is dropped unseen, nothing is ever a formula."""

from __future__ import annotations

import re

LONGEST = 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def clean(text: str, cut: str) -> str:
    """Text without control characters; what a cell can't hold gives way to the note `cut`."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le")  # as Excel counts: an emoji is two
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - len(cut))].decode("utf-16-le", "ignore") + cut


def sheet_name(text: str) -> str:
    """A text as the name of a sheet: at most 31 characters, none that a formula would read."""
    return _FORBIDDEN.sub(" ", _CONTROL.sub("", text)).strip()[:31] or "Sheet"
