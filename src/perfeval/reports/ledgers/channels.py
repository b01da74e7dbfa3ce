"""An item's money by channel; channels with the same remark (fiscal money, loans) have a subtotal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from perfeval.reports.ledgers.tables import labelled, made
from perfeval.reports.tables import Row, Table, row
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from perfeval.ledger.records import ChannelState, ItemState
    from perfeval.reports.ledgers.figures import Printer


def by_channel(state: ItemState, p: Printer) -> Table | None:
    """Where there are several channels; totals are sums of what stands above them."""
    if len(state.channels) < 2:
        return None
    rows: list[Row] = []
    remarks = _remarks(state)
    for kind, group in groupby(state.channels, lambda one: remarks.get(one.channel, "")):
        own = tuple(group)
        rows += [row(_cells(flat(one.channel), (one,), p)) for one in own]
        if kind and 1 < len(own) < len(state.channels):
            rows.append(row(_cells(kind, own, p), "subtotal"))
    rows.append(row(_cells(p("total"), state.channels, p), "total"))
    found = _sum(one.found for one in state.channels)
    stated = state.amount.found if state.amount is not None else None
    off = found - stated if found is not None and stated else None
    notes = [p("note.channels", n=p.amount(abs(off)))] if off else []
    over = _sum(one.over for one in state.channels)
    notes += [p("note.over", n=p.amount(over))] if over else []
    return made(
        "channels", labelled("channel found rectified", p), rows, p, ("channel",), True, notes
    )


def _remarks(state: ItemState) -> dict[str, str]:
    amounts = state.item.found.amounts if state.item.found is not None else ()
    return {one.channel: flat(one.note) for one in amounts}


def _cells(name: str, channels: Iterable[ChannelState], p: Printer) -> dict[str, str]:
    every = tuple(channels)
    return {
        "channel": name, "found": p.money(_sum(one.found for one in every)),
        "rectified": p.money(_sum(one.done for one in every)),
    }  # fmt: skip


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known else None
