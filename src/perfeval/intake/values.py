"""What kind of thing a printed text is: a number, a dash, a comparison sign."""

from __future__ import annotations

import re
import unicodedata

from perfeval.intake.wording import words

NUMBER = re.compile(r"[-+−]?(\d[\d,，]*(\.\d*)?|\.\d+)\s*(%|分|万元|元|亿元|万|亿)?")
ZERO = re.compile(r"0+(\.0*)?\s*(%|分)?")
DASHES = words("— - – ― － —— -- / ／ \\ 无 ― ─ ── 一 * ×")
SIGNS = words(
    "= ≥ ≤ > < >= <= == ≧ ≦ ﹦ ＝ ＞ ＜ ⩾ ⩽ 等于 大于 小于 大于等于 小于等于 不低于 不高于 不超过 不少于 定性 文字描述 ±"
)


def half(text: str) -> str:
    """A text in half-width characters."""
    return unicodedata.normalize("NFKC", text).strip()


def is_number(text: str) -> bool:
    """A bare number, with a percent or point sign or a unit of money at most."""
    return NUMBER.fullmatch(half(text)) is not None


def is_zero(text: str) -> bool:
    """0, 0.00, 0%, 0分."""
    return ZERO.fullmatch(half(text)) is not None


def is_blank(text: str) -> bool:
    """Nothing, or a dash that stands for nothing."""
    return not text or text in DASHES


def is_sign(text: str) -> bool:
    return text in SIGNS or half(text) in SIGNS
