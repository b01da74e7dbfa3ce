"""Numbers and words that a re-check takes from packs of checks, each with its source.

None of them is written in this room: `limits_of` takes what packs give (`checks.recheck_shapes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction as F

    from perfeval.model.indicators import Grade


class Band(NamedTuple):
    """From a completion of `low` (inclusive) on, `share` of the weight."""

    low: F
    share: F


class Bands(NamedTuple):
    """A rule in bands, best first; `execution` says that it is for the execution rate alone."""

    name: str
    source: str
    bands: tuple[Band, ...]
    execution: bool = False


class Tier(NamedTuple):
    """Words for a degree of success, with the share of the weight they stand for."""

    words: tuple[str, ...]
    low: F
    high: F
    source: str


class Step(NamedTuple):
    """`cost` points off for each `size`: a share, or a number of `unit`s of the actual."""

    size: F
    cost: F
    unit: str = ""


class Limits(NamedTuple):
    """Parameters of conventions and checks; a check whose number is None finds nothing.

    Shares are ratios, those of `grades` of the full marks; `least_budget` is in 元, `bare_cuts` are
    the deductions that forms make without a rule. Beyond `over_line` conventions take points off,
    beyond `over` a reason is asked for. Names that end in a word of `better_more` (`better_less`)
    are the better the more (the less) there is. `branches` has for a word of level-2 names the
    words of the level-1 names they belong to. `sources` says by code where numbers come from.

    Of the form itself: `noted_grades` is the scale that it prints, () where it prints one that
    can't be read for sure, and `noted_steps` are the deductions that it prints.
    """

    bands: tuple[Bands, ...] = ()
    tiers: tuple[Tier, ...] = ()
    pass_lines: tuple[F, ...] = ()
    step_units: tuple[F, ...] = ()
    step_points: tuple[F, ...] = ()
    bare_cuts: tuple[F, ...] = ()
    over_line: F | None = None
    over_cuts: tuple[F, ...] = ()
    over: F | None = None
    far_over: F | None = None
    low_execution: F | None = None
    paid_beyond: F | None = None
    deviation: F | None = None
    budget_cut: F | None = None
    least_budget: F | None = None
    disorder: F | None = None
    near_sum: F | None = None
    two_values: F | None = None
    many_equal: int | None = None
    grades: tuple[tuple[str, F], ...] = ()
    branches: tuple[tuple[str, tuple[str, ...]], ...] = ()
    scales: frozenset[str] = frozenset()
    empty_reasons: frozenset[str] = frozenset()
    better_more: tuple[str, ...] = ()
    better_less: tuple[str, ...] = ()
    sources: Mapping[str, str] = {}
    noted_grades: tuple[Grade, ...] | None = None
    noted_steps: tuple[Step, ...] = ()


def limits_of(given: Mapping[str, Any]) -> Limits:
    """What packs give, by code; what they leave out is not looked for."""

    def of(code: str, key: str) -> Any:
        return given.get(code, {}).get(key)

    def several(code: str, key: str) -> tuple[Any, ...]:
        return tuple(of(code, key) or ())

    return Limits(
        tuple(_bands(rule) for rule in several("PE718", "rules")),
        tuple(Tier(tuple(t["words"]), t["low"], t["high"], t.get("source", ""))
              for t in several("PE718", "tiers")),
        several("PE718", "pass_lines"), several("PE718", "step_sizes"),
        several("PE718", "step_points"), several("PE718", "flat_points"),
        of("PE718", "over"), several("PE718", "over_cuts"), of("PE730", "beyond"), of("PE730", "far"),
        of("PE732", "below"), of("PE733", "beyond"), of("PE745", "beyond"), of("PE740", "beyond"),
        of("PE722", "least"), of("PE734", "beyond"), of("PE747", "within"), of("PE748", "within"),
        of("PE742", "least"),
        tuple(zip(several("PE724", "names"), several("PE724", "edges"), strict=False)),
        tuple((one["word"], tuple(one["under"])) for one in several("PE738", "places")),
        frozenset(several("PE729", "scales")), frozenset(several("PE731", "words")),
        several("PE727", "more"), several("PE727", "less"),
        {code: one["source"] for code, one in given.items() if isinstance(one, dict) and "source" in one},
    )  # fmt: skip


def _bands(rule: Mapping[str, Any]) -> Bands:
    bands = tuple(Band(*pair) for pair in zip(rule["edges"], rule["shares"], strict=False))
    return Bands(rule["name"], rule.get("source", ""), bands, rule.get("execution", False))
