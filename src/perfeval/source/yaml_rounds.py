"""The slips behind the one that the parser stopped at: mended in memory, it is asked again."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from perfeval.source.yaml_mends import indented, mended

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.finding import Finding
    from perfeval.source.node import Node

ROUNDS = 100
MOST_TEXT = 2_000_000  # characters read in all the rounds together
SECONDS = 1.5
SLIPS = ("PE006", "PE007", "PE017", "PE019")
Read = tuple["Node | None", tuple["Finding", ...]]


def further(
    text: str, root: Node | None, found: tuple[Finding, ...], read: Callable[[str], Read]
) -> Read:
    """What was found, with the slips that show once these are mended: of each line the first, which
    stands where it should, as a mend leaves the other lines alone.

    Odd spaces before keys are taken for ordinary ones where that makes the file readable: then the
    nodes of that are given, whose places are the same.
    """
    odd = [finding for finding in found if finding.code == "PE019"]
    if odd:
        narrow = indented(text, odd)
        if narrow is not None and len(text) < MOST_TEXT:
            done, seen = read(narrow)
            if done is not None and not any(f.code == "PE019" for f in seen):
                return done, (*odd, *seen)
        # what else was found follows from the indentation
        found = tuple(odd)
    kept = list(found)
    told = {finding.span.line for finding in found if finding.span is not None}
    ends = monotonic() + SECONDS
    now = found
    for number in range(min(ROUNDS, MOST_TEXT // (len(text) + 1))):
        new = mended(text, now)
        if new is None or new == text or monotonic() > ends:
            break
        text = new
        done, seen = read(text)
        if odd and number == 0 and done is not None:
            root = None  # it was read otherwise than it was meant
        now = tuple(f for f in (*seen, *_unread(done)) if f.code in SLIPS)
        fresh = [f for f in now if f.span is not None and f.span.line not in told]
        kept += fresh
        told |= {f.span.line for f in fresh if f.span is not None}
        if done is not None and not fresh:
            break
    return (root if odd else None), tuple(kept)


def beside(text: str, found: tuple[Finding, ...], read: Callable[[str], Read]) -> list[Finding]:
    """Of a text that was read but for these slips, those that they hide."""
    return list(further(text, None, found, read)[1][len(found) :])


def _unread(root: Node | None) -> tuple[Finding, ...]:
    """Lines with a wrong colon that YAML takes for text without a word."""
    if root is None:
        return ()
    from perfeval.source.readings import readings

    return tuple(f for f in readings(root).findings if f.code == "PE017")
