"""One leaf's program for cells of certain forms: Symbols once, operations for the bounds at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.asked import answers
from perfeval.columns.block import LARGEST
from perfeval.columns.compiled_cells import Refused
from perfeval.columns.compiled_emit import Emitter
from perfeval.columns.compiled_graph import Graph, TooLarge
from perfeval.columns.compiled_leaf import Sources, scoring
from perfeval.columns.compiled_plan import Plan, plan, run
from perfeval.columns.compiled_tables import Table, look_up, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.columns.asked import Asked
    from perfeval.columns.compiled_leaf import Scoring
    from perfeval.model.indicators import Indicator

COMPLETION_DIGITS = 4
MANY = 1024  # rows for which a column of one value is worth a plan of its own
MOST_PLANS = 64
Array = np.ndarray[Any, Any]
Limits = tuple[tuple[int, int], ...]


class Scored(NamedTuple):
    """Rows of one leaf. `points` in units of 10^-digits (None: reported only), `completion` of 10^-4
    (None: there is none); truths are arrays, or one bool for all rows; `met` None: can't be said."""

    points: Array | None
    completion: Array | None
    met: Array | bool | None
    vetoed: Array | bool
    odd: Array | bool
    remarks: dict[str, Array | bool]
    shown: Array | None = None


class Space(NamedTuple):
    """Where a leaf's whole numbers go, a row each."""

    points: Array
    completion: Array


class Compiled(NamedTuple):
    """A plan, and the bounds it holds for; columns beyond them are odd."""

    plan: Plan
    limits: Limits


class Program:
    """A leaf with a weight and cells of given forms; `found` is None where they are refused."""

    def __init__(
        self, leaf: Indicator, weight: Fraction, given: Sources, asks: tuple[Asked, ...] = ()
    ) -> None:
        self.leaf = leaf
        self.found: Scoring | None = None
        self.known: dict[Limits, Compiled | None] = {}
        self.tables: dict[Limits, Table] = {}
        try:
            found = scoring(leaf, weight, given)
            told = {**found.remarks, **answers(asks, found.number, found.flag)}
            self.found = found._replace(remarks=told)
        except Refused:
            return

    def outputs(self) -> list[tuple[str, bool]]:
        """The names of what is computed, in order, and whether each is a truth."""
        found = self.found
        assert found is not None
        names = [("odd", True), ("vetoed", True)]
        names += [("points", False)] if found.points is not None else []
        names += [("completion", False)] if found.completion is not None else []
        names += [("shown", False)] if found.shown is not None else []
        names += [("met", True)] if found.met is not None else []
        return names + [(name, True) for name in found.remarks]

    def compiled(self, limits: Limits) -> Compiled | None:
        """The plan for columns within the bounds, which are drawn closer until all fits 64 bits."""
        if limits not in self.known:
            self.known[limits] = self._compile(limits)
        return self.known[limits]

    def _compile(self, limits: Limits) -> Compiled | None:
        while True:
            try:
                return Compiled(self._plan(limits), limits)
            except TooLarge:
                widest = max(range(len(limits)), key=lambda i: _size(limits[i]), default=-1)
                if widest < 0 or _size(limits[widest]) < 2:
                    return None
                low, high = limits[widest]
                closer = (-(-low // 4) if low < 0 else min(low, high // 4), high // 4)
                limits = (*limits[:widest], closer, *limits[widest + 1 :])

    def _plan(self, limits: Limits) -> Plan:
        found, graph = self.found, Graph()
        assert found is not None
        emitter = Emitter(graph, limits)
        rounding = self.leaf.rounding
        digits, mode = (rounding.digits, rounding.mode) if rounding else (2, "half-up")
        values: list[Any] = [emitter.truth(found.odd), emitter.truth(found.vetoed)]
        if found.points is not None:
            values.append(emitter.rounded(found.points, digits, mode))
        if found.completion is not None:
            values.append(emitter.rounded(found.completion, COMPLETION_DIGITS, "half-up"))
        if found.shown is not None:
            values.append(emitter.rounded(*found.shown, "half-up"))
        if found.met is not None:
            values.append(emitter.truth(found.met))
        values += [emitter.truth(condition) for condition in found.remarks.values()]
        return plan(graph, values)

    def run(self, columns: Sequence[Array], n: int, space: Space) -> Scored | None:
        """Scores n rows; None where no bounds are close enough, so that all are odd."""
        assert self.found is not None
        extent = tuple((int(x.min()), int(x.max())) if n else (0, 0) for x in columns)
        alike = n >= MANY and len(self.known) < MOST_PLANS
        limits = tuple(
            (low, high) if alike and low == high else _rounded(low, high) for low, high in extent
        )
        made = self.compiled(limits)
        if made is None:
            return None
        beyond: Array | None = None
        if made.limits != limits:
            held = []
            for column, (low, high), (least, most) in zip(
                columns, extent, made.limits, strict=True
            ):
                if low < least or high > most:
                    outside = (column < least) | (column > most)
                    beyond = outside if beyond is None else beyond | outside
                    column = np.clip(column, least, most)
                held.append(column)
            columns = held
        names = self.outputs()
        into: list[Any] = []
        for (name, truth), (at, constant) in zip(names, made.plan.results, strict=True):
            if at < 0 and truth:
                into.append(bool(constant))
            elif truth:
                into.append(np.empty(n, np.bool_))
            else:
                into.append(
                    getattr(space, name, None) if name != "shown" else np.empty(n, np.int64)
                )
        known = self._table(made, extent, n, into) if beyond is None else None
        if known is not None:
            number = made.plan.columns[0][0]
            look_up(known, columns[number], extent[number], into)
        else:
            run(made.plan, columns, n, into)
        return _scored([name for name, _ in names], into, beyond)

    def _table(self, made: Compiled, extent: Limits, n: int, into: Sequence[Any]) -> Table | None:
        """A table for all numbers of the one column, where there is one or it is worth making."""
        if len(made.plan.columns) != 1:
            return None
        low, high = extent[made.plan.columns[0][0]]
        found = self.tables.get(made.limits)
        if found is None or low < found.low or high > found.high:
            found = table(made.plan, made.limits, low, high, n, into)
            if found is not None:
                self.tables[made.limits] = found
        return found


def _scored(names: list[str], into: list[Any], beyond: Array | None) -> Scored:
    values = dict(zip(names, into, strict=True))
    odd = values.pop("odd")
    if beyond is not None:
        odd = beyond | odd
    vetoed, points = values.pop("vetoed"), values.pop("points", None)
    completion, met = values.pop("completion", None), values.pop("met", None)
    shown = values.pop("shown", None)
    told = {name: truth for name, truth in values.items() if truth is not False}
    return Scored(points, completion, met, vetoed, odd, told, shown)


def _size(limit: tuple[int, int]) -> int:
    return max(-limit[0], limit[1])


def _rounded(low: int, high: int) -> tuple[int, int]:
    """Bounds that few plans are made for: their signs, and their sizes in powers of 4."""
    least = 0 if low >= 0 else -_power(-low)
    return 1 if low > 0 else least, max(_power(high), least + 1)


def _power(value: int) -> int:
    if value <= 0:
        return 0
    bits = value.bit_length()
    return int(min((1 << (bits + bits % 2)) - 1, LARGEST))
