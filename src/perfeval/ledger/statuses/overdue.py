"""`overdue`: the deadline has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "overdue", "逾期", "overdue"
SENTENCE_ZH = "整改时限已过（批准延期的按延期后的时限；立行立改没有另定时限的，按台账的立行立改天数），仍没有达到“已整改”。"
SENTENCE_EN = "The deadline has passed, with any extension (for what is to be put right at once, by the ledger's own days), and the item is not done."


def holds(look: Look) -> bool:
    return look.day is not None and look.deadline is not None and look.deadline < look.day
