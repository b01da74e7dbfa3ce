"""Sums over items. Each item counts once: for the unit that is named first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.records import ZERO, Group, Tally
from perfeval.ledger.statuses import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.ledger.records import ItemState
    from perfeval.model.ledger import Ledger


def whole(states: Iterable[ItemState]) -> Group:
    return group("", "", tuple(states))


def by_unit(ledger: Ledger, states: tuple[ItemState, ...]) -> tuple[Group, ...]:
    names = {unit.id: unit.name or unit.id for unit in ledger.units}
    return _by(names, [(state.unit, state) for state in states])


def by_source(ledger: Ledger, states: tuple[ItemState, ...]) -> tuple[Group, ...]:
    names = {source.id: source.title or source.id for source in ledger.sources}
    return _by(names, [(state.item.source, state) for state in states])


def by_category(ledger: Ledger, states: tuple[ItemState, ...]) -> tuple[Group, ...]:
    names = {name: name for name in ledger.categories}
    return _by(names, [(state.item.category, state) for state in states])


def _by(names: dict[str, str], pairs: list[tuple[str, ItemState]]) -> tuple[Group, ...]:
    """Groups in the order of the ledger's list, then as they turn up, those of nobody last."""
    kept: dict[str, list[ItemState]] = {key: [] for key in names}
    for key, state in pairs:
        kept.setdefault(key, []).append(state)
    nobody = kept.pop("", [])
    found = [group(key, names.get(key, key), tuple(own)) for key, own in kept.items() if own]
    return (*found, group("", "", tuple(nobody))) if nobody else tuple(found)


def group(key: str, name: str, states: tuple[ItemState, ...]) -> Group:
    statuses = dict.fromkeys(NAMES, 0)
    amount = Tally()
    counts: dict[str, Tally] = {}
    rules = people = ZERO
    for state in states:
        statuses[state.status] += 1
        amount += state.amount or Tally()
        if state.number is not None:
            kind = state.item.found.unit if state.item.found is not None else ""
            counts[kind] = counts.get(kind, Tally()) + state.number
        rules += state.rules or ZERO
        people += state.people or ZERO
    return Group(key, name, len(states), statuses, amount, counts, rules, people)
