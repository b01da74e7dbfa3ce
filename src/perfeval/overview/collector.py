"""Statistics over batches as they come: exact, in bounded room, the same however they are split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.overview import arrays, wide
from perfeval.overview.classes import SHIFT, Classes
from perfeval.overview.counting import Counts
from perfeval.overview.ends import Ends
from perfeval.overview.facts import Facts
from perfeval.overview.findings import Findings
from perfeval.overview.leaves import Leaves
from perfeval.overview.noted import Noted, Why
from perfeval.overview.projects import CODED, RATE, Projects, called, coded, projects
from perfeval.overview.terms import ALL, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from perfeval.model.finding import Finding
    from perfeval.overview.arrays import Flags, Ints
    from perfeval.overview.records import Overview

BY = ("department", "region")
MOST_GRADES = 1 << SHIFT
# what is added up for each class of projects
SUMS = ("projects", "scored", "pointed", "total", "hundred", "executed", "execution")


class Collector:
    """Takes batches of outcomes (`columns.outcome`), nested or wide, and says what they show.

    `grades` are the sets' grades, best first, `titles` what the sets are called; `by` columns of
    the batches to group by. Memory grows by the projects' names and some 8 bytes for each, not by
    their indicators.
    """

    def __init__(
        self,
        grades: Mapping[str, Sequence[str]] | None = None,
        titles: Mapping[str, str] | None = None,
        by: Sequence[str] = BY,
        terms: Terms | None = None,
    ) -> None:
        self.terms = terms or Terms()
        self.known = {key: tuple(names) for key, names in (grades or {}).items()}
        self.titles = dict(titles or {})
        self.by = tuple(dict.fromkeys(by))
        self.count = 0
        self.with_errors = self.with_warnings = 0
        self.classes = {name: Classes(len(SUMS)) for name in dict.fromkeys((ALL, "set", *self.by))}
        self.absent = set(self.by)  # columns to group by that no batch had
        self.grades: dict[str, int] = {}
        self.frames: dict[int, Counts] = {}  # totals by full score
        self.lowest: dict[tuple[str, str], int] = {}  # points of a hundred, by set and grade
        self.graded: dict[tuple[str, str | None], int] = {}
        self.bands = Classes(len(SUMS))
        self.low: dict[tuple[str, str | None], Noted] = {}
        self.unusable, self.full, self.over = Noted(), Noted(), Noted()
        self.top = Ends(self.terms.ranking, 1)
        self.bottom = Ends(self.terms.ranked, -1)
        self.leaves = Leaves(self.terms.alike_rows)
        self.prints: list[Ints] = []
        self.called: list[Ints] = []  # fingerprints of what files call their projects
        self.found = Findings(self.terms.listed, self.terms.refused)
        self.facts = Facts()
        ends = [b * 10**RATE for b in self.terms.bands]
        self.edges = np.array([-(-e.numerator // e.denominator) for e in ends], dtype=np.int64)
        if len(ends):
            self.edges[-1] = ends[-1].numerator // ends[-1].denominator + 1

    def know(self, set_id: str, grades: Sequence[str], title: str = "") -> None:
        """A set that was found under way."""
        self.known[set_id] = tuple(grades)
        if title:
            self.titles[set_id] = title

    def add(self, batch: pa.RecordBatch) -> None:
        """The next projects."""
        if not batch.num_rows:
            return
        batch = coded(batch, CODED + self.by)
        p = projects(batch)
        for name, attribute in (("errors", "with_errors"), ("warnings", "with_warnings")):
            seen = int(np.count_nonzero(batch.column(name).to_numpy() > 0))
            setattr(self, attribute, getattr(self, attribute) + seen)
        places = self._grades(p.grades)
        self._classes(batch, p, places[p.grade_at])
        self._totals(p)
        self._grades_of_sets(p)
        self._patterns(p)
        messages = self.found.add(batch, self.count)
        self._unusable(p, messages)
        self.facts.add(batch)
        if "indicators" in batch.schema.names:
            prints = self.leaves.nested(batch.column("indicators"), p.set_at, p.sets)
        else:
            prints = wide.add(self.leaves, batch, p)
        self.prints.append(prints)
        self.called.append(called(batch, p.scored))
        self.count += batch.num_rows

    def merge(self, later: Collector) -> None:
        """The projects of a later part, collected on the same terms."""
        from perfeval.overview.merging import merge

        merge(self, later)

    def overview(self, findings: Sequence[Finding] = (), lang: str = "zh") -> Overview:
        """What was collected so far; `findings` are those of the whole batch."""
        from perfeval.overview.summing import overview

        return overview(self, findings)

    def _grades(self, names: Sequence[str | None]) -> Ints:
        for name in names:
            if name is not None:
                self.grades.setdefault(name, len(self.grades))
        if len(self.grades) >= MOST_GRADES:
            return np.full(len(names), -1, dtype=np.int64)
        return np.array([-1 if n is None else self.grades[n] for n in names], dtype=np.int64)

    def _classes(self, batch: pa.RecordBatch, p: Projects, grades: Ints) -> None:
        every = np.ones(batch.num_rows, dtype=bool)
        # a ratio beyond any measure is no number to average
        averaged = p.executed & (p.execution < arrays.LARGEST) & (p.execution > -arrays.LARGEST)
        execution = np.where(averaged, p.execution, 0)
        columns: list[Any] = [
            every, p.scored, p.pointed, p.total, p.hundred, averaged, execution
        ]  # fmt: skip
        known: dict[Any, Any] = {}
        self._bands(p, columns, grades, known)
        for name, classes in self.classes.items():
            if name == "set":
                self.absent.discard(name)
                classes.add(p.set_at, p.sets, columns, grades, known)
                continue
            if name != ALL and name in batch.schema.names:
                self.absent.discard(name)
                at, names = arrays.codes(batch.column(name))
            else:
                at, names = np.zeros(batch.num_rows, dtype=np.int64), [None]
            classes.add(at, [n or None for n in names], columns, grades, known)

    def _totals(self, p: Projects) -> None:
        whole = p.pointed.all()
        total, most = (p.total, p.max) if whole else (p.total[p.pointed], p.max[p.pointed])
        if not total.size:
            return
        fulls = [int(most[0])] if (most == most[0]).all() else np.unique(most).tolist()
        for full in fulls:
            own = total if len(fulls) == 1 else total[most == full]
            self.frames.setdefault(full, Counts()).add(own, p.unit)
        place = np.flatnonzero(p.pointed)
        for ends in (self.top, self.bottom):
            ends.add(p.hundred if whole else p.hundred[place], total, place + self.count)

    def _grades_of_sets(self, p: Projects) -> None:
        """Projects and lowest total of each grade, and those with little spent, set by set."""
        pairs = p.set_at.astype(np.int64) * len(p.grades) + p.grade_at
        seen = Counts()
        seen.add(pairs[p.scored])
        for pair, many in seen.pairs():
            at, grade = divmod(pair, len(p.grades))
            name = (p.sets[at], p.grades[grade])
            self.graded[name] = self.graded.get(name, 0) + many
        self._lowest(p, pairs)
        low = -int(-self.terms.low_execution * 10**RATE // 1)
        poor = p.executed & (p.execution < low)
        good = ~np.array([g is None for g in p.grades])[p.grade_at] | self._high(p)
        self._low(p, pairs, np.flatnonzero(poor & good))

    def _bands(
        self, p: Projects, columns: Sequence[Any], grades: Ints, known: dict[Any, Any]
    ) -> None:
        """Classes of execution, those whose rate isn't known last."""
        bands = np.searchsorted(self.edges, p.execution, side="right")
        bands[~p.executed] = len(self.edges) + 1
        names = [str(n) for n in range(len(self.edges) + 2)]
        own = p.scored
        if not own.all():
            bands, columns, grades = bands[own], [c[own] for c in columns], grades[own]
            known = {}
        if len(bands) and (bands == bands[0]).all():  # no project says how much was spent
            bands, names = np.zeros_like(bands), [names[int(bands[0])]]
        self.bands.add(bands, names, columns, grades, known)

    def _high(self, p: Projects) -> Flags:
        share = self.terms.high_share
        same = len(p.max) > 0 and (p.max == p.max[0]).all()
        fulls = p.max[:1] if same else np.unique(p.max)
        least = np.array([int(-(-full * share // 1)) for full in fulls.tolist()], dtype=np.int64)
        return p.pointed & (p.total >= least[np.searchsorted(fulls, p.max)])

    def _lowest(self, p: Projects, pairs: Ints) -> None:
        most = len(p.sets) * len(p.grades)
        found = np.full(most, arrays.LARGEST, dtype=np.int64)
        np.minimum.at(found, pairs[p.pointed], p.hundred[p.pointed])
        for pair in np.flatnonzero(found < arrays.LARGEST).tolist():
            at, grade = divmod(pair, len(p.grades))
            name = p.grades[grade]
            if name is not None:
                key = (p.sets[at], name)
                self.lowest[key] = min(self.lowest.get(key, int(found[pair])), int(found[pair]))

    def _low(self, p: Projects, pairs: Ints, rows: Ints) -> None:
        for pair in np.unique(pairs[rows]).tolist():
            at, grade = divmod(pair, len(p.grades))
            own = rows[pairs[rows] == pair]
            key = (p.sets[at], p.grades[grade])
            self.low[key] = self._noted(self.low.get(key, Noted()), own)

    def _noted(self, noted: Noted, rows: Ints) -> Noted:
        most = self.terms.listed
        first = [int(row) + self.count for row in rows[:most]]
        return noted.more(first, len(rows), most)

    def _patterns(self, p: Projects) -> None:
        full = np.flatnonzero(p.pointed & (p.total >= p.max))
        over = np.flatnonzero(p.executed & (p.execution > 10**RATE))
        self.full, self.over = self._noted(self.full, full), self._noted(self.over, over)

    def _unusable(self, p: Projects, messages: Mapping[int, Why]) -> None:
        rows = np.flatnonzero(~p.scored)
        first = [int(row) for row in rows[: self.terms.refused]]
        self.unusable = self.unusable.more(
            [row + self.count for row in first], len(rows), self.terms.refused,
            [messages.get(row, Why()) for row in first],
        )  # fmt: skip
