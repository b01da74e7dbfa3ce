"""Cells of a comparison that the terminal and the papers share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.followup.histories import gaps
from perfeval.followup.values import HUNDRED, met_rate, score_of
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed, plain
from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE, UNSCORED
from perfeval.reports import achieved, footing
from perfeval.reports.followup.figures import money, points, rate, short
from perfeval.reports.texts import flat
from perfeval.reports.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.followup.aligning import Row
    from perfeval.followup.moves import Comparison
    from perfeval.followup.records import Year
    from perfeval.model.scorecard import LeafScore, Scorecard

MOST_NAMES = 12  # indicators that are listed in a sentence


class Line(NamedTuple):
    """One row of a table: a label and a cell for each year."""

    label: str
    cells: tuple[str, ...]


def labels(comparison: Comparison) -> tuple[str, ...]:
    """How the years are headed: by year where all are of one project, else by project and year."""
    if len(comparison.groups) == 1:
        found = [year.label for year in comparison.years]
    else:
        several = {key for key, years in comparison.groups if len(years) > 1}
        found = [
            short(year) + (f" {year.label}" if key in several else "")
            for key, years in comparison.groups for year in years
        ]  # fmt: skip
    twice = {label for label in found if found.count(label) > 1}
    return tuple(
        f"{label} {year.file}" if label in twice else label
        for label, year in zip(found, comparison.years, strict=True)
    )


def overview(comparison: Comparison, lang: str) -> tuple[Line, ...]:
    """Score, grade, money and targets met, a line each."""
    cards = [year.card for year in comparison.years]
    units = {card.funds.unit for card in cards if card.funds is not None}
    factor = Fraction(10_000)
    unit = "万元"
    if len(units) == 1:
        unit = units.pop()
        factor = next(card.funds.factor for card in cards if card.funds is not None)
    sets = {card.indicator_set.id for card in cards}
    maxima = {card.max for card in cards}
    table = [
        ("total", [points(card.total) for card in cards]),
        ("max", [plain(card.max) if card.max is not None else "" for card in cards]
                if len(maxima) > 1 or maxima != {HUNDRED} else []),
        ("rate", [points(score_of(card)) for card in cards] if maxima - {None, HUNDRED} else []),
        ("grade", [card.grade or "" for card in cards]),
        ("execution", [rate(card.funds.execution if card.funds else None) for card in cards]),
        ("arrival", [rate(card.funds.arrival if card.funds else None) for card in cards]),
        ("budget", [money(card, "budget", factor) for card in cards]),
        ("spent", [money(card, "spent", factor) for card in cards]),
        ("met", [_met(card, lang) for card in cards]),
        ("set", [card.indicator_set.id for card in cards] if len(sets) > 1 else []),
    ]  # fmt: skip
    return tuple(
        Line(say(f"c.{key}", lang, unit=unit), tuple(cells)) for key, cells in table if any(cells)
    )


def branches(comparison: Comparison, lang: str) -> tuple[Line, ...]:
    """Score and weight of each level-1 branch; with sets that differ its rate too."""
    names: dict[str, None] = {}
    found: list[dict[str, str]] = []
    for year in comparison.years:
        own = {}
        for name, score, weight in _tops(year.card):
            names.setdefault(name)
            absent = _absent(year.card, name) if year.card.indicator_set.scored else ""
            if absent:
                own[name] = say(f"status.{absent}", lang)
            elif score is not None and weight is not None:
                own[name] = f"{points(score)}/{plain(weight, 2)}"
                if weight:
                    own[name] += f"（{fixed(score * 100 / weight, 1)}%）" if lang == "zh" else f" ({fixed(score * 100 / weight, 1)}%)"  # fmt: skip
        found.append(own)
    lines = (Line(name, tuple(own.get(name, "") for own in found)) for name in names)
    return tuple(line for line in lines if any(line.cells))


def _absent(card: Scorecard, name: str) -> str:
    """Why nothing below a level-1 indicator counts; "" where something does."""
    below = {leaf.status for leaf in card.leaves if leaf.indicator.path[0] == name}
    if not below or below - set(achieved.ABSENT):
        return ""
    return NOT_DUE if below == {NOT_DUE} else NOT_APPLICABLE


def _tops(card: Scorecard) -> list[tuple[str, Fraction | None, Fraction | None]]:
    """Score and weight of each: of a branch the weight of what counts in it."""
    tops = {
        branch.indicator.path: (
            branch.score, branch.weight if branch.weight is None else footing.applicable(card, branch)
        )
        for branch in card.branches
    }  # fmt: skip
    tops |= {leaf.indicator.path: (leaf.score, leaf.weight) for leaf in card.leaves}
    return [(top.name, *tops.get(top.path, (None, None))) for top in card.indicator_set.indicators]


class IndicatorLine(NamedTuple):
    """An indicator across the years: a cell of target, actual, completion and score for each."""

    name: str
    targets: tuple[str, ...]
    actuals: tuple[str, ...]
    completions: tuple[str, ...]
    scores: tuple[str, ...]


def indicators(comparison: Comparison, lang: str) -> tuple[IndicatorLine, ...]:
    """Of several projects the indicators that two of them have; `singles` names the others."""
    w = words(lang)
    found = []
    for row in comparison.rows:
        if len(comparison.groups) > 1 and sum(leaf is not None for leaf in row.leaves) < 2:
            continue
        found.append(IndicatorLine(
            row.any.indicator.name,
            _each(row, lambda leaf: achieved.target_text(leaf, w)),
            _each(row, lambda leaf: achieved.actual_text(leaf, w)),
            _each(row, achieved.completion_text),
            _scores(row, comparison.years, lang),
        ))  # fmt: skip
    return tuple(found)


def singles(comparison: Comparison, lang: str) -> list[str]:
    """The indicators that only one of several projects has, a sentence for each project."""
    if len(comparison.groups) == 1:
        return []
    found = []
    for index, label in enumerate(labels(comparison)):
        names = [
            flat(leaf.indicator.name)
            for row in comparison.rows
            if (leaf := row.leaves[index]) is not None and sum(one is not None for one in row.leaves) < 2
        ]  # fmt: skip
        if names:
            more = "…" if len(names) > MOST_NAMES else ""
            told = say("list", lang).join(names[:MOST_NAMES]) + more
            found.append(say("single", lang, project=label, n=len(names), names=told))
    return found


def _each(row: Row, text: object) -> tuple[str, ...]:
    assert callable(text)
    return tuple("" if leaf is None else str(text(leaf)) for leaf in row.leaves)


def _scores(row: Row, years: Sequence[Year], lang: str) -> tuple[str, ...]:
    found = []
    for leaf, year in zip(row.leaves, years, strict=True):
        if leaf is None:
            found.append("")
            continue
        text = achieved.score_text(leaf, year.card.indicator_set)
        found.append(text or _unscored(leaf, lang))
    return tuple(found)


def _unscored(leaf: LeafScore, lang: str) -> str:
    """Without points: the completion, or whether the target is met, or why there is nothing."""
    if leaf.status == UNSCORED:
        said = achieved.completion_text(leaf) or achieved.result_text(leaf, words(lang))
        if said:
            return said
    return say(f"status.{leaf.status}", lang)


def year_notes(comparison: Comparison, lang: str) -> list[str]:
    """The years of a project that nothing is given for: next to one another is not year on year."""
    found = []
    for _, years in comparison.groups:
        missing = gaps(years)
        if missing:
            told = say("list", lang).join(map(str, missing))
            found.append(say("years.missing", lang, project=short(years[-1]), years=told))
    return found


def _met(card: Scorecard, lang: str) -> str:
    value = met_rate(card)
    if value is None:
        return ""
    judged = [leaf.met for leaf in card.leaves if leaf.met is not None]
    return say("c.met.cell", lang, rate=rate(value), met=sum(judged), all=len(judged))
