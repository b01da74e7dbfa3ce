"""Units of money as tables print them, and how many 元 each is. Exact; the only table of them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

FACTORS = {
    "亿元": 100_000_000, "千万元": 10_000_000, "百万元": 1_000_000, "十万元": 100_000,
    "万元": 10_000, "千元": 1_000, "百元": 100, "元": 1,
}  # fmt: skip
# what the contract reads a bare amount in where no unit is written
DEFAULT = "万元"
# the names as an alternative of a pattern, the longest first
ALTERNATIVES = "|".join(FACTORS)
# currency words that name the same money
_YUAN = re.compile(r"人民币|RMB|CNY|￥|¥", re.IGNORECASE)
_LABEL = re.compile(r"^(?:金额|计量|货币|资金|数据|预算)?单位[:：为]*")
_EDGES = "()[]【】〔〕 :：,，;；、/.。"
_BARE = {"亿": "亿元", "千万": "千万元", "百万": "百万元", "万": "万元"}


def unit_of(text: str) -> str:
    """The name of the unit that a text is: "（单位：人民币万元）" → 万元; "" when it is none.

    Only a text that names a unit and nothing else is one: "万元/公里" and "万美元" are not.
    """
    shown = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    shown = re.sub(r"\s+", "", shown).strip(_EDGES)
    shown = _LABEL.sub("", shown).strip(_EDGES)
    shown = _YUAN.sub("", shown).strip(_EDGES)
    shown = _BARE.get(shown, shown)
    return shown if shown in FACTORS else ""


def factor(text: str) -> Fraction | None:
    """How many 元 one of the unit is; None where the text is no unit of money."""
    found = FACTORS.get(text) or FACTORS.get(unit_of(text))
    return Fraction(found) if found is not None else None
