"""`not_started`: nothing has been done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "not_started", "未启动", "not started"
SENTENCE_ZH = "截至该日没有整改进展，也没有完成的措施。"
SENTENCE_EN = "No progress and no task done by the day."


def holds(look: Look) -> bool:
    return not look.begun and not look.item.printed
