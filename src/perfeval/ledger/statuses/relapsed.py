"""`relapsed`: the problem is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.ledger.statuses.look import Look

NAME, ZH, EN = "relapsed", "反弹", "relapsed"
SENTENCE_ZH = "回头看发现问题再次出现，此后没有重新整改销号；仅回头看没有再发现，不算销号。"
SENTENCE_EN = "A second look found the problem back, and it was not put right and struck off again after that; a later look that finds nothing is no closing."


def holds(look: Look) -> bool:
    return look.relapsed
