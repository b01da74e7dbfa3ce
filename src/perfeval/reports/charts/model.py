"""Charts as plain data, one shape for every writer; only those that say something."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed
from perfeval.reports import achieved, figures, footing
from perfeval.reports.money_tables import decimals
from perfeval.reports.period_funds import spans
from perfeval.reports.texts import bracketed, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.scorecard import LeafScore, LineRow, Scorecard
    from perfeval.reports.words import Words

Chart = dict[str, Any]
MOST = 20
CAP = Fraction(130, 100)
LONGEST = 120  # signs of a category: a name that is a narrative would fill the page


def charts(card: Scorecard, words: Words) -> dict[str, Chart]:
    """The charts of a report by key, in the order scores, execution, completion.

    A chart is {key, title, caption, alt, unit, categories, series, max}: `caption` is the title
    with its unit (and its number, once it stands in a report), `alt` says all of it in words. A
    series is {key, name, values, labels, digits}: decimal texts with `digits` decimals ("" for
    none) and the values as printed. `max` ends the axis below the highest value, or is "".
    """
    found = (scores(card, words), execution(card, words), completion(card, words))
    return {chart["key"]: chart for chart in found if chart is not None}


def scores(card: Scorecard, words: Words) -> Chart | None:
    """Weight and score of each level-1 indicator, two at least."""
    tops = footing.tops(card) if card.indicator_set.scored else []
    if len(tops) < 2:
        return None
    digits = _digits([top.score for top in tops], card.indicator_set.rounding.digits)
    names = [_rated(t.name, achieved.rate_of(t.score, t.weight), "scored", words) for t in tops]
    series = [
        _series("weight", [t.weight for t in tops], _digits([t.weight for t in tops], 0), words),
        _series("score", [t.score for t in tops], digits, words),
    ]
    return _chart("scores", words("chart.scores"), words("chart.points"), names, series, words)


def execution(card: Scorecard, words: Words) -> Chart | None:
    """Budget, arrived and spent of each fund line; a line alone when it has two of them."""
    funds = card.funds
    lines = [line for line in funds.lines if not line.of and _moved(line)] if funds else []
    if funds is None or not lines:
        return None
    keys = [
        key for key in ("budget", "arrived", "spent") if any(_amount(line, key) is not None for line in lines)
    ]  # fmt: skip
    if len(keys) < 2:
        return None
    digits, whole = decimals(funds), "_all" if spans(card) else ""
    names = [_rated(line.name, line.execution, "executed", words) for line in lines]
    series = []
    for key in keys:
        amounts = [_amount(line, key) for line in lines]
        values = [None if amount is None else amount / funds.factor for amount in amounts]
        series.append(_series(key, values, digits, words, whole))
    return _chart("execution", words("chart.execution"), funds.unit, names, series, words)


def _moved(line: LineRow) -> bool:
    return any(_amount(line, key) for key in ("budget", "arrived", "spent"))


def _amount(line: LineRow, key: str) -> Fraction | None:
    value: Fraction | None = getattr(line, key)
    return value


def completion(card: Scorecard, words: Words) -> Chart | None:
    """The completion of the measured indicators; the lowest when there are many."""
    rated = [(leaf, rate) for leaf in card.leaves if (rate := _completion(leaf)) is not None]
    if len(rated) < 2:
        return None
    title = words("chart.completions")
    if len(rated) > MOST:
        rated = sorted(rated, key=lambda pair: pair[1])[:MOST]
        title = words("chart.completion_lowest", n=MOST)
    names = [_short(leaf.indicator.name) for leaf, _ in rated]
    series = [_series("completion", [rate * 100 for _, rate in rated], 2, words, sign="%")]
    highest = max(rate for _, rate in rated)
    chart = _chart("completion", title, "%", names, series, words)
    return {**chart, "max": fixed(CAP * 100, 0) if highest > CAP else ""}


def _completion(leaf: LeafScore) -> Fraction | None:
    return leaf.completion if achieved.is_ratio(leaf) else None


def _rated(name: str, rate: Fraction | None, key: str, words: Words) -> str:
    if rate is None:
        return _short(name)
    return _short(name) + words("comma") + words(f"chart.{key}", rate=figures.rate(rate))


def _short(name: str) -> str:
    name = flat(name)
    return name if len(name) <= LONGEST else name[:LONGEST] + "…"


def _digits(values: Sequence[Fraction], least: int) -> int:
    """How many decimals show all the values, as the score table prints them."""
    shown = [figures.points(value, least).partition(".")[2] for value in values]
    return max(len(text) for text in shown)


def _series(
    key: str, values: Sequence[Fraction | None], digits: int, words: Words, whole: str = "",
    sign: str = "",
) -> dict[str, Any]:  # fmt: skip
    texts = ["" if value is None else fixed(value, digits) for value in values]
    return {
        "key": key, "name": words(f"chart.{key}{whole}"), "values": texts,
        "labels": [text and text + sign for text in texts], "digits": digits,
    }  # fmt: skip


def _chart(
    key: str, title: str, unit: str, names: list[str], series: list[dict[str, Any]], words: Words
) -> Chart:
    stated = words("unit", unit=unit) if unit and unit != "%" else ""
    told = []
    for index, name in enumerate(names):
        parts = [f"{one['name']} {one['labels'][index]}" for one in series if one["labels"][index]]
        told.append(
            name + words("colon").rstrip() + " " * (words.lang != "zh") + words.listed(parts)
        )
    return {
        "key": key, "title": title, "caption": bracketed(title, [stated], words),
        "alt": words("semicolon").join(told), "unit": unit, "categories": names,
        "series": series, "max": "",
    }  # fmt: skip


def passes(chart: Chart, value: str) -> bool:
    """Whether the axis ends before a value."""
    return bool(chart["max"] and value) and Fraction(value) > Fraction(chart["max"])


def numbered(chart: Chart, n: int, words: Words) -> Chart:
    """The chart as figure `n` of a report."""
    return {**chart, "number": n, "caption": words("chart.figure", n=n) + chart["caption"]}
