"""What a collector has collected, as an `Overview`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import rank
from perfeval.model.finding import Finding
from perfeval.overview import lines, totals
from perfeval.overview.alike import alike
from perfeval.overview.records import (
    CodeLine,
    Group,
    Overview,
    Pattern,
    Ranked,
    Ranking,
    Refused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.overview.collector import Collector
    from perfeval.overview.facts import Fact
    from perfeval.overview.noted import Noted


MOST_TWICE = 1_000  # projects in several files that are named


def overview(c: Collector, findings: Sequence[Finding] = ()) -> Overview:
    scale = totals.scale_of(c.frames)
    ladders = lines.ladders(c)
    names = lines.merged(ladders.values())
    low = lines.low(c, ladders)
    projects, all_groups, groups = alike(c.prints, c.terms.groups)
    _, _, twice = alike(c.called, MOST_TWICE)
    noted = {"full": c.full, "low": low, "over": c.over}
    facts = c.facts.of(
        [
            *c.top.place.tolist(), *c.bottom.place.tolist(), *c.unusable.first,
            *(place for one in noted.values() for place in one.first),
            *(place for _, places in (*groups, *twice) for place in places),
            *(place for one in c.found.codes.values() for place in one.projects.first),
        ]
    )  # fmt: skip
    sets = lines.sets(c, scale, ladders)
    whole = lines.whole(c, scale, names)
    alike_groups = tuple(Group(n, tuple(facts[p] for p in places)) for n, places in groups)
    patterns = [_pattern(key, one, facts) for key, one in noted.items()]
    patterns.insert(1, Pattern("alike", projects, (), alike_groups, all_groups))
    return Overview(
        c.count, whole.scored, c.count - whole.scored, c.with_errors, c.with_warnings, c.terms,
        scale, names, whole, sets,
        totals.spread(c.frames, scale), lines.grades(c, names), lines.groupings(c, scale, names),
        _ranking(c, facts), lines.leaves(c), lines.sections(c), c.leaves.overflow,
        lines.bands(c, scale, names), tuple(patterns), totals.same(c.frames, scale, c.terms),
        _refused(c, facts), _codes(c, facts),
        (*findings, *_twice(twice, facts)),
    )  # fmt: skip


def _twice(groups: Sequence[tuple[int, list[int]]], facts: dict[int, Fact]) -> Iterator[Finding]:
    """Projects that several files call the same."""
    for count, places in groups:
        files = [facts[place].source for place in places]
        more = "…" if count > len(files) else ""
        paths = "、".join([*files, *([more] if more else [])])
        name = facts[places[0]].project
        yield Finding("PE996", None, {"project": name, "n": str(count), "paths": paths})


def _pattern(key: str, noted: Noted, facts: dict[int, Fact]) -> Pattern:
    return Pattern(key, noted.many, tuple(facts[place] for place in noted.first))


def _ranking(c: Collector, facts: dict[int, Fact]) -> Ranking:
    if not c.frames:
        return Ranking((), (), 0)
    pairs, unit = totals.on_scale(c.frames)
    places = totals.places(pairs)
    one = len(c.frames) == 1
    ends = []
    for end in (c.top, c.bottom):
        values = (end.total if one else end.hundred).tolist()
        ends.append(
            tuple(
                Ranked(places[value], Fraction(value, unit), facts[place])
                for value, place in zip(values, end.place.tolist(), strict=True)
            )
        )
    return Ranking(ends[0], ends[1], sum(many for _, many in pairs))


def _refused(c: Collector, facts: dict[int, Fact]) -> tuple[Refused, ...]:
    said = c.unusable.said
    return tuple(Refused(facts[p], *said[n]) for n, p in enumerate(c.unusable.first))


def _codes(c: Collector, facts: dict[int, Fact]) -> tuple[CodeLine, ...]:
    found = [
        CodeLine(
            code, one.severity, one.findings, one.projects.many, one.message,
            tuple(facts[place] for place in one.projects.first),
        )
        for code, one in c.found.codes.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (rank(one.severity), -one.many, one.code)))
