"""`ongoing`: under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "ongoing", "整改中", "ongoing"
SENTENCE_ZH = "已经启动，还有查出的数量、金额、指标、措施或佐证没有到位，时限未过。"
SENTENCE_EN = "Begun, and something is known to be missing: numbers, money, metrics, tasks or evidence; within the deadline."


def holds(look: Look) -> bool:
    return True
