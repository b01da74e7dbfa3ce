"""The cover on one page: how much room stays above the title and above the facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.reports.word.page import blank
from perfeval.reports.word.titles import WIDEST, size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# twips, as the template and its styles have them
HEIGHT = 12736  # of the text, without the end of the section
TITLE, MARK, LINE, PADDING = 680, 739, 440, 170  # a line of the title, the mark; of a fact
LABELS = {"zh": 8.0, "en": 10.0}  # room of a label and of a fact, in signs of 16 pt
VALUES = {"zh": 15.6, "en": 13.6}
SPARE = 200  # what programs reckon differently
ABOVE, BETWEEN = 2900, 1740  # at most
_PIECE = re.compile(r"[\x21-\x7e\u00a0-\u2e7f]+\s*|.", re.DOTALL)


def spaces(
    title: Sequence[str], mark: str, rows: Sequence[Mapping[str, str]], lang: str
) -> dict[str, str]:
    """Paragraphs of the height that the other parts of the page leave: `top`, `middle`."""
    lines = sum(max(1, -int(-size(line) // (WIDEST + 1))) for line in title)
    facts = sum(
        PADDING + LINE * max(_lines(row["label"], LABELS[lang]), _lines(row["value"], VALUES[lang]))
        for row in rows
    )
    left = max(HEIGHT - SPARE - lines * TITLE - bool(mark) * MARK - facts, 40)
    middle = min(BETWEEN, left * 2 // 5)
    return {"top": blank(min(ABOVE, left - middle)), "middle": blank(middle)}


def _lines(text: str, room: float) -> int:
    """The lines of a text whose words stay whole; Western letters in the broadest usual font."""
    count, filled = 1, 0.0
    for piece in _PIECE.findall(text):
        wide = size(piece.rstrip())
        if filled and filled + wide > room:
            count, filled = count + 1, 0.0
        whole = int(wide // room)
        count, filled = count + whole, filled + size(piece) - whole * room
    return count
