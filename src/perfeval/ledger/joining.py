"""Several ledgers as one account: ids bear the number of their ledger, units are one by name."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from perfeval.ledger import days, groups
from perfeval.ledger.records import LedgerStatus
from perfeval.ledger.standing import standing
from perfeval.model.ledger import Ledger, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from perfeval.model.ledger import Item

# names of offices that every body has, unless they say whose office they are
_INNER = re.compile(r"(?:处|处室|科|科室|股|室|司)$")
_BODY = re.compile(r"[局委厅院]|(?<!内)部(?!门)|政府|公司|集团|学校|大学")


def joined(statuses: Sequence[LedgerStatus], title: str) -> LedgerStatus:
    """One status over several, each on its own day; printed in the unit of the first.

    Ledgers are numbered in order: 1-I3 is item I3 of the first. `as_of` is the day that all have in common, else None: `days` says which has which. Findings are
    those of the parts, in order. One status alone is given back as it is.
    """
    if len(statuses) == 1:
        return statuses[0]
    shared = {kind: _shared(statuses, kind) for kind in ("sources", "evidence")}
    parts = [
        standing(_qualified(one.ledger, one.as_of, str(n), shared), one.as_of)
        for n, one in enumerate(statuses, 1)
    ]
    ledgers = [part.ledger for part in parts]
    states = tuple(state for part in parts for state in part.items)
    on = {one.as_of for one in statuses}
    whole = Ledger(
        title=title, file="、".join(dict.fromkeys(one.file for one in ledgers)),
        items=tuple(state.item for state in states), as_of=on.pop() if len(on) == 1 else None,
        year=_same(one.year for one in ledgers),
        owner="、".join(dict.fromkeys(o for one in ledgers for o in one.owner.split("、") if o)),
        unit=ledgers[0].unit, factor=ledgers[0].factor, units=_units(ledgers),
        basis=_all(one.basis for one in ledgers), sources=_all(one.sources for one in ledgers),
        evidence=_all(one.evidence for one in ledgers), channels=_all(one.channels for one in ledgers),
        categories=_all(one.categories for one in ledgers), notes=_all(one.notes for one in ledgers),
        digest="sha256:" + hashlib.sha256("\n".join(one.digest for one in ledgers).encode()).hexdigest(),
    )  # fmt: skip
    return LedgerStatus(
        whole, whole.as_of, states, groups.whole(states), groups.by_unit(whole, states),
        groups.by_source(whole, states), groups.by_category(whole, states),
        tuple(finding for one in statuses for finding in one.findings),
        tuple((one.ledger.title, one.as_of) for one in statuses),
    )  # fmt: skip


def _shared(statuses: Sequence[LedgerStatus], kind: str) -> frozenset[str]:
    """The ids of sources or evidence that name one document in several ledgers."""
    named: dict[str, list[tuple[str, str]]] = {}
    for entry in (entry for one in statuses for entry in getattr(one.ledger, kind)):
        named.setdefault(entry.id, []).append((entry.title, entry.doc_no))
    return frozenset(
        key for key, documents in named.items() if len(documents) > 1 and len(set(documents)) == 1
    )


def _named(unit: Unit, owner: str) -> str:
    """An office inside a body is that of the ledger's owner: two bodies' 财务处 are two units."""
    name = unit.name or unit.id
    inner = _INNER.search(name) is not None and _BODY.search(name) is None
    return f"{owner}·{name}" if inner and owner and not name.startswith(owner) else name


def _qualified(
    ledger: Ledger, day: date | None, mark: str, shared: dict[str, frozenset[str]]
) -> Ledger:
    """The ledger with ids that are its own, units named by name, and nothing later than its day."""

    def own(kind: str, key: str) -> str:
        return f"{mark}-{key}" if key and key not in shared.get(kind, ()) else key

    def cited(keys: tuple[str, ...]) -> tuple[str, ...]:
        # "E07 p.4" cites E07
        parted = (key.partition(" ") for key in keys)
        return tuple(own("evidence", head) + space + page for head, space, page in parted)

    units = {unit.id: _named(unit, ledger.owner) for unit in ledger.units}

    def proved(entry: Any) -> Any:
        return entry._replace(evidence=cited(entry.evidence))

    def of(item: Item) -> Item:
        return item._replace(
            id=own("items", item.id), source=own("sources", item.source),
            units=tuple(units.get(key, key) for key in item.units),
            evidence=cited(item.evidence),
            measures=tuple(
                proved(one)._replace(unit=units.get(one.unit, one.unit)) for one in item.measures
            ),
            duties=tuple(one._replace(unit=units.get(one.unit, one.unit)) for one in item.duties),
            progress=tuple(proved(one) for one in days.progress(item, day)),
            closings=tuple(proved(one) for one in days.closings(item, day)),
            rechecks=tuple(proved(one) for one in item.rechecks if days.counts(one.date, day)),
        )  # fmt: skip

    return ledger._replace(
        items=tuple(of(item) for item in ledger.items),
        sources=tuple(one._replace(id=own("sources", one.id)) for one in ledger.sources),
        evidence=tuple(one._replace(id=own("evidence", one.id)) for one in ledger.evidence),
        units=tuple(unit._replace(id=units[unit.id], name=units[unit.id]) for unit in ledger.units),
    )


def _units(ledgers: Sequence[Ledger]) -> tuple[Unit, ...]:
    """Each name once, with the first lead and contact that is given."""
    found: dict[str, Unit] = {}
    for unit in (unit for ledger in ledgers for unit in ledger.units):
        kept = found.setdefault(unit.id, unit)
        found[unit.id] = kept._replace(
            lead=kept.lead or unit.lead, contact=kept.contact or unit.contact
        )
    return tuple(found.values())


def _all(parts: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Everything in order; texts, and entries of one id, once."""
    every = (entry for part in parts for entry in part)
    found = {getattr(entry, "id", entry): entry for entry in every}
    return tuple(found.values())


def _same(values: Iterable[int | None]) -> int | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
