"""Projects that something holds of: how many, and the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Why(NamedTuple):
    """Why a project could not be scored: the message of its first error, its place, the mend."""

    message: str = ""
    place: str = ""
    mend: str = ""


class Noted(NamedTuple):
    """`many` projects; `first` are the places of the first ones among all, `said` what is said
    beside each (as many, or none)."""

    many: int = 0
    first: tuple[int, ...] = ()
    said: tuple[Why, ...] = ()

    def more(self, places: Sequence[int], count: int, most: int, said: Sequence[Why] = ()) -> Noted:
        """With later projects; of these at least the first `most` must be given."""
        return Noted(
            self.many + count, (*self.first, *places)[:most], (*self.said, *said)[:most]
        )  # fmt: skip

    def then(self, later: Noted, shift: int, most: int) -> Noted:
        """With the projects of a later part, which begins at `shift`."""
        return self.more([at + shift for at in later.first], later.many, most, later.said)
