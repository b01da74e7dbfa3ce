"""Cells that hold several numbers, or one that is broken over lines: none of them can be chosen."""

from __future__ import annotations

import re

from perfeval.intake.values import half, is_number

GROUPED = re.compile(r"[-+]?\d{1,3}([ \u00a0]\d{3})+(\.\d+)?\s*%?")
DIGIT = re.compile(r"\d")


def is_several(text: str) -> bool:
    """Whether a cell for one figure has digits on more than one line or apart from one another."""
    if not text:
        return False
    lines = [line for line in half(text).splitlines() if line.strip()]
    if len(lines) > 1:
        return sum(1 for line in lines if DIGIT.search(line)) > 1
    line = lines[0] if lines else ""
    return sum(1 for part in line.split() if is_number(part)) > 1 and not GROUPED.fullmatch(line)


def are_numbers(text: str) -> bool:
    """Whether a target or an actual is nothing but several bare numbers."""
    if not is_several(text):
        return False
    parts = [part for part in half(text).split() if part]
    return all(is_number(part) for part in parts)
