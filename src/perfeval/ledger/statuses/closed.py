"""`closed`: struck off the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "closed", "已销号", "closed"
SENTENCE_ZH = "写明了销号日期和销号人，到销号那天数量、金额、计量指标、整改措施和佐证材料已齐备，此后回头看没有发现反弹。"
SENTENCE_EN = "Struck off with its day and who did it; by that day number, money, metrics, tasks and evidence were complete; no later look found the problem back."


def holds(look: Look) -> bool:
    return look.closed is not None
