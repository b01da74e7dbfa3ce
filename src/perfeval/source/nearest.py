"""The name that was likely meant by one that nobody knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MANY = 200
# names compared for the suggestions of one file, and characters of a name that are compared
MOST_COMPARED, LONGEST = 300_000, 200


class _Effort:
    """How many names may still be compared for suggestions; nobody reads thousands of them."""

    left = MOST_COMPARED


def begin() -> None:
    """A file begins, which has its own suggestions."""
    _Effort.left = MOST_COMPARED


def nearest(name: str, known: Collection[str]) -> str:
    """The likeliest intended name, or "" when none comes close; also "" once a file has asked for
    so many that looking would take longer than reading it."""
    if _Effort.left <= 0:
        return ""
    before = _nearest.cache_info().misses
    found = _nearest(name[:LONGEST], tuple(known))
    if _nearest.cache_info().misses > before:
        _Effort.left -= len(known)
    return found


@lru_cache(maxsize=512)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    if len(known) > MANY:
        known = _sharing(name, known)
    found = get_close_matches(
        name.lower(), known, n=1, cutoff=0.5 if len(name) > 2 or not name.isascii() else 0.6
    )
    if found:
        return found[0]
    return next((k for k in known if len(k) > 1 and (k in name or name in k) and len(name) > 1), "")


def _sharing(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The few that share most characters with the name: comparing thousands takes too long."""
    from heapq import nlargest

    wanted = set(name.lower())
    return tuple(nlargest(MANY, known, key=lambda one: 2 * len(wanted & set(one)) - len(one)))
