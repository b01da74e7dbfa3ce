"""A piece that has been read, as an expression that finds others like it where they stand.

A layout is what is fixed in a piece, with the kinds of values between (plain, in quotes, a list).
It accepts what `masking.masked` takes to the same skeleton with values of these kinds, and gives
these values; so neither the lines of such a piece nor its end have to be looked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.masking import FIRST, LIST, NO_NULL, QUOTED, SIGNED, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfeval.batch.folder.masking import Spot

MOST = 2_000  # expressions that are kept
HEAD = 6  # characters by which layouts are told apart beforehand
LONGEST, WIDEST = 4_000, 60  # characters and values of a piece that is looked for
_PLAIN = rf"{NO_NULL}(?:{FIRST}|{SIGNED})[^\n:#]*+(?:(?::(?=[^\s])|(?<=\S)#)[^\n:#]*+)*+(?<! )"
# what a value of each kind is, outside of brackets and in them
_VALUES = {
    (False, "plain"): _PLAIN, (False, "quoted"): f"(?:{QUOTED})", (False, "list"): LIST,
    (True, "plain"): TOKEN, (True, "quoted"): f"(?:{QUOTED})", (True, "list"): LIST,
}  # fmt: skip
# where it ends, once it is known to be one
_SPANS = {
    (False, "plain"): r"(.*)", (False, "quoted"): r"(.*)", (False, "list"): r"(.*)",
    (True, "plain"): r"([^,\]}]*)", (True, "quoted"): rf"({QUOTED})", (True, "list"): r"([^\]]*\])",
}  # fmt: skip
_BRACKETS = re.compile(r" *(?:- )?(?:[^\n:#'\"]+: )?[\[{]")

Slot = tuple[bool, str]  # whether in brackets, and the kind of value


class Layout(NamedTuple):
    """What is fixed, in pieces around the values; `end` is an expression for what comes behind."""

    fixed: tuple[str, ...]
    slots: tuple[Slot, ...]
    end: str


def kind(value: str) -> str:
    if value[0] == "[":
        return "list"
    return "quoted" if value[0] in "'\"" else "plain"


def layout(
    piece: str, begin: str, end: str, where: Sequence[Spot], values: Sequence[str]
) -> Layout | None:
    """That of a piece behind `begin`; None where what is fixed could take part in a value."""
    if len(piece) > LONGEST or len(where) > WIDEST:
        return None
    starts = [0]
    for line in piece.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    fixed: list[str] = []
    slots: list[Slot] = []
    at = len(begin)
    for spot, value in zip(where, values, strict=True):
        start = starts[spot.line - 1] + spot.column - 1
        if start < at or (spot.flow and _BRACKETS.match(piece, starts[spot.line - 1]) is None):
            return None
        fixed.append(piece[at:start])
        slots.append((spot.flow, kind(value)))
        at = start + spot.length
    fixed.append(piece[at:])
    # a quote that is left open in what is fixed could be closed by a value
    if any("'" in text or '"' in text for text in fixed):
        return None
    return Layout(tuple(fixed), tuple(slots), end)


class Kept:
    """A layout that is looked for; `values` gives those of a piece that is known to have it. `by`
    is what its owner knows of such pieces, by what they begin with."""

    __slots__ = ("by", "layout", "lines", "values")

    def __init__(self, one: Layout) -> None:
        self.layout = one
        self.lines = sum(text.count("\n") for text in one.fixed)
        parts = [re.escape(one.fixed[0])]
        for slot, text in zip(one.slots, one.fixed[1:], strict=True):
            parts += [_SPANS[slot], re.escape(text)]
        self.values = _compiled("".join(parts)).match
        self.by: dict[str, Any] = {}


class Finder:
    """Tells which of many layouts a piece has, in one go: the number of the match's last group is
    its place in `order`."""

    def __init__(self, some: Iterable[Kept]) -> None:
        self.order: list[Kept] = []
        parts: list[str] = []
        self._branch(
            sorted((_elements(one.layout), n, one) for n, one in enumerate(some)), 0, parts
        )
        self.order.insert(0, self.order[0])  # groups count from 1
        self.match = re.compile("".join(parts), re.MULTILINE).match

    def _branch(
        self, some: list[tuple[tuple[str, ...], int, Kept]], at: int, parts: list[str]
    ) -> None:
        groups = [some]
        while len(some) > 1:
            groups = [list(group) for _, group in groupby(some, lambda one: one[0][at])]  # noqa: B023
            if len(groups) > 1:
                break
            parts.append(some[0][0][at])
            at += 1
        if len(groups) == 1:
            elements, _, one = some[0]
            parts += [*elements[at:], "()"]
            self.order.append(one)
            return
        for number, group in enumerate(groups):
            parts.append("|" if number else "(?:")
            self._branch(group, at, parts)
        parts.append(")")


def finders(some: Iterable[Kept]) -> dict[str, Finder]:
    """Finders by the characters with which their layouts begin; "" has those that may begin
    otherwise. One for all would take longer to say which it is than to look."""
    apart: dict[str, list[Kept]] = {}
    for one in some:
        first = one.layout.fixed[0]
        apart.setdefault(first[:HEAD] if len(first) >= HEAD else "", []).append(one)
    return {begin: Finder(own) for begin, own in apart.items()}


@lru_cache(maxsize=MOST)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.MULTILINE)


def _elements(one: Layout) -> tuple[str, ...]:
    """The expression in parts that are alike or have nothing in common."""
    found = list(map(re.escape, one.fixed[0]))
    for slot, text in zip(one.slots, one.fixed[1:], strict=True):
        found += [_VALUES[slot], *map(re.escape, text)]
    return (*found, one.end)
