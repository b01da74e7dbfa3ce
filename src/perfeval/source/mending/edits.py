"""Changes of a text by index, and the places they have for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.decoding import place

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(NamedTuple):
    """`old`, which begins at `start`, becomes `new`."""

    start: int
    old: str
    new: str
    code: str


class Edit(NamedTuple):
    """A change with line and column, from 1."""

    line: int
    column: int
    old: str
    new: str
    code: str


def applied(text: str, changes: Iterable[Change]) -> str:
    """The text with changes that do not overlap."""
    parts: list[str] = []
    done = 0
    for change in sorted(changes):
        parts += (text[done : change.start], change.new)
        done = change.start + len(change.old)
    return "".join((*parts, text[done:]))


def moved(new: Iterable[Change], changes: Iterable[Change]) -> list[Change]:
    """Changes of the changed text, at the places where they would have stood before."""
    earlier = sorted(changes)
    found: list[Change] = []
    done = shift = 0
    for change in sorted(new):
        while done < len(earlier) and earlier[done].start + shift < change.start:
            shift += len(earlier[done].new) - len(earlier[done].old)
            done += 1
        found.append(change._replace(start=change.start - shift))
    return found


def placed(text: str, changes: Iterable[Change]) -> list[Edit]:
    edits: list[Edit] = []
    line, column, done = 1, 1, 0
    for change in sorted(changes):
        down, across = place(text[done : change.start], change.start - done)
        line, column = line + down - 1, across if down > 1 else column + across - 1
        done = change.start
        edits.append(Edit(line, column, change.old, change.new, change.code))
    return edits
