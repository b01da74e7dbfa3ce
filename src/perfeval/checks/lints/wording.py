"""Texts without what does not change their meaning."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[\s，。；、：“”‘’（）()《》,.;:!！\"']+")


def plain(text: str) -> str:
    """The text without blanks, brackets and punctuation."""
    return _BLANKS.sub("", text)
