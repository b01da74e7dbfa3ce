"""Gates and adjusters as inputs of the sums they change: also gates that have not fired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.formula.algebra import either
from perfeval.reports.excel.data_sheet import Entry, Flag, Shown
from perfeval.reports.excel.place import Setting, Switch
from perfeval.reports.excel.symbols import Cell, yes

if TYPE_CHECKING:
    from perfeval.formula.algebra import Symbol
    from perfeval.model.indicators import Path
    from perfeval.scoring.vetoes import Placed


def switches(to: Setting) -> tuple[Switch, ...]:
    """One row a gate: whether the project names it, and whether its condition holds, which is a
    formula once the scores stand (`gates.write_conditions`)."""
    from perfeval.scoring.vetoes import _gates

    t = to.t
    placed = _gates(to.card.indicator_set)
    if not placed or not to.card.indicator_set.scored:
        return ()
    fired = {(gate.at, gate.name): gate for gate in to.card.gates}
    rows: list[list[Entry]] = []
    for one in placed:
        gate, found = one.what, fired.get((one.path, one.what.name))
        named = _named(to, one, placed)
        holds = found is not None and not named
        rows.append(
            [
                gate.name, "/".join(one.path) or t("whole"),
                found.reason if found is not None else gate.when_text, gate.grade, Flag(named),
                Shown(holds) if gate.when is not None else "", gate.cap,
            ]
        )  # fmt: skip
    heads = [
        t("col.gate"), t("data.scope"), t("col.why"), t("html.grade"), t("data.fired"),
        t("data.holds"), t("data.cap"),
    ]  # fmt: skip
    cells = to.data.block(t("data.gates"), heads, rows)
    found_switches = []
    for one, row in zip(placed, cells, strict=True):
        gate = one.what
        named_at: Cell = row[0].args[0]
        holds_at: Cell | None = row[1].args[0] if gate.when is not None else None
        on = yes(named_at)
        if holds_at is not None:
            on = either(on, yes(holds_at))
        found_switches.append(
            Switch(
                on, row[-1] if gate.cap is not None else None, gate.effect, one.path, gate.name,
                gate.grade, gate.when, holds_at,
            )
        )  # fmt: skip
    return tuple(found_switches)


def _named(to: Setting, one: Placed, placed: list[Placed]) -> bool:
    """Whether the project itself says that the gate has fired."""
    from perfeval.scoring.vetoes import _at

    for call in to.card.project.gates:
        fits = [p for p in placed if p.what.name == call.name and _at(p, call.at)]
        if len(fits) == 1 and fits[0] is one:
            return True
    return False


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
