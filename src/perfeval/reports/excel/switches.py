"""Gates that fired and adjusters that were applied, as inputs of the sums they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.excel.data_sheet import Entry, Flag
from perfeval.reports.excel.place import Setting, Switch
from perfeval.reports.excel.symbols import yes

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol
    from perfeval.model.indicators import Path


def switches(to: Setting) -> tuple[Switch, ...]:
    """One row a gate; where it is set to 0 it has no effect."""
    t, gates = to.t, to.card.gates
    if not gates:
        return ()
    rows: list[list[Entry]] = [
        [gate.name, "/".join(gate.at) or t("whole"), gate.reason, gate.grade, Flag(True), gate.cap]
        for gate in gates
    ]
    heads = [
        t("col.gate"),
        t("data.scope"),
        t("col.why"),
        t("html.grade"),
        t("data.fired"),
        t("data.cap"),
    ]
    placed = to.data.block(t("data.gates"), heads, rows)
    return tuple(
        Switch(yes(row[0].args[0]), row[1] if gate.cap is not None else None, gate.effect, gate.at)
        for gate, row in zip(gates, placed, strict=True)
    )


def changes(to: Setting) -> tuple[tuple[Path, Symbol], ...]:
    """One row an adjustment: the branch it belongs to, and the cell of its points."""
    t, found = to.t, to.card.adjustments
    if not found:
        return ()
    rows: list[list[Entry]] = [
        [one.name, "/".join(one.at) or t("whole"), one.reason, one.value] for one in found
    ]
    heads = [t("col.adjustment"), t("data.scope"), t("col.why"), t("data.points")]
    placed = to.data.block(t("caption.adjustments"), heads, rows)
    return tuple((one.at, row[0]) for one, row in zip(found, placed, strict=True))
