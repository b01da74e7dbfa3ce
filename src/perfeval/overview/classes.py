"""Projects by the values of a column: how many of each, and exact sums."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.overview.arrays import LARGEST, SAFE, whole
from perfeval.overview.counting import Counts
from perfeval.overview.terms import MOST_CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.overview.arrays import Ints

SHIFT = 20  # bits of a grade's place in the keys of `grades`


class Classes:
    """Sums by value, in the order in which the values first came. Where there are more than
    `MOST_CLASSES` different ones it is no column to group by, and nothing is kept."""

    def __init__(self, fields: int) -> None:
        self.places: dict[str | None, int] = {}
        self.sums: list[Any] = [np.zeros(0, dtype=np.int64) for _ in range(fields)]
        self.bounds = [0] * fields
        self.grades = Counts()
        self.overflow = False

    def _found(self, names: Sequence[str | None]) -> Ints | None:
        for name in names:
            self.places.setdefault(name, len(self.places))
        if self.overflow or len(self.places) > MOST_CLASSES:
            self.overflow = True
            self.places, self.grades = {}, Counts()
            return None
        short = len(self.places) - len(self.sums[0])
        if short > 0:
            grown = max(short, len(self.sums[0]))
            self.sums = [np.concatenate((s, np.zeros(grown, dtype=s.dtype))) for s in self.sums]
        return np.array([self.places[name] for name in names], dtype=np.int64)

    def add(
        self, codes: Ints, names: Sequence[str | None], columns: Sequence[Ints], grades: Ints,
        known: dict[Any, Any] | None = None,
    ) -> None:  # fmt: skip
        """Projects of the classes `names[codes]`: numbers to add up, a grade's place or -1. `known`
        keeps what is the same for all classes of a batch, as long as its columns live."""
        known = {} if known is None else known
        places = self._found(names)
        if places is None or not len(codes):
            return
        for n, values in enumerate(columns):
            bound = _once(known, ("bound", id(values)), partial(_bound, values))
            if len(names) == 1:
                found = _once(known, ("sum", id(values)), partial(_summed, values))
            else:
                found = _grouped(codes, len(names), values, bound)
            self._sum(n, places, found, bound)
        if len(names) == 1:
            grade, many = _once(known, ("grades", id(grades)), partial(_by_grade, grades))
            self._graded(places[0] << SHIFT | grade, many)
            return
        given = grades >= 0
        if not given.all():
            codes, grades = codes[given], grades[given]
        if grades.size:
            wide = int(grades.max()) + 1
            seen = Counts()
            seen.add(codes.astype(np.int64) * wide + grades)
            class_, grade = np.divmod(seen.values, wide)
            self._graded(places[class_] << SHIFT | grade, seen.counts)

    def _graded(self, keys: Ints, many: Ints) -> None:
        """Classes and grades with their numbers; several may be one."""
        order = np.argsort(keys, kind="stable")
        keys, many = keys[order], many[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        self.grades.join(keys[starts], np.add.reduceat(many, starts))

    def _sum(self, n: int, places: Ints, found: Any, bound: int) -> None:
        self.bounds[n] += bound
        if self.bounds[n] >= SAFE and self.sums[n].dtype != object:
            self.sums[n] = self.sums[n].astype(object)
        np.add.at(self.sums[n], places, found)  # two names may be one class

    def merge(self, other: Classes, grades: Sequence[int]) -> None:
        """The classes of a later part, whose grades have the places `grades` here."""
        if other.overflow:
            self.overflow = True
        places = self._found(list(other.places))
        if places is None:
            return
        for n, found in enumerate(other.sums):
            self._sum(n, places, found[: len(places)], other.bounds[n])
        if other.grades.values.size:
            keys, many = other.grades.values, other.grades.counts
            own = np.array(grades, dtype=np.int64)[keys & ((1 << SHIFT) - 1)]
            self._graded(places[keys >> SHIFT] << SHIFT | own, many)

    def rows(self) -> list[tuple[str | None, list[int], dict[int, int]]]:
        """Each class with its sums and how many have each grade."""
        found: list[dict[int, int]] = [{} for _ in self.places]
        for key, many in self.grades.pairs():
            found[key >> SHIFT][key & ((1 << SHIFT) - 1)] = many
        return [
            (name, [int(s[at]) for s in self.sums], found[at]) for name, at in self.places.items()
        ]


def _bound(values: Ints) -> int:
    return max(abs(int(values.max())), abs(int(values.min()))) * values.size


def _once(known: dict[Any, Any], key: Any, make: Callable[[], Any]) -> Any:
    if key not in known:
        known[key] = make()
    return known[key]


def _summed(values: Ints) -> Any:
    total = int(np.count_nonzero(values)) if values.dtype == np.bool_ else whole(values)
    return np.array([total], dtype=np.int64 if abs(total) <= LARGEST else object)


def _by_grade(grades: Ints) -> tuple[Ints, Ints]:
    seen = Counts()
    seen.add(grades[grades >= 0])
    return seen.values, seen.counts


def _grouped(codes: Ints, classes: int, values: Ints, bound: int) -> Any:
    if values.dtype == np.bool_:
        return np.bincount(codes if values.all() else codes[values], minlength=classes)
    large = bound >= SAFE
    found = np.zeros(classes, dtype=object if large else np.int64)
    np.add.at(found, codes, values.astype(object) if large else values)
    return found
