"""What the definitions of the statuses look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfeval.ledger.records import Lack
    from perfeval.model.ledger import Item


class Look(NamedTuple):
    """An item on a day: the day of the last closing that holds and of the last relapse by then, the
    first deadline and the one that holds, what it lacks, and whether anything was done at all."""

    item: Item
    day: date | None
    closed: date | None
    back: date | None
    first: date | None
    deadline: date | None
    lacks: tuple[Lack, ...]
    begun: bool

    @property
    def relapsed(self) -> bool:
        """A second look found the problem back, and it was not struck off after that; a later look
        that finds nothing is no closing."""
        return self.back is not None and (self.closed is None or self.closed <= self.back)

    @property
    def met(self) -> bool | None:
        """Whether all that is asked is there; None where documents leave out what would tell."""
        if any(lack.stated and lack.kind != "evidence" for lack in self.lacks):
            return False
        if any(not lack.stated for lack in self.lacks):
            return None
        return not self.lacks
