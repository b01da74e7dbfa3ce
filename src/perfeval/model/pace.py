"""What files say of monitoring: schedules, lights, thresholds, progress. Read at every start, and
so apart from what monitoring finds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.quantity import Quantity

DAYS, MONTHS, STEPS = "days", "months", "steps"
LINEAR, STEP = "linear", "step"


class Milestone(NamedTuple):
    """What share is to be reached by the end of a day, or of a month of the year."""

    until: Quantity
    share: Fraction
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Schedule(NamedTuple):
    """What share is due when: by days, by whole months, or by steps with what lies between."""

    kind: str = DAYS
    steps: tuple[Milestone, ...] = ()
    between: str = LINEAR
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Light(NamedTuple):
    """A light for gaps up to `max_gap` percentage points (included); the last has no limit.

    `colour` is green, blue, yellow, orange or red; "" where the file gives none.
    """

    name: str
    max_gap: Fraction | None = None
    colour: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Likelihoods(NamedTuple):
    """Forecast completions from which on a goal is certain, and possible."""

    certain: Fraction = Fraction(1)
    possible: Fraction | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Half(NamedTuple):
    """Schedule and lights of the funds, or of the goals."""

    schedule: Schedule | None = None
    lights: tuple[Light, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Terms(NamedTuple):
    """The `monitoring` block of a set or a project; percentage points where a gap is meant.

    `gap`: goals ahead of money by more, or the reverse, is remarked on; `difference`: a stated
    forecast further from the computed one is remarked on. None: nothing is.
    """

    basis: tuple[str, ...] = ()
    verified: bool = True
    schedule: Any = None
    funds: Half = Half()
    goals: Half = Half()
    lights: tuple[Light, ...] = ()
    gap: Fraction | None = None
    difference: Fraction | None = None
    likelihood: Likelihoods | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Progress(NamedTuple):
    """How far an indicator is at a day: its value in all, or a share of the way."""

    as_of: date
    actual: Quantity | None = None
    share: Fraction | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Deviation(NamedTuple):
    """Why a goal is behind: categories of the official table, and words."""

    causes: tuple[str, ...] = ()
    text: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}
