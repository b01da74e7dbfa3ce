"""Characters that input methods write for those of a number, and that quantities accept."""

from __future__ import annotations

import re

# Brackets and colons are left out: in Chinese text the full-width ones are the right ones.
ALIKE = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "＋": "+", "﹢": "+", "－": "-", "−": "-", "﹣": "-", "．": ".", "％": "%", "﹪": "%",
    "＝": "=", "﹦": "=", "＞": ">", "＜": "<", "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤",
    "～": "~", "〜": "~", "∼": "~", "，": ",", "\u3000": " ", "\xa0": " ",
}  # fmt: skip
_TABLE = str.maketrans(ALIKE)
ODD = re.compile(f"[{''.join(ALIKE)}]")


def usual(text: str) -> str:
    """The same number in the characters that every program takes."""
    return text.translate(_TABLE)
