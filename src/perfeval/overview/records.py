"""What an overview says, as plain values: whole numbers, exact fractions, texts.

Points are in the sets' own points where all projects have one full score (`Scale.full`), else
points of a hundred rounded half-up to hundredths, project by project. Shares and rates are ratios.
Means are exact; whoever prints them rounds once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.finding import Finding
    from perfeval.overview.facts import Fact
    from perfeval.overview.terms import Terms


class Scale(NamedTuple):
    """`full`: the one full score, None where there are several and points are of a hundred."""

    full: Fraction | None

    @property
    def most(self) -> int | Fraction:
        return 100 if self.full is None else self.full


class Bin(NamedTuple):
    """Totals from `low` up to `high` (left out), in shares of the full score; a bin of one value
    has both ends alike; None is an open end."""

    low: Fraction | None
    high: Fraction | None
    many: int


class Spread(NamedTuple):
    """How totals lie; quartiles as spreadsheets give them (QUARTILE.INC)."""

    many: int
    least: Fraction
    first: Fraction
    median: Fraction
    third: Fraction
    most: Fraction
    mean: Fraction
    bins: tuple[Bin, ...]


class GradeLine(NamedTuple):
    """A grade with its projects; `grade` "" for scored projects without one."""

    grade: str
    many: int
    share: Fraction


class Line(NamedTuple):
    """A class of projects, such as those of one department. `name` None: not given.

    `projects` all of them, `scored` those with an outcome, `pointed` those with a total, of which
    `mean` is the mean; `grades` as many as the overview's, in its order.
    """

    name: str | None
    projects: int
    scored: int
    pointed: int
    mean: Fraction | None
    grades: tuple[int, ...]
    executed: int
    execution: Fraction | None


class Grouping(NamedTuple):
    """Projects by a column: the largest classes, the `others` (so many of them) summed up, all.
    `reason` "" or why there are no lines: absent, empty, many."""

    column: str
    lines: tuple[Line, ...]
    others: int
    rest: Line | None
    total: Line
    reason: str = ""


class Ranked(NamedTuple):
    """A project with its place; those of one total share it."""

    place: int
    points: Fraction
    project: Fact


class Ranking(NamedTuple):
    """`rows` are the first of all, `bottom` the last ones, the lowest first, with their places
    counted from the top; `all` the number of projects that have a place."""

    rows: tuple[Ranked, ...]
    bottom: tuple[Ranked, ...]
    all: int


class LeafLine(NamedTuple):
    """An indicator, or a section, of one set. `share` is what its scores are of its weights,
    `lost` how many of the `scored` lost points; `missing` None where it isn't known."""

    set: str
    path: str
    scored: int
    share: Fraction | None
    lost: int
    missing: int | None
    absent: int | None


class BandLine(NamedTuple):
    """The scored projects of a class of execution: from `low` (included) up to `high`; both None:
    not known."""

    low: Fraction | None
    high: Fraction | None
    line: Line


class Group(NamedTuple):
    """Projects with one table, the first of them."""

    many: int
    projects: tuple[Fact, ...]


class Pattern(NamedTuple):
    """Something that deserves a look: how many projects, the first of them; `groups` of equal
    tables (`all_groups` in all)."""

    key: str
    many: int
    projects: tuple[Fact, ...] = ()
    groups: tuple[Group, ...] = ()
    all_groups: int = 0


class Same(NamedTuple):
    """A total that very many have."""

    points: Fraction
    many: int
    share: Fraction


class Refused(NamedTuple):
    """A project that can't be scored, and the first error that says why, where and how to mend it."""

    project: Fact
    message: str
    place: str = ""
    mend: str = ""


class CodeLine(NamedTuple):
    """A finding's code: how often, in how many projects, and what it said first."""

    code: str
    severity: str
    findings: int
    many: int
    message: str
    projects: tuple[Fact, ...]


class SetLine(NamedTuple):
    """An indicator set: its projects as a class, its grades best first with their numbers."""

    id: str
    title: str
    line: Line
    grades: tuple[GradeLine, ...]


class Overview(NamedTuple):
    """`ladder` are the grades of all sets, best first: those that each `Line` counts; `with_errors`
    and `with_warnings` count projects; `leaves_cut` says that there were too many indicators."""

    projects: int
    scored: int
    unusable: int
    with_errors: int
    with_warnings: int
    terms: Terms
    scale: Scale
    ladder: tuple[str, ...]
    whole: Line
    sets: tuple[SetLine, ...]
    totals: Spread | None
    grades: tuple[GradeLine, ...]
    groupings: tuple[Grouping, ...]
    ranking: Ranking
    leaves: tuple[LeafLine, ...]
    sections: tuple[LeafLine, ...]
    leaves_cut: bool
    bands: tuple[BandLine, ...]
    patterns: tuple[Pattern, ...]
    same: tuple[Same, ...]
    refused: tuple[Refused, ...]
    codes: tuple[CodeLine, ...]
    findings: tuple[Finding, ...] = ()
