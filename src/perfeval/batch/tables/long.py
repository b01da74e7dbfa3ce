"""Rows of a long table as projects: what the rows of a project say is brought into one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from perfeval.batch.tables.cells import text_of
from perfeval.batch.tables.cells_in import distinct
from perfeval.batch.tables.natural import natural_key
from perfeval.batch.tables.plan import INDICATOR, LEVEL, RESULT, Meaning
from perfeval.batch.tables.sheet import Sheet, Slot, Stranger
from perfeval.batch.tables.wide import line_numbers, said
from perfeval.model.finding import Finding, Span
from perfeval.source.project_builder import LeafIndex
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.sheet import Lines
    from perfeval.batch.tables.stream import Rows
    from perfeval.model.indicators import Indicator, Path

UNKNOWN = -1
MOST_DIFFERING = 1000  # rows of one piece that are told so, for each column


def long_sheet(plan: Plan, rows: Rows) -> Sheet:
    """The projects of some rows, which hold all rows of each."""
    return _Long(plan, rows).sheet()


def key_columns(plan: Plan) -> list[Meaning]:
    """The columns that tell projects apart: the code, else the name."""
    own = {m.keys: m for m in plan.meanings if m.keys[:1] == ("project",) and len(m.keys) == 2}
    found = [own[key] for key in (("project", "code"), ("project", "name")) if key in own]
    return found[:1]


def project_keys(plan: Plan, rows: Rows) -> list[str | None]:
    """What project each row belongs to; None where it does not say."""
    (meaning,) = key_columns(plan)
    known, codes = distinct(rows.batch.column(str(meaning.column)))
    return [known[code] if code >= 0 else None for code in codes.tolist()]


class _Long:
    def __init__(self, plan: Plan, rows: Rows) -> None:
        self.plan, self.batch, self.file = plan, rows.batch, rows.file
        self.lines = line_numbers(rows)
        self.broken_rows: dict[int, list[Finding]] = {}
        for at, finding in rows.broken:
            self.broken_rows.setdefault(at, []).append(finding)

    def column(self, meaning: Meaning) -> pa.Array:
        return self.batch.column(str(meaning.column))

    def sheet(self) -> Sheet:
        self.keep()
        project, first = self.projects()
        n = len(first)
        self.project, self.n, self.first = project, n, first
        leaf = self.leaves()
        slots: list[Slot] = []
        keys: dict[Path, Lines] = {}
        strangers: dict[int, list[Stranger]] = {}
        taken = self.strange(leaf, strangers)
        given = [m for m in self.plan.meanings if m.kind == RESULT]
        for number, indicator in enumerate(self.plan.indicator_set.leaves()):
            rows = np.flatnonzero((leaf == number) & ~taken)
            if not len(rows):
                continue
            at = np.full(n, UNKNOWN, np.int64)
            at[project[rows]] = rows
            lines = np.where(at >= 0, self.lines[at], 0)
            keys[indicator.path] = lines
            index = pa.array(at, mask=at < 0)
            for meaning in given:
                own = meaning._replace(
                    path=indicator.path, keys=self.keys(meaning, given, indicator)
                )
                slots.append(Slot(own, self.column(meaning).take(index), lines))
        slots += [
            self.once(m) for m in self.plan.meanings if m.kind not in (RESULT, INDICATOR, LEVEL)
        ]
        column = next(m.column for m in self.plan.meanings if m.kind == INDICATOR)
        broken: dict[int, tuple[Finding, ...]] = {}
        for row, findings in sorted(self.broken_rows.items()):
            where = int(project[row])
            broken[where] = (*broken.get(where, ()), *findings)
        return Sheet(
            n, self.file, self.lines[first], tuple(slots), keys, column, broken,
            {at: tuple(found) for at, found in strangers.items()},
        )  # fmt: skip

    def keep(self) -> None:
        """Leaves out rows in which no column says anything."""
        filled = np.zeros(self.batch.num_rows, bool)
        filled[list(self.broken_rows)] = True
        for meaning in self.plan.meanings:
            filled |= said(self.column(meaning))
        if filled.all():
            return
        kept = np.flatnonzero(filled)
        self.batch = self.batch.take(pa.array(kept))
        self.lines = self.lines[kept]
        places = {int(old): new for new, old in enumerate(kept)}
        self.broken_rows = {places[at]: found for at, found in self.broken_rows.items()}

    def projects(self) -> tuple[Any, Any]:
        """The project of each row, numbered in order, and the first row of each."""
        (meaning,) = key_columns(self.plan)
        _, codes = distinct(self.column(meaning))
        # rows that name no project are one each
        nameless = np.flatnonzero(codes < 0)
        codes = codes.copy()
        codes[nameless] = (codes.max(initial=0) + 1) + np.arange(len(nameless))
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        order = np.argsort(first, kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        return rank[inverse.reshape(-1)], first[order]

    def leaves(self) -> Any:
        """The indicator of each row, by its place in the set; UNKNOWN for a name that fits none, or
        several that the columns of levels don't tell apart."""
        meaning = next(m for m in self.plan.meanings if m.kind == INDICATOR)
        self.names, self.codes = distinct(self.column(meaning))
        leaves = self.plan.indicator_set.leaves()
        index = LeafIndex(leaves)
        numbers = {leaf.path: number for number, leaf in enumerate(leaves)}
        fits = [index.fits(name) if name else [] for name in self.names]
        single = [numbers[f[0].path] if len(f) == 1 else UNKNOWN for f in fits]
        found = np.array([*single, UNKNOWN], np.int64)[self.codes]
        levels = [m for m in self.plan.meanings if m.kind == LEVEL]
        if levels and any(len(f) > 1 for f in fits):
            several = np.array([*(len(f) > 1 for f in fits), False], bool)[self.codes]
            for row in np.flatnonzero(several).tolist():
                own = [self.column(m)[row].as_py() for m in levels]
                above = {str(text).strip() for text in own if text}
                left = [one for one in fits[self.codes[row]] if above <= set(one.path)]
                if len(left) == 1:
                    found[row] = numbers[left[0].path]
        return found

    def strange(self, leaf: Any, strangers: dict[int, list[Stranger]]) -> Any:
        """Rows that can't be used as a result: unknown indicators, and those given before."""
        taken = leaf == UNKNOWN
        for row in np.flatnonzero(taken).tolist():
            text = self.names[self.codes[row]] if self.codes[row] >= 0 else None
            if text is None and not self.speaks(row):
                continue
            self.strange_row(strangers, row, text or "", 0)
        wide = self.project.astype(np.int64) * (len(self.plan.indicator_set.leaves()) + 1) + leaf
        known = np.flatnonzero(~taken)
        _, first, inverse = np.unique(wide[known], return_index=True, return_inverse=True)
        before = known[first][inverse.reshape(-1)]
        for row, other in zip(known.tolist(), before.tolist(), strict=True):
            if row != other:
                taken[row] = True
                text = self.names[self.codes[row]] or ""
                self.strange_row(strangers, row, text, int(self.lines[other]))
        return taken

    def strange_row(
        self, strangers: dict[int, list[Stranger]], row: int, text: str, other: int
    ) -> None:
        project = int(self.project[row])
        one = Stranger(project, int(self.lines[row]), text, other)
        strangers.setdefault(project, []).append(one)

    def speaks(self, row: int) -> bool:
        """Whether a row without an indicator has a result all the same."""
        return any(
            bool(said(self.column(m).slice(row, 1))[0])
            for m in self.plan.meanings
            if m.kind == RESULT
        )

    def keys(self, meaning: Meaning, given: list[Meaning], leaf: Indicator) -> tuple[str, ...]:
        """The keys of a column for one indicator: where a table has one column for all figures, it
        is what the indicator's rule wants."""
        if meaning.keys != ("actual",):
            return meaning.keys
        natural = natural_key(leaf)
        family = ("tier", "share", "points") if natural == "tier" else (natural,)
        if natural == "actual" or any(m.keys[:1] == (key,) for m in given for key in family):
            return meaning.keys
        return ()

    def differing(self, meaning: Meaning, cells: pa.Array, rows: Any, first: Any) -> None:
        """Rows of a project that say another thing of it than the first one."""
        known, codes = distinct(cells)
        other = codes[rows] != codes[first[self.project[rows]]]
        for row in rows[other].tolist()[:MOST_DIFFERING]:
            begins = int(first[self.project[row]])
            span = Span(self.file, int(self.lines[row]), meaning.column + 1)
            params = {
                "project": self.called(row), "head": self.plan.heads[meaning.column],
                "value": shorten(known[codes[row]] or ""), "first": shorten(known[codes[begins]] or ""),
                "row": str(self.lines[begins]),
            }  # fmt: skip
            finding = Finding("PE963", span, params)
            self.broken_rows.setdefault(row, []).append(finding)

    def called(self, row: int) -> str:
        (meaning,) = key_columns(self.plan)
        return text_of(self.column(meaning)[row].as_py()) or f"{self.file}:{self.lines[row]}"

    def once(self, meaning: Meaning) -> Slot:
        """What is said of the project: the first of its rows that says anything."""
        cells = self.column(meaning)
        filled = said(cells)
        rows = np.flatnonzero(filled)[::-1]
        at = np.full(self.n, UNKNOWN, np.int64)
        at[self.project[rows]] = rows
        self.differing(meaning, cells, np.flatnonzero(filled), at)
        lines = np.where(at >= 0, self.lines[at], self.lines[self.first])
        return Slot(meaning, cells.take(pa.array(at, mask=at < 0)), lines)
