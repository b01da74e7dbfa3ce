"""The amounts of money that a project's funds have."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.word.figures import loose
from perfeval.checks.word.score_rows import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.funds import FundLine
    from perfeval.model.scorecard import Scorecard

UNITS = {"元": Fraction(1), "千元": Fraction(1000), "万元": Fraction(10_000), "亿元": Fraction(100_000_000)}  # fmt: skip
KINDS = ("initial_budget", "budget", "arrived", "spent")
_MOST_LINES = 10  # of which all sums are made


class Amounts(NamedTuple):
    """By kind all amounts (元) that the project has or that lines of it add up to; those of single
    lines by loose name; `said` what sentences may
    tell by kind; `rated` what rates are made of; `unit` that of the project's own tables."""

    sums: Mapping[str, frozenset[Fraction]]
    lines: Mapping[str, Mapping[str, frozenset[Fraction]]]
    said: Mapping[str, frozenset[Fraction]]
    totals: Mapping[str, Fraction]
    rated: frozenset[Fraction]
    unit: Fraction


def amounts(card: Scorecard) -> Amounts | None:
    funds, raw = card.funds, card.project.funds
    if funds is None or raw is None:
        return None
    top = [line for line in funds.lines if not line.of]
    sums: dict[str, frozenset[Fraction]] = {}
    lines: dict[str, dict[str, frozenset[Fraction]]] = {}
    for kind in KINDS:
        own = [getattr(line, kind) for line in top]
        found = set(_sums([value for value in own if value is not None]))
        found |= {v for line in funds.lines if (v := getattr(line, kind)) is not None}
        total = getattr(funds.total, kind) if funds.total is not None else None
        sums[kind] = frozenset(found | ({total} if total is not None else set()))
    for line, given in zip(funds.lines, raw.lines, strict=False):
        own_kinds = lines.setdefault(line_name(line.name), {})
        for kind in KINDS:
            value = getattr(line, kind)
            both: set[Fraction] = {*own_kinds.get(kind, ()), *_dated(given, kind)}
            own_kinds[kind] = frozenset(both | ({value} if value is not None else set()))
    rates = {v for rate in funds.rates for v in (rate.top, rate.bottom) if v is not None}
    total_of = {
        kind: value for kind in KINDS
        if funds.total is not None and (value := getattr(funds.total, kind)) is not None
    }  # fmt: skip
    return Amounts(sums, lines, _said(card, sums), total_of, frozenset(rates), funds.factor)


def _said(
    card: Scorecard, sums: Mapping[str, frozenset[Fraction]]
) -> dict[str, frozenset[Fraction]]:
    """What a sentence may call by the name of each kind; a budget may be the one at first, or what
    was at hand in a period."""
    funds, raw = card.funds, card.project.funds
    assert funds is not None
    assert raw is not None
    dated = {
        kind: {v for line in raw.lines for v in _dated(line, kind)} for kind in (*KINDS, "due")
    }
    tops: dict[str, set[Fraction]] = {}
    for rate in funds.rates:
        if rate.top is not None:
            tops.setdefault(rate.rate, set()).add(rate.top)
    bottoms = {rate.bottom for rate in funds.rates if rate.bottom is not None}
    budgets = frozenset(
        {
            *sums["budget"],
            *sums["initial_budget"],
            *dated["budget"],
            *dated["initial_budget"],
            *bottoms,
        }
    )
    return {
        "initial_budget": budgets if sums["initial_budget"] else frozenset(),
        "budget": budgets,
        "arrived": frozenset({*sums["arrived"], *dated["arrived"], *dated["due"], *tops.get("arrival", ()), *bottoms}),
        "spent": frozenset({*sums["spent"], *dated["spent"], *tops.get("execution", ())}),
    }  # fmt: skip


def line_name(text: str) -> str:
    """A line's name as it is compared, without 其中."""
    name = loose(text)
    while name.startswith("其中"):
        name = name[2:]
    return name.removeprefix("ofwhich")


@lru_cache(maxsize=4096)
def stands(printed: str, values: frozenset[Fraction], units: frozenset[Fraction]) -> bool:
    """Whether a printed amount is one of the values in one of the units."""
    return any(same(printed, value / unit) for unit in units for value in values)


def _sums(values: list[Fraction]) -> Iterable[Fraction]:
    if len(values) > _MOST_LINES:
        return [*values, sum(values, Fraction(0))]
    return (
        sum(some, Fraction(0))
        for size in range(len(values) + 1)
        for some in combinations(values, size)
    )


def _dated(line: FundLine, kind: str) -> set[Fraction]:
    """Single amounts, and how far they had come after each."""
    found: set[Fraction] = set()
    so_far = Fraction(0)
    for one in getattr(line, kind) or ():
        so_far += one.amount
        found |= {one.amount, so_far}
    if kind == "spent":
        found |= {one.spent for one in line.cumulative or ()}
    return found
