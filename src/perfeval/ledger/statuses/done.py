"""`done`: all is done, the item is to be struck off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "done", "已整改（待销号）", "done, to be closed"
SENTENCE_ZH = "查出的数量、金额全部整改到位（含经调整的），计量指标达到目标，整改措施全部完成，有佐证材料，尚未销号或销号不成立。"
SENTENCE_EN = "All that was found, in number and in money, is put right or adjusted; what is measured meets its target; all tasks are done; there is evidence; not yet struck off, or not validly."


def holds(look: Look) -> bool:
    return look.met is True and look.begun
