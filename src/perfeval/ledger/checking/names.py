"""Ids that nobody knows, and ids that two things have."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from perfeval.ledger.checking.words import place, short
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.finding import Span
    from perfeval.model.ledger import Item, Ledger

MOST, LONGEST = 200, 60


def find(ledger: Ledger) -> Iterator[Finding]:
    yield from _twice(ledger)
    known = {
        "source": tuple(source.id for source in ledger.sources),
        "unit": tuple(unit.id for unit in ledger.units),
        "evidence": tuple(entry.id for entry in ledger.evidence),
        "category": ledger.categories,
        "channel": ledger.channels,
    }
    for item in ledger.items:
        own = known | {"metric": tuple(m.name for m in (item.found.metrics if item.found else ()))}
        for kind, name, span in _used(item):
            # a ledger that keeps no list of categories or channels lets any word stand
            free = kind in ("category", "channel") and not own[kind]
            if name and not free and name not in own[kind]:
                params = {"list": kind, "name": short(name), "near": _near(name, own[kind])}
                yield Finding("PE866", span, params)


def _used(item: Item) -> Iterator[tuple[str, str, Span | None]]:
    """Every id that an item names: of what, which, where."""
    yield "source", item.source, place(item, "source")
    yield "category", item.category, place(item, "category")
    for unit in item.units:
        yield "unit", unit, place(item, "units")
    for task in item.measures:
        yield "unit", task.unit, place(task, "unit")
    for duty in item.duties:
        yield "unit", duty.unit, place(duty, "unit")
    for amount in item.found.amounts if item.found is not None else ():
        yield "channel", amount.channel, place(amount, "channel")
    for entry in item.progress:
        for part in entry.amounts:
            yield "channel", part.channel, place(part, "channel")
        for name in entry.values:
            yield "metric", name, place(entry, "values")
    proved: tuple[Any, ...] = (
        item, *item.measures, *item.progress, *item.closings, *item.rechecks,
    )  # fmt: skip
    for thing in proved:
        for name in thing.evidence:
            yield "evidence", name, place(thing, "evidence")


def _twice(ledger: Ledger) -> Iterator[Finding]:
    yield from _same("source", ledger.sources)
    yield from _same("unit", ledger.units)
    yield from _same("evidence", ledger.evidence)
    yield from _same("item", ledger.items)
    for item in ledger.items:
        yield from _same("task", item.measures)


def _same(kind: str, things: Iterable[Any]) -> Iterator[Finding]:
    seen: dict[str, Any] = {}
    for thing in things:
        first = seen.setdefault(thing.id, thing)
        if thing.id and first is not thing:
            line = str(first.span.line) if first.span is not None else ""
            params = {"list": kind, "id": short(thing.id), "line": line}
            yield Finding("PE870", place(thing, "id"), params)


@cache
def _near(name: str, known: tuple[str, ...]) -> str:
    """The name that was likely meant; looks at so many and so much only."""
    some = [one[:LONGEST] for one in known[:MOST]]
    return next(iter(get_close_matches(name[:LONGEST], some, 1, 0.5)), "")
