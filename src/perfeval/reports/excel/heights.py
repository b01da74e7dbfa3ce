"""How high a row must be for its texts: merged cells are not measured by the worksheet itself."""

from __future__ import annotations

LINE = {9: 12.5, 10: 14.0, 11: 15.0}
MOST_LINES = 28


def width_of(text: str) -> int:
    """The width of a text in characters of the Latin alphabet; Chinese ones are two wide."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def lines_of(text: str, wide: int) -> int:
    """How many lines a text takes in a cell `wide` characters wide."""
    room = max(1, wide - 1)
    found = 0
    for part in text[:5000].split("\n"):
        wide = width_of(part)
        if " " in part:  # words are not parted: lines end early
            wide += wide // 8
        found += max(1, -(-wide // room))
    return min(found, MOST_LINES)


def height(text: str, wide: int, size: int) -> float:
    """Points of height."""
    return lines_of(text, wide) * LINE.get(size, 15.0) + 3
