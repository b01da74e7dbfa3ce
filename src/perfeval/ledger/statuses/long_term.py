"""`long_term`: lasting work, or more time was granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import granted

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "long_term", "持续整改", "long-term"
SENTENCE_ZH = "没有达到“已整改”，属于持续整改类，或原时限已过、经批准延期且延期未到。"
SENTENCE_EN = "Not done, and of the kind that takes lasting work, or beyond its first deadline with an extension that still runs."


def holds(look: Look) -> bool:
    if look.item.type == "ongoing":
        return True
    first = look.first
    return (
        granted(look.item, look.day) is not None
        and look.day is not None and first is not None and first < look.day
    )  # fmt: skip
