"""The name that was likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60


def near(name: str, known: Iterable[str]) -> str:
    """The likeliest of the known names, or "" when none comes close."""
    from difflib import get_close_matches

    found = get_close_matches(name.lower()[:LONGEST], sorted(set(known)), n=1, cutoff=0.5)
    return found[0] if found else ""
