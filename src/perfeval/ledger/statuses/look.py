"""What the definitions of the statuses look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.ledger.records import Lack
    from perfeval.model.ledger import Closing, Item, Recheck


class Look(NamedTuple):
    """An item on a day: its closing and its last second look by then, the deadline that holds,
    what it lacks, and whether anything has been done at all."""

    item: Item
    day: date | None
    closing: Closing | None
    recheck: Recheck | None
    deadline: date | None
    lacks: tuple[Lack, ...]
    begun: bool

    @property
    def relapsed(self) -> bool:
        """A second look found the problem back, and it was not struck off after that."""
        seen = self.recheck
        if seen is None or seen.result != "relapsed" or seen.date is None:
            return False
        closed = self.closing.date if self.closing is not None else None
        return closed is None or closed <= seen.date

    @property
    def met(self) -> bool | None:
        """Whether all that is asked is there; None where documents leave out what would tell."""
        if any(lack.stated and lack.kind != "evidence" for lack in self.lacks):
            return False
        if any(not lack.stated for lack in self.lacks):
            return None
        return not self.lacks
