"""Projects that a wide table has twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from perfeval.batch.tables.cells import text_of
from perfeval.batch.tables.hashes import hashes
from perfeval.batch.tables.plan import ROOT
from perfeval.batch.tables.wide import line_numbers
from perfeval.model.finding import Finding, Span
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.plan import Meaning, Plan
    from perfeval.batch.tables.stream import Rows, Stream

_CODE, _NAME = ("project", "code"), ("project", "name")
# beside the name, what tells two projects of one name apart
_BESIDE = ("department", "implementer", "central_department")


def marked(plan: Plan, stream: Stream, columns: tuple[int, ...]) -> Iterator[Rows]:
    """The rows, those of a project that came before with a finding that says so."""
    keys = _keys(plan)
    if not keys:
        yield from stream.rows(columns)
        return
    seen: _Seen | _Repeated = _Repeated(stream, keys) if stream.apart else _Seen(stream, keys)
    for rows in stream.rows(columns):
        again = seen.add(rows)
        yield rows if not again else rows._replace(broken=_sorted((*rows.broken, *again)))


class _Repeated:
    """Of a file whose columns can be read one by one. As long as keys only rise, none occurs twice;
    from the first that does not on, those that do are found beforehand, among all rows."""

    def __init__(self, stream: Stream, keys: list[Meaning]) -> None:
        self.keys = keys
        self.first: dict[int, int] = {}
        self.count = 0
        self.risen: _Seen | None = _Seen(stream, keys)
        self.twice = np.zeros(0, np.int64)

    def add(self, rows: Rows) -> list[tuple[int, Finding]]:
        if self.risen is not None:
            if self.risen.rises(rows):
                self.count += rows.batch.num_rows
                return []
            stream, self.risen = self.risen.stream, None
            self._learn(stream)
        return self._found(rows)

    def _learn(self, stream: Stream) -> None:
        """The keys that occur twice, and where those of the rows before stand."""
        columns = tuple(sorted({m.column for m in self.keys}))
        made = [key_hashes(rows, self.keys) for rows in stream.rows(columns)]
        every = np.sort(np.concatenate(made)) if made else np.zeros(0, np.int64)
        twice = every[1:][every[1:] == every[:-1]]
        self.twice = np.unique(twice[twice != 0])
        for rows in stream.rows(columns) if self.count else ():
            if self.count <= 0:
                return
            self._found(rows)
            self.count -= rows.batch.num_rows

    def _found(self, rows: Rows) -> list[tuple[int, Finding]]:
        if not len(self.twice):
            return []
        made = key_hashes(rows, self.keys)
        lines = line_numbers(rows)
        found = []
        for row in np.flatnonzero(np.isin(made, self.twice)).tolist():
            line = int(lines[row])
            first = self.first.setdefault(int(made[row]), line)
            if first != line:
                found.append((row, finding(rows, self.keys[0], row, first)))
        return found


def key_hashes(rows: Rows, keys: list[Meaning]) -> Any:
    """A number for each row's project, 0 where it does not say."""
    made = hashes(rows.batch.column(str(keys[0].column)))
    nameless = made == 0
    for meaning in keys[1:]:
        with np.errstate(over="ignore"):
            made = made * np.int64(1_000_003) ^ hashes(rows.batch.column(str(meaning.column)))
    made[nameless] = 0
    return made


def finding(rows: Rows, key: Meaning, row: int, first: int) -> Finding:
    name = text_of(rows.batch.column(str(key.column))[row].as_py()) or ""
    span = Span(rows.file, int(line_numbers(rows)[row]), key.column + 1)
    return Finding("PE962", span, {"project": shorten(name), "row": str(first)})


def _sorted(found: tuple[tuple[int, Finding], ...]) -> tuple[tuple[int, Finding], ...]:
    return tuple(sorted(found, key=lambda one: one[0]))


def _keys(plan: Plan) -> list[Meaning]:
    own = {m.keys: m for m in plan.meanings if m.kind == ROOT}
    if _CODE in own:
        return [own[_CODE]]
    if _NAME not in own:
        return []
    beside = [own[key] for m in _BESIDE if (key := ("project", m)) in own]
    groups = [m for m in plan.meanings if m.kind == ROOT and m.keys[0] == "groups"]
    return [own[_NAME], *beside, *groups]


class _Seen:
    """What came before. As long as keys only rise, the last one is enough; from the first that
    does not on, all are remembered by number."""

    def __init__(self, stream: Stream, keys: list[Meaning]) -> None:
        self.stream, self.keys = stream, keys
        self.count = 0
        self.last: Any = None
        self.rising = True
        self.known: list[tuple[Any, Any]] = []  # (sorted hashes, their lines), ever longer ones

    def add(self, rows: Rows) -> list[tuple[int, Finding]]:
        """Findings for the rows that were there before."""
        before, self.count = self.count, self.count + rows.batch.num_rows
        if self.rising:
            if self.rises(rows):
                return []
            self.rising = False
            self.learn(before)
        return self.found(rows)

    def rises(self, rows: Rows) -> bool:
        cells = rows.batch.column(str(self.keys[0].column))
        if cells.null_count or not len(cells):
            return not len(cells)
        try:
            up = pc.all(pc.less(cells.slice(0, len(cells) - 1), cells.slice(1))).as_py()
            if up is False or (self.last is not None and not pc.less(self.last, cells[0]).as_py()):
                return False
        except (NotImplementedError, ValueError, TypeError):  # a type without an order
            return False
        self.last = cells[len(cells) - 1]
        return True

    def learn(self, count: int) -> None:
        """The keys of the first rows, which were not remembered."""
        if not count:
            return
        columns = tuple(sorted(m.column for m in self.keys))
        for rows in self.stream.rows(columns):
            if count <= 0:
                return
            self.found(rows)
            count -= rows.batch.num_rows

    def found(self, rows: Rows) -> list[tuple[int, Finding]]:
        made = key_hashes(rows, self.keys)
        lines = line_numbers(rows)
        first = np.zeros(len(made), np.int64)
        for known, where in self.known:
            at = np.minimum(np.searchsorted(known, made), len(known) - 1)
            first = np.where(known[at] == made, where[at], first)
        own, at, inverse = np.unique(made, return_index=True, return_inverse=True)
        inside = at[inverse.reshape(-1)]
        repeated = inside != np.arange(len(made))
        first = np.where((first == 0) & repeated, lines[inside], first)
        first[made == 0] = 0
        new = first[at] == 0
        self.remember(own[new], lines[at][new])
        return [
            (row, finding(rows, self.keys[0], row, int(first[row])))
            for row in np.flatnonzero(first).tolist()
        ]

    def remember(self, hashes: Any, lines: Any) -> None:
        if not len(hashes):
            return
        self.known.append((hashes, lines))
        while len(self.known) > 1 and len(self.known[-2][0]) <= 2 * len(self.known[-1][0]):
            (a, b), (c, d) = self.known.pop(), self.known.pop()
            both, where = np.concatenate((a, c)), np.concatenate((b, d))
            order = np.argsort(both, kind="stable")
            self.known.append((both[order], where[order]))
