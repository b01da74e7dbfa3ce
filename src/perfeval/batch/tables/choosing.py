"""Which of several tables of one file is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 30


def chosen(
    shown: str, names: Sequence[str], wanted: str, views: Sequence[str] = ()
) -> str | Finding:
    """The table called `wanted`; without that word the only one there is. A view, which computes
    whatever its author wrote, has to be asked for."""
    if not wanted:
        return _only(shown, names, views)
    names = [*names, *views]
    if wanted in names:
        return wanted
    alike = [name for name in names if name.lower() == wanted.lower()]
    if len(alike) == 1:
        return alike[0]
    return _none(shown, "unknown", wanted, names)


def _only(shown: str, names: Sequence[str], views: Sequence[str]) -> str | Finding:
    if len(names) == 1:
        return names[0]
    why = "several" if names else "views" if views else "none"
    return _none(shown, why, "", names or views)


def _none(shown: str, why: str, wanted: str, names: Sequence[str]) -> Finding:
    params = {
        "file": shown, "why": why, "name": shorten(wanted) if wanted else "",
        "tables": "、".join(shorten(name) for name in names[:_NAMED]),
    }  # fmt: skip
    return Finding("PE955", Span(shown, 1, 1), params)
