"""What a re-check says: printed, recomputed and reviewed numbers side by side, and their verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import Path

# verdicts on one printed score
AGREES = "agrees"  # the recomputed score is printed
EXPLAINED = "explained"  # another one is, which a convention reproduces
UNEXPLAINED = "unexplained"  # no convention reproduces it
UNDECIDABLE = "undecidable"  # no figure decides it: qualitative, or the figure is missing
NOT_REPORTED = "not-reported"  # no score is printed, which is not the same as 0
NOT_SCORED = "not-scored"  # the form has no points, or the row carries none
VERDICTS = (AGREES, EXPLAINED, UNEXPLAINED, UNDECIDABLE, NOT_REPORTED, NOT_SCORED)


class Fit(NamedTuple):
    """One rounding (key of a way) with which a convention gives the printed score: how far-fetched
    it is, and the sentences with the numbers put in."""

    way: str
    rank: int
    zh: str
    en: str


class Convention(NamedTuple):
    """A way of scoring that reproduces a printed score exactly.

    `key` is the formula's ("linear", "reverse-share" …), `ways` the roundings that give the
    printed number, the simplest first ("exact", "2-half-up", "1-down", "half-down" …; "exact"
    alone where nothing is rounded); `title_zh`, `title_en` name it, `zh`, `en` say it with the
    numbers put in, for the first of the ways. `rank` grows as it gets less plausible. With `coincidence` the form of the number
    alone fits (so many points off, full marks although missed): it describes and explains nothing.
    `fits` has the ways with their sentences. `implied`: another of the row's conventions is the
    same there and says it more simply, so that this one counts for the whole form only.
    `source` says where its numbers come from, as the pack of checks writes it.
    """

    key: str
    ways: tuple[str, ...]
    title_zh: str
    title_en: str
    zh: str
    en: str
    rank: int
    coincidence: bool = False
    fits: tuple[Fit, ...] = ()
    implied: bool = False
    source: str = ""


class Line(NamedTuple):
    """One indicator: what is printed, what is computed, what the reviewer gave.

    Texts are as printed, "" where nothing is. `direction` is one of >= > = < <= ~, "" without a
    figure for the target; `completion` is uncut. `computed` is None where no figure decides the
    score. `difference` is reported − computed, `review_difference` is reviewed − reported.
    `places` has the cells by key: name, target, actual, weight, reported, reason … `ambiguous`
    says that the printed number can't tell several conventions apart. `lost` is what the printed
    score lacks to the weight. `execution`: the row of the fund table.
    """

    path: Path
    name: str
    levels: tuple[str, ...]
    weight: Fraction | None
    target: str
    actual: str
    direction: str
    unit: str
    completion: Fraction | None
    met: bool | None
    reported: Fraction | None
    computed: Fraction | None
    reviewed: Fraction | None
    verdict: str
    conventions: tuple[Convention, ...] = ()
    ambiguous: bool = False
    reason: str = ""
    opinion: str = ""
    execution: bool = False
    places: Mapping[str, Span] = {}
    reviewer: str = ""
    review_date: str = ""

    @property
    def difference(self) -> Fraction | None:
        if self.reported is None or self.computed is None:
            return None
        return self.reported - self.computed

    @property
    def review_difference(self) -> Fraction | None:
        if self.reported is None or self.reviewed is None:
            return None
        return self.reviewed - self.reported

    @property
    def lost(self) -> Fraction | None:
        if self.reported is None or self.weight is None:
            return None
        return self.weight - self.reported

    @property
    def explanation(self) -> Convention | None:
        """The simplest convention that explains the printed score."""
        return next((c for c in self.conventions if not c.coincidence), None)


class FundLine(NamedTuple):
    """One row of the fund table; amounts in the table's unit, rates as ratios.

    `printed` is the printed rate's text, `rate` the computed one; `verdict` one of AGREES,
    UNEXPLAINED (another rate than printed), UNDECIDABLE (no amounts), NOT_REPORTED (no rate).
    `part` says that the row is part of the total.
    """

    name: str
    part: bool
    initial_budget: Fraction | None
    budget: Fraction | None
    arrived: Fraction | None
    spent: Fraction | None
    printed: str
    rate: Fraction | None
    verdict: str
    places: Mapping[str, Span] = {}


class Totals(NamedTuple):
    """`reported` is the printed total, `summed` the sum of printed scores (None where one is
    missing), `computed` that of recomputed ones (None where no figure decides one of them),
    `adopted` the sum with printed scores in the place of those that no figure decides, `weights`
    the sum of the weights, `full` what they should add up to, `weight` the printed total weight."""

    reported: Fraction | None = None
    summed: Fraction | None = None
    computed: Fraction | None = None
    reviewed: Fraction | None = None
    weights: Fraction | None = None
    full: Fraction | None = None
    weight: Fraction | None = None
    places: Mapping[str, Span] = {}
    adopted: Fraction | None = None


class GradeCheck(NamedTuple):
    """The printed grade, the one that the printed total earns, and those of the adopted and of the
    reviewed total. `edges` has each grade's lower edge, whether it is part of it, and its name, the
    best first; empty where a total alone does not decide the grade."""

    reported: str = ""
    by_reported: str = ""
    computed: str = ""
    place: Span | None = None
    reviewed: str = ""
    edges: tuple[tuple[Fraction, bool, str], ...] = ()


class FormWide(NamedTuple):
    """The one convention that explains the most rows that lost points: `key` and `way` as in
    `Convention`, `explains` of `rows` rows, the rest in `others` (paths)."""

    key: str
    way: str
    zh: str
    en: str
    explains: int
    rows: int
    others: tuple[Path, ...] = ()


class Recheck(NamedTuple):
    """One table re-checked. `counts` has the number of lines of each verdict."""

    name: str
    department: str
    year: str
    kind: str
    lines: tuple[Line, ...]
    funds: tuple[FundLine, ...]
    unit: str
    totals: Totals
    grade: GradeCheck
    convention: FormWide | None
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
