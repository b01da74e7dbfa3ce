"""`closed`: struck off the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "closed", "已销号", "closed"
SENTENCE_ZH = "已办理销号，此后回头看没有发现反弹。"
SENTENCE_EN = "Struck off the ledger, and no later look found the problem back."


def holds(look: Look) -> bool:
    return look.closing is not None
