"""How much a template may do: every step of it is counted by the size of what it touches.

A unit of work is about a sign of text; a step of a loop, a call or an item of a list costs some.
"""

from __future__ import annotations

from typing import Any

from jinja2.exceptions import SecurityError

from perfeval.reports.templating.finished import Finished

MOST_WORK = 80_000_000
# of one value; what is printed may be longer than what an expression makes
MOST_TEXT, MOST_ITEMS, MOST_OUTPUT, MOST_NUMBER = 4_000_000, 100_000, 32_000_000, 10**30
STEP, ITEM = 128, 32


class TooMuch(SecurityError):
    """A template asks for more work or text than a report can be."""


class Work:
    """What has been done in one rendering."""

    __slots__ = ("done",)

    def __init__(self) -> None:
        self.done = 0

    def add(self, units: int) -> None:
        self.done += units
        if self.done > MOST_WORK:
            raise TooMuch("steps")

    def read(self, value: Any, deep: bool = False, each: int = 1) -> None:
        """Counts a value that is looked at: its signs, `each` times, or its items; with `deep`
        the items of its items too."""
        if isinstance(value, (str, Finished)):
            self.add(len(value) * each)
        elif isinstance(value, (list, tuple, range)):
            self.add(len(value) * (3 * ITEM if deep else ITEM))
            if deep and not isinstance(value, range):
                for one in value:
                    self.read(one, deep)
        elif deep and isinstance(value, dict):
            self.add(len(value) * ITEM)
            for one in value.values():
                self.read(one, deep)

    def made(self, value: Any) -> Any:
        """A value that an expression has made; what would be made item by item is made now."""
        if isinstance(value, str):
            if len(value) > MOST_TEXT:
                raise TooMuch("size")
            self.add(len(value))
        elif isinstance(value, (list, tuple)):
            if len(value) > MOST_ITEMS:
                raise TooMuch("size")
            self.add(len(value) * ITEM)
        elif isinstance(value, int):
            if abs(value) > MOST_NUMBER:
                raise TooMuch("number")
        elif hasattr(value, "__next__"):
            return self._listed(value)
        return value

    def _listed(self, values: Any) -> list[Any]:
        found = []
        for value in values:
            self.add(ITEM)
            found.append(value)
            if len(found) > MOST_ITEMS:
                raise TooMuch("size")
        return found
