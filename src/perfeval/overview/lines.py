"""The lines of an overview's tables: grades, classes, indicators, execution."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from perfeval.overview.leaves import Sum
from perfeval.overview.noted import Noted
from perfeval.overview.projects import FINEST, HUNDREDTHS, RATE
from perfeval.overview.records import (
    BandLine,
    GradeLine,
    Grouping,
    LeafLine,
    Line,
    Scale,
    SetLine,
)
from perfeval.overview.terms import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfeval.overview.collector import Collector

# a class of projects while it is added up: its sums, and projects by grade
Added = tuple[list[int], dict[int, int]]


def ladders(c: Collector) -> dict[str, tuple[str, ...]]:
    """The grades of each set, best first: as known, else by the lowest total that has each."""
    found = {}
    for set_id in (name or "" for name in c.classes["set"].places):
        seen = sorted(
            ((-low, grade) for (own, grade), low in c.lowest.items() if own == set_id),
        )
        known = c.known.get(set_id, ())
        others = [grade for _, grade in seen if grade not in known]
        unpointed = sorted(
            {g for own, g in c.graded if own == set_id and g is not None} - {*known, *others}
        )
        found[set_id] = (*known, *others, *unpointed)
    return found


def merged(every: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The grades of all sets, each where a set has it between others."""
    found: list[str] = []
    for names in every:
        at = 0
        for name in names:
            if name in found:
                at = found.index(name) + 1
            else:
                found.insert(at, name)
                at += 1
    return tuple(found)


def grades(c: Collector, names: Sequence[str]) -> tuple[GradeLine, ...]:
    """Every grade with its projects; those without one last, where there are any."""
    counts: dict[str | None, int] = {}
    for (_, grade), many in c.graded.items():
        counts[grade] = counts.get(grade, 0) + many
    return _grade_lines(counts, names)


def _grade_lines(counts: Mapping[str | None, int], names: Sequence[str]) -> tuple[GradeLine, ...]:
    whole = sum(counts.values())
    if not whole:
        return ()
    found = [GradeLine(n, counts.get(n, 0), Fraction(counts.get(n, 0), whole)) for n in names]
    none = counts.get(None, 0)
    return (*found, *([GradeLine("", none, Fraction(none, whole))] if none else []))


def low(c: Collector, best: Mapping[str, Sequence[str]]) -> Noted:
    """Little of the money spent and yet the best grade; without grades a high score."""
    found = Noted()
    places: list[int] = []
    for (set_id, grade), noted in c.low.items():
        names = best.get(set_id, ())
        if grade is None or (names and grade == names[0]):
            places += noted.first
            found = Noted(found.many + noted.many)
    return Noted(found.many, tuple(sorted(places)[: c.terms.listed]))


def _line(name: str | None, added: Added, scale: Scale, c: Collector, names: Sequence[str]) -> Line:
    (projects, scored, pointed, total, hundred, executed, execution), by_grade = added
    mean = None
    if pointed:
        own = scale.full is not None
        units = 10 ** (FINEST if own else HUNDREDTHS)
        mean = Fraction(total if own else hundred, pointed * units)
    counts = tuple(by_grade.get(c.grades.get(grade, -1), 0) for grade in names)
    rate = Fraction(execution, executed * 10**RATE) if executed else None
    return Line(name, projects, scored, pointed, mean, counts, executed, rate)


def _joined(rows: Iterable[Added]) -> Added:
    sums = [0] * 7
    counts: dict[int, int] = {}
    for own, by_grade in rows:
        sums = [a + b for a, b in zip(sums, own, strict=True)]
        for grade, many in by_grade.items():
            counts[grade] = counts.get(grade, 0) + many
    return sums, counts


def sets(c: Collector, scale: Scale, ladders_: Mapping[str, Sequence[str]]) -> tuple[SetLine, ...]:
    """Each set with its scored projects, the one with most of them first; a project that can't be
    scored is none's."""
    found = []
    names = merged(ladders_.values())
    by_set: dict[str, dict[str | None, int]] = {}
    for (set_id, grade), many in c.graded.items():
        own = by_set.setdefault(set_id, {})
        own[grade] = own.get(grade, 0) + many
    for name, sums, by_grade in c.classes["set"].rows():
        set_id = name or ""
        line = _line(name, (sums, by_grade), scale, c, names)
        if not line.scored:
            continue
        line = line._replace(projects=line.scored)
        lines = _grade_lines(by_set.get(set_id, {}), ladders_[set_id])
        found.append(SetLine(set_id, c.titles.get(set_id, ""), line, lines))
    return tuple(sorted(found, key=lambda one: (-one.line.projects, one.id)))


def whole(c: Collector, scale: Scale, names: Sequence[str]) -> Line:
    """All projects as one class."""
    return _line(None, _joined(row[1:] for row in c.classes[ALL].rows()), scale, c, names)


def groupings(c: Collector, scale: Scale, names: Sequence[str]) -> tuple[Grouping, ...]:
    found = []
    everything = whole(c, scale, names)
    for column in c.by:
        classes = c.classes[column]
        if classes.overflow or column in c.absent:
            reason = "many" if classes.overflow else "absent"
            found.append(Grouping(column, (), 0, None, everything, reason))
            continue
        rows = sorted(classes.rows(), key=lambda row: (-row[1][0], row[0] is None, row[0] or ""))
        if all(name is None for name, _, _ in rows):
            found.append(Grouping(column, (), 0, None, everything, "empty"))
            continue
        most = c.terms.lines
        first = rows if len(rows) <= most + 1 else rows[:most]
        others = rows[len(first) :]
        lines = tuple(_line(name, (sums, by), scale, c, names) for name, sums, by in first)
        rest = _line("", _joined(r[1:] for r in others), scale, c, names) if others else None
        found.append(Grouping(column, lines, len(others), rest, everything))
    return tuple(found)


def leaves(c: Collector) -> tuple[LeafLine, ...]:
    """Every indicator that has points, those with the least share of their weight first."""
    found = [_leaf(set_id, path, sums) for (set_id, path), sums in c.leaves.sums.items()]
    return tuple(sorted(found, key=_lowest_first))


def sections(c: Collector) -> tuple[LeafLine, ...]:
    """The indicators by the first name of their path, in the order of the sets' tables."""
    found: dict[tuple[str, str], Sum] = {}
    for (set_id, path), sums in c.leaves.sums.items():
        key = (set_id, path.partition("/")[0])
        found[key] = found.get(key, Sum()).with_(sums)
    return tuple(_leaf(set_id, path, sums) for (set_id, path), sums in found.items())


def _leaf(set_id: str, path: str, s: Sum) -> LeafLine:
    share = Fraction(s.score, s.weight) if s.weight > 0 else None
    stated = s.stated > 0
    return LeafLine(
        set_id, path, s.scored, share, s.lost, s.missing if stated else None,
        s.absent if stated else None,
    )  # fmt: skip


def _lowest_first(line: LeafLine) -> tuple[bool, Fraction]:
    return line.share is None, line.share or Fraction(0)


def bands(c: Collector, scale: Scale, names: Sequence[str]) -> tuple[BandLine, ...]:
    """The classes of execution, from the least; projects without a rate last."""
    ends = c.terms.bands
    edges: list[tuple[Fraction | None, Fraction | None]] = [(None, None)]
    if ends:
        edges = [(None, ends[0]), *pairwise(ends), (ends[-1], None)]
    edges.append((None, None))
    known = {name: (sums, by) for name, sums, by in c.bands.rows()}
    none: Added = ([0] * 7, {})
    return tuple(
        BandLine(low_, high, _line(None, known.get(str(n), none), scale, c, names))
        for n, (low_, high) in enumerate(edges)
    )
