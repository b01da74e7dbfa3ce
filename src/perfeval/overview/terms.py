"""What an overview takes for worth a look. Every figure is a choice, printed beside what it found."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Terms(NamedTuple):
    """The choices; shares are ratios.

    `bands` are the upper ends of the classes of execution: below the first, from each up to the
    next, the last one included in its class, and above it. `low_execution` and `high_share` (of the
    full score, for sets without grades) tell 执行率低而得分高; `alike_rows` how many indicators two
    equal tables must have; a total is 集中 from `same_total_count` projects and
    `same_total_share` of all on. `listed` projects are named for each pattern, `refused` of those that
    can't be scored, `groups` of equal tables, `ranked` at each end of the ranking, `ranking` rows of it in a workbook, `lines` of a
    table by department, `lowest` indicators.
    """

    bands: tuple[Fraction, ...] = (
        Fraction(50, 100),
        Fraction(80, 100),
        Fraction(90, 100),
        Fraction(1),
    )
    low_execution: Fraction = Fraction(50, 100)
    high_share: Fraction = Fraction(90, 100)
    alike_rows: int = 5
    same_total_count: int = 10
    same_total_share: Fraction = Fraction(10, 100)
    listed: int = 10
    refused: int = 1000
    groups: int = 10
    ranked: int = 20
    ranking: int = 10_000
    lines: int = 20
    lowest: int = 20


# different values of one column, and different indicators, beyond which they are no classes
MOST_CLASSES = 100_000
ALL = ""  # the class that every project belongs to
