"""What is known of an indicator up to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.monitoring import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Item, Result


class Known(NamedTuple):
    """The entries in order of their days: those that count at the day, and the later ones."""

    counted: tuple[Progress, ...]
    later: tuple[Progress, ...]

    @property
    def last(self) -> Progress | None:
        return self.counted[-1] if self.counted else None


def known(
    said: Result | Item | None, final: Quantity | None, final_day: date | None, day: date
) -> Known:
    """Progress up to the day; the figure of the results counts as reached on the day of the
    project's figures, where no progress is given for that day or a later one."""
    given: Sequence[Progress] = said.progress if said is not None else ()
    every = sorted(given, key=lambda entry: entry.as_of)
    newer = final_day is not None and any(entry.as_of >= final_day for entry in every)
    if final is not None and final_day is not None and not newer:
        every.append(Progress(final_day, final, span=_place(said)))
    counted = tuple(entry for entry in every if entry.as_of <= day)
    return Known(counted, tuple(entry for entry in every if entry.as_of > day))


def _place(said: Result | Item | None) -> Span | None:
    if said is None:
        return None
    return said.at.get("actual", said.span)
