"""The documents' own words for how an item stands: "基本完成" is no state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.ledger.checking.words import left, named, place, short
from perfeval.ledger.statuses import FINISHED
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.ledger.records import ItemState, LedgerStatus

DONE, LOOSE = "done", "loose"
_NOT = re.compile(
    r"未(?:全部|完全|能|予)?(?:完成|整改|到位|销号|解决|落实)|没有(?:完成|整改|到位)|尚未|未启动|逾期"
)
_LOOSE = re.compile(
    r"基本|大部分|大体|总体|绝大多数|个别|稳步|有序|扎实|阶段性|正在|持续|推进|取得.{0,6}(?:成效|进展)|有效化解"
)  # fmt: skip
_DONE = re.compile(
    r"(?:整改|销号|追回|拨付|化解|清退|归还).{0,4}(?:完毕|到位|完成|销号)|(?:已|全部|均已?|完成)(?:整改|销号|追回|完成|办结|落实)"
    r"|完成整改|已完成|全部完成|已销号"
)  # fmt: skip


def claim(text: str) -> str:
    """What a word claims: done, nothing definite (loose), or nothing of either kind ("")."""
    if not text or _NOT.search(text):
        return ""
    if _LOOSE.search(text):
        return LOOSE
    return DONE if _DONE.search(text) else ""


def find(state: ItemState, status: LedgerStatus) -> Iterator[Finding]:
    item = state.item
    said = claim(item.printed)
    if not said or state.status in FINISHED:
        return
    lack = state.lacks[0] if state.lacks else None
    open_ = left(lack, state, status.ledger) if lack is not None else ""
    still = lack.kind if lack is not None else ""
    if said == DONE and lack is not None:
        yield Finding("PE872", place(item, "printed"), {
            "item": named(item), "word": short(item.printed, 20), "still": still, "left": open_,
        })  # fmt: skip
    elif said == LOOSE:
        yield Finding("PE873", place(item, "printed"), {
            "item": named(item), "word": short(item.printed, 20), "still": still, "left": open_,
        })  # fmt: skip
