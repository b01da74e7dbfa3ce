"""Cells of a comparison that the terminal and the papers share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.followup.moves import STATUS, ZERO
from perfeval.followup.values import met_rate
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed, plain, rounded
from perfeval.model.scorecard import UNSCORED
from perfeval.reports import achieved
from perfeval.reports.texts import flat
from perfeval.reports.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.followup.aligning import Row
    from perfeval.followup.moves import Comparison, LeafMove, Movement
    from perfeval.followup.records import Year
    from perfeval.model.scorecard import LeafScore, Scorecard

DIGITS = 2
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
            _short(year) + (f" {year.label}" if key in several else "")
            for key, years in comparison.groups for year in years
        ]  # fmt: skip
    twice = {label for label in found if found.count(label) > 1}
    return tuple(
        f"{label} {year.file}" if label in twice else label
        for label, year in zip(found, comparison.years, strict=True)
    )


def ends(comparison: Comparison, move: Movement) -> tuple[str, str]:
    """How the two cards of a movement are named."""
    if move.same_project and len(comparison.groups) == 1:
        return move.first.label, move.second.label
    if move.same_project:
        return f"{_short(move.first)} {move.first.label}", move.second.label
    return _short(move.first), _short(move.second)


def headed(comparison: Comparison, move: Movement, lang: str) -> str:
    """The heading of a movement; two projects don't move, they differ."""
    first, second = ends(comparison, move)
    return say("moved" if move.same_project else "apart", lang, first=first, second=second)


def totals(move: Movement) -> tuple[str, str, str]:
    """Both totals and their difference, as printed."""
    change = "" if move.change is None else signed(move.change)
    return _points(move.first.card.total), _points(move.second.card.total), change


def _short(year: Year) -> str:
    from perfeval.followup.histories import named

    return named(year.card.project.header.name)


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
        ("total", [_points(card.total) for card in cards]),
        ("max", [plain(card.max) if card.max is not None else "" for card in cards]
                if len(maxima) > 1 or maxima == {None} else []),
        ("grade", [card.grade or "" for card in cards]),
        ("execution", [_rate(card.funds.execution if card.funds else None) for card in cards]),
        ("arrival", [_rate(card.funds.arrival if card.funds else None) for card in cards]),
        ("budget", [_money(card, "budget", factor) for card in cards]),
        ("spent", [_money(card, "spent", factor) for card in cards]),
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
            if year.card.indicator_set.scored and _absent(year.card, name):
                own[name] = say("status.not_applicable", lang)
            elif score is not None and weight is not None:
                own[name] = f"{_points(score)}/{plain(weight, 2)}"
                if weight:
                    own[name] += f"（{fixed(score * 100 / weight, 1)}%）" if lang == "zh" else f" ({fixed(score * 100 / weight, 1)}%)"  # fmt: skip
        found.append(own)
    lines = (Line(name, tuple(own.get(name, "") for own in found)) for name in names)
    return tuple(line for line in lines if any(line.cells))


def _absent(card: Scorecard, name: str) -> bool:
    """Whether nothing below a level-1 indicator applies."""
    below = [leaf for leaf in card.leaves if leaf.indicator.path[0] == name]
    return bool(below) and all(leaf.status in achieved.ABSENT for leaf in below)


def _tops(card: Scorecard) -> list[tuple[str, Fraction | None, Fraction | None]]:
    tops = {branch.indicator.path: (branch.score, branch.weight) for branch in card.branches}
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


class Moved(NamedTuple):
    """A line of what moved: the printed change and its causes in words; the printed changes and
    `rest` add up to the printed change of the total."""

    name: str
    change: str
    why: str
    old: str = ""
    new: str = ""


def moved(move: Movement, lang: str) -> tuple[Moved, ...]:
    """Every indicator, adjuster and remainder that changed the total, in order of the table."""
    lines = []
    left = rounded(move.change or ZERO, DIGITS)
    for leaf in move.leaves:
        if not leaf.change and not leaf.flags:
            continue
        shown = rounded(leaf.change, DIGITS)
        left -= shown
        lines.append(Moved(
            leaf.leaf.indicator.name, signed(leaf.change), why(leaf, lang),
            cell(leaf.first, lang), cell(leaf.second, lang),
        ))  # fmt: skip
    for name, change in move.adjusters.items():
        if change:
            left -= rounded(change, DIGITS)
            lines.append(Moved(say("adjuster", lang, name=name), signed(change), ""))
    if left or move.rest:
        lines.append(Moved(say("rest.gated" if move.gated else "rest", lang), signed(left), ""))
    return tuple(lines)


def why(leaf: LeafMove, lang: str) -> str:
    """The causes with their points, then what is different."""
    causes = [(cause, change) for cause, change in leaf.causes.items() if change]
    parts = [_caused(cause, change, lang) for cause, change in causes]
    if len(causes) == 1:
        parts = [say(f"cause.{causes[0][0]}", lang) + _status(leaf, causes[0][0], lang)]
    shown = {cause for cause, _ in causes}
    for flag in leaf.flags:
        if flag == "target" and "eased" in leaf.flags:
            continue
        if flag in shown and flag != "target" and len(causes) == 1:
            continue
        parts.append(say(f"flag.{flag}", lang))
    return say("semicolon", lang).join(parts)


def _caused(cause: str, change: Fraction, lang: str) -> str:
    return say("caused", lang, cause=say(f"cause.{cause}", lang), change=signed(change))


def _status(leaf: LeafMove, cause: str, lang: str) -> str:
    """From what to what, where an indicator wasn't scored like any other in both years."""
    if cause != STATUS or leaf.first is None or leaf.second is None:
        return ""
    if leaf.first.status == leaf.second.status:
        return ""
    old, new = (
        say(f"status.{one.status}", lang) or say("scored", lang)
        for one in (leaf.first, leaf.second)
    )
    arrow = say("arrow", lang, old=old, new=new)
    return f"（{arrow}）" if lang == "zh" else f" ({arrow})"


def cell(leaf: LeafScore | None, lang: str) -> str:
    """Actual (target) of one year."""
    if leaf is None:
        return ""
    w = words(lang)
    actual, target = achieved.actual_text(leaf, w), achieved.target_text(leaf, w)
    status = say(f"status.{leaf.status}", lang)
    if not actual:
        return status
    if not target:
        return actual
    return f"{actual}（{target}）" if lang == "zh" else f"{actual} ({target})"


def told(move: Movement, comparison: Comparison, lang: str) -> list[str]:
    """What moved in the whole: total, grade, money; by cause where it can be taken apart."""
    a, b = move.first.card, move.second.card
    found = []
    if a.total is not None and b.total is not None and move.change is not None:
        grade = ""
        if a.grade != b.grade:
            grade = say("moved.grade", lang, old=a.grade or "—", new=b.grade or "—")
        key = "moved.total" if move.same_project else "apart.total"
        found.append(say(
            key, lang, old=_points(a.total), new=_points(b.total),
            change=signed(move.change), grade=grade,
        ))  # fmt: skip
    if a.funds is not None and b.funds is not None:
        was, now = overview_of(move.first, move.second, lang)
        units = {"budget": b.funds.unit, "spent": b.funds.unit}
        money = {
            key: say("arrow", lang, old=was[key], new=now[key]) + units.get(key, "") for key in was
        }
        if any(was[key] != now[key] for key in was):
            found.append(say("moved.money", lang, **money))
    if not move.comparable:
        why_not = "moved.unscored" if move.change is None else "moved.not"
        found.append(say(why_not, lang, share=fixed(move.matched * 100, 0) + "%"))
        return found
    causes = {cause: change for cause, change in move.by_cause().items() if change}
    if causes:
        parts = [_caused(cause, change, lang) for cause, change in causes.items()]
        found.append(say("by_cause", lang, causes=say("comma", lang).join(parts)))
    return found


def overview_of(first: Year, second: Year, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """Budget, spending and execution of both, in the second's unit."""
    funds = second.card.funds
    assert funds is not None
    made = []
    for year in (first, second):
        card = year.card
        made.append({
            "budget": (_money(card, "budget", funds.factor) or "—"),
            "spent": (_money(card, "spent", funds.factor) or "—"),
            "execution": _rate(card.funds.execution if card.funds else None) or "—",
        })  # fmt: skip
    return made[0], made[1]


def _met(card: Scorecard, lang: str) -> str:
    value = met_rate(card)
    if value is None:
        return ""
    judged = [leaf.met for leaf in card.leaves if leaf.met is not None]
    return say("c.met.cell", lang, rate=_rate(value), met=sum(judged), all=len(judged))


def _money(card: Scorecard, key: str, factor: Fraction) -> str:
    total = card.funds.total if card.funds is not None else None
    value = getattr(total, key) if total is not None else None
    return "" if value is None else fixed(value / factor, 2)


def _points(value: Fraction | None) -> str:
    return "" if value is None else fixed(value, DIGITS)


def _rate(value: Fraction | None) -> str:
    return "" if value is None else fixed(value * 100, 2) + "%"


def signed(value: Fraction) -> str:
    text = fixed(value, DIGITS)
    if not text.strip("-0."):
        return text.lstrip("-")
    return text if value < 0 else "+" + text
