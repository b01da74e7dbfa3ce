"""`unknown`: the documents don't tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "unknown", "未载明", "not stated"
SENTENCE_ZH = "材料没有写明判定所需的内容（整改后的数、目标或问题的数量），不能判定是否整改到位。"
SENTENCE_EN = "The documents leave out what would tell: the number after, the target, or the extent of the problem."


def holds(look: Look) -> bool:
    return look.met is None or not look.begun
