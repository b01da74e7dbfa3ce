"""Names of --by that nothing in the data has: told before the work where that can be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.by import GROUPS, OWN, column, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfeval.batch.source import Source
    from perfeval.model.finding import Finding
    from perfeval.overview.collector import Collector

ALWAYS = ("set", "source", "grade", "status", "project", "name")


def at_once(by: Iterable[str], sources: Sequence[Source], lang: str) -> tuple[Finding, ...]:
    """The names that no table has, where there are only tables."""
    if any(source.groups is None for source in sources):
        return ()
    heads = [head for source in sources for head in source.groups or ()]
    there = {*map(column, heads), *ALWAYS}
    return tuple(unknown(word, heads, lang) for word in by if column(word) not in there)


def afterwards(
    by: Iterable[str], collector: Collector, seen: Iterable[str], lang: str
) -> tuple[Finding, ...]:
    """The names of groups that no project has."""
    return tuple(
        unknown(word, seen, lang)
        for word in by
        if column(word) not in OWN.values() and _bare(collector, column(word))
    )


def _bare(collector: Collector, name: str) -> bool:
    if name in collector.absent:
        return True
    places = collector.classes[name].places
    return name.startswith(GROUPS) and bool(places) and not any(places)
